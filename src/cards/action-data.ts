import type { Action, TargetMove, Update } from "../domain/action.js";
import type { Day } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import type { Register } from "../domain/register.js";
import type { Status } from "../domain/status.js";
import { effectiveTarget, type Target } from "../domain/target.js";

/** An action as data for other programs, under the names that imported minutes have, too. */
export type ActionData = {
  /** `OPSG 64/01`. */
  reference: string;
  text: string;
  /** The owning parties' names, in order. */
  owners: string[];
  dateRaised: Day;
  lastTarget: Day | null;
  revisedTarget: Target | null;
  /** The target in force. */
  target: Target;
  /** How often the target was moved. */
  moves: number;
  status: Status;
  /** The number of the meeting that agreed its closure; null unless closed. */
  closedAt: number | null;
  agendaItem: string | null;
  link: string | null;
};

const namesOf = (register: Register, ids: readonly string[]): string[] =>
  ids.flatMap((partyId) => register.parties.find(({ id }) => id === partyId)?.name ?? []);

export const actionData = (register: Register, action: Action): ActionData => {
  const { reference, text, dateRaised, targets, status, closedAt, agendaItem, link } = action;
  return {
    reference: printReference(reference),
    text,
    owners: namesOf(register, action.ownerIds),
    dateRaised,
    lastTarget: targets.last,
    revisedTarget: targets.revised,
    target: effectiveTarget(targets),
    moves: targets.moves,
    status,
    closedAt,
    agendaItem,
    link,
  };
};

/** The same with its targets, oldest first, and its updates. */
export const detailData = (
  register: Register,
  action: Action,
  { moves, updates }: { moves: readonly TargetMove[]; updates: readonly Update[] },
) => ({
  ...actionData(register, action),
  targets: moves.map(({ from, to, reason, by, at, source, meeting }) => ({
    from,
    to,
    reason,
    by,
    at,
    source,
    meeting,
  })),
  updates: updates.map(({ text, at, by, partyId, source, meeting }) => ({
    text,
    at,
    by,
    party: partyId === null ? null : (namesOf(register, [partyId])[0] ?? null),
    source,
    meeting,
  })),
});
