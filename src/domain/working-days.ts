import { addDays, type Day, weekdayOf } from "./day.js";
import { ok, type Result, refuse } from "./result.js";

/** Whether a day is a working day: Monday to Friday, less the bank holidays of one country or region. */
export type WorkingDays = (day: Day) => boolean;

/** The name of the bank holiday that a day is; undefined for any other day. */
export type BankHolidays = (day: Day) => string | undefined;

const known = new Map<string, { isWorkingDay: WorkingDays; holidayOn: BankHolidays }>();

/**
 * The days of a calendar as date-holidays names it (`GB-ENG`, `FR`, `DE-BY`), one-off bank holidays included.
 * Asynchronous because the library and its tables are loaded only when a first question is asked of them.
 */
const calendarOf = async (calendar: string): Promise<{ isWorkingDay: WorkingDays; holidayOn: BankHolidays }> => {
  const already = known.get(calendar);
  if (already) return already;
  const { default: Holidays } = await import("date-holidays");
  const [country = "", ...region] = calendar.split("-");
  const holidays = new Holidays(country, region.join("-"));
  const byYear = new Map<string, Map<Day, string>>();
  const free = (year: string): Map<Day, string> => {
    const found =
      byYear.get(year) ??
      new Map(
        holidays
          .getHolidays(Number(year))
          .filter(({ type }) => type === "public" || type === "bank")
          .map(({ date, name }) => [date.slice(0, 10), name]),
      );
    byYear.set(year, found);
    return found;
  };
  const holidayOn: BankHolidays = (day) => free(day.slice(0, 4)).get(day);
  const isWorkingDay: WorkingDays = (day) => weekdayOf(day) <= 5 && holidayOn(day) === undefined;
  known.set(calendar, { isWorkingDay, holidayOn });
  return { isWorkingDay, holidayOn };
};

/** The working days of a calendar. */
export const workingDaysOf = async (calendar: string): Promise<WorkingDays> =>
  (await calendarOf(calendar)).isWorkingDay;

/** The bank holidays of a calendar. */
export const bankHolidaysOf = async (calendar: string): Promise<BankHolidays> => (await calendarOf(calendar)).holidayOn;

/**
 * As people call what the library calls otherwise, and as the committee's own rules spell it; the library knows England and
 * Wales apart, whose days are the same.
 */
const ALSO: Readonly<Record<string, string>> = {
  "england and wales": "GB-ENG",
  uk: "GB",
  "great britain": "GB",
  britain: "GB",
  "united states": "US",
  usa: "US",
  america: "US",
  holland: "NL",
  czechia: "CZ",
  türkiye: "TR",
  uae: "AE",
};

/** Every calendar there is, by its code, with its English name: countries, and the parts of them that have their own. */
const calendars = async (): Promise<Map<string, string>> => {
  const { default: Holidays } = await import("date-holidays");
  const library = new Holidays();
  const countries = Object.entries(library.getCountries("en"));
  const parts = countries.flatMap(([country]) =>
    Object.entries(library.getStates(country, "en") ?? {}).map(([part, name]) => [`${country}-${part}`, name] as const),
  );
  return new Map([...countries, ...parts].map(([code, name]) => [code.toUpperCase(), name]));
};

/** A calendar as people read it: `France (FR)`. */
export const calendarName = async (calendar: string): Promise<string> => {
  const name = (await calendars()).get(calendar.toUpperCase());
  return name === undefined ? calendar : `${name} (${calendar})`;
};

/** Reads whose bank holidays are kept: `FR`, `France`, `GB-SCT`, `Scotland`. */
export const readCalendar = async (text: string): Promise<Result<string>> => {
  const typed = text.trim().replace(/^the\s+/iu, "");
  const known = await calendars();
  const code = ALSO[typed.toLowerCase()] ?? typed.toUpperCase();
  if (known.has(code)) return ok(code);
  const named = [...known].filter(([, name]) => name.toLowerCase() === typed.toLowerCase()).map(([found]) => found);
  // A country before a part of another that is called so: Georgia.
  const [only, ...others] = named.some((one) => !one.includes("-")) ? named.filter((one) => !one.includes("-")) : named;
  if (only !== undefined && others.length === 0) return ok(only);
  return refuse(
    others.length > 0
      ? `“${typed.slice(0, 60)}” is in more than one country: ${named.join(", ")}.`
      : `I know no bank holidays of “${typed.slice(0, 60)}”.`,
    "Name a country or a part of one, such as France or Scotland; or its code: FR, GB-SCT.",
    "country",
  );
};

/** n working days before (negative n) or after a day, stepping a day at a time and counting only working days. */
export const stepWorkingDays = (isWorkingDay: WorkingDays, from: Day, n: number): Day => {
  let day = from;
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, Math.sign(n));
    if (isWorkingDay(day)) left--;
  }
  return day;
};
