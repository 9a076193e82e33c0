import { Temporal } from "temporal-polyfill";
import type { Day } from "../day.js";
import type { WorkingDays } from "../working-days.js";
import type { ReminderPolicy } from "./policy.js";

/** The day it is at an instant, and whether what nobody asked for may go: a working day, within the hours. */
export const hoursAt = (
  { from, until }: Pick<ReminderPolicy, "from" | "until">,
  zone: string,
  isWorkingDay: WorkingDays,
  at: number,
): { day: Day; open: boolean } => {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const day = there.toPlainDate().toString();
  const time = there.toPlainTime().toString({ smallestUnit: "minute" });
  return { day, open: time >= from && time < until && isWorkingDay(day) };
};
