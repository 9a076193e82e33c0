import type { PdfItem, PdfPage, PrintedLine } from "./pdf-lines.js";
import type { Rule } from "./pdf-rules.js";

/** Edges within so many points of each other are one: each cell draws its own. */
const SLACK = 3;
/** What a cell keeps free at its right, at most. Points. */
const PADDING = 8;
/** A page of tables has fewer lines than these. */
const MOST_RULES = 5_000;

type Cell = { left: number; right: number; top: number; columns: number[]; items: PdfItem[] };

const distinct = (edges: readonly number[]): number[] =>
  edges.toSorted((a, b) => a - b).filter((edge, index, all) => index === 0 || edge - (all[index - 1] ?? edge) > SLACK);

const widthOf = ({ x0, x1 }: Rule): number => x1 - x0;
const heightOf = ({ y0, y1 }: Rule): number => y1 - y0;

/** Whether lines at one height go from edge to edge: a line under words does not. */
const spans = (rules: readonly Rule[], left: number, right: number): boolean => {
  let reached = left + SLACK;
  for (const { x0, x1 } of rules.toSorted((a, b) => a.x0 - b.x0))
    if (x0 <= reached + SLACK) reached = Math.max(reached, x1);
  return reached >= right - SLACK;
};

/** Words of neighbouring cells may come as one run: it is parted at the space that is nearest to the edge between them. */
const parted = (item: PdfItem, upright: readonly Rule[]): PdfItem[] => {
  const y = item.y + item.height / 3;
  const end = item.x + item.width;
  const edge = upright.find(
    ({ x0, y0, y1 }) => x0 > item.x + SLACK && x0 < end - SLACK && y0 - 1 <= y && y1 + 1 >= y,
  )?.x0;
  if (edge === undefined) return [item];
  const letter = item.width / item.text.length;
  const off = (space: number): number => Math.abs(item.x + (space + 0.5) * letter - edge);
  const [space] = [...item.text.matchAll(/\s/gu)].map(({ index }) => index).toSorted((a, b) => off(a) - off(b));
  if (space === undefined) return [item];
  const x = Math.max(item.x + (space + 1) * letter, edge + 1);
  return [
    { ...item, text: item.text.slice(0, space), width: Math.min(space * letter, edge - 1 - item.x) },
    ...parted({ ...item, text: item.text.slice(space + 1), x, width: Math.max(end - x, letter) }, upright),
  ];
};

/** The cell that words stand in; undefined where no lines enclose them. */
const cellOf = (item: PdfItem, across: readonly Rule[], upright: readonly Rule[]): Omit<Cell, "items"> | undefined => {
  const y = item.y + item.height / 3;
  const columns = distinct(
    upright.filter(({ y0, y1 }) => y0 - 1 <= y && y1 + 1 >= y).map(({ x0, x1 }) => (x0 + x1) / 2),
  );
  const left = columns.findLast((edge) => edge <= item.x + 1);
  const right = columns.find((edge) => edge > item.x + 1);
  if (left === undefined || right === undefined) return undefined;
  const heights = distinct(across.map(({ y0, y1 }) => (y0 + y1) / 2));
  const closed = (edge: number): boolean =>
    spans(
      across.filter(({ y0 }) => Math.abs(y0 - edge) <= SLACK),
      left,
      right,
    );
  const top = heights.find((edge) => edge > y && closed(edge));
  const bottom = heights.findLast((edge) => edge < y && closed(edge));
  return top === undefined || bottom === undefined ? undefined : { left, right, top, columns };
};

/** A line that ends where the next word would still have gone in ends its paragraph. */
const paragraphs = ({ items, right }: Cell, linesOf: (items: PdfItem[]) => PrintedLine[]): string[] => {
  const said: string[] = [];
  let room = 0;
  for (const { fragments } of linesOf(items)) {
    const text = fragments.map((one) => one.text).join(" ");
    const [first, last] = [fragments[0], fragments.at(-1)];
    const letter = ((last?.end ?? 0) - (first?.x ?? 0)) / Math.max(text.length, 1);
    const word = (text.split(" ", 1)[0]?.length ?? 0) * letter;
    const before = said.at(-1);
    if (before === undefined || word + letter < room) said.push(text);
    else said[said.length - 1] = before.endsWith("/") ? before + text : `${before} ${text}`;
    room = right - PADDING - (last?.end ?? 0);
  }
  return said;
};

/** Cells by the row that they stand in. */
const rowsOf = (cells: Iterable<Cell>): Cell[][] => {
  const rows = new Map<number, Cell[]>();
  for (const cell of cells) rows.set(Math.round(cell.top), [...(rows.get(Math.round(cell.top)) ?? []), cell]);
  return [...rows.values()];
};

const isTogether = (row: readonly Cell[]): boolean => row.every(({ columns }) => columns.length <= 2);

/** A cell from edge to edge belongs to a table where another row has as wide a frame; else it is a box around words. */
const isFramedAs = (row: readonly Cell[], other: readonly Cell[]): boolean =>
  Math.abs((row[0]?.left ?? 0) - (other[0]?.columns[0] ?? 0)) <= SLACK &&
  Math.abs((row[0]?.right ?? 0) - (other[0]?.columns.at(-1) ?? 0)) <= SLACK;

const printed = (row: readonly Cell[], linesOf: (items: PdfItem[]) => PrintedLine[]): PrintedLine[] => {
  const columns = distinct(row.flatMap((cell) => cell.columns));
  const line = { y: row[0]?.top ?? 0, height: row[0]?.items[0]?.height ?? 0, ruled: true };
  const [only] = row;
  if (only && isTogether(row))
    return paragraphs(only, linesOf).map((text) => ({ ...line, fragments: [{ x: only.left, end: only.right, text }] }));
  const fragments = columns.slice(0, -1).map((x, index) => {
    const cell = row.find(({ left }) => Math.abs(left - x) <= SLACK);
    return { x, end: columns[index + 1] ?? x, text: cell ? paragraphs(cell, linesOf).join("<p>") : "" };
  });
  return [{ ...line, fragments }];
};

/** The rows of tables whose cells have printed edges; and the words that stand in none. */
export const takeGrid = (
  { items, rules }: PdfPage,
  linesOf: (items: PdfItem[]) => PrintedLine[],
): { rows: PrintedLine[]; rest: PdfItem[] } => {
  // So many lines are a picture.
  const edges = rules.length > MOST_RULES ? [] : rules;
  const across = edges.filter((rule) => widthOf(rule) > heightOf(rule));
  const upright = edges.filter((rule) => widthOf(rule) <= heightOf(rule));
  const cells = new Map<string, Cell>();
  const rest: PdfItem[] = [];
  for (const item of items.flatMap((one) => parted(one, upright))) {
    const cell = cellOf(item, across, upright);
    if (!cell) {
      rest.push(item);
      continue;
    }
    const key = `${Math.round(cell.top)} ${Math.round(cell.left)}`;
    const known = cells.get(key) ?? { ...cell, items: [] };
    known.items.push(item);
    cells.set(key, known);
  }
  const rows = rowsOf(cells.values());
  const tables = rows.filter((row) => !isTogether(row));
  const isInTable = (row: Cell[]): boolean => tables.some((table) => table === row || isFramedAs(row, table));
  return {
    rows: rows.filter(isInTable).flatMap((row) => printed(row, linesOf)),
    rest: [...rest, ...rows.filter((row) => !isInTable(row)).flatMap((row) => row.flatMap((cell) => cell.items))],
  };
};
