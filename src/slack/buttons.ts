import type { types } from "@slack/bolt";
import type { Button } from "../cards/card.js";
import {
  MAX_BUTTON_LABEL_CHARACTERS,
  MAX_BUTTONS_PER_BLOCK,
  MAX_CONFIRM_LABEL_CHARACTERS,
  MAX_CONFIRM_TEXT_CHARACTERS,
  MAX_CONFIRM_TITLE_CHARACTERS,
} from "./limits.js";
import { plainText } from "./literal.js";
import { encodePress } from "./press-value.js";

/** Every button of ours has an `action_id` that begins so; the rest makes it unique in its message. */
export const BUTTON_PREFIX = "press:";

const confirmation = (question: string, style: Button["style"]): types.ConfirmationDialog => ({
  title: plainText("Are you sure?", MAX_CONFIRM_TITLE_CHARACTERS),
  text: plainText(question, MAX_CONFIRM_TEXT_CHARACTERS),
  confirm: plainText("Yes", MAX_CONFIRM_LABEL_CHARACTERS),
  deny: plainText("No", MAX_CONFIRM_LABEL_CHARACTERS),
  ...(style === "danger" ? { style } : {}),
});

/**
 * @param at which button of its message or view it is, so that no two have one id
 * @param stays whether its card stays when it is pressed
 */
export const button = ({ label, press, style, confirm }: Button, at: string, stays: boolean): types.Button => ({
  type: "button",
  action_id: `${BUTTON_PREFIX}${at}`,
  text: plainText(label, MAX_BUTTON_LABEL_CHARACTERS),
  value: encodePress(press, stays),
  ...(style ? { style } : {}),
  ...(confirm === undefined ? {} : { confirm: confirmation(confirm, style) }),
});

/**
 * Buttons in as many blocks as they need.
 * @param stays whether the card stays when one is pressed that does not turn it
 * @param where begins their ids, where they are not the ones under the card
 */
export const buttonBlocks = (buttons: Button[], stays: boolean, where = ""): types.ActionsBlock[] => {
  const elements = buttons.map((each, index) => button(each, `${where}${index}`, stays && !each.turns));
  const blocks: types.ActionsBlock[] = [];
  for (let at = 0; at < elements.length; at += MAX_BUTTONS_PER_BLOCK)
    blocks.push({ type: "actions", elements: elements.slice(at, at + MAX_BUTTONS_PER_BLOCK) });
  return blocks;
};
