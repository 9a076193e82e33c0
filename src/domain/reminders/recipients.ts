import { type Day, dayAt, printDay } from "../day.js";
import type { Account, Person, Platform } from "../register.js";

/** Why somebody cannot be written to on a day; null where they can. */
export type WhyNot = (person: Person, day: Day) => "left out" | "away" | "no account" | null;

/** Whom a party is reminded through on one day, by id; or why there is nobody, as a clause. */
export type Recipients = { to: string[]; nobody: string | null };

/** Away is away until the end of the last day that was said. */
export const isAway = ({ awayUntil }: Person, day: Day): boolean => awayUntil !== null && day <= awayUntil;

/** Why somebody who has accounts can be written to on none of them any more, as a clause; null where they can, or have none. */
export const whyGone = ({ accounts }: Person): string | null => {
  const whys = accounts.flatMap(({ dead }) => (dead === undefined ? [] : [dead]));
  return whys.length > 0 && whys.length === accounts.length ? [...new Set(whys)].join("; ") : null;
};

/** Since when none of somebody's accounts can be written to; null where some can, or that is not known of all. */
export const goneSince = ({ accounts }: Pick<Person, "accounts">): Date | null => {
  const since = accounts.map(({ dead, deadSince }) => (dead === undefined ? undefined : deadSince?.getTime()));
  const known = since.filter((at) => at !== undefined);
  return known.length > 0 && known.length === since.length ? new Date(Math.max(...known)) : null;
};

/** What follows the reason why somebody cannot be reached: since which day, where that is known. */
export const printSince = (since: Date | null, zone: string): string =>
  since === null ? "" : `, since ${printDay(dayAt(since, zone))}`;

/**
 * As the register has it: away, or on no platform.
 * @param without those whom the Secretary left out of reminders
 * @param connected the platforms that can be written on; where none are given, all
 */
export const whyNotOf =
  (without: readonly string[] = [], connected?: ReadonlySet<Platform>): WhyNot =>
  (person, day) => {
    if (without.includes(person.id)) return "left out";
    if (isAway(person, day)) return "away";
    const isOpen = ({ platform, dead }: Account): boolean =>
      dead === undefined && (connected === undefined || connected.has(platform));
    return person.accounts.some(isOpen) ? null : "no account";
  };

/**
 * A party's contacts who can be written to; where one of them cannot, its deputies as well.
 * @param everybody who answers for the party, contacts and deputies
 */
export const recipientsOf = (partyId: string, everybody: readonly Person[], whyNot: WhyNot, day: Day): Recipients => {
  // Nobody stands in for those whom the Secretary left out.
  const people = everybody.filter((person) => whyNot(person, day) !== "left out");
  const isDeputy = (person: Person): boolean =>
    person.contacts.some((contact) => contact.partyId === partyId && contact.deputy);
  const contacts = people.filter((person) => !isDeputy(person));
  const canBe = (person: Person): boolean => whyNot(person, day) === null;
  const stood = contacts.length > 0 && contacts.every(canBe) ? [] : people.filter(isDeputy);
  const to = [...contacts, ...stood].filter(canBe).map(({ id }) => id);
  if (to.length > 0) return { to, nobody: null };
  const why = people.map((person) => whyNot(person, day));
  const nobody =
    people.length === 0
      ? everybody.length === 0
        ? "it has no contact"
        : "whoever answers for it is left out of reminders"
      : why.every((one) => one === "away")
        ? "everybody who answers for it is away"
        : why.every((one) => one === "no account")
          ? "nobody who answers for it has an account I can write to"
          : "everybody who answers for it is away or has no account I can write to";
  return { to: [], nobody };
};

/** Why nobody of a party can be written to, as a clause; and since when, where that is because their accounts are gone. */
export type Nobody = { why: string; since: Date | null };

/** Why nobody of a party can be written to on a day; null where somebody can. */
export const whyNobody = (partyId: string, everybody: readonly Person[], whyNot: WhyNot, day: Day): Nobody | null => {
  const { nobody } = recipientsOf(partyId, everybody, whyNot, day);
  if (nobody === null) return null;
  const noAccount = everybody.every((person) => whyNot(person, day) === "no account");
  // Whoever is left had an account once, or none ever.
  return {
    why: nobody,
    since: noAccount ? goneSince({ accounts: everybody.flatMap(({ accounts }) => accounts) }) : null,
  };
};
