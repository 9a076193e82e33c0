import { PassThrough } from "node:stream";
import exceljs from "exceljs";
import type { Book, Cell, Sheet } from "../cards/log-sheets.js";
import { xmlText } from "./xml-text.js";

/** As printed in tables: 08/02/2022, whatever the reader's country. */
const DAY_FORMAT = "dd/mm/yyyy";

/** A workbook keeps dates as midnights without a zone; exceljs takes them as UTC. A string is a string to it, never a formula. */
const value = (cell: Cell): string | number | Date | null =>
  cell !== null && typeof cell === "object" ? new Date(`${cell.day}T00:00:00Z`) : cell;

/** The longest text a cell of Excel holds. Characters. */
const LONGEST_CELL = 32_767;

const clean = (cell: Cell): Cell => (typeof cell === "string" ? xmlText(cell).slice(0, LONGEST_CELL) : cell);

/** A line's height, and the highest a row may be. Points. */
const LINE_POINTS = 15;
const HIGHEST_ROW = 409;
/** Programs letter an unnamed font as they like. */
const FONT = { name: "Calibri", size: 11 };

/** How high a row has to be for its longest text: not every program works that out by itself. */
const heightOf = (cells: readonly Cell[], { columns }: Sheet): number => {
  const lines = cells.map((cell, at) => {
    const width = columns[at]?.width ?? 1;
    if (typeof cell !== "string") return 1;
    return cell.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
  });
  return Math.min(LINE_POINTS * Math.max(1, ...lines), HIGHEST_ROW);
};

/** Wider than this a sheet is printed on A3: on A4 its letters would be too small to read. Characters. */
const WIDEST_ON_A4 = 190;
const [A3, A4] = [8, 9];

const pageOf = ({ columns }: Sheet) => ({
  paperSize: columns.reduce((sum, { width }) => sum + width, 0) > WIDEST_ON_A4 ? A3 : A4,
  orientation: "landscape" as const,
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  printTitlesRow: "1:1",
  margins: { left: 0.4, right: 0.4, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
});

/** The classification above and below each page. In these texts `&` begins a code. */
const marksOf = ({ title, classification }: Book) => {
  const [what, marked] = [title, `Classification: ${classification}`].map((text) =>
    xmlText(text).replaceAll("&", "&&"),
  );
  return { oddHeader: `&C&B${marked}`, oddFooter: `&L${what}&C&B${marked}&RPage &P of &N` };
};

/** A column's letters: A, B, ... Z, AA. */
const lettersOf = (column: number): string =>
  column <= 26
    ? String.fromCharCode(64 + column)
    : lettersOf(Math.floor((column - 1) / 26)) + lettersOf(((column - 1) % 26) + 1);

/** LibreOffice filters only what this hidden name, which Excel writes too, calls a filter's range. */
const filterName = (sheet: string, localSheetId: number, columns: number, rows: number) => ({
  name: "_xlnm._FilterDatabase",
  localSheetId,
  ranges: [`'${sheet}'!$A$1:$${lettersOf(columns)}$${rows}`],
});

/** Writes a workbook (.xlsx) as its rows come: dates are dates, the first row stays in sight and filters. */
export const openWorkbook = (definition: Book) => {
  const chunks: Uint8Array[] = [];
  const stream = new PassThrough();
  stream.on("data", (chunk: Uint8Array) => void chunks.push(chunk));
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const { title, author, classification } = definition;
  Object.assign(book, { creator: author, lastModifiedBy: author, title, subject: `Classification: ${classification}` });
  const open = definition.sheets.map((one) => {
    const sheet = book.addWorksheet(one.name, {
      views: [{ state: "frozen", ySplit: 1 }],
      pageSetup: pageOf(one),
      headerFooter: marksOf(definition),
    });
    sheet.columns = one.columns.map(({ heading, width }) => ({
      header: heading,
      width,
      style: { font: FONT, alignment: { vertical: "top", horizontal: "left", wrapText: true } },
    }));
    const header = sheet.getRow(1);
    header.font = { ...FONT, bold: true };
    header.height = heightOf(
      one.columns.map(({ heading }) => heading),
      one,
    );
    header.commit();
    return { sheet, definition: one, rows: 1 };
  });
  return {
    /** Adds rows to each sheet, in the order in which the sheets were given. */
    add: (rows: readonly Cell[][][]): void => {
      for (const [index, to] of open.entries()) {
        for (const cells of rows[index] ?? []) {
          const row = to.sheet.addRow(cells.map((cell) => value(clean(cell))));
          for (const [column, cell] of cells.entries())
            if (cell !== null && typeof cell === "object") row.getCell(column + 1).numFmt = DAY_FORMAT;
          row.height = heightOf(cells, to.definition);
          row.commit();
          to.rows++;
        }
      }
    },
    finish: async (): Promise<Uint8Array> => {
      const names = open.map(({ sheet, definition: { name, columns }, rows }, index) => {
        sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows, column: columns.length } };
        sheet.commit();
        return filterName(name, index, columns.length, rows);
      });
      // exceljs has no way to give a name to one sheet; this is what its own writing asks.
      Object.assign(book, { _definedNames: { model: names } });
      await book.commit();
      return Buffer.concat(chunks);
    },
  };
};
