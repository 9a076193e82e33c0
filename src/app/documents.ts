import type { Calendar } from "../cards/calendar.js";
import type { Book, Cell } from "../cards/log-sheets.js";
import type { Paper } from "../cards/paper.js";
import type { MinutesDocument } from "../domain/minutes/write/document.js";
import type { Result } from "../domain/result.js";

/** What reads and makes documents, out of the way of everything else. */
export type Documents = {
  /** .ics */
  calendar(calendar: Calendar): Promise<string>;
  /** .docx */
  minutes(minutes: MinutesDocument): Promise<Uint8Array>;
  /** The text of a file of minutes, by what is in it; or why it is refused. */
  read(bytes: Uint8Array): Promise<Result<string>>;
  /** .docx */
  paper(paper: Paper): Promise<Uint8Array>;
  /** .xlsx, from rows for each of its sheets as they come. */
  workbook(book: Book, rows: AsyncIterable<Cell[][][]>): Promise<Uint8Array>;
};
