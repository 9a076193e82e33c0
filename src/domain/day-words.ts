import { monthOf, weekdayNamed } from "./calendar-names.js";
import { addDays, type Day, dayOf, isoDay, printDay, WEEKDAYS, weekdayOf } from "./day.js";
import { relativeDay } from "./relative-days.js";
import { ok, type Result, refuse } from "./result.js";
import type { Target } from "./target.js";

/** Longer than any day anybody writes. Characters. */
const LONGEST_DAY = 100;

/** Every way of writing a day here, for a refusal. */
const HOW = "Write a day as 8 March, 08/03/2022, 2022-03-08, Friday or tomorrow.";

const fullYear = (year: string | undefined): number | undefined =>
  year === undefined ? undefined : year.length === 2 ? 2000 + Number(year) : Number(year);

/** Which day is meant where no year is said: the next such day from today on, or the last one up to today. */
export type Reach = "next" | "last";

/** The day as of which something was said, and which way from it. */
type AsOf = { today: Day; reach: Reach };

/** A day of the calendar, or a refusal that says which day does not exist. */
const calendarDay = (
  text: string,
  date: number,
  month: number,
  year: number | undefined,
  { today, reach }: AsOf,
): Result<Day> => {
  const none = refuse(`There is no such day as “${text}”.`, HOW, "target");
  if (month < 1 || month > 12)
    return refuse(`There is no such day as “${text}”: the day comes before the month here.`, HOW, "target");
  if (year !== undefined) {
    const day = dayOf(year, month, date);
    return day === undefined ? none : ok(day);
  }
  // Four years is the longest one waits for a 29 February, outside the turn of a century.
  for (let away = 0; away <= (month === 2 && date === 29 ? 8 : 1); away++) {
    const day = dayOf(Number(today.slice(0, 4)) + (reach === "next" ? away : -away), month, date);
    if (day !== undefined && (reach === "next" ? day >= today : day <= today)) return ok(day);
  }
  return none;
};

const FIGURES = /^(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}|\d{2}))?$/u;
const DAY_FIRST = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of| day of)?[ -]?([a-z]{3,10})(?:[ -]'?(\d{4}|\d{2}))?$/u;
const MONTH_FIRST = /^([a-z]{3,10}) (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/u;
const WEEKDAY_BEFORE = /^(?:the )?([a-z]{3,9}) (?=(?:the )?\d)/u;

/** A day of the calendar in words or figures, in lower case; undefined where the words have no such shape. */
const writtenDay = (said: string, words: string, asOf: AsOf): Result<Day> | undefined => {
  if (/^\d{4}[-/]\d{2}[-/]\d{2}$/u.test(words)) {
    const day = isoDay(words.replaceAll("/", "-"));
    return day === undefined ? refuse(`There is no such day as “${said}”.`, HOW, "target") : ok(day);
  }
  const figures = FIGURES.exec(words);
  if (figures) return calendarDay(said, Number(figures[1]), Number(figures[2]), fullYear(figures[3]), asOf);
  const [, first, name, year] = DAY_FIRST.exec(words) ?? [];
  const month = name === undefined ? undefined : monthOf(name);
  if (month !== undefined) return calendarDay(said, Number(first), month, fullYear(year), asOf);
  const [, named, second, after] = MONTH_FIRST.exec(words) ?? [];
  const other = named === undefined ? undefined : monthOf(named);
  return other === undefined ? undefined : calendarDay(said, Number(second), other, fullYear(after), asOf);
};

/** A written day with the day of the week before it, which must be that day's: "Tuesday 8 March". */
const weekdayAndDay = (said: string, words: string, asOf: AsOf): Result<Day> | undefined => {
  const before = WEEKDAY_BEFORE.exec(words);
  const named = before?.[1] === undefined ? undefined : weekdayNamed(before[1]);
  if (!before || named === undefined) return undefined;
  const day = writtenDay(said, words.slice(before[0].length), asOf);
  if (!day?.ok || weekdayOf(day.value) === named) return day;
  const really = `${printDay(day.value)} is a ${WEEKDAYS[weekdayOf(day.value) - 1]}, not a ${WEEKDAYS[named - 1]}.`;
  return refuse(really, "Write the day again, or leave out the day of the week.", "target");
};

/**
 * Reads a day written in British prose or figures, as of the day it was said. The whole text must be the day.
 * `08/02/2022` is 8 February; a day that does not exist is refused; nothing vague is guessed.
 */
export const readDay = (text: string, today: Day, reach: Reach = "next"): Result<Day> => {
  if (text.length > LONGEST_DAY) return refuse(`I could not read “${text.slice(0, 60)}…” as a day.`, HOW, "target");
  const said = text.trim().replace(/[.!]+$/u, "");
  const words = said
    .toLowerCase()
    .replace(/,/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^(on|by|until|to) /u, "");
  const asOf = { today, reach };
  const written = writtenDay(said, words, asOf) ?? weekdayAndDay(said, words, asOf);
  if (written) return written;
  const relative = relativeDay(words, today);
  return relative === undefined
    ? refuse(`I could not read “${said.slice(0, 60)}” as a day.`, HOW, "target")
    : ok(relative);
};

/** As above, and `yesterday`: a day that is named as such may be past, one found in running text is not looked for there. */
export const readNamedDay = (text: string, today: Day): Result<Day> =>
  /^\s*yesterday[.!]?\s*$/iu.test(text) ? ok(addDays(today, -1)) : readDay(text, today);

/** Reads a target: a day as above, `TBC`, or `next main meeting` where its day is known. */
export const readTarget = (text: string, today: Day, nextMain: Day | null): Result<Target> => {
  const words = text.trim().toLowerCase().replace(/\s+/gu, " ").replace(/^the /u, "");
  if (/^(tbc|to be confirmed)( for now)?[.!]?$/u.test(words)) return ok("TBC");
  if (/^next (main )?meeting[.!]?$/u.test(words)) {
    return nextMain === null ? refuse("I do not know when the next main meeting is.", HOW, "target") : ok(nextMain);
  }
  const day = readNamedDay(text, today);
  return day.ok ? day : refuse(day.problem.what, `${HOW.slice(0, -1)}; or TBC, or next main meeting.`, "target");
};

/** "TBC" or the day in prose. */
export const printTarget = (target: Target): string => (target === "TBC" ? "TBC" : printDay(target));
