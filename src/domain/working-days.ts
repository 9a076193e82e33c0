import { addDays, type Day, weekdayOf } from "./day.js";

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

/** n working days before (negative n) or after a day, stepping a day at a time and counting only working days. */
export const stepWorkingDays = (isWorkingDay: WorkingDays, from: Day, n: number): Day => {
  let day = from;
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, Math.sign(n));
    if (isWorkingDay(day)) left--;
  }
  return day;
};
