import type { AnswerSaid } from "../cards/answered.js";
import type { Action } from "../domain/action.js";
import { withoutReference } from "../domain/answer/day-or-action.js";
import { understand } from "../domain/answer/understand.js";
import type { AuditEntry, Did } from "../domain/audit.js";
import { type Day, isoDay } from "../domain/day.js";
import type { Target } from "../domain/target.js";
import { aboutAction } from "./about-action.js";
import { findAction } from "./find-action.js";
import type { App } from "./ports.js";
import { saidIn } from "./take-back.js";
import type { Who } from "./who.js";

const DONE: Partial<Record<Did, AnswerSaid["did"]>> = {
  updated: "update",
  proposed: "completion",
  retargeted: "target",
  snoozed: "snooze",
};

const dayIn = (value: unknown): Day | null => (typeof value === "string" ? (isoDay(value) ?? null) : null);
const targetIn = ({ target }: Record<string, unknown>): Target | null => (target === "TBC" ? target : dayIn(target));

const saidBy = (did: AnswerSaid["did"], { before, after }: AuditEntry): Partial<AnswerSaid> => {
  const [from, to] = [targetIn(before), targetIn(after)];
  const until = dayIn(after.snoozedUntil);
  return {
    move: did === "target" && from !== null && to !== null ? { from, to, doubts: [] } : null,
    snoozed: until !== null ? { until, shortened: false, limit: { why: "" } } : null,
    reopened: before.status === "completion proposed" && after.status === "open",
  };
};

/**
 * What was recorded of an answer that came before and may never have been said back: as it would have been then. Null
 * where it does not stand as it was said at first.
 */
export const recordedBefore = async (
  app: App,
  who: Who,
  input: { reference: string; text: string; at?: Date },
): Promise<{ action: Action; said: Omit<AnswerSaid, "undo"> } | null> => {
  const { committee, person } = who.standing;
  const found = await findAction(app.store.actions, committee, input.reference);
  if (!found.ok || who.message === undefined) return null;
  const action = found.value;
  const [first, ...others] = await saidIn(app.store, who.message, action.id, person?.id ?? null);
  const did = first && others.length === 0 ? DONE[first.did] : undefined;
  if (!first || did === undefined) return null;
  const about = await aboutAction(app.store, committee, action, input.text, input.at ?? first.at);
  const understood = understand(withoutReference(input.text, action.reference, about), about);
  const none = { move: null, snoozed: null, takenBack: null, refused: null };
  return { action, said: { ...none, understood, did, ...saidBy(did, first) } };
};
