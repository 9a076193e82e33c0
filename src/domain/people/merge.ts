import { type Person, ROLES, type Role } from "../register.js";

/** The higher of two roles in one committee; undefined where there is neither. */
export const higherRole = (one: Role | undefined, other: Role | undefined): Role | undefined =>
  ROLES.find((role) => role === one || role === other);

/**
 * One person of two who are the same human: the name and the address of the second, who lacks nothing that the first had.
 * An account belongs to one person, so both have different ones.
 */
export const mergedPerson = (from: Person, into: Person): Person => ({
  ...into,
  email: into.email ?? from.email,
  awayUntil: into.awayUntil ?? from.awayUntil,
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
