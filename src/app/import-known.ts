import type { Action } from "../domain/action.js";
import type { AuditEntry } from "../domain/audit.js";
import { dayAt } from "../domain/day.js";
import { plainWords } from "../domain/minutes/lines.js";
import type { KnownAction, Said } from "../domain/minutes/reconcile.js";
import { printUpdate } from "../domain/minutes/write/print-update.js";
import type { Target } from "../domain/target.js";
import type { Import } from "./import-context.js";

/** More of one action than anybody has ever said: read at once. */
const ALL = 100_000;

const STEPS: AuditEntry["did"][] = ["proposed", "declined", "closed", "withdrawn", "reopened"];

/** What minutes said of an action is what its audit rows of the kind "imported" hold. */
const saidIn = ({ after, meeting }: AuditEntry): Said => ({
  meeting: meeting ?? 0,
  status: (after.status ?? null) as Said["status"],
  target: (after.target ?? null) as Said["target"],
  last: (after.last ?? null) as Target | null,
  text: (after.text ?? null) as Said["text"],
  owners: (after.owners ?? null) as Said["owners"],
  updates: Array.isArray(after.updates) ? after.updates : null,
});

/**
 * What the log itself said first of an action that was raised here at a meeting: the first edition of that meeting's
 * minutes, which the Secretary's own may put in other words.
 */
const raisedAs = ({ after, meeting }: AuditEntry): Said => ({
  meeting: meeting ?? 0,
  status: "open",
  target: after.target === "TBC" ? null : ((after.target ?? null) as Said["target"]),
  text: typeof after.text === "string" ? plainWords(after.text) : null,
  owners: (after.owners ?? null) as Said["owners"],
  updates: [],
});

/** All that has been said of an action, as the reconciliation wants it. */
export const readKnown = async (
  { tx, committee, minutes }: Import,
  action: Action,
  names: Map<string, string>,
): Promise<KnownAction> => {
  const history = await tx.actions.history(action.id, ALL);
  const byPeople = history.filter(({ did, source }) => STEPS.includes(did) && source !== "minutes");
  const proposed = history.findLast(({ source, after }) => source !== "minutes" && "status" in after);
  const dayOf = (entry: AuditEntry | undefined) => (entry ? dayAt(entry.at, committee.zone) : null);
  const updates = (await tx.actions.updates(action.id, ALL)).toReversed();
  const heldOn = new Map([[minutes.meeting.number, minutes.meeting.date]]);
  const imports = history.filter(({ did }) => did === "imported");
  const said = imports.map(saidIn);
  for (const { meeting } of said) {
    const held = heldOn.has(meeting) ? null : await tx.meetings.byNumber(committee.id, meeting);
    if (held) heldOn.set(meeting, held.date);
  }
  const raised = history.filter(({ did, meeting }) => did === "raised" && meeting === action.reference.meeting);
  return {
    action,
    owners: action.ownerIds.map((id) => names.get(id) ?? id),
    moves: (await tx.actions.moves(action.id)).map((move) => ({
      ...move,
      day: dayAt(move.at, committee.zone),
      knew: new Set(imports.filter(({ at }) => at < move.at).map(({ meeting }) => meeting ?? 0)),
    })),
    paragraphs: updates.filter(({ source }) => source === "minutes"),
    printed: updates
      .filter(({ source }) => source !== "minutes")
      .map(({ text, at, partyId, by }) =>
        printUpdate({
          text,
          day: dayAt(at, committee.zone),
          from: (partyId === null ? undefined : names.get(partyId)) ?? by,
          fromMinutes: false,
        }),
      ),
    said: [...raised.map(raisedAs), ...said],
    heldOn,
    steppedOn: dayOf(byPeople.at(-1)),
    proposedOn: proposed?.after.status === "completion proposed" ? dayOf(proposed) : null,
    decidedOn: dayOf(byPeople.findLast(({ did }) => did !== "proposed")),
  };
};
