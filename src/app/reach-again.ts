import type { Person } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import type { App, Tx } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/**
 * Takes somebody's accounts that could not be written to for ones that can be: the next message is tried, and if that
 * fails they are noted anew.
 * @returns what they were, as the history has it
 */
export const revive = async (tx: Tx, personId: string): Promise<string[]> => {
  const person = (await tx.register()).people.find(({ id }) => id === personId);
  const gone = person?.accounts.filter(({ dead }) => dead !== undefined) ?? [];
  for (const account of gone) await tx.people.setDead(account, null);
  return gone.map(({ platform, user }) => `${platform} ${user}`);
};

/** Has somebody written to again who could not be reached, because the Secretary knows that they can be now. */
export const reachAgain = (app: App, who: Who, person: Person): Promise<Result<Person>> =>
  app.store.change(who.event, async (tx) => {
    if (!may(who.standing, "administer"))
      return deny(who.standing, "administer", "have somebody written to again who could not be reached");
    const accounts = await revive(tx, person.id);
    if (accounts.length === 0)
      return refuse(
        person.accounts.length === 0
          ? `No account of ${person.name} is linked yet, so there is none to try again.`
          : `Nothing is known that keeps messages from ${person.name}; nothing was changed.`,
        "See with person list who can be written to.",
        "person",
      );
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `person ${person.name}`,
        did: "account",
        after: { "tried again": accounts.join(", ") },
      }),
    );
    return ok(person);
  });
