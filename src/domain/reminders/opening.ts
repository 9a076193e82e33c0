import { Temporal } from "temporal-polyfill";
import { stepWorkingDays, type WorkingDays } from "../working-days.js";
import type { ReminderPolicy } from "./policy.js";

type Hours = { zone: string; policy: Pick<ReminderPolicy, "from" | "until">; isWorkingDay: WorkingDays };

/** When reminders may next go; null where it is their hours now. */
export const nextOpening = ({ zone, policy, isWorkingDay }: Hours, at: Date): Date | null => {
  const there = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const day = there.toPlainDate().toString();
  const time = there.toPlainTime().toString({ smallestUnit: "minute" });
  const works = isWorkingDay(day);
  if (works && time >= policy.from && time < policy.until) return null;
  const opens = works && time < policy.from ? day : stepWorkingDays(isWorkingDay, day, 1);
  const { epochMilliseconds } = Temporal.PlainDate.from(opens).toZonedDateTime({
    timeZone: zone,
    plainTime: policy.from,
  });
  return new Date(epochMilliseconds);
};
