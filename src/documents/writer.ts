import { parentPort, workerData } from "node:worker_threads";
import type { Book, Cell } from "../cards/log-sheets.js";
import type { Paper } from "../cards/paper.js";
import type { MinutesDocument } from "../domain/minutes/write/document.js";
import { minutesDocx } from "./minutes.js";
import { paperDocx } from "./paper.js";
import { openWorkbook } from "./workbook.js";

/** What a writing thread is asked for. Rows of a workbook follow as messages, and null after the last. */
export type Job =
  | { kind: "minutes"; minutes: MinutesDocument }
  | { kind: "paper"; paper: Paper }
  | { kind: "workbook"; book: Book };

/** Asked of the thread that writes: more rows; answered by it: the document. */
export type Rows = Cell[][][] | null;

/** Writes one document. */
const job = workerData as Job;
const finish = (bytes: Uint8Array): void => {
  // Copied, for a small buffer may share its memory with others.
  const own = new Uint8Array(bytes);
  parentPort?.postMessage(own, [own.buffer]);
  parentPort?.close();
};
if (job.kind === "minutes") finish(await minutesDocx(job.minutes));
else if (job.kind === "paper") finish(await paperDocx(job.paper));
else {
  const book = openWorkbook(job.book);
  parentPort?.on("message", (rows: Rows) => {
    if (rows === null) void book.finish().then(finish);
    else book.add(rows);
  });
}
