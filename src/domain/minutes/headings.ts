import type { AgendaItem } from "../meeting.js";
import { unmark } from "./lines.js";

const HEADING =
  /^(?:#{1,6} *)?(?:(?:agenda )?item )?(?<number>\d{1,3}(?:\.\d{1,2}){0,3})(?<mark>[.):]| [-–—])? +(?<title>\S.*)$/iu;

const LONGEST_TITLE = 160;

/** A last word that ends a sentence or a list's entry, not a title. */
const ENDS_SENTENCE = /[.;,:]$/u;
const MONTH_FIRST = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4}/iu;

/** A numbered heading by its looks alone; whether it is one, its place in the numbering says. */
export const looksLikeHeading = (text: string): (AgendaItem & { sure: boolean }) | undefined => {
  const { number, mark, title } = HEADING.exec(unmark(text.replace(/^#+ */u, "")))?.groups ?? {};
  if (number === undefined || title === undefined) return undefined;
  if (title.length > LONGEST_TITLE || !/^[\p{Lu}\d'"“‘(]/u.test(title) || (!mark && MONTH_FIRST.test(title)))
    return undefined;
  if (/^\d+\/\d/u.test(title)) return undefined;
  return {
    number: number.split(".").map(Number).join("."),
    title,
    sure: (mark !== undefined || number.includes(".") || text.startsWith("#")) && !ENDS_SENTENCE.test(title),
  };
};

/** How far a number may run ahead of the last: a few items may be left out of the minutes. */
const LONGEST_STEP = 9;

/** Whether `number` comes next after `last`, comes later (items left out), or does not follow at all. */
export const follows = (number: string, last: string | null): "next" | "later" | "no" => {
  const to = number.split(".").map(Number);
  const from = last === null ? [0] : last.split(".").map(Number);
  const at = to.findIndex((part, index) => part !== (from[index] ?? 0));
  const step = (to[at] ?? 0) - (from[at] ?? 0);
  if (at === -1 || step < 1 || step > LONGEST_STEP) return "no";
  const deeper = to.slice(at + 1);
  if (deeper.some((part) => part !== 1)) return "no";
  return step === 1 && deeper.length === 0 && at <= from.length ? "next" : "later";
};
