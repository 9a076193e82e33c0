import type { Action } from "../domain/action.js";
import type { Day } from "../domain/day.js";
import { printTarget } from "../domain/day-words.js";
import { printReference } from "../domain/reference.js";
import { type Committee, printOwners, type Register } from "../domain/register.js";
import { effectiveTarget } from "../domain/target.js";
import { isOverdue, printMoves } from "./action.js";
import type { Button, Part, Values } from "./card.js";

const ROW_CHARACTERS = 140;

export type Press = (label: string, command: string, values?: Values, ask?: boolean) => Button;

export const pressIn =
  ({ code }: Committee): Press =>
  (label, command, values = {}, ask = false) => ({
    label,
    press: { command, committee: code, values, ...(ask ? { ask } : {}) },
  });

/** An action as whoever answers for it sees it: a row, and the buttons that answer it. */
export const ownActionParts = (
  { committee, register, today }: { committee: Committee; register: Register; today: Day },
  action: Action,
): Part[] => {
  const press = pressIn(committee);
  const reference = printReference(action.reference);
  const text = action.text.replace(/\s+/gu, " ");
  const late = isOverdue(action, today);
  const waiting = action.status === "completion proposed";
  const mark = waiting ? ("proposed" as const) : late ? ("overdue" as const) : undefined;
  const detail = [
    printOwners(register, action.ownerIds),
    `target ${printTarget(effectiveTarget(action.targets))}${action.targets.moves > 0 ? `, ${printMoves(action.targets.moves)}` : ""}`,
    ...(late ? ["overdue"] : []),
    ...(waiting ? ["completion proposed"] : []),
  ];
  return [
    {
      kind: "row",
      title: [
        { bold: reference },
        `  ${text.length > ROW_CHARACTERS ? `${text.slice(0, ROW_CHARACTERS - 1)}…` : text}`,
      ],
      detail: detail.join(" · "),
      ...(mark ? { mark } : {}),
      button: press("Show", "action show", { reference }),
    },
    {
      kind: "buttons",
      // As short as under a reminder: the three fit one line of a phone.
      buttons: [
        press("Update …", "action update", { reference }, true),
        press("New target …", "action target", { reference }, true),
        ...(waiting ? [] : [press("Done …", "action done", { reference }, true)]),
      ],
    },
  ];
};
