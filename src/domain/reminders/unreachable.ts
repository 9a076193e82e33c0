import type { Committee, Person, Register } from "../register.js";
import { recipientsOf, whyNotOf } from "./recipients.js";

/** A party whose reminders reach nobody: why, and who answers for it all the same. */
export type Unreachable = { why: string; people: Person[] };

/** Any day: whoever is away comes back, and does not count as gone. */
const ANY_DAY = "9999-12-31";

/**
 * Whether a party's reminders reach nobody, also once those who are away are back: nobody answers for it, or only people
 * without an account or left out of reminders. Null where they reach somebody.
 * @param leaving somebody who is about to go
 */
export const unreachable = (
  { people }: Register,
  { reminderPolicy }: Committee,
  partyId: string,
  leaving?: Pick<Person, "id">,
): Unreachable | null => {
  const staying = people.filter(
    ({ id, contacts }) => id !== leaving?.id && contacts.some((contact) => contact.partyId === partyId),
  );
  const back = staying.map((person) => ({ ...person, awayUntil: null }));
  const { nobody } = recipientsOf(partyId, back, whyNotOf(reminderPolicy.without), ANY_DAY);
  return nobody === null ? null : { why: nobody, people: staying };
};
