import { printDay, WEEKDAYS, weekdayOf } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import type { Button, Card, Part } from "./card.js";
import { type Previewed, stageWords } from "./reminders.js";

/** What somebody would be sent on one day. */
const lineOf = ({ action, stage, party, late }: Previewed): string =>
  `${action} (${party}): ${stageWords(stage)}${late ? ", late" : ""}`;

const dayRows = (reminders: readonly Previewed[]): Part[] => {
  const days = [...new Set(reminders.map(({ at }) => at.slice(0, 10)))];
  return days.map((day) => {
    const theirs = reminders.filter(({ at }) => at.startsWith(day));
    const [first] = theirs;
    return {
      kind: "row",
      title: [{ bold: `${WEEKDAYS[weekdayOf(day) - 1]} ${printDay(day)}` }, `  ${first?.at.slice(11, 16) ?? ""}`],
      detail: theirs.map(lineOf).join("\n"),
    };
  });
};

/** What the fortnight after a start would send, by person and by day, before anything is sent. Long: the caller pages it. */
export const goingLiveCard = (preview: {
  committee: Committee;
  from: string;
  to: string;
  reminders: readonly Previewed[];
  /** Whom and what the Secretary dropped. */
  leftOut: Part[];
  /** Names of those who would be written to and have no account linked yet. */
  unlinked: readonly string[];
  buttons: Button[];
}): Card => {
  const { committee, reminders, unlinked, buttons } = preview;
  const people = [...new Set(reminders.flatMap(({ to }) => to))].toSorted((a, b) => a.localeCompare(b, "en-GB"));
  const nobody = reminders.filter(({ to }) => to.length === 0);
  const messages = reminders.reduce((sum, { to }) => sum + to.length, 0);
  return {
    title: `Start the reminders of ${committee.code}?`,
    parts: [
      {
        kind: "text",
        text:
          reminders.length === 0
            ? `From ${printDay(preview.from)} to ${printDay(preview.to)}, nothing would be sent.`
            : `From ${printDay(preview.from)} to ${printDay(preview.to)}, ${messages === 1 ? "one reminder" : `${messages} reminders`} would go to ${people.length === 1 ? "one person" : `${people.length} people`}, if nothing changed. Nothing is sent yet, and nothing that fell before is made up for.`,
      },
      ...preview.leftOut,
      ...people.flatMap((person): Part[] => [
        {
          kind: "heading",
          text: `${person}${unlinked.includes(person) ? " (not linked yet: not reached before they write to me)" : ""}`,
        },
        ...dayRows(reminders.filter(({ to }) => to.includes(person))),
      ]),
      ...(nobody.length > 0
        ? [{ kind: "heading" as const, text: "Nobody to write to: you are told instead" }, ...dayRows(nobody)]
        : []),
    ],
    buttons,
  };
};
