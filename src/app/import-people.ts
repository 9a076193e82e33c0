import { type PeoplePlan, type PlannedPerson, planPeople } from "../domain/people/plan-people.js";
import { readPeople } from "../domain/people/read-people.js";
import { findParty, type Party } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { readName } from "./keep-parties.js";
import { writeContact } from "./keep-people.js";
import type { App, Tx } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

const DOING = "add people";

/** What a list of people would do, and the id under which exactly that list can be stored. */
export type PeoplePreview = { id: string; name: string; plan: PeoplePlan };

/** Reads a list of people and says what it would do; nothing is stored but the list itself, to be confirmed. */
export const previewPeople = async (
  app: App,
  who: Who,
  input: { name: string; text: string },
): Promise<Result<PeoplePreview>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", DOING);
  const list = readPeople(input.text);
  if (!list.ok) return list;
  const id = app.newId();
  const committeeId = who.standing.committee.id;
  const plan = planPeople(await app.store.register(), committeeId, list.value);
  const kept = await app.store.change(null, async (tx) => {
    await tx.setup.keep({ id, committeeId, kind: "people", ...input, at: app.clock.now() });
    return ok(null);
  });
  return kept.ok ? ok({ id, name: input.name, plan }) : kept;
};

/** Adds or confirms the parties of a plan. Gives every party by the name that the list uses. */
const writeParties = async (
  app: App,
  who: Who,
  tx: Tx,
  plan: PeoplePlan,
): Promise<Result<(name: string) => Party | undefined>> => {
  const { committee } = who.standing;
  for (const { name, known } of plan.parties) {
    const kept = readName(name, "party", "text");
    if (!kept.ok) return kept;
    const party: Party = known
      ? { ...known, known: true }
      : { id: app.newId(), committeeId: committee.id, name: kept.value, known: true, formerNames: [] };
    await (known ? tx.people.saveParty(party) : tx.people.addParty(party));
    const after = known ? { confirmed: true } : { name: party.name };
    await tx.audit(auditEntry(app, who, { actionId: null, subject: `party ${party.name}`, did: "party", after }));
  }
  const register = await tx.register();
  return ok((name) => findParty(register, committee.id, name));
};

const writePerson = async (
  app: App,
  who: Who,
  tx: Tx,
  { listed, person: known, kind, role, email, contacts }: PlannedPerson,
  partyOf: (name: string) => Party | undefined,
): Promise<void> => {
  const { committee } = who.standing;
  const person = known ?? { id: app.newId(), name: listed.name, email: listed.email };
  if (!known) await tx.people.addPerson(person);
  else if (email !== null) await tx.people.savePerson({ ...known, email });
  if (role) await tx.people.setRole(person.id, committee.id, role);
  const given = known ? email : person.email;
  const after = {
    ...(kind === "new" ? { name: person.name } : {}),
    ...(given ? { email: given } : {}),
    ...(role ? { role } : {}),
  };
  const subject = `person ${person.name}`;
  if (Object.keys(after).length > 0)
    await tx.audit(auditEntry(app, who, { actionId: null, subject, did: "person", after }));
  for (const { party: name, deputy } of contacts) {
    const party = partyOf(name);
    if (party) await writeContact(app, who, tx, person, party, deputy);
  }
};

/**
 * Stores the list that was shown, once and in one transaction. It is planned anew on the register as it is by then: what
 * somebody else has entered since is left alone.
 */
export const importPeople = async (app: App, who: Who, preview: string): Promise<Result<PeoplePlan>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", DOING);
  const { committee } = who.standing;
  return app.store.change(who.event, async (tx) => {
    const kept = await tx.setup.preview(committee.id, preview);
    if (kept?.kind !== "people" || !(await tx.setup.useUp(preview, app.clock.now())))
      return refuse(
        "That list was stored already, or is not kept any more; nothing was changed.",
        "Send it again to look.",
      );
    const list = readPeople(kept.text);
    if (!list.ok) return list;
    const plan = planPeople(await tx.register(), committee.id, list.value);
    const partyOf = await writeParties(app, who, tx, plan);
    if (!partyOf.ok) return partyOf;
    for (const person of plan.people)
      if (person.kind !== "same") await writePerson(app, who, tx, person, partyOf.value);
    return ok(plan);
  });
};
