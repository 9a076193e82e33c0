import { type Day, printDay } from "../domain/day.js";
import { type Person, type Platform, printOwners, type Register, type Role, roleIn } from "../domain/register.js";

/** Somebody as their committee sees them. */
export type PersonFacts = {
  name: string;
  role: Role | null;
  contactFor: string[];
  deputyFor: string[];
  awayUntil: Day | null;
  accounts: Platform[];
};

export const personFacts = (register: Register, committeeId: string, person: Person): PersonFacts => {
  const mine = person.contacts.filter(({ partyId }) =>
    register.parties.some((party) => party.id === partyId && party.committeeId === committeeId),
  );
  const named = (asDeputy: boolean) =>
    mine.filter(({ deputy }) => deputy === asDeputy).map(({ partyId }) => printOwners(register, [partyId]));
  return {
    name: person.name,
    role: roleIn(person, committeeId) ?? null,
    contactFor: named(false),
    deputyFor: named(true),
    awayUntil: person.awayUntil,
    accounts: person.accounts.map(({ platform }) => platform),
  };
};

/** What somebody is to the committee, in a line. */
export const personDetail = ({ contactFor, deputyFor, awayUntil, accounts }: PersonFacts): string =>
  [
    ...(contactFor.length > 0 ? [`contact for ${contactFor.join(", ")}`] : []),
    ...(deputyFor.length > 0 ? [`deputy for ${deputyFor.join(", ")}`] : []),
    ...(awayUntil ? [`away until ${printDay(awayUntil)}`] : []),
    accounts.length > 0
      ? `writes on ${[...new Set(accounts)].map((on) => (on === "slack" ? "Slack" : "Teams")).join(" and ")}`
      : "not linked yet",
  ].join(" · ");
