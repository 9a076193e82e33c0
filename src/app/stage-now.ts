import { addDays, type Day, dayAt } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { hoursOf } from "../domain/reminders/hours.js";
import { type Stage, type Stages, stagesOf } from "../domain/reminders/stages.js";
import { effectiveTarget, type Targets } from "../domain/target.js";
import { workingDaysOf } from "../domain/working-days.js";
import type { App } from "./ports.js";
import { mainMeetingsAround } from "./schedule.js";

/**
 * Which reminder of an action is the newest today, whether or not it was sent; null where none has come yet. `come`: the
 * same of those whose hour has come, so that they are owed. And whether an overdue one comes too soon after another.
 */
export const stageNow = async (
  app: App,
  committee: Committee,
): Promise<{
  today: Day;
  newest(targets: Targets): Stage | null;
  come(targets: Targets): Stage | null;
  isTooSoon: Stages["isTooSoon"];
}> => {
  const isWorkingDay = await workingDaysOf(committee.holidays);
  const now = app.clock.now();
  const today = dayAt(now, committee.zone);
  const rules = { policy: committee.reminderPolicy, zone: committee.zone, isWorkingDay };
  const stages = stagesOf({
    ...rules,
    mainMeetings: await mainMeetingsAround(app.store, committee, isWorkingDay, today),
  });
  const begun = hoursOf(rules).moment(today) <= now.getTime() ? today : addDays(today, -1);
  const newestBy =
    (day: Day) =>
    (targets: Targets): Stage | null =>
      stages.newest(effectiveTarget(targets), day);
  return { today, newest: newestBy(today), come: newestBy(begun), isTooSoon: stages.isTooSoon };
};
