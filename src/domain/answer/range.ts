import type { Named } from "./named.js";
import { explains } from "./run-on.js";

/** As many actions are one range; more are asked about. */
const LONGEST = 20;
/** Between the first and the last of a range: a sign with no blank, which ties them closely, or a word. */
const CLOSE = /^(?:[-–—]|\s+(?:to|through|thru)\s+)$/iu;
const LOOSE = /^\s+[-–—]+\s+$/u;

/**
 * The references found so far and one more: where the two stand for a range, "64/01-64/03", all in between as well. Of a
 * range that cannot be counted neither opens anything, so that it is asked about.
 */
export const withRange = (text: string, found: readonly Named[], last: Named): Named[] => {
  const first = found.at(-1);
  const apart = first === undefined ? "" : text.slice(first.to, last.from);
  const isRange =
    CLOSE.test(apart) || (LOOSE.test(apart) && !explains(text.slice(first?.from, last.from), text.slice(last.to)));
  // Of "8/3 to 12/3" either may be a day.
  if (!first || !isRange || !(first.clear && last.clear)) return [...found, last];
  const before = found.slice(0, -1);
  const [{ meeting, sequence }, to] = [first.reference, last.reference];
  const more = to.sequence - sequence;
  const counts = to.committee === first.reference.committee && to.meeting === meeting && more > 0 && more < LONGEST;
  if (!counts) return [...before, { ...first, opens: "nothing" }, { ...last, opens: "nothing" }];
  const opens = first.opens === "nothing" ? "nothing" : "range";
  const between = Array.from({ length: more - 1 }, (_, index): Named => {
    const reference = { ...first.reference, sequence: sequence + index + 1 };
    return { ...first, reference, from: first.to, to: last.from, opens };
  });
  return [...before, first, ...between, { ...last, opens }];
};
