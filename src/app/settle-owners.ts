import { readOwners } from "../domain/owners.js";
import type { Party } from "../domain/register.js";
import { lacking, ok, type Result, refuse } from "../domain/result.js";
import type { App, Tx } from "./ports.js";
import type { Who } from "./who.js";

/** No committee's party has a longer name. Characters. */
export const MAX_NAME = 120;

/** The owners of an action; `strange` are those that the committee did not know and that were only now noted. */
export type Owners = { parties: Party[]; strange: Party[] };

/**
 * The parties that are named as owners. One the committee does not know is noted as not confirmed, never dropped;
 * the caller tells the Secretary.
 */
export const settleOwners = async (app: App, who: Who, tx: Tx, named: string): Promise<Result<Owners>> => {
  const { committee } = who.standing;
  const { parties, unknown } = readOwners(await tx.register(), committee.id, named);
  if (parties.length + unknown.length === 0)
    return lacking(
      "An action needs an owner.",
      "Name at least one party: owner NetCo. One that the committee does not know is noted, and the Secretary is told.",
      "owners",
    );
  const long = unknown.find((name) => name.length > MAX_NAME);
  if (long)
    return refuse(
      `“${long.slice(0, 40)}…” is too long for the name of a party.`,
      `A name has at most ${MAX_NAME} characters.`,
      "owners",
    );
  const strange = unknown.map(
    (name): Party => ({ id: app.newId(), committeeId: committee.id, name, known: false, formerNames: [] }),
  );
  for (const party of strange) await tx.people.addParty(party);
  return ok({ parties: [...parties, ...strange], strange: [...strange, ...parties.filter(({ known }) => !known)] });
};
