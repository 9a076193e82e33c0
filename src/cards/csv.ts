import type { Cell, Sheet } from "./log-sheets.js";

/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/u;

const field = (cell: Cell): string => {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "object") return cell.day;
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as RFC 4180 has them; days in ISO 8601. What would be a formula is made text by an apostrophe. */
export const csvRows = (rows: readonly Cell[][]): string =>
  rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");

/** The first line of a table. The mark before it tells spreadsheets that the text is UTF-8. */
export const csvHeader = ({ columns }: Sheet): string => `\uFEFF${csvRows([columns.map(({ heading }) => heading)])}`;
