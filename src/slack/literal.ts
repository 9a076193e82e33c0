import type { types } from "@slack/bolt";

/** Opens a stretch of text that is laid out the other way, and would turn whatever follows it too. */
const TURNS = /[\u202A\u202B\u202D\u202E\u2066-\u2069\u202C]/gu;

/** Closes every turn of direction that the text leaves open, so that it ends where the text ends. */
const closeTurns = (text: string): string => {
  const open: string[] = [];
  for (const [turn] of text.matchAll(TURNS)) {
    if (turn === "\u202C" || turn === "\u2069") {
      if (open.at(-1) === turn) open.pop();
    } else open.push(turn >= "\u2066" ? "\u2069" : "\u202C");
  }
  return text + open.reverse().join("");
};

/** Control characters but line end and tab, and halves of a character. */
const UNSHOWABLE = /[^\P{Cc}\n\t]|\p{Cs}/gu;

/** Most text: nothing in it turns, controls or stands outside the first plane. It needs no second look. */
const ORDINARY = /^[\t\n -~\u00A0-\u2029\u202F-\u2065\u206A-\uD7FF\uE000-\uFFFF]*$/;

/** The text as Slack can show it: NUL, other control characters and broken surrogates become `�`. */
export const literal = (text: string): string =>
  ORDINARY.test(text) ? text : closeTurns(text.replace(/\r\n?/g, "\n").replace(UNSHOWABLE, "\uFFFD"));

/** The text in at most `max` UTF-16 units, ending in `…` where it was cut, and never within a character. */
export const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;

/** The text in pieces of at most `max` UTF-16 units, parted at a line or a word where one ends late enough. */
export const split = (text: string, max: number): string[] => {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const window = rest.slice(0, max);
    const gap = Math.max(window.lastIndexOf("\n"), window.lastIndexOf(" ")) + 1;
    const end = gap > max / 2 ? gap : /[\uD800-\uDBFF]$/.test(window) ? max - 1 : max;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
};

/** Slack's own escape, the only one it has; without it `<!channel>` would call everybody. */
export const escapeMarkup = (text: string): string =>
  /[&<>]/.test(text) ? text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;") : text;

/** Text that Slack shows as it is, `:smile:` included. Slack refuses empty text. */
export const plainText = (text: string, max: number): types.PlainTextElement => {
  const shown = cut(literal(text), max);
  return { type: "plain_text", text: /\S/.test(shown) ? shown : "–", emoji: false };
};
