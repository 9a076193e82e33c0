import { type Day, dayAt, printDay } from "../domain/day.js";
import { readNamedDay } from "../domain/day-words.js";
import {
  belongsTo,
  type Committee,
  type Party,
  type Person,
  type Register,
  type Role,
  roleIn,
} from "../domain/register.js";
import { type Unreachable, unreachable } from "../domain/reminders/unreachable.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import type { App, Tx } from "./ports.js";
import { tellOfSecretary } from "./tell-of-secretary.js";
import { auditEntry, deny, type Who } from "./who.js";

/** Makes somebody a contact or deputy of a party, with its audit row. */
export const writeContact = async (
  app: App,
  who: Who,
  tx: Tx,
  person: { id: string; name: string },
  party: Party,
  deputy: boolean,
): Promise<void> => {
  await tx.people.setContact(person.id, party.id, { deputy });
  const after = { [deputy ? "deputy for" : "contact for"]: party.name };
  await tx.audit(auditEntry(app, who, { actionId: null, subject: `person ${person.name}`, did: "contact", after }));
};

/** Whether somebody belongs to a committee that this Secretary does not keep. */
export const keptElsewhere = (register: Register, { standing }: Who, person: Person): boolean =>
  !standing.operator &&
  register.committees.some(
    ({ id }) => belongsTo(register, person, id) && (!standing.person || roleIn(standing.person, id) !== "secretary"),
  );

/** Somebody was meant who has no part in the committee any more. */
export const gone = ({ name }: Person, { code }: Committee) =>
  refuse(
    `${name} does not belong to ${code} any more; nothing was changed.`,
    "Type /opsg person list to see who does, or /opsg person add to add them again.",
    "person",
  );

/** Somebody as they are by now, where they still belong to the committee: they may have gone, or be one with another. */
export const stillHere = (register: Register, committee: Committee, person: Person): Result<Person> => {
  const now = register.people.find((one) => one.id === person.id);
  return now && belongsTo(register, now, committee.id) ? ok(now) : gone(person, committee);
};

/** Gives a role in the committee, or takes it away (null). */
export const giveRole = async (
  app: App,
  who: Who,
  input: { person: Person; role: Role | null },
): Promise<Result<null>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "give roles");
  const { committee } = who.standing;
  return app.store.change(who.event, async (tx) => {
    const register = await tx.register();
    const found = stillHere(register, committee, input.person);
    if (!found.ok) return found;
    const now = roleIn(found.value, committee.id);
    if ((now ?? null) === input.role)
      return refuse(`${input.person.name} is ${now ?? "without a role"} already; nothing was changed.`);
    const secretaries = register.people.filter((person) => roleIn(person, committee.id) === "secretary");
    if (now === "secretary" && secretaries.length === 1 && !who.standing.operator) {
      return refuse(
        `${input.person.name} is the only Secretary of ${committee.code}.`,
        "Make somebody else Secretary first.",
      );
    }
    await tx.people.setRole(input.person.id, committee.id, input.role);
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `person ${input.person.name}`,
        did: "role",
        before: { role: now ?? null },
        after: { role: input.role },
      }),
    );
    if (now === "secretary") await tellOfSecretary(app, tx, who, input.person, input.role);
    return ok(null);
  });
};

/** Makes somebody a contact, or a deputy, of a party. */
export const makeContact = async (
  app: App,
  who: Who,
  input: { person: Person; party: Party; deputy: boolean },
): Promise<Result<null>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "name contacts");
  const part = input.deputy ? "a deputy for" : "a contact for";
  return app.store.change(who.event, async (tx) => {
    const person = stillHere(await tx.register(), who.standing.committee, input.person);
    if (!person.ok) return person;
    const now = person.value.contacts.find(({ partyId }) => partyId === input.party.id);
    if (now?.deputy === input.deputy)
      return refuse(`${person.value.name} is ${part} ${input.party.name} already; nothing was changed.`);
    await writeContact(app, who, tx, person.value, input.party, input.deputy);
    return ok(null);
  });
};

/** Notes until when somebody is away, or that they are back ("back"). */
export const setAway = async (
  app: App,
  who: Who,
  input: { person: Person; until: string },
): Promise<Result<Day | null>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "note who is away");
  const today = dayAt(app.clock.now(), who.standing.committee.zone);
  const until = /^(back|here|none)$/iu.test(input.until.trim()) ? ok(null) : readNamedDay(input.until, today);
  if (!until.ok) return until;
  if (until.value !== null && until.value < today)
    return refuse(`${printDay(until.value)} is past.`, "Name the last day away.", "until");
  return app.store.change(who.event, async (tx) => {
    const register = await tx.register();
    const found = stillHere(register, who.standing.committee, input.person);
    if (!found.ok) return found;
    const person = found.value;
    if (keptElsewhere(register, who, person)) {
      return refuse(`${person.name} also belongs to another committee, so only the operator may note them away.`);
    }
    await tx.people.savePerson({ ...person, awayUntil: until.value });
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `person ${person.name}`,
        did: "person",
        before: { "away until": person.awayUntil },
        after: { "away until": until.value },
      }),
    );
    return ok(until.value);
  });
};

/** A party that somebody's leaving leaves with nobody who can be reached. */
export type Alone = { party: Party } & Unreachable;

/**
 * Removed; or held back until it was seen that a Secretary goes, or which parties would be left with nobody who can be
 * reached.
 */
export type Removed = { kind: "removed" | "asks"; alone: Alone[]; secretary: boolean };

/**
 * Takes somebody out of the committee: role and contacts go, what they said stays. A Secretary, and somebody without whom
 * a party would be left without a contact who can be reached, only `anyway`.
 */
export const removePerson = async (
  app: App,
  who: Who,
  input: { person: Person; anyway: boolean },
): Promise<Result<Removed>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "remove a person");
  const { committee } = who.standing;
  return app.store.change<Removed>(who.event, async (tx) => {
    const register = await tx.register();
    const person = register.people.find(({ id }) => id === input.person.id);
    const theirs = register.parties.filter(
      ({ id, committeeId }) => committeeId === committee.id && person?.contacts.some(({ partyId }) => partyId === id),
    );
    const role = person && roleIn(person, committee.id);
    if (!person || (!role && theirs.length === 0))
      return refuse(`${input.person.name} has no part in ${committee.code}; nothing was changed.`);
    const others = register.people.filter(({ id }) => id !== person.id);
    if (
      role === "secretary" &&
      !who.standing.operator &&
      others.every((other) => roleIn(other, committee.id) !== "secretary")
    ) {
      return refuse(
        `${person.name} is the only Secretary of ${committee.code}.`,
        "Make somebody else Secretary first.",
      );
    }
    const now = register.committees.find(({ id }) => id === committee.id) ?? committee;
    const alone = theirs.flatMap((party) => {
      const left = unreachable(register, now, party.id, person);
      return left ? [{ party, ...left }] : [];
    });
    const secretary = role === "secretary";
    if ((secretary || alone.length > 0) && !input.anyway) return ok({ kind: "asks", alone, secretary });
    if (role) await tx.people.setRole(person.id, committee.id, null);
    for (const { id } of theirs) await tx.people.setContact(person.id, id, null);
    const before = { role: role ?? null, "contact for": theirs.map(({ name }) => name) };
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `person ${person.name}`,
        did: "person",
        before,
        after: { role: null, "contact for": [] },
      }),
    );
    if (secretary) await tellOfSecretary(app, tx, who, person, null);
    return ok({ kind: "removed", alone, secretary });
  });
};
