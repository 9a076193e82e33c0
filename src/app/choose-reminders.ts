import { type Committee, peopleOf } from "../domain/register.js";
import { putBack } from "../domain/reminders/changed-policy.js";
import { type ChosenStage, DEFAULT_POLICY, DROPPABLE, type DroppedStage } from "../domain/reminders/policy.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import type { App } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/** Chooses which stages are sent, and who is left out. */
export const chooseReminders = (
  app: App,
  who: Who,
  wanted: { stages: readonly ChosenStage[]; without: readonly string[] },
): Promise<Result<Committee>> =>
  app.store.change(who.event, async (tx) => {
    const doing = "choose which reminders go out";
    if (!may(who.standing, "administer")) return deny(who.standing, "administer", doing);
    const { id, code } = who.standing.committee;
    const register = await tx.register();
    const committee = register.committees.find((known) => known.id === id);
    if (!committee) return refuse(`There is no committee ${code} any more.`);
    if (wanted.stages.length === 0)
      return refuse(
        "Without any stage nothing would be sent.",
        "Pause the reminders instead: reminders pause.",
        "stages",
      );
    const now = committee.reminderPolicy;
    const theirs = new Set(peopleOf(register, id).map((person) => person.id));
    const without = wanted.without.filter((personId) => theirs.has(personId));
    const dropped = DROPPABLE.filter((stage): stage is DroppedStage => !wanted.stages.includes(stage));
    const kept = now.before.length > 0 ? now.before : DEFAULT_POLICY.before;
    const saved = {
      ...committee,
      reminderPolicy: putBack(
        { policy: now, zone: committee.zone },
        { ...now, dropped, without, before: wanted.stages.includes("before") ? kept : [] },
        app.clock.now(),
      ),
    };
    await tx.people.saveCommittee(saved);
    const names = (ids: readonly string[] = []) =>
      register.people.filter((person) => ids.includes(person.id)).map(({ name }) => name);
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `reminders of ${code}`,
        did: "committee",
        before: { dropped: now.dropped ?? [], "left out": names(now.without), before: now.before },
        after: { dropped, "left out": names(without), before: saved.reminderPolicy.before },
      }),
    );
    return ok(saved);
  });
