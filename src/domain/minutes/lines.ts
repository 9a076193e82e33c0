/** What `<br>` leaves, Word's Shift+Enter: a line that ends, perhaps in the middle of a sentence. No text holds it otherwise. */
export const LINE_BREAK = "\v";

/** One line of the file, cleaned. Bold stays marked by `**`; paragraphs within a line, by HTML, by `\n`. */
export type Line = {
  /** Counted from 1, as an editor counts. */
  number: number;
  text: string;
  /** The columns, where the line is a row of a table: tabs, pipes, or three spaces and more. */
  cells: string[] | null;
};

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  hellip: "…",
  pound: "£",
  bull: "•",
};

/** Only real tags, so that "fewer than <5 a month" keeps its sign; and none that is escaped, as it is in our own Markdown. */
const TAG =
  /(?<!\\)<!--[^<>]*-->|(?<!\\)<(\/?)(p|br|b|strong|i|em|u|s|span|div|a|font|sup|sub|small|li|ul|ol|h[1-6]|table|tbody|thead|tr|td|th|o:p)(?:\s[^<>]*)?\/?>/giu;

const withoutTags = (text: string): string =>
  text.replace(TAG, (_tag, closing: string | undefined, name: string | undefined) => {
    switch (name?.toLowerCase()) {
      case "b":
      case "strong":
        return "**";
      case "br":
        return LINE_BREAK;
      case "p":
      case "div":
      case "li":
      case "tr":
        return "\n";
      case "td":
      case "th":
        return closing ? "\t" : "";
      default:
        return "";
    }
  });

const decodeEntity = (entity: string, name: string): string => {
  if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()] ?? entity;
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : " ";
};

/** A Markdown link becomes its words; an address that leads somewhere is kept behind them. */
const withoutLinks = (text: string): string =>
  text.replace(/\[([^[\]\n]{1,500})\]\(([^()\s]{0,2000})\)/gu, (_link, words: string, address: string) =>
    address === "" || address.startsWith("#") || address === words ? words : `${words} (${address})`,
  );

/** Words that look like tags, written so that reading them again keeps them. */
export const escapeTags = (text: string): string => text.replace(TAG, (tag) => `\\${tag}`);

/** Entities, Markdown's escapes and links, odd spaces; what people wrote, curly quotes included, stays. */
const clean = (text: string): string =>
  withoutLinks(
    text
      .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/giu, decodeEntity)
      .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/gu, "")
      .replace(/[^\S\t\n\v]/gu, " ")
      .replace(/[\u2010\u2011]/gu, "-")
      .replace(/\\([\\`*_{}[\]()#+.!<>~-])/gu, "$1")
      .replace(/__(?=\S)([^_\n]{1,200})__/gu, "**$1**")
      .replace(/\*{3,}/gu, "**"),
  );

/** Spaces collapsed and trimmed in each of the lines and paragraphs of a cell or line; empty ones gone. */
const tidy = (text: string): string =>
  text
    .split("\n")
    .map((paragraph) => paragraph.split(LINE_BREAK).map(trimmed).filter(Boolean).join(LINE_BREAK))
    .filter((paragraph) => paragraph !== "")
    .join("\n");

const trimmed = (text: string): string => text.replace(/[ \t]+/gu, " ").trim();

/** The text as a reader sees it, without the marks of bold and italics. */
export const unmark = (text: string): string =>
  text
    .replace(/\*\*/gu, "")
    .replace(/(^|[\s(“‘"'])\*(?=\S)([^*\n]{1,500})\*(?=$|[\s).,;:!?”’"'])/gu, "$1$2")
    .replace(/ {2,}/gu, " ")
    .trim();

/** More turns than any text needs to settle: each takes marks away. */
const MOST_TURNS = 50;

/**
 * A text as minutes hold it: on one line, without marks, escapes and links of its own; what looks like a tag is words.
 * Printed and read again it is the same, so that what was said in a chat can be told from what somebody changed in the minutes.
 */
export const plainWords = (text: string): string => {
  let words = text.replace(/\s+/gu, " ").trim();
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const next = unmark(clean(words.replaceAll("\\|", "|")))
      .replace(/\s+/gu, " ")
      .trim();
    if (next === words) return words;
    words = next;
  }
  return words.replace(/[*<>&\\[\]_]/gu, "");
};

const pipeCells = (text: string): string[] =>
  text
    .trim()
    .replace(/^\|/u, "")
    .replace(/\|$/u, "")
    .split("|")
    .map((cell) => cell.replaceAll("\u0000", "|"));

const isRule = (text: string): boolean =>
  text.includes("|") && pipeCells(text).every((cell) => /^\s*:?-+:?\s*$/u.test(cell));

/** The columns of a line, or null. Three spaces only part columns between words: an indented line is no row. */
const cellsOf = (text: string, piped: boolean): string[] | null => {
  if (piped || text.trimStart().startsWith("|")) return pipeCells(text);
  if (text.includes("\t")) return text.split("\t");
  return /\S {3,}\S/u.test(text) ? text.trim().split(/ {3,}/u) : null;
};

/** The lines of a file, cleaned, with the columns of tables told apart; the rule under a Markdown table's header is left out. */
export const readLines = (text: string): Line[] => {
  const raw = text.replace(/^\uFEFF/u, "").split(/\r\n|[\n\r\f\v\u2028\u2029]/u);
  const cleaned = raw.map((line) => clean(withoutTags(line.replaceAll("\\|", "\u0000"))));
  const lines: Line[] = [];
  let piped = false;
  for (const [index, line] of cleaned.entries()) {
    const rule = isRule(line);
    piped = line.includes("|") && (piped || rule || isRule(cleaned[index + 1] ?? ""));
    if (rule) continue;
    const cells = cellsOf(line, piped)?.map(tidy) ?? null;
    const filled = cells?.some((cell) => cell !== "") ?? false;
    lines.push({ number: index + 1, text: tidy(line.replaceAll("\u0000", "|")), cells: filled ? cells : null });
  }
  return lines;
};
