import { Temporal } from "temporal-polyfill";

/** A day in the committee's zone, as ISO 8601 text: `2022-03-08`. Days are not instants. */
export type Day = string;

/** The day if the text is a real ISO day, else undefined: `2022-02-30` is none. */
export const isoDay = (text: string): Day | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
  } catch {
    return undefined;
  }
};

/** The day with these numbers, or undefined where the calendar has none (31 April). */
export const dayOf = (year: number, month: number, day: number): Day | undefined => {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" }).toString();
  } catch {
    return undefined;
  }
};

/** The day it was last said to be in each zone, and in which second: every answer asks, and none ends within a second. */
const lastSaid = new Map<string, { second: number; day: Day }>();

/** The day it is in `zone` (an IANA name) at an instant. */
export const dayAt = (instant: Date, zone: string): Day => {
  const second = Math.floor(instant.getTime() / 1_000);
  const said = lastSaid.get(zone);
  if (said?.second === second) return said.day;
  const at = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  const day = at.toPlainDate().toString();
  lastSaid.set(zone, { second, day });
  return day;
};

/** The instant at which a day begins in `zone`. */
export const startOfDay = (day: Day, zone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);

/** Before, and after, any day that somebody tells. */
export const [FIRST_DAY, LAST_DAY] = ["0001-01-01", "9999-12-31"] as const;

const DAY_MS = 86_400_000;

/** Days are counted as instants at which they would begin in UTC, where all are alike: a twentieth of Temporal's time. */
const begins = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: Day, days: number): Day => {
  const added = new Date(begins(day) + days * DAY_MS).toISOString();
  // A year of more than four figures is Temporal's to write.
  return added.length === 24 ? added.slice(0, 10) : Temporal.PlainDate.from(day).add({ days }).toString();
};

/** Whole days from one day to another; negative when `to` is the earlier. */
export const daysBetween = (from: Day, to: Day): number => (begins(to) - begins(from)) / DAY_MS;

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(begins(day)).getUTCDay() || 7;

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** As in prose: `8 February 2022`. */
export const printDay = (day: Day): string => {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8)];
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${Number(year)}`;
};

/** As in tables: `08/02/2022`. */
export const printShortDay = (day: Day): string => day.split("-").reverse().join("/");

/** An instant as its day and wall-clock time in `zone`: `8 February 2022, 10:05`. */
export const printInstant = (instant: Date, zone: string): string => {
  const at = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return `${printDay(at.toPlainDate().toString())}, ${at.toPlainTime().toString({ smallestUnit: "minute" })}`;
};

/** An instant as ISO 8601 with the offset that holds in `zone`: `2022-07-05T09:00:00+01:00`. */
export const isoInstant = (instant: Date, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: "never", smallestUnit: "second" });
