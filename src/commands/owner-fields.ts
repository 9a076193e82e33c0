import type { Field, Values } from "../cards/card.js";
import { partiesOf, sameAccount } from "../domain/register.js";
import type { Turn } from "./command.js";
import { partyOptions } from "./party-options.js";

/**
 * The fields that ask for owners: the parties to choose from, and a line for one that is not among them.
 * @param value parties' ids, or names as typed, joined by commas
 */
export const ownerFields = (turn: Turn, value: string | undefined): Field[] => {
  const options = partyOptions(turn);
  const given = value?.split(",").flatMap((part) => part.trim() || []) ?? [];
  const chosen = given.filter((part) => options.some((party) => party.value === part));
  const others = given.filter((part) => !chosen.includes(part)).join(", ");
  const named: Field = {
    kind: "line",
    name: "otherOwners",
    label: options.length > 0 ? "Or another owner" : "Owner",
    hint: "A party’s name; several with “and” between them. One I do not know yet is noted.",
    maxLength: 300,
    ...(options.length > 0 ? { optional: "or another" } : {}),
    ...(others === "" ? {} : { value: others }),
  };
  if (options.length === 0) return [named];
  return [
    {
      kind: "choices",
      name: "owners",
      label: "Owner",
      hint: "Needed: choose one or more, or write another below.",
      options,
      optional: "or another",
      ...(chosen.length > 0 ? { value: chosen.join(",") } : {}),
    },
    named,
  ];
};

/** Whether a form was sent, or a line or button named somebody: then what is wrong with it is told. */
export const saysOwners = ({ owners, otherOwners }: Values): boolean =>
  owners !== undefined || otherOwners !== undefined;

/** The owners a form or a line gave; an `@Name` stands for the party that this person answers for. */
export const chosenOwners = (turn: Turn, values: Values): string => {
  const text = [values.owners, values.otherOwners].filter((part) => part?.trim()).join(", ");
  return turn.mentions.reduce((owners, mention) => {
    const person = turn.register.people.find(({ accounts }) =>
      accounts.some((account) => sameAccount(account, mention.account)),
    );
    const party = partiesOf(turn.register, turn.standing.committee.id).find(({ id }) =>
      person?.contacts.some(({ partyId }) => partyId === id),
    );
    return party ? owners.replaceAll(mention.text, party.name) : owners;
  }, text);
};
