import type { Reference } from "../reference.js";
import { around, type Named } from "./named.js";
import { BULLET, explains } from "./run-on.js";

/** What one message says of one action. */
export type SaidOf = { reference: Reference; text: string };

/** The sign of the next item of a list, left at the end of what stands before it. */
const LEFT_OVER = new RegExp(`(?:^|\\n)[ \\t]*${BULLET}[ \\t]*$`, "u");

const trimmed = (text: string): string =>
  text
    .replace(LEFT_OVER, "")
    .replace(/^[\s:,;.•‣–—-]+/u, "")
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
  const opening = named.filter(
    ({ opens, from, to }) => opens !== "nothing" && (from === only?.from || !explains(...around(text, from, to))),
  );
  if (!first) {
    const same = only && named.every(({ reference }) => isSame(reference, only.reference));
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
const OPENING = /^(?:(?:hi|hello|hey|dear)\b[^.!?\n]{0,20}|for|on|re|action|updates?|status|so|and)$/iu;

/**
 * What a message in the thread of an action's reminder says: of other actions where their references open a clause, as in
 * "done, 64/02 need until 8 March"; of the thread's action all else, also where another is only mentioned.
 */
export const splitInThread = (text: string, named: readonly Named[], thread: Reference): SaidOf[] => {
  const opening: Named[] = [];
  for (const [index, one] of named.entries()) {
    const previous = named[index - 1];
    const added = one.opens === "and" && (previous === undefined || opening.includes(previous));
    const runsOn = one.opens === "run-on" && previous !== undefined && opening.includes(previous);
    const tells = !explains(...around(text, one.from, one.to));
    if (tells && (one.opens === "clause" || added || runsOn)) opening.push(one);
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

export const isSame = (a: Reference, b: Reference): boolean =>
  a.committee === b.committee && a.meeting === b.meeting && a.sequence === b.sequence;
