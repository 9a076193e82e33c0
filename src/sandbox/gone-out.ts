import type { NewDelivery } from "../app/deliveries.js";
import { messagesOf } from "../app/messages-of.js";
import { addresseeName, messageName } from "../app/print-delivery.js";
import type { Button, Part, Text } from "../cards/card.js";
import { stageWords } from "../cards/reminders.js";
import { printReference } from "../domain/reference.js";
import { type Account, type Committee, type Person, printOwners, type Register } from "../domain/register.js";
import { beButton, personOf, youAre } from "./be.js";
import { isInvented } from "./people.js";

/** More rows than these tell nothing more. */
const SHOWN = 12;
/** So many contacts are offered by a button. */
const OFFERED = 3;

const rowsOf = (rows: Part[]): Part[] =>
  rows.length > SHOWN ? [...rows.slice(0, SHOWN), { kind: "note", text: `And ${rows.length - SHOWN} more.` }] : rows;

/** Invented people who answer for some party, but whoever chats: they get nothing here, and one can be them. */
const others = (register: Register, account: Account): Person[] => {
  const you = personOf(register, account);
  return register.people.filter((person) => person.contacts.length > 0 && person.id !== you?.id && isInvented(person));
};

/** What of this comes to whoever chats. */
export const comesTo = (person: Person | undefined, gone: readonly NewDelivery[]): NewDelivery[] =>
  gone.filter(
    ({ to, message }) =>
      message.kind === "reminder" && person !== undefined && "personId" in to && to.personId === person.id,
  );

const text = (words: Text): Part => ({ kind: "text", text: words });

/** What is due and goes to nobody, each owner once, and who would get it. */
const toNobody = (register: Register, committee: Committee, account: Account, gone: readonly NewDelivery[]): Part[] => {
  const rows = messagesOf(gone, "nobody to remind").map(({ reference: named, partyId, stage, why }) => {
    const reference = printReference({ committee: committee.code, ...named });
    const answering = others(register, account).filter(({ contacts }) =>
      contacts.some((contact) => contact.partyId === partyId),
    );
    const who = answering.length > 0 ? `${answering.map(({ name }) => name).join(", ")}, whom you are not` : why;
    const detail = `${printOwners(register, [partyId])}: ${who}`;
    const row: Part = { kind: "row", title: [{ bold: `${reference}, ${stageWords(stage)}` }], detail };
    return [`${reference}|${partyId}`, row] as const;
  });
  return [...new Map(rows).values()];
};

/** Which reminders and notices go out, and to whom; where none comes to whoever chats, which go to nobody, and whom to be to get one. */
export const goneOut = (
  register: Register,
  committee: Committee,
  account: Account,
  gone: readonly NewDelivery[],
): { parts: Part[]; buttons: Button[] } => {
  const you = personOf(register, account);
  const mine = comesTo(you, gone);
  const sent = gone
    .filter(({ message }) => message.kind === "reminder" || message.kind === "notice")
    .map((delivery): Part => {
      const detail = `to ${addresseeName(register, delivery)}${mine.includes(delivery) ? ", who you are" : ""}`;
      return { kind: "row", title: [{ bold: messageName(committee, delivery) }], detail };
    });
  const nobody = toNobody(register, committee, account, gone);
  const goes = sent.length > 0 ? [text("This goes out now, within a few seconds:"), ...rowsOf(sent)] : [];
  if (you && mine.length > 0)
    return {
      parts: [
        text(
          `You are ${you.name} now, and ${mine.length === 1 ? "a reminder comes" : `${mine.length} reminders come`} to you. Answer in your own words, for instance: need until 18 December. Or press a button under it.`,
        ),
        ...goes,
        ...(nobody.length > 0
          ? [
              {
                kind: "note" as const,
                text: "The Secretary is told of owners for whom nobody can be reminded (be secretary).",
              },
            ]
          : []),
      ],
      buttons: [],
    };
  const offered = others(register, account).slice(0, OFFERED);
  const [first] = offered;
  return {
    parts: [
      ...goes,
      ...(nobody.length > 0
        ? [text("This is due, but reaches nobody, of which the Secretary is told:"), ...rowsOf(nobody)]
        : []),
      ...(sent.length + nobody.length === 0
        ? [
            text(
              `No reminder and no notice is due at this time that did not go yet. Reminders go on working days, from ${committee.reminderPolicy.from} to ${committee.reminderPolicy.until}.`,
            ),
          ]
        : []),
      ...(first
        ? [
            text([
              `${youAre(register, account)} In this chat messages reach only whoever you are. To get what is due and answer it, press a button, or type: `,
              { bold: `be ${first.name}` },
            ]),
          ]
        : []),
    ],
    buttons: offered.map((person) => beButton(person)),
  };
};
