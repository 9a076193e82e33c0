import type { types } from "@slack/bolt";
import { z } from "zod";
import type { Answer, Card, Form } from "../cards/card.js";
import { problemCard } from "../cards/problem.js";
import type { Problem } from "../domain/result.js";
import { cardBlocks } from "./block-kit.js";
import { inputBlock } from "./form-inputs.js";
import { MAX_BLOCKS_PER_VIEW, MAX_MODAL_TITLE_CHARACTERS, MAX_PRIVATE_METADATA_CHARACTERS } from "./limits.js";
import { plainText } from "./literal.js";
import { pressSchema } from "./press-value.js";
import { richText } from "./rich-text.js";

/** `callback_id` of a form, which is sent, and of a card in a modal, which is only read and closed. */
const FORM = "form";
const CARD = "card";

/** `block_id` of the problem on top of a view begins so. */
export const PROBLEM_BLOCK = "problem:";

/** What a view carries unseen: the channel it was opened from and, if it is a form, what its submission presses. */
export const carriedSchema = z.object({
  channel: z.string().optional(),
  press: pressSchema.optional(),
  nonce: z.string().optional(),
});

type Carried = { channel: string | undefined; press?: Form["press"]; nonce?: string };

const carry = (carried: Carried): string => {
  const metadata = JSON.stringify(carried);
  if (metadata.length > MAX_PRIVATE_METADATA_CHARACTERS)
    throw new Error("What the form carries unseen is longer than a Slack view holds");
  return metadata;
};

const title = (text: string): types.PlainTextElement => plainText(text, MAX_MODAL_TITLE_CHARACTERS);

/** Slack's own title is short; a longer one stands in full on top. */
const inFull = (text: string): types.KnownBlock[] =>
  text.length > MAX_MODAL_TITLE_CHARACTERS ? richText({ bold: text }) : [];

export const problemBlocks = ({ what, instead }: Problem): types.KnownBlock[] =>
  richText([{ bold: `✕ ${what}` }, ...(instead === undefined ? [] : [`\n${instead}`])]).map((block, index) => ({
    ...block,
    block_id: `${PROBLEM_BLOCK}${index}`,
  }));

/** A form as a modal. Values that a field holds stand in that field only. */
export const formView = (form: Form, channel: string | undefined, problem?: Problem): types.ModalView => {
  const inFields = new Set(form.fields.map(({ name }) => name));
  const values = Object.fromEntries(Object.entries(form.press.values).filter(([name]) => !inFields.has(name)));
  return {
    type: "modal",
    callback_id: FORM,
    private_metadata: carry({ channel, press: { ...form.press, values }, nonce: form.nonce }),
    title: title(form.title),
    submit: title(form.submit),
    close: title("Cancel"),
    blocks: [
      ...(problem ? problemBlocks(problem) : []),
      ...inFull(form.title),
      ...(form.intro === undefined ? [] : richText(form.intro)),
      ...form.fields.map(inputBlock),
    ].slice(0, MAX_BLOCKS_PER_VIEW),
  };
};

/** A card as a modal, to be read and closed; its buttons work there. */
export const cardView = (card: Card, channel: string | undefined): types.ModalView => ({
  type: "modal",
  callback_id: CARD,
  private_metadata: carry({ channel }),
  title: title(card.title.length > MAX_MODAL_TITLE_CHARACTERS ? "Action log" : card.title),
  close: title("Close"),
  blocks: cardBlocks(card, MAX_BLOCKS_PER_VIEW),
});

/** Something to see at once, while the door is still at work; replaced by what comes of it. */
export const waitingView = (text: string, channel: string | undefined): types.ModalView => ({
  type: "modal",
  callback_id: CARD,
  private_metadata: carry({ channel }),
  title: title("One moment…"),
  close: title("Close"),
  blocks: richText(text),
});

/** Our blocks on the Home tab. */
export const homeView = (card: Card): types.HomeView => ({
  type: "home",
  blocks: cardBlocks(card, MAX_BLOCKS_PER_VIEW),
});

/** What an answer looks like as a modal. */
export const answerView = (answer: Answer, channel: string | undefined): types.ModalView => {
  switch (answer.kind) {
    case "card":
      return cardView(answer.card, channel);
    case "form":
      return formView(answer.form, channel);
    case "problem":
      return answer.form
        ? formView(answer.form, channel, answer.problem)
        : cardView(problemCard(answer.problem), channel);
  }
};
