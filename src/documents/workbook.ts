import { PassThrough } from "node:stream";
import exceljs from "exceljs";
import type { Cell, Sheet } from "../cards/log-sheets.js";
import { xmlText } from "./xml-text.js";

/** As printed in tables: 08/02/2022, whatever the reader's country. */
const DAY_FORMAT = "dd/mm/yyyy";

/** A workbook keeps dates as midnights without a zone; exceljs takes them as UTC. A string is a string to it, never a formula. */
const value = (cell: Cell): string | number | Date | null =>
  cell !== null && typeof cell === "object" ? new Date(`${cell.day}T00:00:00Z`) : cell;

/** The longest text a cell of Excel holds. Characters. */
const LONGEST_CELL = 32_767;

const clean = (cell: Cell): Cell => (typeof cell === "string" ? xmlText(cell).slice(0, LONGEST_CELL) : cell);

/** A column as wide as this breaks its lines. Characters. */
const WRAPS_FROM = 60;
/** A line's height, and the highest a row may be. Points. */
const LINE_POINTS = 15;
const HIGHEST_ROW = 409;

/** How high a row has to be for its longest text: not every program works that out by itself. */
const heightOf = (cells: readonly Cell[], { columns }: Sheet): number => {
  const lines = cells.map((cell, at) => {
    const width = columns[at]?.width ?? WRAPS_FROM;
    if (typeof cell !== "string" || width < WRAPS_FROM) return 1;
    return cell.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
  });
  return Math.min(LINE_POINTS * Math.max(1, ...lines), HIGHEST_ROW);
};

/** Writes a workbook (.xlsx) as its rows come: dates are dates, the first row stays in sight and filters. */
export const openWorkbook = (sheets: readonly Sheet[]) => {
  const chunks: Uint8Array[] = [];
  const stream = new PassThrough();
  stream.on("data", (chunk: Uint8Array) => void chunks.push(chunk));
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const open = sheets.map((definition) => {
    const { name, columns } = definition;
    const sheet = book.addWorksheet(name, {
      views: [{ state: "frozen", ySplit: 1 }],
      pageSetup: {
        paperSize: 9,
        orientation: "landscape",
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: "1:1",
      },
    });
    sheet.columns = columns.map(({ heading, width }) => ({
      header: heading,
      width,
      style: { alignment: { vertical: "top", wrapText: width >= WRAPS_FROM } },
    }));
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
    const header = sheet.getRow(1);
    header.font = { bold: true };
    header.commit();
    return { sheet, definition };
  });
  return {
    /** Adds rows to each sheet, in the order in which the sheets were given. */
    add: (rows: readonly Cell[][][]): void => {
      for (const [index, { sheet, definition }] of open.entries()) {
        for (const cells of rows[index] ?? []) {
          const row = sheet.addRow(cells.map((cell) => value(clean(cell))));
          for (const [column, cell] of cells.entries())
            if (cell !== null && typeof cell === "object") row.getCell(column + 1).numFmt = DAY_FORMAT;
          row.height = heightOf(cells, definition);
          row.commit();
        }
      }
    },
    finish: async (): Promise<Uint8Array> => {
      for (const { sheet } of open) sheet.commit();
      await book.commit();
      return Buffer.concat(chunks);
    },
  };
};
