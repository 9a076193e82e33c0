import { type Party, type Person, partiesFor, roleIn } from "../domain/register.js";
import { unreachable } from "../domain/reminders/unreachable.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { type Alone, stillHere } from "./keep-people.js";
import type { App } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/**
 * Ended; or held back until it was seen that nobody could be reached for the party then, or that the person has no other
 * part in the committee (`leaves`).
 */
export type Ended = { kind: "ended" | "asks"; alone: Alone[]; leaves: boolean };

/** Somebody answers for a party no more, as contact or as deputy; all else they are stays. */
export const endContact = async (
  app: App,
  who: Who,
  input: { person: Person; party: Party; anyway: boolean },
): Promise<Result<Ended>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "name contacts");
  const { party } = input;
  return app.store.change<Ended>(who.event, async (tx) => {
    const register = await tx.register();
    const committee = register.committees.find(({ id }) => id === party.committeeId) ?? who.standing.committee;
    const found = stillHere(register, committee, input.person);
    if (!found.ok) return found;
    const person = found.value;
    const now = person.contacts.find(({ partyId }) => partyId === party.id);
    if (!now)
      return refuse(`${person.name} does not answer for ${party.name}; nothing was changed.`, undefined, "party");
    const left = unreachable(register, committee, party.id, person);
    const alone = left ? [{ party, ...left }] : [];
    const leaves = !roleIn(person, committee.id) && partiesFor(register, person, committee.id).length === 1;
    if ((leaves || alone.length > 0) && !input.anyway) return ok({ kind: "asks", alone, leaves });
    await tx.people.setContact(person.id, party.id, null);
    const part = now.deputy ? "deputy for" : "contact for";
    await tx.audit(
      auditEntry(app, who, {
        ...{ actionId: null, subject: `person ${person.name}`, did: "contact" },
        before: { [part]: party.name },
        after: { [part]: null },
      }),
    );
    return ok({ kind: "ended", alone, leaves });
  });
};
