import type { Action } from "../domain/action.js";
import type { Did } from "../domain/audit.js";
import { type Day, dayAt } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import { ok, type Result } from "../domain/result.js";
import { type Deed, may } from "../domain/standing.js";
import { findAction } from "./find-action.js";
import type { App, Tx } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/** One decided change of an action: how it looks afterwards, and what the audit row says. */
export type Decided = {
  action: Action;
  did: Did;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  reason?: string | null;
  meeting?: number | null;
  /** The chat message it belongs to, where that is another than the one that asks for it. */
  message?: string;
};

/** What a change of one action is given: the action as it is, the day and instant it happens at, and the transaction. */
export type Moment = { action: Action; at: Date; today: Day; tx: Tx; name: string };

/** What an owner does by these answers the reminders of that owner, also those in other contacts' chats. */
const ANSWERS: ReadonlySet<Did> = new Set<Did>(["updated", "retargeted", "proposed"]);

/**
 * Changes one action in one transaction: finds it, checks the right, lets `decide` decide on fresh data, saves it,
 * writes the one audit row, then lets `record` add what refers to that row.
 * @param doing completes "may …" in a refusal: `close an action`
 */
export const changeAction = (
  app: App,
  who: Who,
  request: {
    reference: string;
    deed: Deed;
    doing: string;
    decide(moment: Moment): Promise<Result<Decided>> | Result<Decided>;
    record?(moment: Moment, decided: Decided, auditId: string): Promise<void>;
  },
): Promise<Result<Action>> =>
  app.store.change(who.event, async (tx) => {
    const { committee } = who.standing;
    const found = await findAction(tx.actions, committee, request.reference);
    if (!found.ok) return found;
    const action = found.value;
    if (!may(who.standing, request.deed, action)) return deny(who.standing, request.deed, request.doing);
    const at = app.clock.now();
    const moment = { action, at, today: dayAt(at, committee.zone), tx, name: printReference(action.reference) };
    const decided = await request.decide(moment);
    if (!decided.ok) return decided;
    const { message = who.message, did } = decided.value;
    const about = { actionId: action.id, subject: moment.name, ...decided.value };
    const entry = { ...auditEntry(app, message === undefined ? who : { ...who, message }, about), at };
    await tx.audit(entry);
    if (ANSWERS.has(did)) {
      const owners = action.ownerIds.filter((id) => who.standing.partyIds.includes(id));
      await tx.reminders.answered(action.id, owners, who.standing.name, at);
    }
    // An update is appended beside the action: it changes nothing on it, so two at once need not race for its version.
    const saved = decided.value.action === action ? action : await tx.actions.save(decided.value.action);
    await request.record?.(moment, decided.value, entry.id);
    return ok(saved);
  });
