import type { Day } from "../day.js";
import type { Register } from "../register.js";
import { recipientsOf, whyNotOf } from "./recipients.js";

/** A party for which nobody can be written to, and why, as a clause. */
export type Unreachable = { partyId: string; why: string };

/** Those of some parties for which nobody can be written to. */
export const unreachableOf = (register: Register, partyIds: readonly string[], today: Day): Unreachable[] =>
  partyIds.flatMap((partyId) => {
    const people = register.people.filter(({ contacts }) => contacts.some((contact) => contact.partyId === partyId));
    const { nobody } = recipientsOf(partyId, people, whyNotOf(), today);
    return nobody === null ? [] : [{ partyId, why: nobody }];
  });
