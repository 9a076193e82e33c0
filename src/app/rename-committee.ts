import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { readName } from "./keep-parties.js";
import type { App } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/** Gives a committee another name. Its code stays for ever: it stands in every reference. */
export const renameCommittee = async (app: App, who: Who, input: { name: string }): Promise<Result<Committee>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "rename the committee");
  const name = readName(input.name, "committee", "name");
  if (!name.ok) return name;
  const { id, code } = who.standing.committee;
  return app.store.change(who.event, async (tx) => {
    const now = (await tx.register()).committees.find((committee) => committee.id === id) ?? who.standing.committee;
    if (now.name === name.value)
      return refuse(`It is called ${now.name} already; nothing was changed.`, "Choose another name.", "name");
    const renamed = { ...now, name: name.value };
    await tx.people.saveCommittee(renamed);
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `committee ${code}`,
        did: "committee",
        before: { name: now.name },
        after: { name: name.value },
      }),
    );
    return ok(renamed);
  });
};
