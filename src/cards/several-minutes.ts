import { printDay } from "../domain/day.js";
import type { ImportReport } from "../domain/minutes/report.js";
import type { Problem } from "../domain/result.js";
import type { Card, Part } from "./card.js";
import { count } from "./imported.js";

type Read = { id: string; name: string; report: ImportReport };

const rowOf = ({ id, name, report }: Read): Part => {
  const { committee, number, date } = report.meeting;
  const { created, updated } = report.changes;
  const doubts = report.warnings.length + report.unread.length;
  return {
    kind: "row",
    title: [{ bold: `${committee} ${number}` }, `  ${printDay(date)}`],
    detail: [
      name,
      `${count(created, "action", "actions")} new, ${updated} changed`,
      ...(doubts > 0 ? [`${count(doubts, "line", "lines")} to look at`] : []),
    ].join(" · "),
    button: {
      label: "Look",
      press: { command: "minutes import", committee, values: { preview: id, do: "look" } },
    },
  };
};

/** Several sets of minutes that came in one message, in the order of their meetings; and those that could not be read. */
export const severalMinutesCard = (committee: string, read: readonly Read[], refused: readonly Problem[]): Card => ({
  title: `${committee}: ${count(read.length, "set of minutes", "sets of minutes")} to import`,
  ...(refused.length > 0 ? { tone: "warning" as const } : {}),
  parts: [
    {
      kind: "text",
      text:
        read.length === 0
          ? "None of these files could be read; nothing is stored."
          : "Nothing is stored yet. Look at one after the other, from the top, and import it: each is compared with the log as it is by then.",
    },
    ...read.toSorted((a, b) => a.report.meeting.date.localeCompare(b.report.meeting.date)).map(rowOf),
    ...(refused.length === 0 ? [] : [{ kind: "heading" as const, text: "Could not be read" }]),
    ...refused.map(({ what, instead }): Part => ({ kind: "text", text: [what, instead].filter(Boolean).join(" ") })),
  ],
  buttons: [],
  stays: true,
});
