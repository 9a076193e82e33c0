import type { Action } from "../domain/action.js";
import type { Party } from "../domain/register.js";
import { printOwners } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { changeAction } from "./change-action.js";
import type { App } from "./ports.js";
import { settleOwners } from "./settle-owners.js";
import { tellSecretary } from "./tell-secretary.js";
import type { Who } from "./who.js";

/** Gives an action to other owners. One that the committee does not know is accepted and flagged. */
export const reassignAction = async (
  app: App,
  who: Who,
  input: { reference: string; owners: string },
): Promise<Result<{ action: Action; strange: Party[] }>> => {
  let strange: Party[] = [];
  const saved = await changeAction(app, who, {
    reference: input.reference,
    deed: "keep",
    doing: "reassign an action",
    decide: async ({ action, tx, name }) => {
      const before = printOwners(await tx.register(), action.ownerIds);
      const owners = await settleOwners(app, who, tx, input.owners);
      if (!owners.ok) return owners;
      const ownerIds = owners.value.parties.map(({ id }) => id);
      if (ownerIds.join() === action.ownerIds.join()) {
        return refuse(`${name} belongs to ${before} already; nothing was changed.`, "Name another owner.", "owners");
      }
      strange = owners.value.strange;
      const after = owners.value.parties.map(({ name: party }) => party).join(", ");
      return ok({
        action: { ...action, ownerIds },
        did: "reassigned",
        before: { owners: before },
        after: { owners: after },
      });
    },
    record: async ({ action, tx }) => {
      for (const party of strange) {
        await tellSecretary(app, tx, action.committeeId, `unknown owner|${party.id}`, {
          kind: "unknown owner",
          reference: action.reference,
          partyId: party.id,
        });
      }
    },
  });
  return saved.ok ? ok({ action: saved.value, strange }) : saved;
};
