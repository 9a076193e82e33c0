import { recordUpdate } from "../app/record-update.js";
import { nameOf } from "../cards/action.js";
import type { Answer, Values } from "../cards/card.js";
import { actionForm } from "./action-forms.js";
import { answerChange, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { readReferenceAnd } from "./read-reference.js";

const form = (turn: Turn, values: Values): Promise<Answer> =>
  actionForm(turn, values, {
    command: "action not-ours",
    deed: "answer",
    doing: "answer for this action",
    title: "Not ours",
    submit: "Tell the Secretary",
    fields: () => [
      {
        kind: "paragraph",
        name: "text",
        label: "Whose is it, or why is it not yours?",
        hint: "Kept as an update, and the Secretary is told. May be left empty.",
        maxLength: 3_000,
        optional: true,
        ...(values.text === undefined ? {} : { value: values.text }),
      },
    ],
  });

export const actionNotOurs: Command = {
  name: "action not-ours",
  usage: "64/01 [WHOSE IT IS, OR WHY]",
  summary: "tells the Secretary that an action is not yours to do",
  example: "action not-ours 64/01 GridCo took it over in January",
  read: readReferenceAnd("text"),
  form,
  act: async (turn, values) => {
    const { reference } = values;
    if (!reference) return form(turn, values);
    const text = values.text ? `Not ours: ${values.text}` : "Not ours.";
    const told = await recordUpdate(turn.app, whoOf(turn), { reference, text, tell: "redirect" });
    return answerChange(turn, told, ({ action }) => ({
      title: `${nameOf(action)}: the Secretary is told that it is not yours`,
      parts: [
        { kind: "text", text },
        {
          kind: "note",
          text: "It is kept as an update. Until the Secretary gives the action to another, it stays with you.",
        },
      ],
    }));
  },
};
