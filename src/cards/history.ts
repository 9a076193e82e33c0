import type { AuditEntry } from "../domain/audit.js";
import { isoDay, printInstant, printShortDay } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import type { Part } from "./card.js";

const DEEDS: Record<AuditEntry["did"], string> = {
  raised: "Raised",
  imported: "Taken from the minutes",
  updated: "Update",
  corrected: "Corrected",
  undone: "Taken back",
  overtaken: "Said before it was changed or deleted",
  snoozed: "Reminder put off",
  retargeted: "Target revised",
  redated: "Target corrected",
  proposed: "Completion proposed",
  declined: "Completion declined",
  closed: "Closed",
  withdrawn: "Withdrawn",
  reopened: "Reopened",
  reassigned: "Reassigned",
  reworded: "Reworded",
  reminded: "Reminded",
  committee: "Committee",
  party: "Party",
  person: "Person",
  role: "Role",
  contact: "Contact",
  account: "Account",
  channel: "Channel",
  meeting: "Meeting",
  agenda: "Agenda",
};

const FROM = { slack: "Slack", teams: "Teams", terminal: "the terminal", minutes: "minutes", bot: "the bot" } as const;

const shown = (value: unknown): string => {
  if (value === null || value === undefined || value === "") return "none";
  if (typeof value === "string") return isoDay(value) === undefined ? value : printShortDay(value);
  if (Array.isArray(value)) return value.map(shown).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

const label = (name: string): string =>
  `${name.charAt(0).toUpperCase()}${name
    .slice(1)
    .replace(/([A-Z])/gu, " $1")
    .toLowerCase()}`;

/**
 * "Target: 08/02/2022 → TBC"; what was only added has no "before", and nothing that is empty on both sides is told.
 * An update under a heading that says so needs no label.
 */
const changes = ({ did, before, after }: AuditEntry): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    // Both target columns, kept so that a move can be taken back: its "target" tells the same.
    .filter((name) => name !== "targets" && shown(before[name]) !== shown(after[name]))
    .filter(
      (name) => name in before || (after[name] !== 0 && !(Array.isArray(after[name]) && after[name].length === 0)),
    )
    .map((name) =>
      did === "imported" && name === "updates" && Array.isArray(after[name])
        ? `Updates: ${after[name].length}`
        : name in before
          ? `${label(name)}: ${shown(before[name])} → ${shown(after[name])}`
          : did === "updated" && name === "update"
            ? shown(after[name])
            : `${label(name)}: ${shown(after[name])}`,
    );

/** One change of the audit trail: what was done, by whom, when, from where, before and after. */
export const historyParts = (committee: Committee, entries: AuditEntry[]): Part[] =>
  entries.flatMap((entry): Part[] => {
    const meeting = entry.meeting === null ? "" : ` at ${committee.code} ${entry.meeting}`;
    const lines = [...changes(entry), ...(entry.reason === null ? [] : [`Reason: ${entry.reason}`])];
    return [
      {
        kind: "text",
        text: [{ bold: `${DEEDS[entry.did]}${meeting}` }, ...(lines.length > 0 ? [`\n${lines.join("\n")}`] : [])],
      },
      { kind: "note", text: `${entry.by}, ${printInstant(entry.at, committee.zone)}, from ${FROM[entry.source]}` },
    ];
  });
