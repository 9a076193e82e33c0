import { Temporal } from "temporal-polyfill";
import type { Day } from "./day.js";

/** A wall-clock time in the committee's zone: `09:00`. */
export type TimeOfDay = string;

export const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/u.test(text);

/** `9`, `9am`, `9.30` and `9:00` as `09:00`; undefined where the text is no time of day. */
export const readTimeOfDay = (text: string): TimeOfDay | undefined => {
  const words = text.trim().toLowerCase();
  if (words === "noon") return "12:00";
  const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/u.exec(words);
  if (!match) return undefined;
  const half = match[3];
  if (half !== undefined && (Number(match[1]) < 1 || Number(match[1]) > 12)) return undefined;
  const hour = half === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (half === "pm" ? 12 : 0);
  const time = `${String(hour).padStart(2, "0")}:${match[2] ?? "00"}`;
  return isTimeOfDay(time) ? time : undefined;
};

/** So many minutes later on the clock; past midnight it begins anew. */
export const addMinutes = (time: TimeOfDay, minutes: number): TimeOfDay =>
  Temporal.PlainTime.from(time).add({ minutes }).toString({ smallestUnit: "minute" });

/** From one time of day to the next time it is the other; a whole day where they are the same. */
export const minutesBetween = (from: TimeOfDay, to: TimeOfDay): number => {
  const minutes = Temporal.PlainTime.from(from).until(Temporal.PlainTime.from(to)).total("minutes");
  return minutes > 0 ? minutes : minutes + 24 * 60;
};

/** `10:00 to 13:00`; the beginning alone where no end is known, nothing where no beginning is. */
export const printHours = ({ start, end }: { start: TimeOfDay | null; end: TimeOfDay | null }): string =>
  start === null ? "" : end === null ? start : `${start} to ${end}`;

/** The instant at which it is this time on this day in `zone`. A time that a clock change skips is read as if it had not. */
export const instantAt = (day: Day, time: TimeOfDay, zone: string): Date =>
  new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds);

/** How often a clock in `zone` shows this time on this day: a clock change skips some times, and shows others twice. */
export const timesShown = (day: Day, time: TimeOfDay, zone: string): 0 | 1 | 2 => {
  const at = Temporal.PlainDateTime.from(`${day}T${time}`);
  const [earlier, later] = (["earlier", "later"] as const).map((disambiguation) =>
    at.toZonedDateTime(zone, { disambiguation }),
  );
  if (!earlier || !later || earlier.equals(later)) return 1;
  return earlier.toPlainDateTime().equals(at) ? 2 : 0;
};

/** The time that the clock shows when a meeting set for this time begins: another where a clock change skips it. */
export const timeBegun = (day: Day, time: TimeOfDay, zone: string): TimeOfDay =>
  Temporal.PlainDateTime.from(`${day}T${time}`)
    .toZonedDateTime(zone)
    .toPlainTime()
    .toString({ smallestUnit: "minute" });
