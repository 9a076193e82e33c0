import type { Day } from "../day.js";
import { hoursOf } from "../reminders/hours.js";
import type { ReminderPolicy } from "../reminders/policy.js";
import { stepWorkingDays, type WorkingDays } from "../working-days.js";

/**
 * The main meeting before which the Chair is owed a digest at an instant: from so many working days before it on, within
 * the hours, and no later than the day before. Late, it is still of use until then. Null: none is owed.
 * @param at `since`: when the committee last went live; what fell before is not owed
 */
export const digestDue = (
  policy: ReminderPolicy,
  zone: string,
  isWorkingDay: WorkingDays,
  nextMain: Day | null,
  at: { now: number; since: Date },
): Day | null => {
  if (policy.digestLead === null || nextMain === null) return null;
  const { opens, hours } = hoursOf({ policy, zone, isWorkingDay });
  const { day, open } = hours(at.now);
  if (!open || day >= nextMain) return null;
  const first = stepWorkingDays(isWorkingDay, nextMain, -policy.digestLead);
  return day >= first && opens(first) > at.since.getTime() ? nextMain : null;
};
