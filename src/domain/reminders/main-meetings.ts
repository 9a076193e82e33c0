import { addDays, type Day, daysBetween } from "../day.js";
import type { Meeting } from "../meeting.js";
import { nextOf } from "../series.js";

/** A main meeting this near to a day of the series stands in its place; further away it is one more. Days. */
export const STANDS_FOR_DAYS = 31;

/**
 * The days of main meetings from one day to another, both included: those the log knows, and the days of the series
 * for which it knows none. One that was moved or cancelled so takes its day of the series with it.
 * @param rule the series, as RFC 5545 has it
 * @param known the committee's meetings from STANDS_FOR_DAYS before `from` to as many after `to`, of whatever kind and status
 */
export const mainMeetingDays = (
  rule: string,
  known: readonly Pick<Meeting, "kind" | "status" | "date">[],
  from: Day,
  to: Day,
): Day[] => {
  const mains = known.filter(({ kind }) => kind === "main");
  const series = occurrences(rule, addDays(from, -STANDS_FOR_DAYS), addDays(to, STANDS_FOR_DAYS));
  const taken = new Set(mains.map(({ date }) => nearest(series, date)));
  const held = mains.filter(({ status }) => status !== "cancelled").map(({ date }) => date);
  return [...new Set([...held, ...series.filter((day) => !taken.has(day))])]
    .filter((day) => day >= from && day <= to)
    .toSorted();
};

const occurrences = (rule: string, from: Day, to: Day): Day[] => {
  const days: Day[] = [];
  for (let day = nextOf(rule, addDays(from, -1)); day !== null && day <= to; day = nextOf(rule, day)) days.push(day);
  return days;
};

const nearest = (series: readonly Day[], date: Day): Day | undefined =>
  series
    .filter((day) => Math.abs(daysBetween(day, date)) <= STANDS_FOR_DAYS)
    .toSorted((a, b) => Math.abs(daysBetween(a, date)) - Math.abs(daysBetween(b, date)))[0];
