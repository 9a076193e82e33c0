import type { types } from "@slack/bolt";
import { type Called, type Card, type Mark, type Part, type Picture, plain, type Text } from "../cards/card.js";
import { MARK_WORDS } from "../cards/marks.js";
import { leftOutWords, makeRoom } from "../cards/room.js";
import { button, buttonBlocks } from "./buttons.js";
import {
  MAX_ALT_CHARACTERS,
  MAX_BLOCKS_PER_MESSAGE,
  MAX_CHARACTERS_PER_MESSAGE,
  MAX_CONTEXT_CHARACTERS,
  MAX_FALLBACK_CHARACTERS,
  MAX_HEADER_CHARACTERS,
  MAX_SECTION_CHARACTERS,
} from "./limits.js";
import { cut, literal, plainText } from "./literal.js";
import { fallback, marked } from "./marked.js";
import { richText } from "./rich-text.js";

type Block = types.KnownBlock;
type Row = Extract<Part, { kind: "row" }>;

const picture = ({ alt, at }: Picture): Block[] =>
  at === undefined
    ? richText(alt)
    : [{ type: "image", slack_file: { id: at }, alt_text: cut(literal(alt), MAX_ALT_CHARACTERS) }];

/** The signs before the words of marks. */
const MARKS: Record<Mark, string> = {
  overdue: "▲",
  due: "●",
  proposed: "◆",
  undecided: "◆",
  done: "✓",
  answered: "✓",
  failed: "▲",
  unconfirmed: "◆",
};

const markWords = (mark: Mark): string => `${MARKS[mark]} ${MARK_WORDS[mark].word}`;

/** Where a card's title says how it went. */
const TONES = { good: "✓ ", warning: "▲ ", problem: "✕ " } as const;

const note = (text: Text): Block[] =>
  plain(text).trim() === "" ? [] : [{ type: "context", elements: [marked(text, MAX_CONTEXT_CHARACTERS)] }];

const facts = (list: { label: string; value: Text }[]): Block[] =>
  richText(
    list.flatMap(({ label, value }, index) => [
      { bold: `${label}: ` },
      ...(plain(value).trim() === "" ? ["–"] : [value].flat()),
      ...(index < list.length - 1 ? ["\n"] : []),
    ]),
  );

const row = ({ title, detail, mark, button: pressed }: Row, at: number): Block[] => {
  const lines = [title, ...(plain(detail).trim() === "" ? [] : ["\n", detail])].flat();
  const marks = mark ? [`${markWords(mark)}  `, ...lines] : lines;
  return [
    {
      type: "section",
      text: marked(marks, MAX_SECTION_CHARACTERS),
      ...(pressed ? { accessory: button(pressed, `row:${at}`, true) } : {}),
    },
  ];
};

const drawPart = (part: Part, at: number): Block[] => {
  switch (part.kind) {
    case "text":
      return richText(part.text);
    case "note":
      return note(part.text);
    case "facts":
      return facts(part.facts);
    case "row":
      return row(part, at);
    case "heading":
      return richText({ bold: part.text });
    case "buttons":
      return buttonBlocks(part.buttons, true, `${at}:`);
    case "picture":
      return picture(part);
    case "divider":
      return [{ type: "divider" }];
  }
};

/** Those who are called by name: Slack tells them. */
const calls = (called: Called[]): Block[] => {
  const users = called.filter(({ platform, user }) => platform === "slack" && /^[UW][A-Z0-9]+$/u.test(user));
  if (users.length === 0) return [];
  const elements = users.flatMap(({ user }, index): types.RichTextSection["elements"] => [
    ...(index > 0 ? [{ type: "text" as const, text: ", " }] : []),
    { type: "user", user_id: user },
  ]);
  return [{ type: "rich_text", elements: [{ type: "rich_text_section", elements }] }];
};

/** The parts as blocks: as many as go beside `fixed` others, with a note where some were left out. */
const drawParts = (card: Card, texts: readonly string[], fixed: number, max: number): Block[] => {
  const pieces = card.parts.flatMap((part, at) => {
    const blocks = drawPart(part, at);
    const cost = [1, Math.ceil((texts[at] ?? "").length / blocks.length)];
    return blocks.map((drawn) => ({ part, drawn, cost }));
  });
  const whole = makeRoom(pieces, [max - fixed, MAX_CHARACTERS_PER_MESSAGE]);
  if (!whole.last) return pieces.map(({ drawn }) => drawn);
  const { kept } = makeRoom(pieces, [max - fixed - 1, MAX_CHARACTERS_PER_MESSAGE]);
  const left = pieces.filter((piece) => !kept.has(piece));
  const told = note(
    leftOutWords(
      card,
      left.map(({ part }) => part),
    ),
  );
  // It stands where the last of what is missing would: what is kept beneath all else stays there.
  return pieces.flatMap((piece) => [...(kept.has(piece) ? [piece.drawn] : []), ...(piece === left.at(-1) ? told : [])]);
};

/** A card as blocks, at most `max` of them; `texts` are its parts' words. */
export const cardBlocks = (card: Card, max: number, texts = card.parts.map(partText)): Block[] => {
  const title: Block = {
    type: "header",
    text: plainText(`${card.tone ? TONES[card.tone] : ""}${card.title}`, MAX_HEADER_CHARACTERS),
  };
  const buttons = buttonBlocks(card.buttons, card.stays ?? false);
  const called = calls(card.calls ?? []);
  return [title, ...called, ...drawParts(card, texts, 1 + called.length + buttons.length, max), ...buttons];
};

const partText = (part: Part): string => {
  switch (part.kind) {
    case "text":
    case "note":
      return plain(part.text);
    case "heading":
      return part.text;
    case "facts":
      return part.facts.map(({ label, value }) => `${label}: ${plain(value)}`).join("\n");
    case "row":
      return `${part.mark ? `${markWords(part.mark)}: ` : ""}${plain(part.title)}\n${plain(part.detail)}`;
    case "picture":
      return part.alt;
    case "buttons":
    case "divider":
      return "";
  }
};

/** What is sent for a card, wherever a message goes. Nothing in it unfurls and nobody is called by it. */
export type SlackMessage = {
  text: string;
  blocks: Block[];
  mrkdwn: false;
  parse: "none";
  unfurl_links: false;
  unfurl_media: false;
};

/** Drawn messages, by their cards, for those that the doors give again and again (help). A card is never changed. */
const drawn = new WeakMap<Card, SlackMessage>();

const drawMessage = (card: Card): SlackMessage => {
  const texts = card.parts.map(partText);
  const lines = [card.title, ...texts].filter((line) => line.trim() !== "");
  return {
    text: fallback(lines.join("\n"), MAX_FALLBACK_CHARACTERS),
    blocks: cardBlocks(card, MAX_BLOCKS_PER_MESSAGE, texts),
    mrkdwn: false,
    parse: "none",
    unfurl_links: false,
    unfurl_media: false,
  };
};

export const cardMessage = (card: Card): SlackMessage => {
  const known = drawn.get(card);
  if (known) return known;
  const message = drawMessage(card);
  drawn.set(card, message);
  return message;
};
