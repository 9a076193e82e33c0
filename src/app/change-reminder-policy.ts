import type { Committee } from "../domain/register.js";
import { putBack } from "../domain/reminders/changed-policy.js";
import { type PolicyFigure, type ReminderPolicy, readPolicy } from "../domain/reminders/policy.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import type { App } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

const FIELDS = [
  "before",
  "overdueFirst",
  "overdueEvery",
  "tbcLead",
  "from",
  "until",
  "listMoreThan",
  "digestLead",
] as const satisfies PolicyFigure[];

/** Sets when a committee's reminders go out; what is left out stays. What was sent before is not sent again. */
export const changeReminderPolicy = async (
  app: App,
  who: Who,
  values: { [Field in PolicyFigure]?: string | undefined },
): Promise<Result<Committee>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "change when reminders go out");
  const { id, code } = who.standing.committee;
  return app.store.change(who.event, async (tx) => {
    const committee = (await tx.register()).committees.find((known) => known.id === id);
    if (!committee) return refuse(`There is no committee ${code} any more.`);
    const { reminderPolicy: before } = committee;
    const read = readPolicy(values, before);
    if (!read.ok) return read;
    const after = putBack({ policy: before, zone: committee.zone }, read.value, app.clock.now());
    const changed = FIELDS.filter((field) => String(before[field]) !== String(after[field]));
    if (changed.length === 0)
      return refuse("The reminders go out like that already; nothing was changed.", "Name another figure.");
    const saved = { ...committee, reminderPolicy: after };
    await tx.people.saveCommittee(saved);
    const only = (policy: ReminderPolicy) => Object.fromEntries(changed.map((field) => [field, policy[field]]));
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `reminders of ${code}`,
        did: "committee",
        before: only(before),
        after: only(after),
      }),
    );
    return ok(saved);
  });
};
