import type { Contested } from "../cards/contested.js";
import type { Action } from "../domain/action.js";
import type { Denial } from "../domain/answer/denial.js";
import type { Understood } from "../domain/answer/understood.js";
import type { AuditEntry } from "../domain/audit.js";
import type { Moment } from "./change-action.js";
import type { App } from "./ports.js";
import { tellSecretary } from "./tell-secretary.js";
import type { Who } from "./who.js";

/** What the Secretary is told of an answer: that an action is not its owner's, of a question, or that one that is closed is not done. */
export type Tell = "redirect" | "question" | "not done";

export const tellOf = ({ kind }: Understood, { status }: Action, denial: Denial): Tell | null => {
  if (status === "closed" && denial !== "none") return "not done";
  return kind === "redirect" || kind === "question" ? kind : null;
};

const TOLD: Record<Tell, string> = {
  redirect: "that it is not theirs",
  question: "of the question",
  "not done": "that it is not done",
};

/** The same in the audit row of the answer; the Secretary is not told what they said themselves. */
export const toldIn = (who: Who, tell: Tell | null): { secretaryTold?: string } =>
  tell && who.standing.role !== "secretary" ? { secretaryTold: TOLD[tell] } : {};

/** Passes it on to the Secretary, in the transaction of the answer. */
export const passOn = async (
  app: App,
  who: Who,
  { action, tx }: Moment,
  { how, text, auditId }: { how: Tell | null; text: string; auditId: string },
): Promise<void> => {
  if (how === null || who.standing.role === "secretary") return;
  const { meeting, sequence } = action.reference;
  const message = { kind: "answered", how, reference: { meeting, sequence }, by: who.standing.name, text } as const;
  await tellSecretary(app, tx, who.standing.committee.id, `answered|${auditId}`, message);
};

/** As many Secretaries are told of one answer. */
const MOST_TOLD = 50;

/**
 * What these changes told the Secretary is said no more: what lies in a chat is drawn again.
 * @param instead whether other words take its place, so that what still waits need not be sent
 * @returns whether they have to know
 */
export const untell = async (
  who: Who,
  { tx, at }: Moment,
  chain: readonly AuditEntry[],
  instead: boolean,
): Promise<boolean> => {
  const { id: committeeId } = who.standing.committee;
  const under = chain.filter(({ after }) => "secretaryTold" in after).map(({ id }) => `${committeeId}|answered|${id}`);
  if (under.length === 0) return false;
  const states = ["waiting", "carried", "sent"] as const;
  let reached = false;
  for (const { id, state } of await tx.outbox.list({ committeeId, states, under, limit: MOST_TOLD })) {
    if (instead && state !== "sent" && (await tx.reminders.cancel(id, at))) continue;
    reached = true;
    await tx.reminders.redraw(id, at);
  }
  return reached;
};

/** Tells the Secretary that what they were told is said no more: the words as they are now, or that they are taken back. */
export const tellChanged = async (
  app: App,
  who: Who,
  { action, tx }: Moment,
  { how, text, auditId }: { how: "corrected" | "undone"; text: string; auditId: string },
): Promise<void> => {
  const { meeting, sequence } = action.reference;
  const message = { kind: "answered", how, reference: { meeting, sequence }, by: who.standing.name, text } as const;
  await tellSecretary(app, tx, who.standing.committee.id, `answered|${auditId}`, message);
};

/**
 * Who closed an action that is said not to be done.
 * @param newestFirst the latest changes of the action
 */
export const contestedBy = (newestFirst: readonly AuditEntry[]): Contested => ({
  closedBy: newestFirst.find(({ did }) => did === "closed")?.by ?? null,
});
