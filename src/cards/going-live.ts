import { type Day, printDay } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { joinNames } from "../domain/words.js";
import type { Button, Card, Part } from "./card.js";
import { printWeekday } from "./meetings.js";
import { countMessages, noneWords, type Previewed, stageWords } from "./reminders.js";

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
      title: [{ bold: printWeekday(day) }, `  ${first?.at.slice(11, 16) ?? ""}`],
      detail: theirs.map(lineOf).join("\n"),
    };
  });
};

/** A notice as it is foreseen: `at` in ISO 8601, the channels and people by name. */
type ForeseenNotice = { at: string; notice: string; meeting: string; date: Day; to: string[]; refused: string[] };

/** What the channels would be told, day by day. */
const noticeRows = (notices: readonly ForeseenNotice[]): Part[] => {
  const refused = [...new Set(notices.flatMap((one) => one.refused))];
  return notices.length === 0
    ? []
    : [
        { kind: "heading", text: "Notices of meetings" },
        ...notices.map(
          ({ at, notice, meeting, date, to }): Part => ({
            kind: "row",
            title: [{ bold: printWeekday(at.slice(0, 10)) }, `  ${at.slice(11, 16)}`],
            detail: `${meeting} on ${printDay(date)}: ${notice}, ${to.length === 0 ? "nowhere: no channel takes it" : `to ${joinNames(to)}`}`,
          }),
        ),
        ...refused.map((why): Part => ({ kind: "note", text: `Not posted: ${why}.` })),
      ];
};

/** How many notices would go, as the end of a sentence or (`alone`) all there is to it; nothing where none would. */
const noticesWords = (notices: readonly ForeseenNotice[], alone: boolean): string[] => {
  const going = notices.filter(({ to }) => to.length > 0);
  const places = new Set(going.flatMap(({ to }) => to)).size;
  if (going.length === 0) return [];
  return [
    `${going.length === 1 ? "one notice" : `${going.length} notices`} of meetings${alone ? " would go" : ""} to ${places === 1 ? "one place" : `${places} places`}`,
  ];
};

/** What the fortnight after a start would send, by person and by day, before anything is sent. Long: the caller pages it. */
export const goingLiveCard = (preview: {
  committee: Committee;
  from: string;
  to: string;
  reminders: readonly Previewed[];
  notices: readonly ForeseenNotice[];
  /** Whom and what the Secretary dropped. */
  leftOut: Part[];
  /** Names of those who would be written to and have no account linked yet. */
  unlinked: readonly string[];
  buttons: Button[];
}): Card => {
  const { committee, reminders, notices, unlinked, buttons } = preview;
  const people = [...new Set(reminders.flatMap(({ to }) => to))].toSorted((a, b) => a.localeCompare(b, "en-GB"));
  const nobody = reminders.filter(({ to }) => to.length === 0);
  const counted = countMessages(reminders, unlinked);
  const { messages, people: reached } = counted;
  const going = [
    ...(messages === 0
      ? []
      : [
          `${messages === 1 ? "one reminder" : `${messages} reminders`} would go to ${reached === 1 ? "one person" : `${reached} people`}`,
        ]),
    ...noticesWords(notices, messages === 0),
  ];
  return {
    title: `Start the reminders of ${committee.code}?`,
    parts: [
      {
        kind: "text",
        text:
          going.length === 0
            ? `From ${printDay(preview.from)} to ${printDay(preview.to)}, nothing would be sent.${noneWords(counted)}`
            : `From ${printDay(preview.from)} to ${printDay(preview.to)}, ${going.join(", and ")}, if nothing changed.${noneWords(counted)} Nothing is sent yet, and nothing that fell before is made up for.`,
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
      ...noticeRows(notices),
    ],
    buttons,
  };
};
