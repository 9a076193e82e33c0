import type { types } from "@slack/bolt";
import type { Field, Option } from "../cards/card.js";
import {
  MAX_INPUT_CHARACTERS,
  MAX_INPUT_LABEL_CHARACTERS,
  MAX_OPTION_CHARACTERS,
  MAX_OPTIONS_PER_GROUP,
} from "./limits.js";
import { cut, literal, plainText } from "./literal.js";

/** Every input has this `action_id`; its block's id is the field's name. */
const INPUT = "value";

type Choice = Extract<Field, { kind: "choice" | "choices" }>;

const option = ({ label, value }: Option): types.PlainTextOption => {
  if (value.length > MAX_OPTION_CHARACTERS) throw new Error(`A choice's value is longer than Slack holds: ${value}`);
  return { text: plainText(label, MAX_OPTION_CHARACTERS), value };
};

/** Slack shows a hundred choices in one group; more come in several groups, each named by its first and last. */
const offered = (options: Option[]): Pick<types.StaticSelect, "options" | "option_groups"> => {
  if (options.length <= MAX_OPTIONS_PER_GROUP) return { options: options.map(option) };
  const groups: NonNullable<types.StaticSelect["option_groups"]> = [];
  for (let at = 0; at < options.length; at += MAX_OPTIONS_PER_GROUP) {
    const group = options.slice(at, at + MAX_OPTIONS_PER_GROUP);
    const ends = [group[0], group.at(-1)].map((each) => cut(each?.label ?? "", MAX_OPTION_CHARACTERS / 2 - 2));
    groups.push({ label: plainText(ends.join(" – "), MAX_OPTION_CHARACTERS), options: group.map(option) });
  }
  return { option_groups: groups };
};

const textInput = (value: string | undefined, maxLength: number, multiline: boolean): types.PlainTextInput => {
  const max = Math.min(maxLength, MAX_INPUT_CHARACTERS);
  const initial = value === undefined ? "" : cut(literal(value), max);
  return {
    type: "plain_text_input",
    action_id: INPUT,
    max_length: max,
    ...(multiline ? { multiline } : {}),
    ...(initial === "" ? {} : { initial_value: initial }),
  };
};

const choiceInput = ({
  kind,
  options,
  value,
}: Choice): types.StaticSelect | types.MultiStaticSelect | types.PlainTextInput => {
  // Slack refuses a select without choices: then it is typed.
  if (options.length === 0) return textInput(value, MAX_INPUT_CHARACTERS, false);
  const chosen = new Set(kind === "choices" ? (value ?? "").split(",") : [value ?? ""]);
  const initial = options.filter((each) => each.value !== "" && chosen.has(each.value)).map(option);
  if (kind === "choices")
    return {
      type: "multi_static_select",
      action_id: INPUT,
      ...offered(options),
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    };
  return {
    type: "static_select",
    action_id: INPUT,
    ...offered(options),
    ...(initial[0] ? { initial_option: initial[0] } : {}),
  };
};

const element = (field: Field): types.InputBlockElement => {
  switch (field.kind) {
    case "line":
      return textInput(field.value, field.maxLength, false);
    case "paragraph":
      return textInput(field.value, field.maxLength, true);
    case "day": {
      const known = field.value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(field.value);
      return { type: "datepicker", action_id: INPUT, ...(known ? { initial_date: field.value } : {}) };
    }
    case "person": {
      const known = field.value !== undefined && /^[UW][A-Z0-9]+$/u.test(field.value);
      return { type: "users_select", action_id: INPUT, ...(known ? { initial_user: field.value } : {}) };
    }
    case "choice":
    case "choices":
      return choiceInput(field);
  }
};

/** A field of a form as an input of a modal. */
export const inputBlock = (field: Field): types.InputBlock => ({
  type: "input",
  block_id: field.name,
  label: plainText(field.label, MAX_INPUT_LABEL_CHARACTERS),
  ...(field.hint ? { hint: plainText(field.hint, MAX_INPUT_LABEL_CHARACTERS) } : {}),
  ...(field.optional ? { optional: true } : {}),
  element: element(field),
});
