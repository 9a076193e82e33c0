import type { Action, TargetMove, Update } from "../domain/action.js";
import { type Day, dayAt } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import type { Target } from "../domain/target.js";

/** What stands in one cell of a table. A string is text, whatever it begins with. */
export type Cell = string | number | null | { day: Day };

/** What stands on every page of a workbook: what it is, its classification, and who made it. */
export type Book = { title: string; classification: string; author: string; sheets: readonly Sheet[] };

/** A table: its name, and its columns with their width in characters. */
export type Sheet = { name: string; columns: { heading: string; width: number }[] };

/** An action with all that was said of it and every target it had, oldest first. */
export type LoggedAction = {
  action: Action;
  /** As printed: "SECAS and DCC". */
  owners: string;
  updates: (Update & { party: string | null })[];
  moves: TargetMove[];
};

const ACTIONS: Sheet = {
  name: "Actions",
  columns: [
    { heading: "Action ID", width: 15 },
    { heading: "Action", width: 55 },
    { heading: "Owner", width: 24 },
    { heading: "Date raised", width: 13 },
    { heading: "Last target date", width: 13 },
    { heading: "Revised target date", width: 13 },
    { heading: "Times moved", width: 10 },
    { heading: "Status", width: 14 },
    { heading: "Closed at meeting", width: 12 },
    { heading: "Agenda item", width: 10 },
    { heading: "Latest update", width: 55 },
    { heading: "Link", width: 26 },
  ],
};

const UPDATES: Sheet = {
  name: "Updates",
  columns: [
    { heading: "Action ID", width: 14 },
    { heading: "Date", width: 13 },
    { heading: "Said by", width: 24 },
    { heading: "For", width: 20 },
    { heading: "From", width: 12 },
    { heading: "Meeting", width: 10 },
    { heading: "Update", width: 90 },
  ],
};

const TARGETS: Sheet = {
  name: "Targets",
  columns: [
    { heading: "Action ID", width: 14 },
    { heading: "Date of the change", width: 19 },
    { heading: "From", width: 13 },
    { heading: "To", width: 13 },
    { heading: "Reason", width: 60 },
    { heading: "Changed by", width: 24 },
    { heading: "At meeting", width: 12 },
  ],
};

/** The tables of a whole log, in the order in which `logRows` fills them. */
export const LOG_SHEETS = [ACTIONS, UPDATES, TARGETS] as const;

const targetCell = (target: Target | null): Cell => (target === null || target === "TBC" ? target : { day: target });

const dayCell = (at: Date, zone: string): Cell => ({ day: dayAt(at, zone) });

const actionRow = ({ action, owners, updates }: LoggedAction): Cell[] => [
  printReference(action.reference),
  action.text,
  owners,
  { day: action.dateRaised },
  targetCell(action.targets.last),
  targetCell(action.targets.revised),
  action.targets.moves,
  action.status,
  action.closedAt,
  action.agendaItem,
  updates.at(-1)?.text ?? null,
  action.link,
];

/** The rows that some actions add to each of the tables of `LOG_SHEETS`. */
export const logRows = (page: readonly LoggedAction[], zone: string): Cell[][][] => [
  page.map(actionRow),
  page.flatMap(({ action, updates }) =>
    updates.map(({ at, by, party, source, meeting, text }): Cell[] => [
      printReference(action.reference),
      dayCell(at, zone),
      by,
      party,
      source,
      meeting,
      text,
    ]),
  ),
  page.flatMap(({ action, moves }) =>
    moves.map(({ at, from, to, reason, by, meeting }): Cell[] => [
      printReference(action.reference),
      dayCell(at, zone),
      targetCell(from),
      targetCell(to),
      reason,
      by,
      meeting,
    ]),
  ),
];
