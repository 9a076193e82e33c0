import { type Day, dayAt } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { type Stage, type Stages, stagesOf } from "../domain/reminders/stages.js";
import { effectiveTarget, type Targets } from "../domain/target.js";
import { workingDaysOf } from "../domain/working-days.js";
import type { App } from "./ports.js";
import { mainMeetingsAround } from "./schedule.js";

/**
 * Which reminder of an action is the newest today, whether or not it was sent; null where none has come yet. And whether an
 * overdue one comes too soon after another.
 */
export const stageNow = async (
  app: App,
  committee: Committee,
): Promise<{ today: Day; newest(targets: Targets): Stage | null; isTooSoon: Stages["isTooSoon"] }> => {
  const isWorkingDay = await workingDaysOf(committee.holidays);
  const today = dayAt(app.clock.now(), committee.zone);
  const stages = stagesOf({
    policy: committee.reminderPolicy,
    zone: committee.zone,
    isWorkingDay,
    mainMeetings: await mainMeetingsAround(app.store, committee, isWorkingDay, today),
  });
  const newest = (targets: Targets): Stage | null => stages.newest(effectiveTarget(targets), today);
  return { today, newest, isTooSoon: stages.isTooSoon };
};
