import { isOutstanding, type Status } from "../domain/status.js";
import { effectiveTarget, type Target } from "../domain/target.js";

/** An action as data, with what follows from it. */
type ActionData = {
  id: string;
  meeting: number;
  sequence: number;
  ownerIds: string[];
  lastTarget: string | null;
  revisedTarget: Target | null;
  target: string | null;
  status: Status;
  outstanding: boolean;
  closedAt: number | null;
};
type OwnerData = Pick<ActionData, "meeting" | "sequence" | "outstanding" | "target"> & {
  actionId: string;
  partyId: string;
  position: number;
};

const targetOf = ({ lastTarget, revisedTarget }: ActionData): string | null => {
  const target = effectiveTarget({ last: lastTarget, revised: revisedTarget, moves: 0 });
  return target === "TBC" ? null : target;
};

const told = (value: unknown): string => (value === null ? "nothing" : String(value));

/**
 * The first places where a log as data says two things at once. What lists are sorted and chosen by stands beside what
 * it follows from; where the two differ, a figure and the action it counts would.
 */
export const contradictions = (
  { Action, Owner }: { Action: unknown[]; Owner: unknown[] },
  { atMost }: { atMost: number },
): string[] => {
  const found: string[] = [];
  const actions = new Map<string, ActionData>();
  const compare = (where: string, is: unknown, from: string, must: unknown): void => {
    if (is !== must)
      found.push(`${where} is ${told(is)}, where ${from} make${from.includes(" and ") ? "" : "s"} it ${told(must)}`);
  };
  for (const [at, action] of (Action as ActionData[]).entries()) {
    actions.set(action.id, action);
    compare(`Action.${at}.target`, action.target, "lastTarget and revisedTarget", targetOf(action));
    compare(`Action.${at}.outstanding`, action.outstanding, "status", isOutstanding(action.status));
    if (action.status !== "closed") compare(`Action.${at}.closedAt`, action.closedAt, "status", null);
  }
  const named = new Map<string, number>();
  for (const [at, owner] of (Owner as OwnerData[]).entries()) {
    const action = actions.get(owner.actionId);
    if (!action) continue;
    named.set(action.id, (named.get(action.id) ?? 0) + 1);
    compare(`Owner.${at}.partyId`, owner.partyId, "its action", action.ownerIds[owner.position] ?? null);
    for (const column of ["meeting", "sequence", "outstanding", "target"] as const)
      compare(`Owner.${at}.${column}`, owner[column], "its action", action[column]);
  }
  for (const [at, { id, ownerIds }] of (Action as ActionData[]).entries())
    compare(`The number of Owner rows of Action.${at}`, named.get(id) ?? 0, "ownerIds", ownerIds.length);
  return found.slice(0, atMost);
};
