import { mergedPerson } from "../domain/people/merge.js";
import { type Person, partiesFor, printOwners, type Register, roleIn } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { keptElsewhere } from "./keep-people.js";
import type { App, Tx } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/** Two who are the same human, as they are, and the one whom they make or would make. */
export type Merged = { from: Person; into: Person; one: Person; done: boolean };

const described = (register: Register, committeeId: string, person: Person): Record<string, unknown> => ({
  name: person.name,
  email: person.email,
  role: roleIn(person, committeeId) ?? null,
  "contact for": partiesFor(register, person, committeeId).map((id) => printOwners(register, [id])),
  accounts: person.accounts.map(({ platform, user }) => `${platform} ${user}`),
});

/** What is kept of a person's in a committee's settings, under their id: notices in their own chat, left out of reminders. */
const mergeSettings = async (tx: Tx, register: Register, from: string, into: string): Promise<void> => {
  for (const committee of register.committees) {
    const { notices, reminderPolicy } = committee;
    const without = reminderPolicy.without ?? [];
    if (!notices.people.includes(from) && !without.includes(from)) continue;
    const people = [...new Set(notices.people.map((id) => (id === from ? into : id)))];
    // Somebody is left out only where both were: a reminder too many is no harm, one that is lacking is.
    const left = without.filter((id) => id !== from && (id !== into || without.includes(from)));
    await tx.people.saveCommittee({
      ...committee,
      notices: { ...notices, people },
      reminderPolicy: reminderPolicy.without === undefined ? reminderPolicy : { ...reminderPolicy, without: left },
    });
  }
};

/**
 * Makes one person of two who are the same human: accounts, role, parties, what waits for them and what they put off go to
 * the second. What the first has said stays in their name in the history.
 * @param input.sure whether it was seen what comes of it; otherwise nothing is changed
 */
export const mergePeople = async (
  app: App,
  who: Who,
  input: { from: Person; into: Person; sure: boolean },
): Promise<Result<Merged>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "make one person of two");
  const { committee } = who.standing;
  return app.store.change<Merged>(who.event, async (tx) => {
    const register = await tx.register();
    const [from, into] = [input.from, input.into].map(({ id }) => register.people.find((one) => one.id === id));
    if (!from || !into) return refuse("One of them is not known any more; nothing was changed.");
    if (from.id === into.id)
      return refuse(`${from.name} is one person already; nothing was changed.`, "Name two people.", "into");
    const elsewhere = [from, into].find((person) => keptElsewhere(register, who, person));
    if (elsewhere)
      return refuse(
        `${elsewhere.name} also belongs to another committee, so only the operator may make one person of them.`,
      );
    const one = mergedPerson(from, into);
    if (!input.sure) return ok({ from, into, one, done: false });
    for (const { committeeId } of from.roles) await tx.people.setRole(from.id, committeeId, null);
    for (const { partyId } of from.contacts) await tx.people.setContact(from.id, partyId, null);
    // One address belongs to one person: it is free before it is given.
    await tx.people.savePerson({ ...from, email: null, awayUntil: null });
    await tx.people.savePerson(one);
    for (const { committeeId, role } of one.roles) await tx.people.setRole(into.id, committeeId, role);
    for (const { partyId, deputy } of one.contacts) await tx.people.setContact(into.id, partyId, { deputy });
    for (const { dead, ...account } of from.accounts) {
      await tx.people.link(into.id, account);
      if (dead !== undefined) await tx.people.setDead(account, dead);
    }
    await tx.people.handOver(from.id, into.id, app.clock.now());
    await mergeSettings(tx, register, from.id, into.id);
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `person ${into.name}`,
        did: "person",
        before: described(register, committee.id, into),
        after: {
          ...described(register, committee.id, one),
          "one person with": `${from.name} (${from.email ?? from.id})`,
        },
      }),
    );
    return ok({ from, into, one, done: true });
  });
};
