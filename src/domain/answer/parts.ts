import { isSame, type Reference } from "../reference.js";
import { around, type Named } from "./named.js";
import { BULLET, explains, saysHowItStands } from "./run-on.js";

/** What one message says of one action. */
export type SaidOf = { reference: Reference; text: string };

/** The sign of the next item of a list, left at the end of what stands before it. */
const LEFT_OVER = new RegExp(`(?:^|\\n)[ \\t]*${BULLET}[ \\t]*$`, "u");

/** Signs before what is said; an arrow among them, but not the colon of ":tada:". */
export const LEADING = /^(?:(?:[-–—=]+|(?<=^[ \t]*))>|[→⇒]|:(?![\w+-]+:)|[\s,;.…•‣–—-])+/u;

const withoutSigns = (text: string): string => text.replace(LEFT_OVER, "").replace(LEADING, "");

/** What stands before a reference, without what leads to it. */
const trimmed = (text: string): string =>
  withoutSigns(text).replace(
    /(?:[\s,;&+]|(?<!:[\w+-]+):|(?<=[\s,;])(?:and|then|also|plus|but|while|whilst|whereas|though|although|however|re|for|on|action)(?=\s*$)|^(?:and|or|plus)(?=\s*$))+$/iu,
    "",
  );

/** What stands at the end, where "on" and "for" lead to nothing: "tests go on". */
const trimmedAtEnd = (text: string): string =>
  withoutSigns(text)
    .replace(/(?:[\s,;&+]|(?<!:[\w+-]+):)+$/u, "")
    .replace(/^(?:and|or|plus)$/iu, "");

/** What stands before the first reference and greets or leads in. */
const LEADS_IN =
  /^(?:(?:hi|hello|hey|re|action|for|on|so|and|dear)\b[^.!?\n]{0,20}|(?:updates?|status|news|fyi|both)\b)$/iu;

/** Nothing but what stands between the references of a list. */
export const LIST_SIGNS = new RegExp(`^(?:[\\s,;:.&+!]|\\b(?:and|or|plus|also|then)\\b|\\n[ \\t]*${BULLET})*$`, "iu");

/** What is asked for is told before. */
const ONLY_WHEN = /^(?:to|until|till|til|by)\b/iu;

/** The references that open what is said of their action; the last of a list that is only mentioned is mentioned, too. */
const openingOf = (text: string, named: readonly Named[]): Named[] => {
  const opening: Named[] = [];
  let mentions = false;
  for (const [index, one] of named.entries()) {
    const { opens, from, to, reference } = one;
    const ends = LIST_SIGNS.test(text.slice(to, named[index + 1]?.from));
    const goesOn = opens === "range" || (ends && LIST_SIGNS.test(text.slice(named[index - 1]?.to ?? 0, from)));
    const tells = index === 0 || opens === "range" || !explains(...around(text, from, to));
    mentions = opens === "nothing" || !tells || (mentions && goesOn);
    if (!mentions && !(ends && opening.some((other) => isSame(other.reference, reference)))) opening.push(one);
  }
  return opening;
};

/** Words before a reference and after it, as they were typed but for the reference: "sorry, is not done". */
const joined = (before: string, apart: string, after: string): string => {
  if (before === "" || after === "") return `${before}${after}`;
  const sign = /^[ \t]*[,;:]/u.exec(apart)?.[0].trim() ?? "";
  const ends = sign !== "" || /[\p{P}\p{S}]$/u.test(before);
  return apart.includes("\n") ? `${before}${sign}\n${after}` : `${before}${ends ? sign : "."} ${after}`;
};

/** All that a message says of one action, in several places, is one answer. */
const together = (parts: readonly SaidOf[]): SaidOf[] => {
  const all: SaidOf[] = [];
  for (const { reference, text } of parts) {
    const same = all.find((one) => isSame(one.reference, reference));
    if (!same) all.push({ reference, text });
    else if (same.text !== text) same.text = `${same.text}\n${text}`;
  }
  return all;
};

/**
 * What a message says of each action it names: "64/01 done, 64/02 need until 8 March". Actions named one after another
 * share the words that follow, or where none do, those that stand before: "done: 64/01, 64/02"; other words before the
 * first belong to it, and to those that share with it. Where the first reference opens no clause, all of it is said of
 * the one action that is named, and of none where several are; of none, too, where something would be said of nothing.
 */
export const splitByReference = (text: string, named: readonly Named[]): SaidOf[] => {
  const [only] = named;
  const first = only?.opens === "clause" ? only : undefined;
  const same = only && named.every(({ reference }) => isSame(reference, only.reference));
  if (same && (!first || first.asked !== undefined)) return [{ reference: only.reference, text: text.trim() }];
  if (!first) return [];
  const opening = openingOf(text, named);
  const lead = trimmed(text.slice(0, first.asked ?? first.from));
  const before = LEADS_IN.test(lead) ? "" : lead;
  const apart = text.slice(text.indexOf(lead) + lead.length, first.from);
  let request = { words: "", met: false };
  const words = opening.map(({ from, to, asked }, index) => {
    const next = opening[index + 1];
    const after = next ? trimmed(text.slice(to, next.asked ?? next.from)) : trimmedAtEnd(text.slice(to));
    if (asked !== undefined) request = { words: text.slice(asked, from), met: false };
    // It is asked of each of a list, and once for all: "move 64/01 to 1 March and 64/02 to 8 March".
    else if (request.met && !ONLY_WHEN.test(after)) request = { words: "", met: true };
    if (after === "" && next && next.asked === undefined) return "";
    request.met = true;
    return after === "" ? request.words.replace(/\s+(?:with\s*)?$/iu, "") : `${request.words}${after}`;
  });
  const followed = words.findIndex((one) => one !== "");
  // "Done: 64/01, 64/02 late" may say two things of the second; "64/01 done, 64/02" says nothing of it.
  const unclear = followed > 0 ? saysHowItStands(before) : false;
  if (followed < 0 ? before === "" : unclear || words.at(-1) === "") return [];
  return together(
    opening.map(({ reference }, index) => {
      const after = words.slice(index).find((one) => one !== "") ?? "";
      return { reference, text: index <= followed || followed < 0 ? joined(before, apart, after) : after };
    }),
  );
};

/** Words that several share and that tell of one or another of them: "the first is done, the other waits". */
const BY_PLACE = new RegExp(
  [
    "\\b(?:the )?(?:former|latter)\\b",
    "\\bthe (?:first|second|third|fourth|fifth|last|other)(?: (?:one|action|item|of (?:them|these|those|the (?:two|three))))?(?= ?(?:[,.;:!?)]|$)| (?:is|are|was|has|had|isn't|wasn't|hasn't|will|won't|should|can|could|may|might|maybe|perhaps|needs?|lands?|stays?|remains?|waits?|done|late|closed|completed?|by|until|on|not)\\b)",
    "\\bone (?:is|was|has|will|should|needs?|done|late|of (?:them|these|those|the (?:two|three)))\\b",
    "\\brespectively\\b",
  ].join("|"),
  "iu",
);

/** Whether what is said of several in one tells of them by their places, so that it is not the same that is said of each. */
export const tellsByPlace = (parts: readonly SaidOf[]): boolean =>
  parts.some(({ text }, index) => BY_PLACE.test(text) && parts.slice(index + 1).some((other) => other.text === text));

/** Before the first reference of a message these tell nothing of the thread's action. */
const OPENING = /^(?:(?:hi|hello|hey|dear)\b[^.!?\n]{0,20}|for|on|re|action|updates?|status|so|and)$/iu;

/** What is said of all actions of a list at the end: "done: 64/02, 64/03". */
const listedAfter = (text: string, named: readonly Named[]): SaidOf[] => {
  const [first] = named;
  const lead = trimmed(text.slice(0, first?.from));
  const ends = named.every(({ to }, index) => LIST_SIGNS.test(text.slice(to, named[index + 1]?.from)));
  return first?.opens === "clause" && ends && saysHowItStands(lead) ? splitByReference(text, named) : [];
};

/**
 * What a message in the thread of an action's reminder says: of other actions where their references open a clause, as in
 * "done, 64/02 need until 8 March"; of the thread's action all else, also where another is only mentioned.
 */
export const splitInThread = (text: string, named: readonly Named[], thread: Reference): SaidOf[] => {
  const opening: Named[] = [];
  for (const [index, one] of named.entries()) {
    const previous = named[index - 1];
    const added =
      (one.opens === "and" || one.opens === "range") && (previous === undefined || opening.includes(previous));
    const runsOn = one.opens === "run-on" && previous !== undefined && opening.includes(previous);
    const tells = one.opens === "range" || !explains(...around(text, one.from, one.to));
    if (tells && (one.opens === "clause" || added || runsOn)) opening.push(one);
  }
  const whole = [{ reference: thread, text: text.trim() }];
  const listed = listedAfter(text, named);
  if (listed.length > 0) return listed;
  const [first] = opening;
  if (!first) return whole;
  const shifted = opening.map((one) => ({
    ...one,
    opens: one === first ? ("clause" as const) : one.opens,
    from: one.from - first.from,
    to: one.to - first.from,
    ...(one.asked === undefined ? {} : { asked: one.asked - first.from }),
  }));
  const others = splitByReference(text.slice(first.from), shifted);
  if (others.length === 0) return whole;
  const before = trimmed(text.slice(0, first.from));
  const opens = first === named[0] && OPENING.test(before);
  return before === "" || opens ? others : together([{ reference: thread, text: before }, ...others]);
};
