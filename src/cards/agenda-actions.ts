import type { Action } from "../domain/action.js";
import type { Day } from "../domain/day.js";
import { printShortDay } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import type { Committee } from "../domain/register.js";
import { keyOfMeeting } from "../domain/schedule.js";
import { effectiveTarget } from "../domain/target.js";
import { isOverdue, printColumn, printMoves } from "./action.js";
import type { Card, Part, Press } from "./card.js";

/** An outstanding action on an agenda; updates since the last meeting, oldest first, `from` a party or a person. */
export type AgendaAction = {
  action: Action;
  owners: string;
  updates: { text: string; day: Day; from: string | null }[];
};

/** What an agenda shows of an action's text, and of an update; the action itself shows the whole. Characters. */
const TEXT_CHARACTERS = 160;
const UPDATE_CHARACTERS = 200;
const UPDATES_SHOWN = 2;

const beginning = (text: string, characters: number): string => {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length > characters ? `${line.slice(0, characters - 1)}…` : line;
};

/** Why an action wants the meeting's attention; null where it does not. */
const wants = (action: Action, meeting: { date: Day }, today: Day): string | null => {
  if (action.status === "completion proposed") return "awaits agreement of its completion";
  const target = effectiveTarget(action.targets);
  if (target === "TBC") return "needs a date";
  if (isOverdue(action, today)) return "overdue";
  return target <= meeting.date ? "due at this meeting" : null;
};

/** An outstanding action as a row; one that is due, or waits for the committee, is marked. */
export const agendaActionRow = (
  { action, owners, updates }: AgendaAction,
  { committee, meeting, today }: { committee: Committee; meeting: { date: Day }; today: Day },
): Part => {
  const reference = printReference(action.reference);
  const { last, revised, moves } = action.targets;
  const why = wants(action, meeting, today);
  const said = updates.slice(-UPDATES_SHOWN).map(({ text, day, from }) => {
    const who = from === null ? "" : `${from}, `;
    return `\n${who}${printShortDay(day)}: ${beginning(text, UPDATE_CHARACTERS)}`;
  });
  const more = updates.length - said.length;
  return {
    kind: "row",
    title: [{ bold: reference }, `  ${beginning(action.text, TEXT_CHARACTERS)}`],
    detail: [
      `${owners} · last ${printColumn(last)} · revised ${printColumn(revised)}${moves > 0 ? ` (${printMoves(moves)})` : ""}`,
      ...(why === null ? [] : [" · ", { bold: why }]),
      ...(more > 0 ? [`\n${more} earlier ${more === 1 ? "update" : "updates"} since the last meeting`] : []),
      ...said,
    ],
    ...(action.status === "completion proposed"
      ? { mark: "proposed" as const }
      : why === "overdue" || why === "due at this meeting"
        ? { mark: why === "overdue" ? ("overdue" as const) : ("due" as const) }
        : {}),
    button: { label: "Show", press: { command: "action show", committee: committee.code, values: { reference } } },
  };
};

/** A page of the actions outstanding at a meeting. */
export const agendaActionsCard = (list: {
  committee: Committee;
  number: number;
  meeting: { id: string; date: Day };
  today: Day;
  actions: AgendaAction[];
  next: Press | null;
  previous: Press | null;
}): Card => ({
  title: `${list.committee.code} ${list.number}: actions outstanding`,
  parts:
    list.actions.length === 0
      ? [{ kind: "text", text: "No action is outstanding." }]
      : list.actions.map((action) => agendaActionRow(action, list)),
  buttons: [
    ...(list.previous ? [{ label: "Previous", press: list.previous }] : []),
    ...(list.next ? [{ label: "Next", press: list.next }] : []),
    {
      label: "The agenda",
      press: {
        command: "agenda",
        committee: list.committee.code,
        values: { number: keyOfMeeting(list.committee.id, list.meeting) },
      },
    },
  ],
});
