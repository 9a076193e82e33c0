import type { Action } from "../domain/action.js";
import type { AuditEntry } from "../domain/audit.js";
import { dayAt } from "../domain/day.js";
import type { KnownAction, Said } from "../domain/minutes/reconcile.js";
import type { Import } from "./import-context.js";

/** More of one action than anybody has ever said: read at once. */
const ALL = 100_000;

const STEPS: AuditEntry["did"][] = ["proposed", "declined", "closed", "withdrawn", "reopened"];

/** What minutes said of an action is what its audit rows of the kind "imported" hold. */
const saidIn = ({ after, meeting }: AuditEntry): Said => ({
  meeting: meeting ?? 0,
  status: (after.status ?? null) as Said["status"],
  target: (after.target ?? null) as Said["target"],
  text: (after.text ?? null) as Said["text"],
  owners: (after.owners ?? null) as Said["owners"],
  updates: (after.updates ?? 0) as number,
});

/** All that has been said of an action, as the reconciliation wants it. */
export const readKnown = async (
  { tx, committee }: Import,
  action: Action,
  names: Map<string, string>,
): Promise<KnownAction> => {
  const history = await tx.actions.history(action.id, ALL);
  const byPeople = history.filter(({ did, source }) => STEPS.includes(did) && source !== "minutes");
  const dayOf = (entry: AuditEntry | undefined) => (entry ? dayAt(entry.at, committee.zone) : null);
  return {
    action,
    owners: action.ownerIds.map((id) => names.get(id) ?? id),
    moves: (await tx.actions.moves(action.id)).map((move) => ({ ...move, day: dayAt(move.at, committee.zone) })),
    paragraphs: (await tx.actions.updates(action.id, ALL)).filter(({ source }) => source === "minutes").toReversed(),
    said: history.filter(({ did }) => did === "imported").map(saidIn),
    steppedOn: dayOf(byPeople.at(-1)),
    decidedOn: dayOf(byPeople.findLast(({ did }) => did !== "proposed")),
  };
};
