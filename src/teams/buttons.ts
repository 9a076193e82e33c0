import type { Button, Press } from "../cards/card.js";
import { cut, type Element, visible } from "./elements.js";

/** The verb of every button of ours, and the key in an action's data under which ours stands beside the inputs' values. */
export const VERB = "opsg";

/** Teams hides what one ActionSet has beyond six. */
const MAX_BUTTONS_PER_SET = 6;

const MAX_LABEL_CHARS = 60;

/** What comes back when a button is pressed. */
export type Pressed = {
  press: Press;
  /** The nonce of the form that was sent. */
  nonce?: string;
  /** The form's fields: clients leave out those that are empty. */
  fields?: string[];
  /** The card it stands on is a list and stays: the answer is a message of its own. */
  stays?: true;
};

const styled = (style: Button["style"]): { style?: string } =>
  style === undefined ? {} : { style: style === "primary" ? "positive" : "destructive" };

/** How a card's buttons report: `execute` in a conversation; `submit` in a dialog, where Teams knows no Action.Execute. */
export type Way = "execute" | "submit";

export const action = (title: string, pressed: Pressed, way: Way, style?: Button["style"]): Element => {
  const data = { verb: VERB, [VERB]: pressed };
  const look = {
    title: cut(visible(title), MAX_LABEL_CHARS),
    ...styled(style),
  };
  const submit = { type: "Action.Submit", ...look, data };
  if (way === "submit") return submit;
  // An old client knows no Action.Execute; it sends the same data as a message instead.
  return { type: "Action.Execute", ...look, verb: VERB, data, fallback: submit };
};

/** A button; one that asks first opens the question under itself, with the button that does it (cards have no `confirm`). */
export const drawButton = (button: Button, way: Way, stays = false): Element => {
  const pressed: Pressed = { press: button.press, ...(stays ? { stays: true } : {}) };
  if (button.confirm === undefined) return action(button.label, pressed, way, button.style);
  const question: Element = { type: "RichTextBlock", inlines: [{ type: "TextRun", text: visible(button.confirm) }] };
  const yes = action(`Yes: ${button.label}`, pressed, way, button.style);
  return {
    type: "Action.ShowCard",
    title: cut(visible(button.label), MAX_LABEL_CHARS),
    ...styled(button.style),
    card: { type: "AdaptiveCard", version: "1.5", body: [question, { type: "ActionSet", actions: [yes] }] },
  };
};

/** A narrow phone's card within its edges, and what a button takes up of it: a letter, and what is beside its label. CSS pixels. */
const PHONE_WIDTH = 336;
const LETTER_WIDTH = 8;
const BESIDE_LABEL = 34;

const widthOf = ({ title }: Element): number => String(title).length * LETTER_WIDTH + BESIDE_LABEL;

/** Buttons in rows that every client shows whole: on a phone Teams neither breaks a row nor lets one see its end. */
export const buttonRows = (actions: Element[]): Element[] => {
  const rows: Element[][] = [];
  let left = 0;
  for (const drawn of actions) {
    const row = rows.at(-1);
    left -= widthOf(drawn);
    if (row && left >= 0 && row.length < MAX_BUTTONS_PER_SET) row.push(drawn);
    else {
      rows.push([drawn]);
      left = PHONE_WIDTH - widthOf(drawn);
    }
  }
  return rows.map((row) => ({ type: "ActionSet", actions: row }));
};
