import type { Register } from "../domain/register.js";
import { nextOpening } from "../domain/reminders/opening.js";
import { workingDaysOf } from "../domain/working-days.js";
import type { Delivery } from "./deliveries.js";
import type { App } from "./ports.js";

/** What waited goes after the first look of the day, so that what is owed by then can take its place. Milliseconds. */
const FIRST_LOOK_MS = 60_000;

/**
 * Until when a reminder that could not go in its hours has to wait; null where it may go. One that was asked for outside
 * the hours goes when it was asked for.
 */
export const heldUntil = async (
  app: App,
  { committees }: Register,
  { committeeId, message, dueAt }: Delivery,
): Promise<Date | null> => {
  const committee = committees.find(({ id }) => id === committeeId);
  if (message.kind !== "reminder" || !committee) return null;
  const { zone, reminderPolicy: policy, holidays } = committee;
  const hours = { zone, policy, isWorkingDay: await workingDaysOf(holidays) };
  if (nextOpening(hours, dueAt) !== null) return null;
  const opens = nextOpening(hours, app.clock.now());
  return opens && new Date(opens.getTime() + FIRST_LOOK_MS);
};
