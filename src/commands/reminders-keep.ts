import { changeDelivery } from "../app/change-delivery.js";
import { addresseeName, messageName } from "../app/print-delivery.js";
import { reachAgain } from "../app/reach-again.js";
import type { Answer, Values } from "../cards/card.js";
import { ok, refuse } from "../domain/result.js";
import { unquote } from "../domain/words.js";
import { answerDone, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { readWhom } from "./whom.js";

const IDS = "Its id stands in reminders --json, in the terminal; in chat, press the button beside it.";

/** Somebody whose messages could not be delivered, named in place of one of these messages. */
const tryPerson = async (turn: Turn, named: string): Promise<Answer> => {
  const whom = readWhom(turn, named);
  if (!whom.ok) return answerProblem(whom.problem);
  return answerDone(turn, await reachAgain(turn.app, whoOf(turn), whom.value.person), ({ name }) => ({
    title: `${name} is written to again`,
    parts: [
      {
        kind: "text",
        text: `Their next reminder goes to them as ever; what failed before can be sent again from the list of what failed. If ${name} cannot be reached still, you are told.`,
      },
    ],
    buttons: [
      { label: "All that failed", press: press(turn, { filter: "failed" }) },
      { label: "What will be sent", press: { ...press(turn, {}), command: "reminders preview" } },
    ],
  }));
};

const press = ({ standing }: Turn, values: Values) => ({
  command: "reminders",
  committee: standing.committee.code,
  values,
});

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

const retry = keepCommand(
  "retry",
  "sends a message again that failed or was taken back, or has somebody written to again who could not be reached",
  "it is sent again",
  "It goes to WHO within a minute. If it fails again, you are told.",
);

/** A name or an address; ids have figures, and are one word. */
const NAME = /^\D*$|[@\s]/u;

export const remindersRetry: Command = {
  ...retry,
  usage: "ID | NAME",
  read: (rest) => {
    const read = retry.read(rest);
    const said = unquote(rest.trim());
    return read.ok && NAME.test(said) ? ok({ person: said }) : read;
  },
  act: (turn, values) => (values.person === undefined ? retry.act(turn, values) : tryPerson(turn, values.person)),
};

export const remindersCancel = keepCommand(
  "cancel",
  "takes a message back that waits to be sent",
  "it is taken back",
  "It does not go to WHO. Later reminders of the action do.",
);
