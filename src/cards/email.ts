import type { Action } from "../domain/action.js";
import type { Day } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import type { Stage } from "../domain/reminders/stages.js";
import { joinNames } from "../domain/words.js";
import { nameOf } from "./action.js";
import type { Card, Part } from "./card.js";
import { wantedOn } from "./reminder.js";

/** A reminder of a party's actions as an e-mail has it: plain text, to be copied. */
export const reminderText = (about: {
  committee: Committee;
  party: string;
  names: string[];
  today: Day;
  owed: { action: Action; stage: Stage }[];
}): { subject: string; text: string } => {
  const { committee, party, names, today, owed } = about;
  const references = owed.map(({ action }) => nameOf(action));
  const lines = owed.map(
    ({ action, stage }) =>
      `${nameOf(action)} ${wantedOn({ action, stage: stage.name, date: stage.date, today })}:\n${action.text}`,
  );
  const [it, an] = owed.length === 1 ? ["it", "this action"] : ["each", "these actions"];
  return {
    subject:
      owed.length > 3 ? `${committee.code}: ${owed.length} actions of ${party}` : `${joinNames(references)}: reminder`,
    text: [
      `Dear ${names.length > 0 ? joinNames(names) : party},`,
      `This is a reminder of ${an} of ${party} in the log of ${committee.name}:`,
      ...lines,
      `Please reply with how ${it} is getting on, that ${it} is done, or the date by which ${it} will be.`,
    ].join("\n\n"),
  };
};

/** Texts to copy, a party each. Long: the caller pages it. */
export const emailCard = (
  committee: Committee,
  texts: { party: string; addresses: string[]; subject: string; text: string }[],
  none: string,
): Card => ({
  title:
    texts.length === 0
      ? `${committee.code}: nothing to write`
      : `${committee.code}: ${texts.length === 1 ? "a text" : `${texts.length} texts`} to copy into ${texts.length === 1 ? "an e-mail" : "e-mails"}`,
  parts:
    texts.length === 0
      ? [{ kind: "text", text: none }]
      : texts.flatMap(({ party, addresses, subject, text }): Part[] => [
          { kind: "heading", text: party },
          {
            kind: "facts",
            facts: [
              { label: "To", value: addresses.length > 0 ? addresses.join(", ") : "no address is known" },
              { label: "Subject", value: subject },
            ],
          },
          { kind: "text", text },
        ]),
  buttons: [
    { label: "Reminders", press: { command: "reminders", committee: committee.code, values: {} } },
    { label: "People", press: { command: "person list", committee: committee.code, values: {} } },
  ],
});
