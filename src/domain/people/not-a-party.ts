import { foldName, type Person, partiesOf, peopleOf, type Register } from "../register.js";

/** Somebody who is named where a party should stand, and the names of the parties that they answer for. */
export type NotAParty = { name: string; parties: string[] };

const contactFor = (register: Register, committeeId: string, { contacts }: Person): string[] =>
  partiesOf(register, committeeId)
    .filter(({ id }) => contacts.some(({ partyId, deputy }) => partyId === id && !deputy))
    .map(({ name }) => name);

/** Actions belong to organisations, never to one person: so the name of a person of the committee is no new party's. */
export const notAParty = (register: Register, committeeId: string, name: string): NotAParty | undefined => {
  const named = peopleOf(register, committeeId).filter((person) => foldName(person.name) === foldName(name));
  const [first] = named;
  return (
    first && {
      name: first.name,
      parties: [...new Set(named.flatMap((person) => contactFor(register, committeeId, person)))],
    }
  );
};

/** What is wrong with a person's name there. */
export const printNotAParty = ({ name, parties }: NotAParty): string =>
  parties.length === 0
    ? `${name} is a person, and answers for no party yet`
    : `${name} is a person, who answers for ${parties.join(" and ")}`;
