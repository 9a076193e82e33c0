import { LOOSE_REFERENCE, type Reference, readReference } from "../reference.js";

/**
 * A reference found in free text: from where to where it stands there. It may open what is said of its action: at the
 * beginning of a clause, or after an "and" that adds it to one that did. `sure`: it cannot be a day. `clear`: as the log
 * writes it, "8/03", so that it is the action where there is one; "8/3" and "08/03" are rather the day.
 */
export type Named = {
  reference: Reference;
  from: number;
  to: number;
  opens: "clause" | "and" | "nothing";
  sure: boolean;
  clear: boolean;
};

const CLAUSE = /(?:^|[\n.;,!?:–—])\s*(?:(?:and|then|also|plus|&|hi|hello|re|for|on|action)\s+)?$/iu;
const ADDED = /\s(?:and|then|also|plus|&|\+)\s*$/iu;
const ANYWHERE = new RegExp(`(?<![\\w/.])${LOOSE_REFERENCE.source}(?![\\d/]|\\.\\d|'s)`, "gu");

/** "8/3" may be a day; as long as a committee has met fewer than 32 times, it may also be its action. */
const LAST_DAY = 31;
const LAST_MONTH = 12;
/** The number padded, the meeting not. */
const AS_IN_LOG = /(?<!\d)[1-9]\d{0,4}\s*[/⁄∕]\s*0\d+$/u;

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
    const clear = sure || read.value.sequence > LAST_MONTH || AS_IN_LOG.test(typed);
    return [{ reference: read.value, from, to: found.index + found[0].length, opens, sure, clear }];
  });
