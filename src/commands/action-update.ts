import { type Heard, hearUpdate } from "../app/hear-update.js";
import { MAX_TEXT } from "../app/record-update.js";
import { viewAction } from "../app/show-action.js";
import { undoableChange } from "../app/take-back.js";
import { nameOf } from "../cards/action.js";
import { actionData } from "../cards/action-data.js";
import { answeredCard } from "../cards/answered.js";
import type { Answer, Values } from "../cards/card.js";
import { questionOf } from "../cards/question.js";
import { actionForm } from "./action-forms.js";
import { answerCard, answerChange, whoOf } from "./answers.js";
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

/** Whether its words may mean more than an update. */
const isMore = ({ understood: { kind, offer, ask }, contested, doubted }: Heard): boolean =>
  kind !== "update" || offer !== null || ask !== null || contested !== null || doubted !== null;

/** Says back an update that may be more, as of a reply. */
const answerHeard = async (turn: Turn, { action, ...heard }: Heard): Promise<Answer> => {
  const register = await turn.app.store.register();
  const view = await viewAction(turn.app, register, turn.standing, action);
  const undo = await undoableChange(turn.app, turn.standing, action);
  const nothingElse = { did: "update", move: null, snoozed: null, takenBack: null, refused: null } as const;
  const said = { ...nothingElse, ...heard, undo };
  const asks = questionOf(view, said, turn.caller.message);
  const answer = answerCard(turn, answeredCard(view, said), actionData(register, action));
  return asks === null ? answer : { ...answer, asks };
};

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
    const heard = await hearUpdate(turn.app, whoOf(turn), { reference, text });
    if (heard.ok && isMore(heard.value)) return answerHeard(turn, heard.value);
    return answerChange(turn, heard, ({ action }) => ({
      title: `${nameOf(action)}: update recorded`,
      parts: [{ kind: "text", text }],
    }));
  },
};
