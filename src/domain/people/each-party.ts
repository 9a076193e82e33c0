import { readOwners } from "../owners.js";
import { findParty, foldName, type Register } from "../register.js";
import type { ListedPerson } from "./read-people.js";

/**
 * The row with each party by itself, where several that are known stand together: "SECAS and DCC". A name of which only
 * a part is known stays whole, and that is said.
 */
export const eachParty = (
  register: Register,
  committeeId: string,
  row: ListedPerson,
  doubts: string[],
): ListedPerson => {
  const split = (name: string, makesOne: boolean): string[] => {
    if (findParty(register, committeeId, name)) return [name];
    const { parties, unknown } = readOwners(register, committeeId, name);
    const names = parties.map((party) => party.name);
    if (unknown.length === 0 && names.length > 1) {
      doubts.push(`line ${row.line}: “${name}” is taken as ${names.join(" and ")}`);
      return names;
    }
    if (makesOne && names.length > 0)
      doubts.push(
        `line ${row.line}: “${name}” would be a new party, though ${names.join(" and ")} ${names.length === 1 ? "is one" : "are some"}: write a comma between two`,
      );
    return [name];
  };
  return {
    ...row,
    contactFor: [...new Set(row.contactFor.flatMap((name) => split(name, true)))],
    deputyFor: [...new Set(row.deputyFor.flatMap((name) => split(name, false)))],
  };
};

/** Whoever is to be contact and deputy for one party is its contact. */
export const oncePerParty = (
  register: Register,
  committeeId: string,
  row: ListedPerson,
  doubts: string[],
): ListedPerson => {
  const idOf = (name: string): string => findParty(register, committeeId, name)?.id ?? foldName(name);
  const contacts = new Map(row.contactFor.map((name) => [idOf(name), name]));
  const deputyFor = row.deputyFor.filter((name) => {
    const party = contacts.get(idOf(name));
    if (party !== undefined)
      doubts.push(
        `line ${row.line}: ${row.name} cannot be contact and deputy for ${party}; they are taken as its contact`,
      );
    return party === undefined;
  });
  return { ...row, deputyFor };
};
