import { addDays, type Day, weekdayOf } from "./day.js";

/** Whether a day is a working day: Monday to Friday, less the bank holidays of one country or region. */
export type WorkingDays = (day: Day) => boolean;

const known = new Map<string, WorkingDays>();

/**
 * The working days of a calendar as date-holidays names it (`GB-ENG`, `FR`, `DE-BY`), one-off bank holidays included.
 * Asynchronous because the library and its tables are loaded only when a first question is asked of them.
 */
export const workingDaysOf = async (calendar: string): Promise<WorkingDays> => {
  const already = known.get(calendar);
  if (already) return already;
  const { default: Holidays } = await import("date-holidays");
  const [country = "", ...region] = calendar.split("-");
  const holidays = new Holidays(country, region.join("-"));
  const byYear = new Map<string, Set<Day>>();
  const free = (year: string): Set<Day> => {
    const found =
      byYear.get(year) ??
      new Set(
        holidays
          .getHolidays(Number(year))
          .filter(({ type }) => type === "public" || type === "bank")
          .map(({ date }) => date.slice(0, 10)),
      );
    byYear.set(year, found);
    return found;
  };
  const isWorkingDay: WorkingDays = (day) => weekdayOf(day) <= 5 && !free(day.slice(0, 4)).has(day);
  known.set(calendar, isWorkingDay);
  return isWorkingDay;
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
