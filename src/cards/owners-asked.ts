import { type Committee, printOwners, type Register } from "../domain/register.js";
import type { Button, Card, Part, Values } from "./card.js";

/** Whom the Chair's question goes to, or went to; and the parties of which nobody can be written to. */
type Told = { written: readonly string[]; nobody: readonly { partyId: string; why: string }[] };

/** So many are named; the rest are counted. */
const NAMED = 20;

const names = (all: readonly string[]): string =>
  all.length > NAMED ? `${all.slice(0, NAMED).join(", ")} and ${all.length - NAMED} others` : all.join(", ");

const unreached = (register: Register, { nobody }: Told): Part[] =>
  nobody.slice(0, NAMED).map(({ partyId, why }) => ({
    kind: "note",
    text: `Nobody is written to for ${printOwners(register, [partyId])}: ${why}.`,
  }));

const back = (committee: Committee, values: Values): Button => ({
  label: "Back to the digest",
  press: { command: "digest", committee: committee.code, values },
});

/** Before anybody is written to. `values`: of the digest it is about. */
export const askOwnersCard = (committee: Committee, register: Register, told: Told, values: Values): Card => ({
  title:
    told.written.length === 0
      ? "Nobody can be written to"
      : `Write to ${told.written.length === 1 ? "one person" : `${told.written.length} people`}?`,
  parts: [
    ...(told.written.length > 0
      ? [
          {
            kind: "text" as const,
            text: `${names(told.written)}. Each gets one message with what is overdue or without a date of theirs; who was written to today already gets none.`,
          },
        ]
      : []),
    ...unreached(register, told),
  ],
  buttons: [
    ...(told.written.length > 0
      ? [
          {
            label: "Write to them",
            press: {
              command: "digest",
              committee: committee.code,
              values: { ...values, to: "owners", confirmed: "yes" },
            },
            style: "primary" as const,
          },
        ]
      : []),
    back(committee, values),
  ],
});

/** After it. */
export const ownersAskedCard = (
  committee: Committee,
  register: Register,
  told: Told & { already: readonly string[] },
  values: Values,
): Card => {
  const { written, already } = told;
  return {
    title:
      written.length === 0
        ? "Nobody new is written to"
        : `${written.length === 1 ? "One person is" : `${written.length} people are`} written to`,
    tone: written.length === 0 ? "warning" : "good",
    parts: [
      ...(written.length > 0 ? [{ kind: "text" as const, text: `${names(written)}.` }] : []),
      ...(already.length > 0
        ? [{ kind: "text" as const, text: `Written to today already, and not again: ${names(already)}.` }]
        : []),
      ...unreached(register, told),
    ],
    buttons: [back(committee, values)],
  };
};
