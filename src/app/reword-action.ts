import type { Action } from "../domain/action.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { changeAction } from "./change-action.js";
import type { App } from "./ports.js";
import { readText } from "./record-update.js";
import type { Who } from "./who.js";

/** Puts an action in other words; the history keeps the earlier ones. */
export const rewordAction = async (
  app: App,
  who: Who,
  input: { reference: string; text: string },
): Promise<Result<Action>> => {
  const text = readText(input.text, "new wording", "text");
  if (!text.ok) return text;
  return changeAction(app, who, {
    reference: input.reference,
    deed: "keep",
    doing: "reword an action",
    decide: ({ action, name }) =>
      text.value === action.text
        ? refuse(`${name} is worded so already; nothing was changed.`, "Change the wording.", "text")
        : ok({
            action: { ...action, text: text.value },
            did: "reworded",
            before: { text: action.text },
            after: { text: text.value },
          }),
  });
};
