import type { Day } from "../day.js";
import { type Committee, type Person, type Register, ROLES, type Role } from "../register.js";

/** The higher of two roles in one committee; undefined where there is neither. */
export const higherRole = (one: Role | undefined, other: Role | undefined): Role | undefined =>
  ROLES.find((role) => role === one || role === other);

/** Whoever writes from one of two accounts is not away, and whoever is away by both is back by the first of the days. */
const awayOf = (one: Day | null, other: Day | null): Day | null =>
  one === null || other === null ? null : one < other ? one : other;

/**
 * One person of two who are the same human: the name and the address of the second, who lacks nothing that the first had.
 * An account belongs to one person, so both have different ones.
 */
const mergedPerson = (from: Person, into: Person): Person => ({
  ...into,
  email: into.email ?? from.email,
  awayUntil: awayOf(from.awayUntil, into.awayUntil),
  lastWroteOn: into.lastWroteOn ?? from.lastWroteOn,
  accounts: [...into.accounts, ...from.accounts],
  roles: [...new Set([...into.roles, ...from.roles].map(({ committeeId }) => committeeId))].flatMap((committeeId) => {
    const roleOf = ({ roles }: Person) => roles.find((one) => one.committeeId === committeeId)?.role;
    const role = higherRole(roleOf(from), roleOf(into));
    return role ? [{ committeeId, role }] : [];
  }),
  contacts: [...new Set([...into.contacts, ...from.contacts].map(({ partyId }) => partyId))].map((partyId) => ({
    partyId,
    // Whoever is a contact by one of the two is one.
    deputy: [into, from].every(({ contacts }) => contacts.find((one) => one.partyId === partyId)?.deputy ?? true),
  })),
});

/** What is kept of people in a committee's settings by their id: notices in their own chat, left out of reminders. */
const mergedSettings = (committee: Committee, from: Person, into: Person): Committee => {
  const { notices, reminderPolicy } = committee;
  const { without } = reminderPolicy;
  const people = [...new Set(notices.people.map((id) => (id === from.id ? into.id : id)))];
  // Somebody is left out only where both were: a reminder too many is no harm, one that is lacking is.
  const left = without?.filter((id) => id !== from.id && (id !== into.id || without.includes(from.id)));
  const same = people.join() === notices.people.join() && left?.join() === without?.join();
  return same
    ? committee
    : {
        ...committee,
        notices: { ...notices, people },
        reminderPolicy: left === undefined ? reminderPolicy : { ...reminderPolicy, without: left },
      };
};

/** The register as it is once two people are one, and that one. A committee that it changes nothing of is the same object. */
export const mergedRegister = (register: Register, from: Person, into: Person): { one: Person; after: Register } => {
  const one = mergedPerson(from, into);
  const people = register.people.flatMap((person) =>
    person.id === from.id ? [] : [person.id === into.id ? one : person],
  );
  const committees = register.committees.map((committee) => mergedSettings(committee, from, into));
  return { one, after: { ...register, people, committees } };
};
