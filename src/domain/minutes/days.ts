import { type Day, dayOf, MONTHS } from "../day.js";

/** What stands where a day is expected. `impossible`: a date that no calendar has; `unclear`: no date at all. */
export type DayRead =
  | { kind: "day"; day: Day }
  | { kind: "TBC" }
  | { kind: "none" }
  | { kind: "impossible" }
  | { kind: "unclear" };

const MONTH = MONTHS.map((month) => (month === "May" ? month : `${month.slice(0, 3)}(?:${month.slice(3)}|t)?`)).join(
  "|",
);

/** Source of a pattern for a day in figures (British order), ISO 8601 or words; the year may be left out in words. */
export const DAY = `(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2} ?[/.-] ?\\d{1,2} ?[/.-] ?(?:\\d{4}|\\d{2})|\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${MONTH})\\b\\.?(?:,? ?\\d{4})?)(?!\\d)`;

const TBC = /^(?:tbc|tba|tbd|to be (?:confirmed|agreed|advised|determined))\.?$/iu;
const NOTHING = /^(?:|[-–—]+|n\/?a|none|nil)\.?$/iu;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? /iu;

const WORDS = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTH})\\.?,? ?(\\d{4})?$`, "iu");
const FIGURES = /^(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4}|\d{2})$/u;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/u;

const found = (year: number, month: number, date: number): DayRead => {
  const day = dayOf(year, month, date);
  return day === undefined ? { kind: "impossible" } : { kind: "day", day };
};

/** @param from a day in words without a year is the first such day on or after this one */
export const readDay = (text: string, from: Day | null): DayRead => {
  const said = text.replace(/\s+/gu, " ").trim();
  if (TBC.test(said)) return { kind: "TBC" };
  if (NOTHING.test(said)) return { kind: "none" };
  const bare = said.replace(WEEKDAY, "").replace(/[.;,]$/u, "");
  const iso = ISO.exec(bare);
  if (iso) return found(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = FIGURES.exec(bare);
  if (figures) {
    const year = Number(figures[3]);
    return found(year < 100 ? 2000 + year : year, Number(figures[2]), Number(figures[1]));
  }
  const words = WORDS.exec(bare);
  if (!words?.[2]) return { kind: "unclear" };
  const start = words[2].slice(0, 3).toLowerCase();
  const month = MONTHS.findIndex((name) => name.toLowerCase().startsWith(start)) + 1;
  if (words[3] !== undefined) return found(Number(words[3]), month, Number(words[1]));
  if (from === null) return { kind: "unclear" };
  const year = Number(from.slice(0, 4));
  const sameYear = found(year, month, Number(words[1]));
  return sameYear.kind === "day" && sameYear.day >= from ? sameYear : found(year + 1, month, Number(words[1]));
};
