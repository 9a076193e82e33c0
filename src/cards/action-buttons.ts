import { printReference } from "../domain/reference.js";
import { isOutstanding, stepsFrom } from "../domain/status.js";
import type { ActionView } from "./action.js";
import type { Button } from "./card.js";

/** The buttons for what this person may do with this action now; "All about it" for everybody. */
export const actionButtons = ({ action, committee, rights, lastHeld }: ActionView): Button[] => {
  const reference = printReference(action.reference);
  const button = (
    label: string,
    command: string,
    more: Partial<Button> & { ask?: boolean; values?: Record<string, string> } = {},
  ): Button => {
    const { ask, values, ...rest } = more;
    return {
      label,
      press: { command, committee: committee.code, values: { reference, ...values }, ...(ask ? { ask } : {}) },
      ...rest,
    };
  };
  const steps = stepsFrom(action.status);
  const buttons: Button[] = [];
  if (rights.answer) {
    buttons.push(button("Add an update", "action update", { ask: true }));
    if (isOutstanding(action.status)) buttons.push(button("Revise target", "action target", { ask: true }));
    if (steps.includes("propose")) buttons.push(button("It is done", "action done", { ask: true }));
  }
  if (rights.keep) {
    if (steps.includes("close")) {
      buttons.push(
        lastHeld === null
          ? button("Close", "action close", { ask: true })
          : button(`Close at ${committee.code} ${lastHeld}`, "action close", {
              values: { meeting: String(lastHeld) },
              ...(action.status === "completion proposed" ? { style: "primary" } : {}),
              confirm: `Close ${reference}, as agreed at ${committee.code} ${lastHeld}?`,
            }),
      );
    }
    if (steps.includes("decline")) buttons.push(button("Decline", "action decline", { ask: true }));
    if (steps.includes("reopen")) buttons.push(button("Reopen", "action reopen", { ask: true }));
    buttons.push(button("Reassign", "action assign", { ask: true }), button("Reword", "action reword", { ask: true }));
    if (steps.includes("withdraw")) buttons.push(button("Withdraw", "action withdraw", { ask: true, style: "danger" }));
  }
  return [...buttons, button("All about it", "action show"), button("History", "action history")];
};
