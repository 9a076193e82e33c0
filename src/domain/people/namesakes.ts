import { type Account, foldName, type Person, peopleOf, type Register } from "../register.js";

/** People of the committee who bear a name: those who may be the very one, and those who cannot be. */
export type Namesakes = { free: Person[]; others: Person[] };

/**
 * Who of the committee bears the name of somebody found neither by address nor by account. Somebody who writes from
 * another account on that platform, or has another address, is another person. Whoever has that name elsewhere is
 * nobody here.
 */
export const namesakes = (
  register: Register,
  committeeId: string,
  { name, email, accounts }: { name: string; email: string | null; accounts: readonly Account[] },
): Namesakes => {
  const alike = peopleOf(register, committeeId).filter((person) => foldName(person.name) === foldName(name));
  const isFree = (person: Person): boolean =>
    accounts.length > 0
      ? accounts.every(({ platform }) => person.accounts.every((known) => known.platform !== platform))
      : email === null || person.email === null;
  return { free: alike.filter(isFree), others: alike.filter((person) => !isFree(person)) };
};
