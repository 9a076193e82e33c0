import type { types } from "@slack/bolt";
import { type Piece, pieces, plain, type Text } from "../cards/card.js";
import { cut, escapeMarkup, literal, plainText } from "./literal.js";

/** A link that may be followed; anything else (`javascript:`) is shown as text. */
export const isWebLink = (url: string): boolean => /^https?:\/\/[^\s<>|]+$/i.test(url);

/**
 * What Slack's mrkdwn would take for formatting, wherever it stands: marks, emoji codes, a quote at a line's start.
 * Slack has no escape for these.
 */
const FORMATTING = /[*_~`]|:[\w+'-]+:|^\s*>/mu;

const wouldBeFormatted = (piece: Piece): boolean => {
  const text = plain(piece);
  // Most text has none of the characters; it needs no second look.
  return /[*_~`:>]/.test(text) && FORMATTING.test(text);
};

/** Bold takes only where the marks touch the words, and so white space goes outside them. */
const bold = (text: string): string => {
  const words = text.trim();
  if (words === "") return text;
  const start = text.indexOf(words);
  return `${text.slice(0, start)}*${words}*${text.slice(start + words.length)}`;
};

const isWordCharacter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** Slack shows the marks instead of bold where a letter or figure touches them. */
const boldWouldFail = (piece: Piece, at: number, runs: Piece[]): boolean => {
  if (typeof piece === "string" || !("bold" in piece)) return false;
  const before = plain(runs[at - 1] ?? "").slice(-1);
  const after = plain(runs[at + 1] ?? "").slice(0, 1);
  return (
    (isWordCharacter(before) && piece.bold.trimStart() === piece.bold) ||
    (isWordCharacter(after) && piece.bold.trimEnd() === piece.bold)
  );
};

const mark = (piece: Piece): string => {
  if (typeof piece === "string") return escapeMarkup(literal(piece));
  if ("bold" in piece) return bold(escapeMarkup(literal(piece.bold)).replace(/\n/g, " "));
  const label = escapeMarkup(literal(piece.link)).replace(/[|\n]/g, " ");
  if (!isWebLink(piece.url)) return label;
  return `<${escapeMarkup(piece.url)}|${label.trim() === "" ? escapeMarkup(piece.url) : label}>`;
};

/**
 * A text object for the places that take no rich text (a row beside its button, a small line). Bold and links are kept
 * only where nothing in the text could pass for formatting; otherwise, and where it is too long, it is plain.
 */
export const marked = (text: Text, max: number): types.TextObject => {
  const runs = pieces(text);
  const formatted =
    runs.some((piece) => typeof piece !== "string") && !runs.some(wouldBeFormatted) && !runs.some(boldWouldFail);
  const marks = formatted ? runs.map(mark).join("") : "";
  return marks.length > max || marks.trim() === ""
    ? plainText(plain(text), max)
    : { type: "mrkdwn", text: marks, verbatim: true };
};

/** What stands beside the blocks for notifications and screen readers: no markup, and nobody called by it. */
export const fallback = (text: string, max: number): string => {
  const shown = literal(text);
  if (shown.length < max / 5) return escapeMarkup(shown).trim() === "" ? "–" : escapeMarkup(shown);
  for (let length = max; ; length -= 100) {
    const escaped = escapeMarkup(cut(shown, length));
    if (escaped.length <= max || length <= 100) return escaped.trim() === "" ? "–" : escaped;
  }
};
