import { printDay } from "../domain/day.js";
import type { ImportReport } from "../domain/minutes/report.js";
import type { Button, Card, Part, Values } from "./card.js";
import { count, finalStands, list, newParties } from "./imported.js";

/** An action as a line of a list: its reference, what changes of it, and how its sentence begins. */
const lineOf = (report: ImportReport, { reference, what }: ImportReport["touched"][number]): string => {
  const action = report.actions.find((one) => one.reference === reference);
  const owners = action?.owners.join(" and ");
  return [reference, what && `[${what}]`, action?.text || "(as the log has it)", owners ? `(${owners})` : ""]
    .filter(Boolean)
    .join("  ");
};

/** So many lines that say nothing are no oddity of the minutes: a PDF's columns fell apart, or into one another. */
const MANY_UNREAD = 8;

/** What helps where a PDF could hardly be read. */
const betterThanPdf = ({ name, report }: { name: string; report: ImportReport }): Part[] =>
  /\.pdf$/iu.test(name) && report.unread.length >= MANY_UNREAD
    ? [
        {
          kind: "text",
          text: "Much of this PDF could not be read: its columns do not come apart as they look on the page. If you have the Word file (.docx) that it was made from, send me that instead.",
        },
      ]
    : [];

/** What importing minutes would do, before anything is done. */
export const minutesPreviewCard = (preview: { id: string; name: string; report: ImportReport }): Card => {
  const { report } = preview;
  const { committee, number, date, status } = report.meeting;
  const touched = (heading: string, wanted: (one: ImportReport["touched"][number]) => boolean) =>
    list(
      heading,
      report.touched.filter(wanted).map((one) => lineOf(report, one)),
    );
  const closes = report.touched.filter(({ closed }) => closed).length;
  const nothing = report.touched.length === 0 && report.meetingRecord === "unchanged";
  const press = (values: Values) => ({
    command: "minutes import",
    committee,
    values: { preview: preview.id, ...values },
  });
  const { besides } = report;
  const importing: Button[] =
    besides === null
      ? [
          { label: "Import", press: press({ do: "all" }), style: "primary" },
          ...(closes > 0 ? [{ label: "Import without closures", press: press({ do: "without closures" }) }] : []),
        ]
      : [{ label: `Import beside ${committee} ${besides}`, press: press({ do: "besides" }) }];
  const twice =
    besides === null
      ? []
      : [
          `${committee} ${besides} was held on ${printDay(date)} already. If these are its minutes, cancel, correct the number in them, and send them again.`,
        ];
  return {
    title: report.superseded
      ? `The final minutes of ${committee} ${number} stand`
      : nothing
        ? `${committee} ${number} is in the log already`
        : `Import ${committee} ${number}, ${printDay(date)}?`,
    ...(report.warnings.length + report.unread.length + twice.length > 0 ? { tone: "warning" as const } : {}),
    parts: [
      {
        kind: "text",
        text: report.superseded
          ? finalStands(report.meeting)
          : nothing
            ? `All that ${preview.name} says is known: there is nothing to import.`
            : "Nothing is stored yet. This is what would change:",
      },
      ...betterThanPdf(preview),
      {
        kind: "facts",
        facts: [
          { label: "Read from", value: `${preview.name}${status ? ` (${status} minutes)` : ""}` },
          {
            label: "Actions",
            value: `${report.changes.created} new, ${report.changes.updated} changed, ${report.changes.unchanged} as they were${closes > 0 ? `; ${closes} of them closed` : ""}`,
          },
          {
            label: "Meeting",
            value: `${report.attendees.length} present, ${count(report.agenda.length, "item", "items")}, ${count(report.decisions.length, "decision", "decisions")}`,
          },
        ],
      },
      ...touched("New", ({ written, closed }) => written === "created" && !closed),
      ...touched("Changed", ({ written, closed }) => written === "updated" && !closed),
      ...touched("Closed", ({ closed }) => closed),
      ...list(
        "Open, and not mentioned (they stay open)",
        report.absent.map((reference) => reference),
      ),
      ...list("Next meetings that change", report.planned),
      ...newParties(report),
      ...list("Looks wrong", [...twice, ...report.warnings.map(({ line, message }) => `line ${line}: ${message}`)]),
      ...list("Differences", report.differences),
      ...list(
        "Could not be read",
        report.unread.map(({ line, text }) => `line ${line}: ${text.replace(/\s+/gu, " ")}`),
      ),
    ],
    buttons: [...(nothing ? [] : importing), { label: nothing ? "Close" : "Cancel", press: press({ do: "nothing" }) }],
  };
};
