import { type Card, type Mark, type Part, pieces, plain, type Text } from "../cards/card.js";
import { MARK_WORDS } from "../cards/marks.js";
import { leftOutWords } from "../cards/room.js";
import { action, buttonRows, drawButton, type Way } from "./buttons.js";
import { drawCalls } from "./calls.js";
import {
  type AdaptiveCard,
  columns,
  container,
  cut,
  cutText,
  type Element,
  type Look,
  paragraphs,
  visible,
} from "./elements.js";
import { fitIn } from "./fit.js";

/** A tone is a colour and a word, so that it is there for whoever does not see colours. */
const TONES = {
  good: { style: "good", word: "Recorded" },
  warning: { style: "warning", word: "Please note" },
  problem: { style: "attention", word: "Not done" },
} as const;

/** The colours of marks. Warning and Good as text are too pale on white. */
const MARKS: Record<Mark, Look> = {
  overdue: { color: "Attention" },
  due: { color: "Accent" },
  proposed: { color: "Accent" },
  undecided: { color: "Accent" },
  done: { isSubtle: true },
  answered: { isSubtle: true },
  failed: { color: "Attention" },
  unconfirmed: { color: "Accent" },
};

const MAX_TITLE_CHARS = 250;
const MAX_ROW_CHARS = 400;
const MAX_FACT_CHARS = 4_000;
const MAX_ALT_CHARS = 2_000;

/** Labels of facts stand in a column this wide, so that the values align, on a phone too. */
const FACT_LABEL_WIDTH = "136px";

const heading = (text: string, look: Look): Element => ({
  type: "RichTextBlock",
  inlines: [{ type: "TextRun", text: cut(visible(text), MAX_TITLE_CHARS) || " ", weight: "Bolder", ...look }],
});

const title = (card: Card): Element => {
  const words = heading(card.title, { size: "Large" });
  if (card.tone === undefined) return container([words]);
  const tone = TONES[card.tone];
  const word = paragraphs({ bold: tone.word }, { size: "Small" });
  return container([...word, { ...words, spacing: "None" }], { style: tone.style, bleed: true });
};

const fact = (label: string, value: Text): Element =>
  columns(
    { width: FACT_LABEL_WIDTH, items: paragraphs(label, { isSubtle: true }) },
    { width: "stretch", items: paragraphs(cutText(value, MAX_FACT_CHARS)) },
  );

const row = (part: Extract<Part, { kind: "row" }>, way: Way): Element => {
  const mark = part.mark && MARK_WORDS[part.mark];
  const said = plain(part.detail).toLowerCase();
  // The word stands there once: the detail often has it already.
  const word: Text = mark && !mark.said.test(said) ? [{ bold: mark.word }, " · "] : [];
  const detail = [word, cutText(part.detail, MAX_ROW_CHARS)].flatMap(pieces);
  const items = [
    ...paragraphs(cutText(part.title, MAX_ROW_CHARS)),
    ...paragraphs(detail, { size: "Small", ...(part.mark ? MARKS[part.mark] : { isSubtle: true }) }, "None"),
  ];
  const button = part.button && { type: "ActionSet", actions: [drawButton(part.button, way, true)] };
  const drawn = columns(
    { width: "stretch", items },
    ...(button ? [{ width: "auto", items: [button], verticalContentAlignment: "Center" }] : []),
  );
  return { ...drawn, separator: true, spacing: "Small" };
};

/** Shown as wide as the card; a tap shows it alone and larger. */
const picture = (url: string, alt: string): Element => ({
  type: "Image",
  url,
  altText: cut(visible(alt), MAX_ALT_CHARS),
  size: "Stretch",
  msteams: { allowExpand: true },
});

const drawPart = (part: Part, way: Way): Element[] => {
  switch (part.kind) {
    case "text":
      return paragraphs(part.text);
    case "note":
      return paragraphs(part.text, { isSubtle: true, size: "Small" }, "Small");
    case "facts":
      return part.facts.map(({ label, value }, index) => ({
        ...fact(label, value),
        ...(index > 0 ? { spacing: "Small" } : {}),
      }));
    case "row":
      return [row(part, way)];
    case "heading":
      return [{ ...heading(part.text, { size: "Medium" }), spacing: "Large" }];
    case "buttons":
      return buttonRows(part.buttons.map((button) => drawButton(button, way, true)));
    case "picture":
      return part.at === undefined ? paragraphs(part.alt) : [picture(part.at, part.alt)];
    case "divider":
      return [container([], { separator: true, spacing: "Medium" })];
  }
};

/** A message as an Adaptive Card 1.5, always under `MAX_CARD_BYTES`. */
export const drawCard = (card: Card, way: Way = "execute"): AdaptiveCard => {
  const called = drawCalls(card.calls ?? []);
  const drawn = fitIn(
    visible(card.title),
    [title(card), ...called.line],
    card.parts.flatMap((part) => drawPart(part, way).map((drawn) => ({ part, drawn }))),
    buttonRows(card.buttons.map((button) => drawButton(button, way, card.stays && !button.turns))),
    (left) => leftOutWords(card, left),
  );
  return {
    ...drawn,
    ...(called.entities.length > 0 ? { msteams: { entities: called.entities } } : {}),
    // Whoever looks at it has it drawn anew by their client; nobody else.
    ...(card.refresh && way === "execute"
      ? { refresh: { action: action("Refresh", { press: card.refresh }, way) } }
      : {}),
  };
};
