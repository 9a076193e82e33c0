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

/**
 * Who closed an action that is said not to be done.
 * @param newestFirst the latest changes of the action
 */
export const contestedBy = (newestFirst: readonly AuditEntry[]): Contested => ({
  closedBy: newestFirst.find(({ did }) => did === "closed")?.by ?? null,
});
