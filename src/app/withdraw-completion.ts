import type { Action } from "../domain/action.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { changeAction } from "./change-action.js";
import type { App } from "./ports.js";
import { withoutOwnCompletion } from "./proposal.js";
import { appendUpdate, readText } from "./record-update.js";
import { difference } from "./take-back.js";
import type { Who } from "./who.js";

/**
 * Withdraws the completion that this person proposed, whatever was recorded since. Another's stands: the committee
 * decides on it.
 * @param input.text their words, kept as an update
 */
export const withdrawCompletion = (
  app: App,
  who: Who,
  input: { reference: string; text?: string | undefined },
): Promise<Result<Action>> => {
  const words = input.text?.trim() ? readText(input.text, "update", "text") : ok(null);
  if (!words.ok) return Promise.resolve(words);
  const { value: update } = words;
  return changeAction(app, who, {
    reference: input.reference,
    deed: "answer",
    doing: "withdraw the completion of this action",
    decide: async (moment) => {
      const { action, name } = moment;
      if (action.status !== "completion proposed")
        return refuse(`${name} is ${action.status}: no completion of it is proposed, so there is none to withdraw.`);
      const open = await withoutOwnCompletion(moment, who);
      if (open === action)
        return refuse(
          `You did not propose the completion of ${name}, so it stands.`,
          "Whoever proposed it can withdraw it; the Chair or the Secretary can decline it.",
        );
      const { before, after } = difference(action, open);
      return ok({
        action: open,
        did: update === null ? "undone" : "updated",
        before,
        after: { ...after, ...(update === null ? {} : { update }) },
      });
    },
    record: async (moment, _, auditId) => {
      if (update !== null) await appendUpdate(app, who, moment, update, auditId);
    },
  });
};
