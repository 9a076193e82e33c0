import { dayAt } from "../domain/day.js";
import { digestDue } from "../domain/digest/due.js";
import { roleIn } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { workingDaysOf } from "../domain/working-days.js";
import type { App } from "./ports.js";
import { nextMainMeeting } from "./schedule.js";

/**
 * Queues the digest that the Chair is owed before the next main meeting, in every committee that is not paused. Once a
 * meeting and Chair, however often, late or at once with another it runs.
 */
export const planDigests = async (app: App): Promise<void> => {
  const { committees, people } = await app.store.register();
  const now = app.clock.now();
  for (const committee of committees) {
    const { id, zone, reminderPolicy: policy, holidays, remindersSince: since } = committee;
    if (committee.paused || since === null || policy.digestLead === null) continue;
    const nextMain = await nextMainMeeting(app.store, committee, dayAt(now, zone));
    const meeting = digestDue(policy, zone, await workingDaysOf(holidays), nextMain, { now: now.getTime(), since });
    if (meeting === null) continue;
    const chairs = people.filter((person) => roleIn(person, id) === "chair");
    const keys = chairs.map((chair) => ({ chair, key: `${id}|digest|${meeting}|${chair.id}` }));
    const known = await app.store.outbox.known(keys.map(({ key }) => key));
    const owed = keys.filter(({ key }) => !known.has(key));
    if (owed.length === 0) continue;
    await app.store.change(null, async (tx) => {
      for (const { chair, key } of owed)
        await tx.enqueue({
          id: app.newId(),
          key,
          committeeId: id,
          to: { personId: chair.id },
          message: { kind: "digest", ownerIds: null, since: null, toChair: true },
          dueAt: now,
        });
      return ok(null);
    });
  }
};
