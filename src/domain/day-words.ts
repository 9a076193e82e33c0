import { addDays, type Day, dayOf, isoDay, MONTHS, printDay, WEEKDAYS, weekdayOf } from "./day.js";
import { ok, type Result, refuse } from "./result.js";
import type { Target } from "./target.js";

/** Longer than any day anybody writes. Characters. */
const LONGEST_DAY = 100;

/** Every way of writing a day here, for a refusal. */
const HOW = "Write a day as 8 March, 08/03/2022, 2022-03-08, Friday or tomorrow.";

const monthOf = (word: string): number | undefined => {
  const index = MONTHS.findIndex((month) => word.length >= 3 && month.toLowerCase().startsWith(word.toLowerCase()));
  return index < 0 && word.toLowerCase() === "sept" ? 9 : index < 0 ? undefined : index + 1;
};

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

/** A day of the calendar, or a refusal that says which day does not exist. Without a year: the next such day from `today` on. */
const calendarDay = (text: string, date: number, month: number, year: number | undefined, today: Day): Result<Day> => {
  const thisYear = Number(today.slice(0, 4));
  const none = refuse(`There is no such day as “${text}”.`, HOW, "target");
  if (month < 1 || month > 12)
    return refuse(`There is no such day as “${text}”: the day comes before the month here.`, HOW, "target");
  if (year !== undefined) {
    const day = dayOf(year, month, date);
    return day === undefined ? none : ok(day);
  }
  // Four years on is the longest one waits for a 29 February, outside the turn of a century.
  for (let candidate = thisYear; candidate <= thisYear + (month === 2 && date === 29 ? 8 : 1); candidate++) {
    const day = dayOf(candidate, month, date);
    if (day !== undefined && day >= today) return ok(day);
  }
  return none;
};

/** The first such weekday after `today`; "next" before it means the one in the following week. */
const weekday = (name: string, next: boolean, today: Day): Day | undefined => {
  const index = WEEKDAYS.findIndex((day) => name.length >= 3 && day.toLowerCase().startsWith(name));
  if (index < 0) return undefined;
  const ahead = ((index + 1 - weekdayOf(today) + 6) % 7) + 1;
  const sameWeek = weekdayOf(today) + ahead <= 7;
  return addDays(today, next && sameWeek ? ahead + 7 : ahead);
};

const endOfMonth = (month: number, today: Day): Day => {
  const year = Number(today.slice(0, 4)) + (month < Number(today.slice(5, 7)) ? 1 : 0);
  const next = dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) ?? today;
  return addDays(next, -1);
};

/**
 * Reads a day written in British prose or figures, as of the day it was said. The whole text must be the day.
 * `08/02/2022` is 8 February; a day that does not exist is refused; nothing vague is guessed.
 */
export const readDay = (text: string, today: Day): Result<Day> => {
  if (text.length > LONGEST_DAY) return refuse(`I could not read “${text.slice(0, 60)}…” as a day.`, HOW, "target");
  const said = text.trim().replace(/[.!]+$/u, "");
  const words = said
    .toLowerCase()
    .replace(/,/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^(on|by|until|to) /u, "");
  if (words === "today") return ok(today);
  if (words === "tomorrow") return ok(addDays(today, 1));
  if (/^\d{4}-\d{2}-\d{2}$/u.test(words)) {
    const day = isoDay(words);
    return day === undefined ? refuse(`There is no such day as “${said}”.`, HOW, "target") : ok(day);
  }
  const figures = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/u.exec(words);
  if (figures) {
    const year = figures[3] === undefined ? undefined : fullYear(figures[3]);
    return calendarDay(said, Number(figures[1]), Number(figures[2]), year, today);
  }
  const bare = words.replace(
    new RegExp(`^(the )?(${WEEKDAYS.map((day) => `${day}|${day.slice(0, 3)}`).join("|")}) (?=(the )?\\d)`, "iu"),
    "",
  );
  const dayFirst = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)(?: (\d{4}))?$/u.exec(bare);
  const monthFirst = /^([a-z]+) (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/u.exec(bare);
  const parts = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : monthFirst && [monthFirst[2], monthFirst[1], monthFirst[3]];
  const month = parts?.[1] === undefined ? undefined : monthOf(parts[1]);
  if (parts && month !== undefined) {
    return calendarDay(said, Number(parts[0]), month, parts[2] === undefined ? undefined : Number(parts[2]), today);
  }
  const end = /^(?:the )?end of (?:the month|([a-z]+))$/u.exec(words);
  if (end) {
    const named = end[1] === undefined ? Number(today.slice(5, 7)) : monthOf(end[1]);
    if (named !== undefined) return ok(endOfMonth(named, today));
  }
  const week = /^(next |this )?([a-z]+)$/u.exec(words);
  const day = week?.[2] === undefined ? undefined : weekday(week[2], week[1] === "next ", today);
  return day === undefined ? refuse(`I could not read “${said.slice(0, 60)}” as a day.`, HOW, "target") : ok(day);
};

/** Reads a target: a day as above, `TBC`, or `next main meeting` where its day is known. */
export const readTarget = (text: string, today: Day, nextMain: Day | null): Result<Target> => {
  const words = text.trim().toLowerCase().replace(/\s+/gu, " ").replace(/^the /u, "");
  if (/^(tbc|to be confirmed)( for now)?[.!]?$/u.test(words)) return ok("TBC");
  if (/^next (main )?meeting[.!]?$/u.test(words)) {
    return nextMain === null ? refuse("I do not know when the next main meeting is.", HOW, "target") : ok(nextMain);
  }
  const day = readDay(text, today);
  return day.ok ? day : refuse(day.problem.what, `${HOW.slice(0, -1)}; or TBC, or next main meeting.`, "target");
};

/** "TBC" or the day in prose. */
export const printTarget = (target: Target): string => (target === "TBC" ? "TBC" : printDay(target));
