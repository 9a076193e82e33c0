import { isSame } from "../reference.js";
import type { Named } from "./named.js";
import { beginsAnswer } from "./run-on.js";

/** Between a reference and a figure that shares its meeting: "64/26, 27 and 28". */
const NEXT = /^(?:\s*,)?\s*(?:(?:and|plus)\s+|[&+]\s*|(?<=,\s*))(\d{1,3})(?:[-–](\d{1,3}))?(?![\w/%–-]|[.:]\d)/iu;
/** The list goes on, or ends with what is said of it all. */
const GOES_ON = /^\s*(?:$|[,;.!?:&+\n]|(?:and|plus|is|are|was|were|both|all|have been|has been)\b)/iu;
/** As many are one range. */
const LONGEST = 20;

/**
 * The bare figures of a list that begins with a full reference. `unsure`: written shorter than the first, "64/01, 5 done",
 * they may as well count something.
 */
export const bareAfter = (text: string, first: Named): Named[] => {
  if (!first.clear) return [];
  const digits = /\d+$/u.exec(text.slice(first.from, first.to))?.[0].length ?? 0;
  const found: Named[] = [];
  let at = first.to;
  for (;;) {
    const next = NEXT.exec(text.slice(at, at + 20));
    if (!next) break;
    const [whole, figure = "", end = figure] = next;
    const [from, to] = [
      at + whole.length - (next[2] === undefined ? figure : `${figure}-${end}`).length,
      at + whole.length,
    ];
    const more = Number(end) - Number(figure);
    if (Number(figure) < 1 || more < 0 || more >= LONGEST) break;
    for (let sequence = Number(figure); sequence <= Number(end); sequence++)
      found.push({
        ...first,
        reference: { ...first.reference, sequence },
        ...{ from, to, opens: first.opens === "nothing" ? "nothing" : "range" },
        ...(figure.length < digits ? { unsure: true } : {}),
      });
    at = to;
  }
  const after = text.slice(at, at + 60);
  return GOES_ON.test(after) || beginsAnswer(after) ? found : [];
};

const EXCEPT =
  /[\s,;(–—-]*\b(?:(?:all )?(?:except|excepting|excluding|apart from|other than|save|but|bar|without|minus)(?: for| not)?|(?:and )?not)(?: action)?\s*$/iu;
const LISTED = /^\s*(?:,|&|\+|\band\b|\bor\b|,\s*and\b)\s*$/iu;
/** What leads to more that is said of an exception, and a word with which it begins. */
const LEADS = /^\s*\)?\s*[,:–—-]?\s*(?:(?:which|that|it|this|these)\s+)?/iu;
const TELLS = /^\s*\)?\s*[,:–—-]?\s*(?:which|that|it|this|these|is|are|was|were|has|have|still|will)\b/iu;

/** What is left out of what is said of several: "64/16-64/19 done except 64/18". */
export type Exception = { named: Named[]; from: number; to: number; saysMore: boolean };

/** The exceptions from what is said of a list or a range that has them, in the order in which they stand. */
export const exceptionsIn = (text: string, named: readonly Named[]): Exception[] => {
  const found: Exception[] = [];
  for (const [index, one] of named.entries()) {
    const last = found.at(-1);
    const previous = named[index - 1];
    const covered = named
      .slice(0, index)
      .some(({ reference, opens }) => opens !== "nothing" && isSame(reference, one.reference));
    if (!covered) continue;
    if (last && previous === last.named.at(-1) && LISTED.test(text.slice(last.to, one.from))) {
      last.named.push(one);
      last.to = one.to;
    } else {
      const before = EXCEPT.exec(text.slice(0, one.from));
      if (before) found.push({ named: [one], from: before.index, to: one.to, saysMore: false });
    }
  }
  return found.map((one) => {
    const after = text.slice(one.to, one.to + 60);
    return { ...one, saysMore: TELLS.test(after) || beginsAnswer(after.replace(LEADS, "")) };
  });
};

/** The text as if the exceptions were not made in it, but said of by themselves where more is said of them. */
export const withoutExceptions = (text: string, exceptions: readonly Exception[]): string =>
  exceptions.reduceRight((left, { named, from, to, saysMore }) => {
    const [first] = named;
    const after = left.slice(to);
    return saysMore && first
      ? `${left.slice(0, from)}; ${left.slice(first.from, to)} ${after.replace(LEADS, "")}`
      : `${left.slice(0, from)}${after}`;
  }, text);

/** What is named in such a text, without the exceptions; one of which more is said only where that is said. */
export const withoutExcepted = (named: readonly Named[], exceptions: readonly Exception[]): Named[] => {
  const isExcepted = (one: Named, index: number): boolean =>
    exceptions.some(
      (each) =>
        each.named.some(({ reference }) => isSame(reference, one.reference)) &&
        !(each.saysMore && !named.slice(index + 1).some(({ reference }) => isSame(reference, one.reference))),
    );
  const [first] = named;
  const left = named.filter((one, index) => !isExcepted(one, index));
  const [next, ...others] = left;
  return first && next && next !== first && next.opens === "range"
    ? [{ ...next, from: first.from, opens: first.opens }, ...others]
    : left;
};
