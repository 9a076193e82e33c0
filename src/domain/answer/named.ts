import { LOOSE_REFERENCE, type Reference, readReference } from "../reference.js";
import { isAnothersCode, type Names } from "./codes.js";
import { bareAfter } from "./listed.js";
import { withRange } from "./range.js";
import { askedIn, BULLET, runsOn, saysHowItStands } from "./run-on.js";

/**
 * A reference found in free text: from where to where it stands there. It may open what is said of its action: at the
 * beginning of a clause, or after an "and" that adds it to one that did, or with no more than a blank between ("64/01 done
 * 64/02 late"), or as one of a range or a list whose first does ("64/01-64/03 done"). `sure`: it cannot be a day. `clear`: as the log
 * writes it, "8/03", so that it is the action where there is one; "8/3" and "08/03" are rather the day.
 */
export type Named = {
  reference: Reference;
  from: number;
  to: number;
  opens: "clause" | "and" | "run-on" | "range" | "nothing";
  sure: boolean;
  clear: boolean;
  /** A bare figure after a reference that may share its meeting, or count something. */
  unsure?: boolean;
  /** Where what is asked for begins, before the reference: "64/01 done, push 64/02 to 8 March". */
  asked?: number;
};

const CLAUSE = /(?:^|[\n.;,!?:–—])\s*(?:(?:and|then|also|plus|&|hi|hello|re|for|on|both|(?:both )?actions?)\s+)?$/iu;
const GREETING = /^\s*(?:hi|hiya|hello|hey|dear|morning)\b[^.;!?\n]{0,20}[.,;:!\n–-]\s*$/iu;
/** The sign of a list at the beginning of a line; before it, the line that leads the list in. */
const LISTED = new RegExp(`(?:^|\\n)[ \\t]*${BULLET}[ \\t]+$`, "u");
const LISTED_LINES = new RegExp(`(?:(?:^|\\n)[ \\t]*(?:${BULLET}[ \\t][^\\n]*)?)+$`, "u");
const ADDED = /\s(?:and|then|also|plus|&|\+)\s*$/iu;
const ANYWHERE = new RegExp(`(?<![\\w/]|(?<!\\.)\\.)${LOOSE_REFERENCE.source}(?![\\d/]|\\.\\d|'s)`, "gu");

/** "8/3" may be a day; as long as a committee has met fewer than 32 times, it may also be its action. */
const LAST_DAY = 31;
const LAST_MONTH = 12;
/** The number padded, the meeting not. */
const AS_IN_LOG = /(?<!\d)[1-9]\d{0,4}\s*[/⁄∕]\s*0\d+$/u;

const WEEKDAY = "(?:(?:mon|tues|wednes|thurs|fri)day|mon|tues?|weds?|thurs?|thu|fri)";
const WHEN = new RegExp(
  `(?:^|\\b(?:to|until|till|til|by|from|before|after|is|was|be|and|or|than|target|date|due|deadline|eta|dated|commencing|w/c|around|circa|make it|(?:how|what) about|day|${WEEKDAY})|[-–:→])\\s*(?:the )?$`,
  "iu",
);
const WHEN_OR_WHICH = /\b(?:on|for|say)\s*$/iu;
const ASKED_DAY = new RegExp(`\\b(?:until|till|by|to) [^.;,!?\\n]*(?:\\d|\\b${WEEKDAY}\\b)[^.;,!?\\n]*$`, "iu");

/** Words after which a figure is another action, which what is said hangs on: "depends on 11/02". */
const LINKED =
  /\b(?:(?:depend(?:s|ent|ing|ed)?|conting(?:ent)|hing(?:es|ing)|reli(?:es|ant)|rely(?:ing)?) (?:up)?on|wait(?:s|ing|ed)? (?:for|on)|await(?:s|ing)?|(?:blocked|held up|overtaken|superseded|covered|replaced) by|(?:linked|tied|related|relates|subject) to|see(?: also)?|duplicates?(?: of)?|part of|same as|(?:merged|combined|together) with|as (?:with|in|per|under)|blocks|actions?)\s*(?:the )?(?:action )?$/iu;
const ENDS = /\b(?:after|before|until|till|once|when|unless|if)\s*(?:the )?(?:action )?$/iu;
const ENDED =
  /^\s*(?:(?:is|are|was|has been|gets) (?:\w+ )?(?:done|closed|completed?|finished|delivered|resolved)|closes|completes|finishes)\b/iu;

/** Whether a figure between these words can only be an action that is spoken of: "depends on 11/02", "once 11/02 is closed". */
export const isLinked = (before: string, after: string): boolean =>
  LINKED.test(before) || (ENDS.test(before) && ENDED.test(after));

/** Whether a figure between these words tells when: "push to 8/3". After a day that is asked for, "on 8/3" names an action. */
export const isToldAsDay = (before: string, after: string): boolean =>
  !isLinked(before, after) && (WHEN.test(before) || (WHEN_OR_WHICH.test(before) && !ASKED_DAY.test(before)));

/** What stands around a part of a text, as far as it tells what that is. Characters. */
const NEAR = 60;
export const around = (text: string, from: number, to: number): [before: string, after: string] => [
  text.slice(Math.max(0, from - NEAR), from),
  text.slice(to, to + NEAR),
];

/** Whether a list's item that begins with a reference tells of its action: not in a list of what the action before waits for. */
const opensItem = (text: string, from: number, to: number): boolean => {
  const leadIn = text
    .slice(0, from)
    .replace(LISTED_LINES, "")
    .slice(-NEAR)
    .replace(/[\s:–—-]+$/u, " ");
  const told = /^[ \t]*[^\s]/u.test(text.slice(to).replace(/^[ \t:,;–—-]+/u, " "));
  return saysHowItStands(leadIn) || (told && !LINKED.test(leadIn));
};

const opening = (text: string, previous: Named | undefined, from: number, to: number): Named["opens"] => {
  const before = text.slice(Math.max(0, from - 40), from);
  if (LISTED.test(before)) return opensItem(text, from, to) ? "clause" : "nothing";
  if (CLAUSE.test(before)) return "clause";
  if (ADDED.test(before)) return "and";
  const follows = previous !== undefined && previous.opens !== "nothing";
  return follows && runsOn(text.slice(previous.to, from), text.slice(to, to + NEAR)) ? "run-on" : "nothing";
};

/** Where a request of the action named there begins: at the beginning, or after what was said of another. */
const askedFrom = (text: string, previous: Named | undefined, from: number): number | undefined => {
  if (previous?.opens === "nothing") return undefined;
  const start = previous?.to ?? 0;
  const since = text.slice(start, from);
  const asked = askedIn(since);
  if (asked === undefined) return undefined;
  const before = since.slice(0, asked);
  return (
    previous
      ? previous.asked !== undefined || /\p{L}/u.test(before)
      : before.trim() === "" || GREETING.test(before)
  )
    ? start + asked
    : undefined;
};

/**
 * The references in a text, in order. One with another committee's code before it is that committee's.
 * @param names what is known of such codes; without it, they are told by their looks
 */
export const findReferences = (
  text: string,
  committee: string,
  names: Names = { committees: [], parties: [] },
): Named[] =>
  [...text.matchAll(ANYWHERE)].reduce<Named[]>((all, found) => {
    const word = found.groups?.committee;
    const ours = word?.toUpperCase() === committee.toUpperCase();
    const foreign =
      word !== undefined &&
      !ours &&
      isAnothersCode(word, names, CLAUSE.test(text.slice(Math.max(0, found.index - 40), found.index)));
    const typed = (word === undefined || ours || foreign ? found[0] : found[0].slice(word.length)).trimStart();
    const read = readReference(typed, foreign ? word.toUpperCase() : committee);
    if (!read.ok) return all;
    const to = found.index + found[0].length;
    const from = to - typed.length;
    const sure = ours || foreign || typed.includes("#") || read.value.meeting > LAST_DAY;
    const clear = sure || read.value.sequence > LAST_MONTH || AS_IN_LOG.test(typed);
    const opens = opening(text, all.at(-1), from, to);
    const asked = opens === "nothing" && clear ? askedFrom(text, all.at(-1), from) : undefined;
    const one: Named = {
      reference: read.value,
      from,
      to,
      opens: asked !== undefined ? "clause" : opens === "run-on" && !clear ? "nothing" : opens,
      sure,
      clear,
      ...(asked === undefined ? {} : { asked }),
    };
    const known = withRange(text, all, one);
    return [...known, ...bareAfter(text, known.at(-1) ?? one)];
  }, []);
