import type { Action, Update } from "../domain/action.js";
import { type Day, dayAt, printDay, printShortDay } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import type { Committee } from "../domain/register.js";
import type { Target } from "../domain/target.js";

/** The Actions Outstanding paper: what a committee reads before it goes through its open actions. */
export type Paper = {
  classification: string;
  /** "SEC Operations Group (OPSG)". */
  committee: string;
  title: string;
  /** One line each: the day it was made, what it is for, since when updates are told. */
  about: string[];
  rows: PaperRow[];
  /** Said in place of a table where there is no row. */
  empty: string;
};

/** One action: the cells of its row in the order of `PAPER_COLUMNS`, and what stands beneath it. */
export type PaperRow = { cells: string[]; updates: string[]; status: string };

/** The columns of the house style. `share` is of the page's width, in hundredths. */
export const PAPER_COLUMNS = [
  { heading: "Action ID", share: 13 },
  { heading: "Action", share: 37 },
  { heading: "Date Raised", share: 12 },
  { heading: "Last Target Date", share: 12 },
  { heading: "Revised Target Date", share: 12 },
  { heading: "Owner", share: 14 },
] as const;

const printTarget = (target: Target | null): string =>
  target === null ? "" : target === "TBC" ? "TBC" : printShortDay(target);

const STATUS: Record<string, string> = {
  open: "Status: Open.",
  "completion proposed": "Status: Open. Completion proposed: the committee is asked to agree it.",
};

/** An outstanding action with what was said of it lately, oldest first. */
export type PaperAction = { action: Action; owners: string; updates: readonly Update[] };

const paperRow = ({ action, owners, updates }: PaperAction, zone: string): PaperRow => ({
  cells: [
    printReference(action.reference),
    action.text,
    printShortDay(action.dateRaised),
    printTarget(action.targets.last),
    printTarget(action.targets.revised),
    owners,
  ],
  updates: updates.map(({ at, by, text }) => {
    const day = printShortDay(dayAt(at, zone));
    return by === null ? `${day}: ${text}` : `${day}, ${by}: ${text}`;
  }),
  status: STATUS[action.status] ?? `Status: ${action.status}.`,
});

/**
 * The paper as data.
 * @param lastMeeting the last held, since which updates are told; null where none was
 * @param nextMeeting the next one, which the paper is for
 */
export const paperOf = (
  committee: Committee,
  today: Day,
  {
    actions,
    lastMeeting,
    nextMeeting,
  }: {
    actions: readonly PaperAction[];
    lastMeeting: { number: number | null; date: Day } | null;
    nextMeeting: Day | null;
  },
): Paper => {
  const last =
    lastMeeting &&
    `${committee.code}${lastMeeting.number === null ? "" : ` ${lastMeeting.number}`} on ${printDay(lastMeeting.date)}`;
  return {
    classification: committee.classification,
    committee: `${committee.name} (${committee.code})`,
    title: "Actions Outstanding",
    about: [
      `As of ${printDay(today)}${nextMeeting === null ? "" : `, for the meeting on ${printDay(nextMeeting)}`}`,
      `${actions.length === 1 ? "One action is" : `${actions.length} actions are`} outstanding. ${
        last === null ? "Updates are those recorded so far." : `Updates are those since ${last}.`
      }`,
    ],
    rows: actions.map((action) => paperRow(action, committee.zone)),
    empty: "No action is outstanding.",
  };
};
