import { findAction } from "../app/find-action.js";
import { deny } from "../app/who.js";
import type { Answer, Field, Text, Values } from "../cards/card.js";
import type { Action } from "../domain/action.js";
import { printReference } from "../domain/reference.js";
import type { Result } from "../domain/result.js";
import { type Deed, may } from "../domain/standing.js";
import { answerForm, answerProblem } from "./answers.js";
import type { Turn } from "./command.js";

/** Which action a form is about, where the button or line did not say. */
const REFERENCE: Field = {
  kind: "line",
  name: "reference",
  label: "Action",
  hint: "Its reference, for example 64/01",
  maxLength: 40,
};

/**
 * The form of a command about one action. The right, and whether it can be done at all, are looked at before the form
 * opens, so that nobody fills one in vain.
 * @param fields the fields for this action as it is
 */
export const actionForm = async (
  turn: Turn,
  values: Values,
  form: {
    command: string;
    deed: Deed;
    /** Completes "may …" in a refusal. */
    doing: string;
    /** Why it cannot be done to the action as it is. */
    whyNot?(action: Action): Result<never> | undefined;
    title: string;
    submit: string;
    /** What the form bears of the action as it is shown. */
    shown?(action: Action): Values;
    fields(action: Action | undefined): Promise<Field[]> | Field[];
  },
): Promise<Answer> => {
  const { command, title, submit } = form;
  if (!values.reference) {
    return answerForm(turn, { command, title, submit, values, fields: [REFERENCE, ...(await form.fields(undefined))] });
  }
  const found = await findAction(turn.app.store.actions, turn.standing.committee, values.reference);
  if (!found.ok) return answerProblem(found.problem);
  const action = found.value;
  if (!may(turn.standing, form.deed, action)) return answerProblem(deny(turn.standing, form.deed, form.doing).problem);
  const refused = form.whyNot?.(action);
  if (refused && !refused.ok) return answerProblem(refused.problem);
  const reference = printReference(action.reference);
  const intro: Text = [{ bold: reference }, `  ${action.text.slice(0, 600)}`];
  return answerForm(turn, {
    command,
    title,
    intro,
    submit,
    values: { ...values, ...form.shown?.(action), reference },
    fields: await form.fields(action),
  });
};
