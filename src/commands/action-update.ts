import { MAX_TEXT, recordUpdate } from "../app/record-update.js";
import { nameOf } from "../cards/action.js";
import type { Answer, Values } from "../cards/card.js";
import { actionForm } from "./action-forms.js";
import { answerChange, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { readReferenceAnd } from "./read-reference.js";

const form = (turn: Turn, values: Values): Promise<Answer> =>
  actionForm(turn, values, {
    command: "action update",
    deed: "answer",
    doing: "record an update on this action",
    title: "Add an update",
    submit: "Record",
    fields: () => [
      {
        kind: "paragraph",
        name: "text",
        label: "What has happened since?",
        hint: "A few sentences; it is kept with today’s date and your name.",
        maxLength: MAX_SLACK_TEXT,
        ...(values.text === undefined ? {} : { value: values.text }),
      },
    ],
  });

/** Slack's multi-line inputs take this many characters; a longer text can be typed on a line. */
const MAX_SLACK_TEXT = Math.min(3_000, MAX_TEXT);

export const actionUpdate: Command = {
  name: "action update",
  usage: "64/01 TEXT",
  summary: "adds a dated update to an action",
  example: "action update 64/01 The draft went to the group yesterday.",
  read: readReferenceAnd("text"),
  form,
  act: async (turn, values) => {
    const { reference, text } = values;
    if (!reference || !text) return form(turn, values);
    return answerChange(turn, await recordUpdate(turn.app, whoOf(turn), { reference, text }), ({ action }) => ({
      title: `${nameOf(action)}: update recorded`,
      parts: [{ kind: "text", text }],
    }));
  },
};
