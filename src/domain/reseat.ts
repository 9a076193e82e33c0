import { addDays, type Day, daysBetween } from "./day.js";
import type { Meeting, MeetingKind } from "./meeting.js";
import { STANDS_FOR_DAYS } from "./schedule.js";
import { occurrencesOf, type Series } from "./series.js";

/**
 * The meetings ahead that the log knows something of, after their series has changed: each stands for the nearest of the
 * new days that is free. One that was not moved goes with it; one that was, stays. Where no new day is near, it stays as
 * one more. Only those that change are given.
 * @param rows planned meetings of this kind, first planned for `from` or later
 */
export const reseat = (
  series: readonly Series[],
  kind: MeetingKind,
  rows: readonly Meeting[],
  from: Day,
): Meeting[] => {
  const last =
    rows
      .map(({ plannedFor, date }) => plannedFor ?? date)
      .toSorted()
      .at(-1) ?? from;
  const free = new Set(occurrencesOf(series, kind, from, addDays(last, STANDS_FOR_DAYS)).map(({ day }) => day));
  return rows.flatMap((row): Meeting[] => {
    const was = row.plannedFor ?? row.date;
    const near = [...free]
      .filter((day) => Math.abs(daysBetween(day, was)) <= STANDS_FOR_DAYS)
      .toSorted((a, b) => Math.abs(daysBetween(a, was)) - Math.abs(daysBetween(b, was)))[0];
    if (near !== undefined) free.delete(near);
    const now = {
      ...row,
      plannedFor: near ?? row.date,
      date: row.date === was && near !== undefined ? near : row.date,
    };
    return now.plannedFor === row.plannedFor && now.date === row.date ? [] : [now];
  });
};
