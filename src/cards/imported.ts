import { printDay } from "../domain/day.js";
import type { ImportReport } from "../domain/minutes/report.js";
import type { Button, Card, Part } from "./card.js";
import { figure } from "./digest-view.js";

/** A card is read at a glance: of longer lists it shows the beginning and says how many more there are. */
const MOST_LISTED = 10;
const LONGEST_LINE = 200;

export const count = (number: number, one: string, many: string): string =>
  `${figure(number)} ${number === 1 ? one : many}`;

const cut = (line: string): string => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line);

export const list = (heading: string, lines: string[]): Part[] => {
  if (lines.length === 0) return [];
  const left = lines.length - MOST_LISTED;
  return [
    { kind: "heading", text: heading },
    { kind: "text", text: lines.slice(0, MOST_LISTED).map(cut).join("\n") },
    ...(left > 0 ? [{ kind: "note" as const, text: `and ${left} more` }] : []),
  ];
};

/**
 * The parties that minutes bring. Of one that only owns an action, and that nobody represented at the meeting, it is said
 * what becomes of it: it is flagged beside, too.
 */
export const newParties = ({ partiesCreated, warnings, dryRun }: ImportReport): Part[] => {
  const unknown = warnings.filter(({ code }) => code === "owner-unknown").map(({ message }) => message);
  const added = dryRun ? "would be added" : "is added";
  return list(
    "Parties that are new",
    partiesCreated.map((name) =>
      unknown.some((message) => message.includes(`“${name}”`))
        ? `${name}: owns an action here and is not in the attendance. It ${added}, and you are asked to confirm it`
        : name,
    ),
  );
};

/** Why a draft changed nothing. */
export const finalStands = ({ committee, number }: ImportReport["meeting"]): string =>
  `The final minutes of ${committee} ${number} are in the log, and stand: this draft of them changes nothing.`;

const outcome = (report: ImportReport): string => {
  const { created, updated, unchanged } = report.changes;
  const { meeting, meetingRecord, superseded, dryRun } = report;
  if (superseded) return finalStands(meeting);
  if (created + updated === 0 && meetingRecord === "unchanged") return "Nothing has changed: all of it is known.";
  const counts = [`${created} new`, `${updated} updated`, `${unchanged} unchanged`].join(", ");
  return `Actions: ${counts}.${dryRun ? " This was a dry run: nothing is stored." : ""}`;
};

/** What an import did, or would do: counts, what looks wrong, what was not read, and what to do next. */
export const importedCard = (report: ImportReport): Card => {
  const { meeting, attendees, apologies, agenda, actions, decisions, next, warnings, unread } = report;
  const { committee, number, date } = meeting;
  const button = (label: string, values: Record<string, string>): Button => ({
    label,
    press: { command: "action list", committee, values },
  });
  const announced = next.map(({ kind, date }) => `${kind ?? "next"} ${date === "TBC" ? date : printDay(date)}`);
  return {
    title: `${report.dryRun ? "Would import" : "Imported"} ${committee} ${number}, ${printDay(date)}`,
    tone: warnings.length + unread.length > 0 ? "warning" : "good",
    parts: [
      { kind: "text", text: outcome(report) },
      {
        kind: "facts",
        facts: [
          { label: "Present", value: `${attendees.length}, and ${count(apologies.length, "apology", "apologies")}` },
          { label: "Agenda", value: count(agenda.length, "item", "items") },
          { label: "Actions", value: String(actions.length) },
          { label: "Decisions", value: String(decisions.length) },
          { label: "Next meetings", value: announced.join("; ") || "not announced" },
        ],
      },
      ...(report.committeeCreated
        ? [{ kind: "note" as const, text: `${committee} is new: it is paused, and nothing is sent unasked.` }]
        : []),
      ...newParties(report),
      ...list(
        "Looks wrong",
        warnings.map(({ line, message }) => `line ${line}: ${message}`),
      ),
      ...list("Next meetings that change", report.planned),
      ...list("Open, and not mentioned", report.absent),
      ...list("Differences", report.differences),
      ...list(
        "Not understood",
        unread.map(({ line, text }) => `line ${line}: ${text.replace(/\s+/gu, " ")}`),
      ),
    ],
    buttons: [
      button("Open actions", { filter: "open" }),
      button(`Raised at ${committee} ${number}`, { filter: `meeting ${number}` }),
    ],
  };
};

/** What became of a whole log that was taken in. */
export const restoredCard = ({ code, actions }: { code: string; actions: number }): Card => ({
  title: `The log of ${code} is here`,
  tone: "good",
  parts: [
    {
      kind: "text",
      text: `${count(actions, "action", "actions")}, with everybody and everything that was ever changed.`,
    },
    { kind: "note", text: "Its reminders are paused here: nothing is sent unasked until its Secretary starts them." },
  ],
  buttons: [
    { label: "Its actions", press: { command: "action list", committee: code, values: {} } },
    { label: "Its people", press: { command: "person list", committee: code, values: {} } },
  ],
});
