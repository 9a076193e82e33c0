import type { Answer, Field, Values } from "../cards/card.js";
import { adminForm } from "./answers.js";
import type { Turn } from "./command.js";

/** Before the name of a field: what that showed when the form was opened. */
const SHOWN = "shown ";
/** What is longer is not kept: platforms bear 3,000 characters with a form. */
const LONGEST = 500;

/**
 * A form of settings, each field filled with what was typed (`values`), else with what holds. Others may change the same
 * settings while it is open: so it keeps what it showed.
 */
export const settingsForm = (
  turn: Turn,
  doing: string,
  {
    values,
    ...form
  }: { title: string; intro?: string; fields: Field[]; submit: string; command: string; values: Values },
): Answer => {
  const shown = form.fields.flatMap(({ name, value = "" }) =>
    value.length > LONGEST ? [] : [[SHOWN + name, values[SHOWN + name] ?? value] as const],
  );
  return adminForm(turn, doing, {
    ...form,
    values: Object.fromEntries(shown),
    fields: form.fields.map((field) => ({ ...field, value: values[field.name] ?? field.value ?? "" })),
  });
};

/** Whether the form was filled in, and not a line typed. */
export const isFilledIn = (values: Values): boolean => Object.keys(values).some((name) => name.startsWith(SHOWN));

/** What is chosen may come in another order. */
const inOrder = (value: string): string =>
  value
    .split(",")
    .map((one) => one.trim())
    .toSorted()
    .join();

/**
 * What a line names, or what somebody changed in a form of settings: whatever they left as it was shown stays as it is by
 * now, though another has changed it meanwhile.
 */
export const changedIn = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).filter(([name, value]) => {
      const shown = values[SHOWN + name];
      return !name.startsWith(SHOWN) && (shown === undefined || inOrder(value) !== inOrder(shown));
    }),
  );
