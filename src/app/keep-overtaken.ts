import { wordsOf } from "../domain/audit.js";
import { printReference } from "../domain/reference.js";
import { ok, type Result } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { findAction } from "./find-action.js";
import type { App } from "./ports.js";
import { LOOKED_AT } from "./take-back.js";
import { auditEntry, deny, type Who } from "./who.js";

/**
 * Keeps in an action's history what a chat message said before it was edited or deleted, where that is heard of last:
 * nothing else comes of it. Words that were heard in their time, and come again, are in the history already.
 */
export const keepOvertaken = (
  app: App,
  who: Who,
  { reference, text }: { reference: string; text: string },
): Promise<Result<null>> =>
  // Under a receipt of its own: the same event may be told twice at once, and be followed as the edit that it is.
  app.store.change(who.event === null ? null : `${who.event}#${reference}#overtaken`, async (tx) => {
    const found = await findAction(tx.actions, who.standing.committee, reference);
    if (!found.ok) return found;
    const { id: actionId, reference: of } = found.value;
    if (!may(who.standing, "answer", found.value)) return deny(who.standing, "answer", "answer for this action");
    const told = who.message === undefined ? [] : await tx.actions.changesFrom(who.message, LOOKED_AT);
    if (!told.some((entry) => entry.actionId === actionId && wordsOf(entry) === text))
      await tx.audit(
        auditEntry(app, who, { actionId, subject: printReference(of), did: "overtaken", after: { said: text } }),
      );
    return ok(null);
  });
