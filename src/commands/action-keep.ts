import { reassignAction } from "../app/reassign-action.js";
import { rewordAction } from "../app/reword-action.js";
import { nameOf } from "../cards/action.js";
import type { Answer, Values } from "../cards/card.js";
import { actionForm } from "./action-forms.js";
import { answerChange, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { chosenOwners, ownerFields, saysOwners } from "./owner-fields.js";
import { readReferenceAnd } from "./read-reference.js";

const assignForm = (turn: Turn, values: Values): Promise<Answer> =>
  actionForm(turn, values, {
    command: "action assign",
    deed: "keep",
    doing: "reassign an action",
    title: "Reassign the action",
    submit: "Reassign",
    fields: (action) => ownerFields(turn, saysOwners(values) ? chosenOwners(turn, values) : action?.ownerIds.join(",")),
  });

export const actionAssign: Command = {
  name: "action assign",
  usage: "64/01 to SECAS and DCC",
  summary: "gives an action to another owner, or to several",
  example: "action assign 64/01 to SECAS and DCC",
  read: readReferenceAnd("owners", "to"),
  form: assignForm,
  act: async (turn, values) => {
    if (!values.reference || !saysOwners(values)) return assignForm(turn, values);
    const owners = chosenOwners(turn, values);
    const saved = await reassignAction(turn.app, whoOf(turn), { reference: values.reference, owners });
    return answerChange(turn, saved, (view) => ({
      title: `${nameOf(view.action)}: now owned by ${view.owners}`,
      tone: view.strange.length > 0 ? "warning" : "good",
      parts: [],
    }));
  },
};

/** Characters that a multi-line input takes on Slack. */
const MAX_INPUT = 3_000;

const rewordForm = (turn: Turn, values: Values): Promise<Answer> =>
  actionForm(turn, values, {
    command: "action reword",
    deed: "keep",
    doing: "reword an action",
    title: "Reword the action",
    submit: "Reword",
    fields: (action) => {
      const text = values.text ?? action?.text ?? "";
      // A wording that does not fit is not begun with: sent back cut, it would lose its end.
      const fits = text.length <= MAX_INPUT;
      return [
        {
          kind: "paragraph",
          name: "text",
          label: "New wording",
          maxLength: MAX_INPUT,
          ...(fits
            ? { value: text }
            : { hint: "The wording in force is longer than a form takes: write the whole anew." }),
        },
      ];
    },
  });

export const actionReword: Command = {
  name: "action reword",
  usage: "64/01 NEW WORDING",
  summary: "puts an action in other words; the history keeps the earlier ones",
  example: "action reword 64/01 NetCo to publish the outage calendar each month",
  read: readReferenceAnd("text"),
  form: rewordForm,
  act: async (turn, values) => {
    const { reference, text } = values;
    if (!reference || !text) return rewordForm(turn, values);
    return answerChange(turn, await rewordAction(turn.app, whoOf(turn), { reference, text }), ({ action }) => ({
      title: `${nameOf(action)}: reworded`,
      parts: [],
    }));
  },
};
