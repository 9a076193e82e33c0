import { LOOSE_REFERENCE, type Reference, readReference } from "../reference.js";

/**
 * A reference found in free text: from where to where it stands there. It may open what is said of its action: at the
 * beginning of a clause, or after an "and" that adds it to one that did. `sure`: it cannot be a day.
 */
export type Named = {
  reference: Reference;
  from: number;
  to: number;
  opens: "clause" | "and" | "nothing";
  sure: boolean;
};

/** What one message says of one action. */
export type SaidOf = { reference: Reference; text: string };

const CLAUSE = /(?:^|[\n.;,!?:–—])\s*(?:(?:and|then|also|plus|&|hi|hello|re|for|on|action)\s+)?$/iu;
const ADDED = /\s(?:and|then|also|plus|&|\+)\s*$/iu;
const ANYWHERE = new RegExp(`(?<![\\w/.])${LOOSE_REFERENCE.source}(?![\\d/]|\\.\\d|'s)`, "gu");

/** "8/3" may be a day; as long as a committee has met fewer than 32 times, it may also be its action. */
const LAST_DAY = 31;

const WHEN =
  /(?:^|\b(?:to|until|till|til|by|from|before|after|is|was|and|or|than|target|date|due|day|(?:mon|tues|wednes|thurs|fri)day)|[-–:→])\s*(?:the )?$/iu;
const WHEN_OR_WHICH = /\b(?:on|for|say)\s*$/iu;
const ASKED_DAY = /\b(?:until|till|by|to) [^.;,!?\n]*(?:\d|\b(?:mon|tues|wednes|thurs|fri)day\b)[^.;,!?\n]*$/iu;

/** Whether a figure after these words tells when: "push to 8/3". After a day that is asked for, "on 8/3" names an action. */
export const isToldAsDay = (before: string): boolean =>
  WHEN.test(before) || (WHEN_OR_WHICH.test(before) && !ASKED_DAY.test(before));

/** The references in a text, in order. */
export const findReferences = (text: string, committee: string): Named[] =>
  [...text.matchAll(ANYWHERE)].flatMap((found): Named[] => {
    const named = found.groups?.committee;
    const ours = named?.toUpperCase() === committee.toUpperCase();
    const typed = (named === undefined || ours ? found[0] : found[0].slice(named.length)).trimStart();
    const read = readReference(typed, committee);
    if (!read.ok) return [];
    const from = found.index + found[0].length - typed.length;
    const before = text.slice(Math.max(0, from - 40), from);
    const opens = CLAUSE.test(before) ? "clause" : ADDED.test(before) ? "and" : "nothing";
    const sure = ours || typed.includes("#") || read.value.meeting > LAST_DAY;
    return [{ reference: read.value, from, to: found.index + found[0].length, opens, sure }];
  });

const trimmed = (text: string): string =>
  text
    .replace(/^[\s:,;.–—-]+/u, "")
    .replace(
      /(?:[\s,;:&+]|(?<=[\s,;])(?:and|then|also|plus|re|for|on|action)(?=\s*$)|^(?:and|or|plus)(?=\s*$))+$/iu,
      "",
    );

/**
 * What a message says of each action it names: "64/01 done, 64/02 need until 8 March". Actions named one after another
 * share the words that follow; words before the first belong to it. Where the first
 * reference opens no clause, all of it is said of the one action that is named, and of none where several are.
 */
export const splitByReference = (text: string, named: readonly Named[]): SaidOf[] => {
  const [only] = named;
  const first = only?.opens === "clause" ? only : undefined;
  const opening = named.filter(({ opens }) => opens !== "nothing");
  if (!first) {
    const same = only && named.every(({ reference }) => sameReference(reference, only.reference));
    return only && same ? [{ reference: only.reference, text: text.trim() }] : [];
  }
  const before = trimmed(text.slice(0, first.from)).replace(
    /^(?:hi|hello|hey|re|action|for|on|so|and|dear)\b[^.!?\n]{0,20}$/iu,
    "",
  );
  const parts: SaidOf[] = [];
  for (const [index, { reference, to }] of opening.entries()) {
    const words = trimmed(text.slice(to, opening[index + 1]?.from));
    parts.push({ reference, text: index === 0 && before !== "" ? `${before}. ${words}` : words });
  }
  for (let index = parts.length - 2; index >= 0; index--) {
    const [part, next] = [parts[index], parts[index + 1]];
    if (part && next && part.text === "") part.text = next.text;
  }
  return parts.filter(({ text: words }) => words !== "");
};

/** Before the first reference of a message these tell nothing of the thread's action. */
const OPENING = /^(?:(?:hi|hello|hey|dear)\b[^.!?\n]{0,20}|for|on|re|action|so|and)$/iu;

/**
 * What a message in the thread of an action's reminder says: of other actions where their references open a clause, as in
 * "done, 64/02 need until 8 March"; of the thread's action all else, also where another is only mentioned.
 */
export const splitInThread = (text: string, named: readonly Named[], thread: Reference): SaidOf[] => {
  const opening: Named[] = [];
  for (const [index, one] of named.entries()) {
    const previous = named[index - 1];
    const added = one.opens === "and" && (previous === undefined || opening.includes(previous));
    if (one.opens === "clause" || added) opening.push(one);
  }
  const whole = [{ reference: thread, text: text.trim() }];
  const [first] = opening;
  if (!first) return whole;
  const shifted = opening.map((one) => ({
    ...one,
    opens: one === first ? ("clause" as const) : one.opens,
    from: one.from - first.from,
    to: one.to - first.from,
  }));
  const others = splitByReference(text.slice(first.from), shifted);
  if (others.length === 0) return whole;
  const before = trimmed(text.slice(0, first.from));
  return before === "" || OPENING.test(before) ? others : [{ reference: thread, text: before }, ...others];
};

const sameReference = (a: Reference, b: Reference): boolean => a.meeting === b.meeting && a.sequence === b.sequence;
