import { type Piece, pieces, plain, type Text } from "../cards/card.js";

/** An element of an Adaptive Card, version 1.5. */
export type Element = { type: string; [property: string]: unknown };

export type AdaptiveCard = {
  type: "AdaptiveCard";
  $schema: string;
  version: "1.5";
  fallbackText: string;
  refresh?: { action: Element };
  body: Element[];
  /** What only Teams knows: who is mentioned in it. */
  msteams?: { entities: object[] };
};

export type Look = {
  size?: "Small" | "Medium" | "Large";
  weight?: "Bolder";
  color?: "Attention" | "Accent";
  isSubtle?: boolean;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNSEEN = /[\0-\x08\x0b-\x1f\x7f]|\p{Surrogate}/gu;

/**
 * Text that can travel and be seen: control characters and halves of characters become U+FFFD. Clients replace
 * `{{DATE(…)}}` and `{{TIME(…)}}` wherever they stand, so a word joiner, which is not seen, keeps the braces apart.
 */
export const visible = (text: string): string =>
  text
    .replace(/\r\n?/gu, "\n")
    .replace(UNSEEN, "\ufffd")
    .replace(/\{\{(?=(?:DATE|TIME)\()/gu, "{\u2060{");

/** The first characters of a text, with an ellipsis where it was cut; never half a character. */
export const cut = (text: string, chars: number): string => {
  if (text.length <= chars) return text;
  const kept = text.slice(0, Math.max(chars - 1, 0));
  return `${/[\ud800-\udbff]$/u.test(kept) ? kept.slice(0, -1) : kept}…`;
};

/** The same for a text in pieces. */
export const cutText = (text: Text, chars: number): Text => {
  const kept: Piece[] = [];
  let left = chars;
  for (const piece of pieces(text)) {
    const words = plain(piece);
    if (words.length > left) return [...kept, cut(words, left)];
    kept.push(piece);
    left -= words.length;
  }
  return kept;
};

/** Only addresses of web pages are links; whatever else was given as one is shown as text. */
export const webAddress = (url: string): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return parsed.protocol === "http:" || parsed.protocol === "https:" ? parsed.href : undefined;
};

const run = (text: string, look: Look): Element => ({ type: "TextRun", text, ...look });

const drawPiece = (piece: Piece, look: Look): Element => {
  if (typeof piece === "string") return run(visible(piece), look);
  if ("bold" in piece) return run(visible(piece.bold), { ...look, weight: "Bolder" });
  const url = webAddress(piece.url);
  const words = visible(piece.link);
  if (url === undefined) return run(words, look);
  return { ...run(words, { ...look, color: "Accent" }), selectAction: { type: "Action.OpenUrl", url } };
};

/** The runs of a text line by line: a run keeps no line break, so each line is a paragraph of its own. */
const lines = (text: Text, look: Look): Element[][] => {
  const found: Element[][] = [[]];
  for (const piece of pieces(text)) {
    const drawn = drawPiece(piece, look);
    for (const [index, words] of String(drawn.text).split("\n").entries()) {
      if (index > 0) found.push([]);
      if (words !== "") found.at(-1)?.push({ ...drawn, text: words });
    }
  }
  return found;
};

/**
 * A text as paragraphs. Runs of a RichTextBlock are never read as Markdown or HTML (a TextBlock and a FactSet are),
 * so whatever a person typed shows as typed. An empty line widens the gap to the next paragraph.
 */
export const paragraphs = (text: Text, look: Look = {}, spacing = "Default"): Element[] => {
  const drawn: Element[] = [];
  let gap = spacing;
  for (const inlines of lines(text, look)) {
    if (inlines.length === 0) {
      if (drawn.length > 0) gap = "Medium";
      continue;
    }
    drawn.push({ type: "RichTextBlock", inlines, ...(gap === "Default" ? {} : { spacing: gap }) });
    gap = "Small";
  }
  return drawn;
};

export const container = (items: Element[], rest: object = {}): Element => ({ type: "Container", items, ...rest });

export const columns = (...drawn: { items: Element[]; width: string; [property: string]: unknown }[]): Element => ({
  type: "ColumnSet",
  columns: drawn.map((column) => ({ type: "Column", ...column })),
});
