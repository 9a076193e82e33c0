import type { Cell, Sheet } from "../cards/log-sheets.js";
import type { Paper } from "../cards/paper.js";
import type { MinutesDocument } from "../domain/minutes/write/document.js";

/** What makes documents, out of the way of everything else. */
export type Documents = {
  /** .docx */
  minutes(minutes: MinutesDocument): Promise<Uint8Array>;
  /** .docx */
  paper(paper: Paper): Promise<Uint8Array>;
  /** .xlsx, from rows for each of the sheets as they come. */
  workbook(sheets: readonly Sheet[], rows: AsyncIterable<Cell[][][]>): Promise<Uint8Array>;
};
