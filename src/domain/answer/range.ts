import type { Named } from "./named.js";
import { explains } from "./run-on.js";

/** As many actions are one range; more are asked about. */
export const LONGEST_RANGE = 20;
/** Between the first and the last of a range: a sign with no blank, which ties them closely, or a word. */
const CLOSE = /^(?:[-–—]|\s*(?:\.{2,3}|…)\s*|\s+(?:up to|to|through|through to|thru)\s+)$/iu;
const LOOSE = /^\s+[-–—]+\s+$/u;

/** The end of a range written short, as the log writes numbers: "64/01-03". */
const SHORT_END = /^(?:[-–—]|\.{2,3}|…)(\d{2,4})(?![\w/]|\.\d)/u;

/** Those after the first of a range up to so many more; they stand where the rest of it does. */
const rest = (first: Named, more: number, from: number, to: number): Named[] => {
  const opens = first.opens === "nothing" ? "nothing" : "range";
  const { asked: _, ...like } = first;
  return Array.from({ length: more }, (_, index): Named => {
    const sequence = first.reference.sequence + index + 1;
    return { ...like, reference: { ...first.reference, sequence }, from, to, opens };
  });
};

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
  if (!first || !isRange || !(first.clear && last.clear)) return [...found, last, ...shortRest(text, last)];
  const before = found.slice(0, -1);
  const [{ committee, meeting, sequence }, end] = [first.reference, last.reference];
  const more = end.sequence - sequence;
  const counts = end.committee === committee && end.meeting === meeting && more > 0 && more < LONGEST_RANGE;
  if (!counts) return [...before, { ...first, opens: "nothing" }, { ...last, opens: "nothing" }];
  const between = rest(first, more, first.to, last.from).slice(0, -1);
  return [...before, first, ...between, { ...last, opens: first.opens === "nothing" ? "nothing" : "range" }];
};

/** What follows the first of a range that is written short; nothing where it is none. */
const shortRest = (text: string, first: Named): Named[] => {
  const end = SHORT_END.exec(text.slice(first.to, first.to + 10));
  const more = Number(end?.[1] ?? 0) - first.reference.sequence;
  return end && first.clear && more > 0 && more < LONGEST_RANGE
    ? rest(first, more, first.to, first.to + end[0].length)
    : [];
};

const ANY_RANGE =
  /(?<![\d/])(\d{1,5})\/(\d{1,4})\s{0,3}(?:[-–—]|\.{2,3}|…|\b(?:up to|to|through|thru)\b)\s{0,3}(?:[a-z]{1,16}\s{0,2})?(?:(\d{1,5})\/)?(\d{1,4})(?![\d/])/iu;

/** A range of more actions than one may have, as it is written, and how many they would be; null where there is none. */
export const longRange = (text: string): { text: string; many: number } | null => {
  const [found = "", meeting, first, last = meeting, end] = ANY_RANGE.exec(text) ?? [];
  const many = Number(end) - Number(first) + 1;
  return meeting !== undefined && meeting === last && many > LONGEST_RANGE ? { text: found, many } : null;
};
