import { readDay } from "../day-words.js";
import { isSame, type Reference } from "../reference.js";
import { findReferences, type Named } from "./named.js";
import { LEADING, LIST_SIGNS } from "./parts.js";
import { understand } from "./understand.js";
import type { About } from "./understood.js";

/**
 * Whether a figure that may be a day or an action is the day that these words ask for: "8/3 please", but not "8/3 done".
 * What is clearly an action is none.
 */
export const isDayAskedFor = (text: string, { clear, from, to }: Named, about: About): boolean => {
  if (clear) return false;
  const day = readDay(text.slice(from, to), about.said);
  if (!day.ok) return false;
  const { target, owners } = about.action;
  const read = understand(text, { ...about, action: { target, owners } });
  return [read.target, read.until, read.ask === null ? null : read.offer].includes(day.value);
};

/** What is said of an action, without its own reference before it, unless that begins a list: "64/01 and 64/02 wait". */
export const withoutReference = (text: string, own: Reference, about: About): string => {
  const [first, second] = findReferences(text, own.committee);
  const leads = first && text.slice(0, first.from).trim() === "" && isSame(first.reference, own);
  const lists = first && second && LIST_SIGNS.test(text.slice(first.to, second.from));
  if (!leads || lists || isDayAskedFor(text, first, about)) return text;
  return text.slice(first.to).replace(LEADING, "") || text;
};
