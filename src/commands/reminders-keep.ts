import { changeDelivery } from "../app/change-delivery.js";
import { addresseeName, messageName } from "../app/print-delivery.js";
import { ok, refuse } from "../domain/result.js";
import { unquote } from "../domain/words.js";
import { answerDone, whoOf } from "./answers.js";
import type { Command } from "./command.js";

const IDS = "Its id stands in reminders --json, in the terminal; in chat, press the button beside it.";

const keepCommand = (step: "retry" | "cancel", summary: string, done: string, next: string): Command => ({
  name: `reminders ${step}`,
  usage: "ID",
  summary,
  example: `reminders ${step} 0b0f7d2e-5c3a-4b8e-9d55-2f6f0a4f1c11`,
  read: (rest) => (rest.trim() === "" ? refuse("Which message is meant?", IDS) : ok({ delivery: unquote(rest) })),
  act: async (turn, { delivery = "" }) => {
    const changed = await changeDelivery(turn.app, whoOf(turn), { id: delivery, step });
    const { committee } = turn.standing;
    return answerDone(turn, changed, (listed) => ({
      title: `${messageName(committee, listed)}: ${done}`,
      parts: [{ kind: "text", text: next.replace("WHO", addresseeName(turn.register, listed)) }],
      buttons: [{ label: "Reminders", press: { command: "reminders", committee: committee.code, values: {} } }],
    }));
  },
});

export const remindersRetry = keepCommand(
  "retry",
  "sends a message again that failed or was taken back",
  "it is sent again",
  "It goes to WHO within a minute. If it fails again, you are told.",
);

export const remindersCancel = keepCommand(
  "cancel",
  "takes a message back that waits to be sent",
  "it is taken back",
  "It does not go to WHO. Later reminders of the action do.",
);
