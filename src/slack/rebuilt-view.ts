import type { types } from "@slack/bolt";
import type { Values } from "../cards/card.js";
import type { Problem } from "../domain/result.js";
import { COMMON, withEmoji } from "./emoji.js";
import { MAX_BLOCKS_PER_VIEW } from "./limits.js";
import type { SlackView } from "./payloads.js";
import { PROBLEM_BLOCK, problemBlocks } from "./views.js";

type State = SlackView["state"]["values"];
type Input = State[string][string];

const typed = (input: Input): string =>
  input.selected_options
    ? input.selected_options.map(({ value }) => value).join(",")
    : ((input.value && withEmoji(input.value, COMMON)) ??
      input.selected_date ??
      input.selected_user ??
      input.selected_option?.value ??
      "");

/** What was filled in, by the fields' names; an empty field is empty text. */
export const readState = (state: State): Values =>
  Object.fromEntries(
    Object.entries(state).map(([field, inputs]) => [field, Object.values(inputs).map(typed)[0] ?? ""]),
  );

/** The names of a view's fields, in order. */
export const fieldsOf = (view: SlackView): string[] =>
  view.blocks.flatMap(({ type, block_id: id }) => (type === "input" && id !== undefined ? [id] : []));

/** What is filled in stays filled in, whether or not Slack still knows the input. */
const initial = (input: Input | undefined): object => {
  if (!input) return {};
  if (input.value) return { initial_value: input.value };
  if (input.selected_date) return { initial_date: input.selected_date };
  if (input.selected_user) return { initial_user: input.selected_user };
  if (input.selected_option) return { initial_option: input.selected_option };
  return input.selected_options?.length ? { initial_options: input.selected_options } : {};
};

const refill = (block: SlackView["blocks"][number], state: State): object => {
  const inputs = block.block_id === undefined ? undefined : state[block.block_id];
  if (block.type !== "input" || typeof block.element !== "object" || !inputs) return block;
  const { initial_value, initial_date, initial_user, initial_option, initial_options, ...element } =
    block.element as Record<string, unknown>;
  return { ...block, element: { ...element, ...initial(Object.values(inputs)[0]) } };
};

/** A modal as Slack sent it back, with a problem on top and all that was filled in. */
export const withProblem = (view: SlackView, problem: Problem): types.ModalView => ({
  type: "modal",
  callback_id: view.callback_id,
  private_metadata: view.private_metadata,
  title: { type: "plain_text", text: view.title?.text ?? "Action log", emoji: false },
  ...(view.submit ? { submit: { type: "plain_text", text: view.submit.text, emoji: false } } : {}),
  close: { type: "plain_text", text: view.submit ? "Cancel" : "Close", emoji: false },
  blocks: [
    ...problemBlocks(problem),
    ...view.blocks
      .filter(({ block_id: id }) => !id?.startsWith(PROBLEM_BLOCK))
      // They are blocks as Slack itself gave them.
      .map((block) => refill(block, view.state.values) as types.KnownBlock),
  ].slice(0, MAX_BLOCKS_PER_VIEW),
});
