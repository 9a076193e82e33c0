import { withdrawCompletion } from "../app/withdraw-completion.js";
import { nameOf } from "../cards/action.js";
import { OPEN_AGAIN } from "../cards/answered.js";
import type { Answer, Part, Values } from "../cards/card.js";
import { actionForm } from "./action-forms.js";
import { answerChange, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { readReferenceAnd } from "./read-reference.js";

const form = (turn: Turn, values: Values): Promise<Answer> =>
  actionForm(turn, values, {
    command: "action not-done",
    deed: "answer",
    doing: "withdraw the completion of this action",
    title: "It is not done",
    submit: "Withdraw the completion",
    fields: () => [
      {
        kind: "paragraph",
        name: "text",
        label: "What is still to do?",
        hint: "Kept as an update. May be left empty.",
        maxLength: 3_000,
        optional: true,
        ...(values.text === undefined ? {} : { value: values.text }),
      },
    ],
  });

export const actionNotDone: Command = {
  name: "action not-done",
  usage: "64/01 [TEXT]",
  summary: "withdraws the completion that you proposed; the action is open again",
  example: "action not-done 64/01 The annex is missing.",
  read: readReferenceAnd("text"),
  form,
  act: async (turn, values) => {
    const { reference, text } = values;
    if (!reference) return form(turn, values);
    const open = await withdrawCompletion(turn.app, whoOf(turn), { reference, text });
    return answerChange(turn, open, ({ action }) => ({
      title: `${nameOf(action)}: completion withdrawn`,
      parts: [OPEN_AGAIN, ...(text ? [text] : [])].map((line): Part => ({ kind: "text", text: line })),
    }));
  },
};
