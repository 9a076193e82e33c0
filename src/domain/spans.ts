import { Temporal } from "temporal-polyfill";
import type { Day } from "./day.js";

/** A length of time as people say it: "a fortnight", "two more weeks". */
export type Span = { days: number } | { months: number };

const NUMBERS = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

const numberOf = (word: string): number =>
  /^\d+$/u.test(word) ? Number(word) : /^an?(?:other)?$/u.test(word) ? 1 : NUMBERS.indexOf(word);

/** Any counted length of time in lower case; "a few weeks" and working days are none. */
export const SPAN = `(?:\\d{1,2}|an?|another|${NUMBERS.slice(1).join("|")})(?: (?:more|extra|further|additional|full))? (?:days?|weeks?|wks?|fortnights?|months?|years?)`;

const PARTS = /^(\S+)(?: \w+)? (day|week|wk|fortnight|month|year)s?$/u;

/** Reads a length of time in lower case; undefined for anything else. */
export const readSpan = (words: string): Span | undefined => {
  const [, count, unit] = PARTS.exec(words) ?? [];
  const many = count === undefined ? -1 : numberOf(count);
  if (many < 1) return undefined;
  switch (unit) {
    case "day":
      return { days: many };
    case "fortnight":
      return { days: 14 * many };
    case "month":
      return { months: many };
    case "year":
      return { months: 12 * many };
    default:
      return { days: 7 * many };
  }
};

/** The day that lies a length of time after another; a month on from 31 January is the last day of February. */
export const addSpan = (day: Day, span: Span): Day => Temporal.PlainDate.from(day).add(span).toString();
