import { addDays, type Day } from "../day.js";
import { effectiveTarget } from "../target.js";
import { stepWorkingDays } from "../working-days.js";
import type { Ready, Remindable } from "./plan.js";

/** An action with a stage nobody can foresee is looked at again after so many days. */
const SOME_DAYS = 28;

/**
 * When an action that was looked at on `day` is to be looked at again if nothing about it changes: its next stage, the
 * return of whoever is away or rests, and (`soon`) the next working day. Null where only a change can make it owe anything.
 * Epoch milliseconds.
 */
export const nextLook = (
  ready: Ready,
  { action, snoozes = [] }: Remindable,
  day: Day,
  soon: boolean,
): number | null => {
  if (action.status !== "open") return null;
  const opening = (from: Day): number =>
    ready.opens(ready.isWorkingDay(from) ? from : stepWorkingDays(ready.isWorkingDay, from, 1));
  const stage = ready.stages.next(effectiveTarget(action.targets), day) ?? addDays(day, SOME_DAYS);
  const returns = action.ownerIds
    .flatMap((partyId) => ready.answering(partyId))
    .flatMap(({ awayUntil }) => (awayUntil !== null && awayUntil >= day ? [opening(addDays(awayUntil, 1))] : []));
  const wakings = snoozes.flatMap(({ until }) => (until > day ? [opening(until)] : []));
  return Math.min(ready.opens(stage), ...returns, ...wakings, ...(soon ? [opening(addDays(day, 1))] : []));
};
