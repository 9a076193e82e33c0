import { takeGrid } from "./pdf-grid.js";
import type { Rule } from "./pdf-rules.js";
import { type Fragment, openTable, type Table } from "./pdf-tables.js";

/** A run of text on a page: where it begins, from the bottom left, and how high its letters are. Points. */
export type PdfItem = { text: string; x: number; y: number; width: number; height: number; bold: boolean };

/** What stands on a page: its words, and the straight lines that are drawn on it. */
export type PdfPage = { items: PdfItem[]; rules: Rule[] };

/** One line of print: its pieces, parted where the gap is wider than between words. `ruled`: a row whose cells have printed edges. */
export type PrintedLine = { y: number; height: number; fragments: Fragment[]; ruled?: boolean };

/** In heights of the letters: what parts words, what parts columns, what parts paragraphs (from line to line). */
const WORD_GAP = 0.15;
const COLUMN_GAP = 1.2;
const PARAGRAPH_GAP = 1.6;
/** A running head or foot stands at the same height on at least so many pages. */
const FEWEST_PAGES_WITH_HEAD = 3;

/** Bold that goes on from one run of letters to the next is one. */
const tidy = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .replace(/\*\*( ?)\*\*/gu, "$1")
    .trim();

const linesOf = (items: readonly PdfItem[]): PrintedLine[] => {
  const rows: PdfItem[][] = [];
  for (const item of items.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row?.[0] && Math.abs(row[0].y - item.y) < row[0].height / 2) row.push(item);
    else rows.push([item]);
  }
  return rows.map((row) => {
    const height = Math.max(...row.map((item) => item.height));
    const fragments: Fragment[] = [];
    for (const { text: letters, x, width, bold } of row.toSorted((a, b) => a.x - b.x)) {
      const text = bold ? letters.replace(/^(\s*)(.*?)(\s*)$/su, "$1**$2**$3") : letters;
      const last = fragments.at(-1);
      const gap = last === undefined ? Number.POSITIVE_INFINITY : x - last.end;
      if (last === undefined || gap > COLUMN_GAP * height) fragments.push({ x, end: x + width, text: text.trim() });
      else {
        last.text += gap > WORD_GAP * height && !/\s$/u.test(last.text) ? ` ${text}` : text;
        last.end = Math.max(last.end, x + width);
      }
    }
    const y = row[0]?.y ?? 0;
    return { y, height, fragments: fragments.map((one) => ({ ...one, text: tidy(one.text) })) };
  });
};

/** A page from its top to its foot. */
const printedOn = (page: PdfPage): PrintedLine[] => {
  const { rows, rest } = takeGrid(page, linesOf);
  return [...rows, ...linesOf(rest)].toSorted((a, b) => b.y - a.y);
};

const textOf = ({ fragments }: PrintedLine): string => fragments.map(({ text }) => text).join("\t");

/** Heads and feet that repeat from page to page, figures aside, are furniture. */
const withoutFurniture = (pages: PrintedLine[][]): PrintedLine[][] => {
  const seen = new Map<string, number>();
  const keyOf = (line: PrintedLine): string => `${Math.round(line.y / 3)}|${textOf(line).replace(/\d+/gu, "#")}`;
  for (const page of pages) for (const key of new Set(page.map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1);
  const often = Math.max(FEWEST_PAGES_WITH_HEAD, pages.length / 2);
  return pages.map((page) => page.filter((line) => (seen.get(keyOf(line)) ?? 0) < often));
};

/** Fewer columns are those of people, where a row without a first cell is another person. */
const FEWEST_COLUMNS_OF_A_BROKEN_ROW = 3;

/** A row whose cells go on over the page's end: the next one begins with an empty cell. */
const rejoined = (row: readonly string[] | undefined, rest: readonly string[]): string[] | undefined =>
  row && rest.length >= FEWEST_COLUMNS_OF_A_BROKEN_ROW && row.length === rest.length && rest[0] === ""
    ? row.map((cell, index) => `${cell} ${rest[index] ?? ""}`.trim())
    : undefined;

/**
 * The lines of a PDF's pages as text: paragraphs with an empty line between, the rows of a table each on one line with
 * its cells apart by tabs, told by their printed edges, or else by where words stand. A table goes on over a page's end.
 */
export const layOut = (pages: readonly PdfPage[]): string => {
  const text: string[] = [];
  let table: Table | null = null;
  /** The row that was told last, whose cells may go on over the page's end. */
  let broken: string[] | undefined;
  const close = (): void => {
    if (table) text.push("", ...table.rows(), "");
    table = null;
  };
  for (const lines of withoutFurniture(pages.map(printedOn))) {
    let above: PrintedLine | undefined;
    for (const line of lines) {
      const gap = above === undefined ? null : (above.y - line.y) / Math.max(above.height, line.height);
      above = line;
      if (line.ruled) {
        close();
        const cells = line.fragments.map((one) => one.text);
        const goesOn = gap === null ? rejoined(broken, cells) : undefined;
        if (goesOn) text.pop();
        broken = goesOn ?? cells;
        text.push(broken.join("\t"));
        continue;
      }
      broken = undefined;
      if (table?.take(line.fragments, gap)) continue;
      close();
      table = openTable(line.fragments);
      if (table) continue;
      if ((gap ?? 0) > PARAGRAPH_GAP && text.at(-1) !== "") text.push("");
      text.push(textOf(line));
    }
  }
  close();
  return `${text.join("\n").trim()}\n`;
};
