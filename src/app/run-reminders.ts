import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import type { App } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/**
 * Starts a committee's reminders, or pauses them. Of what fell before a start nothing is made up for: only stages from
 * then on are owed.
 */
export const runReminders = async (app: App, who: Who, running: boolean): Promise<Result<Committee>> => {
  const doing = running ? "start reminders" : "pause reminders";
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", doing);
  const { id, code } = who.standing.committee;
  return app.store.change(who.event, async (tx) => {
    const committee = (await tx.register()).committees.find((known) => known.id === id);
    if (!committee) return refuse(`There is no committee ${code} any more.`);
    if (committee.paused !== running)
      return refuse(
        `The reminders of ${code} are ${running ? "on" : "paused"} already; nothing was changed.`,
        running ? "See what went out with reminders." : "Start them with reminders start.",
      );
    const saved = { ...committee, paused: !running, ...(running ? { remindersSince: app.clock.now() } : {}) };
    await tx.people.saveCommittee(saved);
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `reminders of ${code}`,
        did: "committee",
        before: { reminders: running ? "paused" : "on" },
        after: { reminders: running ? "on" : "paused" },
      }),
    );
    return ok(saved);
  });
};
