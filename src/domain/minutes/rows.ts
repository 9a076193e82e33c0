import type { Line } from "./lines.js";

/** How many lines one row of a table may be wrapped over. */
const MOST_LINES_A_ROW = 20;

type Row = { cells: string[]; lastIndex: number };

/**
 * The row that begins at `index`, with what a margin wrapped onto the lines below. A row is taken to go on below only
 * when that completes its `width` columns exactly; otherwise the lines below are what is said under it.
 */
export const joinWrappedRow = (lines: Line[], index: number, width: number): Row => {
  const first = lines[index];
  const alone: Row = { cells: first?.cells ?? [], lastIndex: index };
  if (alone.cells.length >= width) return alone;
  let { cells } = alone;
  for (let next = index + 1; next < lines.length && next <= index + MOST_LINES_A_ROW; next += 1) {
    const line = lines[next];
    if (!line || line.text === "" || /\d ?\/ ?\d{1,4}$/u.test(line.cells?.[0] ?? "")) break;
    const more = line.cells ?? [line.text];
    cells = [...cells.slice(0, -1), `${cells.at(-1) ?? ""} ${more[0] ?? ""}`.trim(), ...more.slice(1)];
    if (cells.length > width) break;
    if (cells.length === width) return more.slice(1).some((cell) => cell !== "") ? { cells, lastIndex: next } : alone;
  }
  return alone;
};
