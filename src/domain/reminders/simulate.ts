import { addDays, type Day } from "../day.js";
import { compareReferences } from "../reference.js";
import { effectiveTarget } from "../target.js";
import { stepWorkingDays } from "../working-days.js";
import { makeReady, type Owed, owedBy, type Ready, type Remindable, type Reminding, sentBefore } from "./plan.js";

/** A reminder that would go at an instant, to each of `owed.to`. */
export type Foreseen = { at: Date; owed: Owed };

/**
 * The reminders that would go from `from` to `to`, both included, if nothing changed: the clock runs over the log, and
 * what goes counts as delivered from then on. A committee that is paused is shown as if it were not. In the order in
 * which they go, by reference within an instant. Jumps from one moment to the next: a year costs what goes in it.
 */
export const simulateReminders = (
  committee: Reminding,
  log: readonly Remindable[],
  span: { from: Date; to: Date },
): Foreseen[] => {
  const ready = makeReady({ ...committee, paused: false });
  return log
    .filter(({ action }) => action.status === "open")
    .flatMap((remindable) => runAction(ready, remindable, span))
    .toSorted(
      (a, b) => a.at.getTime() - b.at.getTime() || compareReferences(a.owed.action.reference, b.owed.action.reference),
    );
};

/** The opening on the first working day after a day. */
const openingAfter = (ready: Ready, day: Day): number => ready.opens(stepWorkingDays(ready.isWorkingDay, day, 1));

const firstPass = (ready: Ready, from: Date): number => {
  const { day, open } = ready.hours(from.getTime());
  if (open) return from.getTime();
  const opening = openingAfter(ready, addDays(day, -1));
  return opening >= from.getTime() ? opening : openingAfter(ready, day);
};

/** One action's part: no other action changes what it owes. */
const runAction = (ready: Ready, remindable: Remindable, { from, to }: { from: Date; to: Date }): Foreseen[] => {
  const sent = sentBefore(remindable.delivered ?? []);
  const foreseen: Foreseen[] = [];
  for (let at: number | null = firstPass(ready, from); at !== null && at <= to.getTime(); ) {
    const { day } = ready.hours(at);
    const now = new Date(at);
    for (const owed of owedBy(ready, remindable, sent, at, day)) {
      foreseen.push({ at: now, owed });
      for (const key of [...owed.to.map((one) => one.key), ...(owed.nobody ? [owed.nobody.key] : [])])
        sent.add({ key, at: now });
    }
    at = nextMoment(ready, remindable, day);
  }
  return foreseen;
};

/** When this action may next owe something new: its next stage, or the return of whoever is away or rests. */
const nextMoment = (ready: Ready, { action, snoozes = [] }: Remindable, day: Day): number | null => {
  const stage = ready.stages.next(effectiveTarget(action.targets), day);
  const returns = action.ownerIds
    .flatMap((partyId) => ready.answering(partyId))
    .flatMap(({ awayUntil }) => (awayUntil !== null && awayUntil >= day ? [openingAfter(ready, awayUntil)] : []));
  const wakings = snoozes.flatMap(({ until }) => (until > day ? [openingAfter(ready, addDays(until, -1))] : []));
  const moments = [...(stage === null ? [] : [ready.opens(stage)]), ...returns, ...wakings];
  return moments.length === 0 ? null : Math.min(...moments);
};
