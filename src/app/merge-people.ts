import { markOf } from "../domain/mark.js";
import { mergedRegister } from "../domain/people/merge.js";
import { type Committee, type Person, partiesFor, printOwners, type Register, roleIn } from "../domain/register.js";
import { unreachable } from "../domain/reminders/unreachable.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { type Alone, keptElsewhere, stillHere } from "./keep-people.js";
import type { App, Tx } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/**
 * Two who are the same human, as they are, and the one whom they make or would make. `alone`: parties of the one that
 * nobody can be reached for then; `shown`: tells what the Secretary is shown of it from anything else.
 */
export type Merged = {
  from: Person;
  into: Person;
  one: Person;
  /** The committee with its people as they are then. */
  committee: Committee;
  alone: Alone[];
  shown: string;
  /** `changed`: what was looked at is not so any more, and nothing was done. */
  kind: "asks" | "changed" | "done";
};

const described = (register: Register, committeeId: string, person: Person): Record<string, unknown> => ({
  name: person.name,
  email: person.email,
  role: roleIn(person, committeeId) ?? null,
  "contact for": partiesFor(register, person, committeeId).map((id) => printOwners(register, [id])),
  accounts: person.accounts.map(({ platform, user }) => `${platform} ${user}`),
});

const plan = (register: Register, committeeId: string, from: Person, into: Person): Omit<Merged, "kind"> => {
  const { one, after } = mergedRegister(register, from, into);
  const committeeOf = ({ committees }: Register) => committees.find(({ id }) => id === committeeId);
  const committee = committeeOf(after);
  if (!committee) throw new Error(`there is no committee ${committeeId}`);
  const alone = register.parties.flatMap((party) => {
    const isTheirs = party.committeeId === committeeId && one.contacts.some(({ partyId }) => partyId === party.id);
    const left = isTheirs ? unreachable(after, committee, party.id) : null;
    return left ? [{ party, ...left }] : [];
  });
  const without = committeeOf(register)?.reminderPolicy.without ?? [];
  const seen = [from, into].map((person) => [
    ...[person.id, person.awayUntil, without.includes(person.id), person.contacts],
    described(register, committeeId, person),
  ]);
  const shown = markOf(JSON.stringify([seen, alone.map(({ party, why }) => [party.name, why])]));
  return { from, into, one, committee, alone, shown };
};

/**
 * Makes one person of two who are the same human: accounts, role, parties, what waits for them, what they put off and what
 * they said go to the second. What the first has said stays under their name in the history.
 * @param input.shown what tells what was looked at, as the button has it; otherwise, or where it is not so any more,
 *   nothing is changed
 */
export const mergePeople = async (
  app: App,
  who: Who,
  input: { from: Person; into: Person; shown: string | undefined },
): Promise<Result<Merged>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "make one person of two");
  const { committee } = who.standing;
  return app.store.change<Merged>(who.event, async (tx) => {
    const register = await tx.register();
    // One of them may have become one person with somebody while this was pressed.
    const goes = stillHere(register, committee, input.from);
    const stays = stillHere(register, committee, input.into);
    if (!goes.ok) return goes;
    if (!stays.ok) return stays;
    const [from, into] = [goes.value, stays.value];
    if (from.id === into.id)
      return refuse(`${from.name} is one person already; nothing was changed.`, "Name two people.", "into");
    const elsewhere = [from, into].find((person) => keptElsewhere(register, who, person));
    if (elsewhere)
      return refuse(
        `${elsewhere.name} also belongs to another committee, so only the operator may make one person of them.`,
      );
    const merged = plan(register, committee.id, from, into);
    if (input.shown !== merged.shown) return ok({ ...merged, kind: input.shown === undefined ? "asks" : "changed" });
    await write(app, who, tx, register, merged);
    return ok({ ...merged, kind: "done" });
  });
};

const write = async (
  app: App,
  who: Who,
  tx: Tx,
  register: Register,
  { from, into, one }: Pick<Merged, "from" | "into" | "one">,
) => {
  for (const { committeeId } of from.roles) await tx.people.setRole(from.id, committeeId, null);
  for (const { partyId } of from.contacts) await tx.people.setContact(from.id, partyId, null);
  // One address belongs to one person: it is free before it is given.
  await tx.people.savePerson({ ...from, email: null, awayUntil: null });
  await tx.people.savePerson(one);
  for (const { committeeId, role } of one.roles) await tx.people.setRole(into.id, committeeId, role);
  for (const { partyId, deputy } of one.contacts) await tx.people.setContact(into.id, partyId, { deputy });
  for (const { dead, deadSince, ...account } of from.accounts) {
    await tx.people.link(into.id, account);
    if (dead !== undefined) await tx.people.setDead(account, dead, deadSince);
  }
  await tx.people.handOver(from.id, into.id, app.clock.now());
  const { after } = mergedRegister(register, from, into);
  for (const committee of after.committees)
    if (!register.committees.includes(committee)) await tx.people.saveCommittee(committee);
  const { id } = who.standing.committee;
  await tx.audit(
    auditEntry(app, who, {
      actionId: null,
      subject: `person ${into.name}`,
      did: "person",
      before: described(register, id, into),
      after: { ...described(register, id, one), "one person with": `${from.name} (${from.email ?? from.id})` },
    }),
  );
};
