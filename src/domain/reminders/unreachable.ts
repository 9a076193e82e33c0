import { type Day, LAST_DAY } from "../day.js";
import { type Committee, type Person, peopleFor, peopleOf, type Register } from "../register.js";
import { goneSince, type Nobody, printSince, whyGone, whyNobody, whyNotOf } from "./recipients.js";

/** A party whose reminders reach nobody, and who answers for it all the same. */
export type Unreachable = Nobody & { partyId: string; people: Person[] };

type Ground = Pick<Committee, "reminderPolicy">;

const reach = ({ reminderPolicy }: Ground, people: Person[], partyId: string, day: Day): Unreachable | null => {
  const nobody = whyNobody(partyId, people, whyNotOf(reminderPolicy.without), day);
  return nobody && { ...nobody, partyId, people };
};

/** Those of some parties whose reminders reach nobody today. Whom the Secretary left out of them is nobody, wherever that is told. */
export const unreachableOf = (
  register: Register,
  committee: Ground,
  partyIds: readonly string[],
  today: Day,
): Unreachable[] => partyIds.flatMap((partyId) => reach(committee, peopleFor(register, partyId), partyId, today) ?? []);

/**
 * Whether a party's reminders reach nobody, also once those who are away are back: nobody answers for it, or only people
 * without an account or left out of reminders. Null where they reach somebody.
 * @param leaving somebody who is about to go
 */
export const unreachable = (
  register: Register,
  committee: Ground,
  partyId: string,
  leaving?: Pick<Person, "id">,
): Unreachable | null => {
  const staying = peopleFor(register, partyId).filter(({ id }) => id !== leaving?.id);
  const back = staying.map((person) => ({ ...person, awayUntil: null }));
  // On the last of days: whoever is away comes back, and does not count as gone.
  const found = reach(committee, back, partyId, LAST_DAY);
  return found && { ...found, people: staying };
};

/**
 * The people of a committee whose accounts were all found to be gone, and why. Others of their party may be reminded, so
 * that nothing else tells of it. Not those whom the Secretary left out.
 */
export const goneOf = (
  register: Register,
  { id, reminderPolicy, zone }: Committee,
): { person: Person; why: string }[] =>
  peopleOf(register, id).flatMap((person) => {
    const why = reminderPolicy.without?.includes(person.id) ? null : whyGone(person);
    return why === null ? [] : [{ person, why: `${why}${printSince(goneSince(person), zone)}` }];
  });
