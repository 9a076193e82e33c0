import { type Day, dayAt, printDay } from "../domain/day.js";
import {
  type Committee,
  type Person,
  PLATFORM_NAMES,
  type Platform,
  printOwners,
  type Register,
  type Role,
  roleIn,
} from "../domain/register.js";

/** Somebody as their committee sees them. */
export type PersonFacts = {
  name: string;
  role: Role | null;
  contactFor: string[];
  deputyFor: string[];
  awayUntil: Day | null;
  /** Where they can be written to. */
  accounts: Platform[];
  /** Accounts that nothing can be written to any more, why, as a clause, and since when, where that is known. */
  gone: { platform: Platform; why: string; since: Day | null }[];
  /** Of reminders, by the Secretary. */
  leftOut: boolean;
};

export const personFacts = (
  register: Register,
  { id, reminderPolicy, zone }: Committee,
  person: Person,
): PersonFacts => {
  const mine = person.contacts.filter(({ partyId }) =>
    register.parties.some((party) => party.id === partyId && party.committeeId === id),
  );
  const named = (asDeputy: boolean) =>
    mine.filter(({ deputy }) => deputy === asDeputy).map(({ partyId }) => printOwners(register, [partyId]));
  return {
    name: person.name,
    role: roleIn(person, id) ?? null,
    contactFor: named(false),
    deputyFor: named(true),
    awayUntil: person.awayUntil,
    accounts: person.accounts.flatMap(({ platform, dead }) => (dead === undefined ? [platform] : [])),
    gone: person.accounts.flatMap(({ platform, dead: why, deadSince }) =>
      why === undefined ? [] : [{ platform, why, since: deadSince ? dayAt(deadSince, zone) : null }],
    ),
    leftOut: reminderPolicy.without?.includes(person.id) ?? false,
  };
};

/** What somebody is to the committee, in a line. */
export const personDetail = ({ contactFor, deputyFor, awayUntil, accounts, gone, leftOut }: PersonFacts): string =>
  [
    ...(contactFor.length > 0 ? [`contact for ${contactFor.join(", ")}`] : []),
    ...(deputyFor.length > 0 ? [`deputy for ${deputyFor.join(", ")}`] : []),
    ...(awayUntil ? [`away until ${printDay(awayUntil)}`] : []),
    ...(accounts.length > 0
      ? [`writes on ${[...new Set(accounts)].map((on) => PLATFORM_NAMES[on]).join(" and ")}`]
      : gone.length > 0
        ? []
        : ["not linked yet"]),
    ...gone.map(
      ({ platform, why, since }) =>
        `cannot be reached on ${PLATFORM_NAMES[platform]}: ${why}${since ? `, since ${printDay(since)}` : ""}`,
    ),
    ...(leftOut ? ["left out of reminders"] : []),
  ].join(" · ");
