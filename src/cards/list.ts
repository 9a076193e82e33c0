import type { Action } from "../domain/action.js";
import type { Day } from "../domain/day.js";
import { printTarget } from "../domain/day-words.js";
import { printReference } from "../domain/reference.js";
import type { Committee } from "../domain/register.js";
import { effectiveTarget } from "../domain/target.js";
import { isOverdue, printMoves } from "./action.js";
import type { Button, Card, Part, Press } from "./card.js";

/** A row shows the beginning of an action; Open shows the whole. Characters. */
const ROW_CHARACTERS = 160;

export type ListedAction = { action: Action; owners: string };

const row = (committee: Committee, today: Day, { action, owners }: ListedAction): Part => {
  const reference = printReference(action.reference);
  const text = action.text.replace(/\s+/gu, " ");
  const target = effectiveTarget(action.targets);
  const moved = action.targets.moves > 0 ? `, ${printMoves(action.targets.moves)}` : "";
  const status =
    action.status === "closed" && action.closedAt !== null
      ? `closed at ${committee.code} ${action.closedAt}`
      : isOverdue(action, today)
        ? `${action.status}, overdue`
        : action.status;
  const mark =
    action.status === "closed" || action.status === "withdrawn"
      ? ("done" as const)
      : isOverdue(action, today)
        ? ("overdue" as const)
        : action.status === "completion proposed"
          ? ("proposed" as const)
          : undefined;
  return {
    kind: "row",
    title: [{ bold: reference }, `  ${text.length > ROW_CHARACTERS ? `${text.slice(0, ROW_CHARACTERS - 1)}…` : text}`],
    detail: `${owners} · target ${printTarget(target)}${moved} · ${status}`,
    ...(mark ? { mark } : {}),
    button: { label: "Show", press: { command: "action show", committee: committee.code, values: { reference } } },
  };
};

/** A page of actions with Next and Previous. */
export const listCard = (list: {
  committee: Committee;
  today: Day;
  /** `Outstanding actions of DCC`. */
  title: string;
  actions: ListedAction[];
  previous: Press | null;
  next: Press | null;
  /** Said when there is nothing to list. */
  empty: string;
  buttons: Button[];
  note?: string | undefined;
}): Card => ({
  title: list.title,
  parts: [
    ...(list.actions.length === 0
      ? [{ kind: "text" as const, text: list.empty }]
      : list.actions.map((listed) => row(list.committee, list.today, listed))),
    ...(list.note === undefined ? [] : [{ kind: "note" as const, text: list.note }]),
  ],
  buttons: [
    ...(list.previous ? [{ label: "Previous", press: list.previous }] : []),
    ...(list.next ? [{ label: "Next", press: list.next }] : []),
    ...list.buttons,
  ],
});
