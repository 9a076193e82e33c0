import { Worker } from "node:worker_threads";
import type { Documents } from "../app/documents.js";
import { readDocument } from "./read-document.js";
import type { Job, Rows } from "./writer.js";

/** What writes a document beside us. As deep below the project from the sources as from what is built. */
const WRITER = new URL("../../dist/documents/writer.js", import.meta.url);

/** A log of 100,000 actions fits. */
const MAX_MEMORY_MB = 1_024;

/** Begins a document in a thread of its own: a long one takes seconds, in which nobody else is to wait. */
const begin = (job: Job): { add(rows: Rows): void; written: Promise<Uint8Array> } => {
  const thread = new Worker(WRITER, { workerData: job, resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB } });
  const written = new Promise<Uint8Array>((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("the document was not finished")));
  });
  // Who adds rows first does not listen yet; a fault meanwhile is told by `written` when it is waited for.
  written.catch(() => {});
  return { add: (rows) => thread.postMessage(rows), written };
};

export const documentsApart: Documents = {
  minutes: (minutes) => begin({ kind: "minutes", minutes }).written,
  // A year's meetings take milliseconds: here, but loaded only when they are asked for.
  calendar: async (calendar) => (await import("./calendar.js")).drawCalendar(calendar),
  read: readDocument,
  paper: (paper) => begin({ kind: "paper", paper }).written,
  workbook: async (book, pages) => {
    const { add, written } = begin({ kind: "workbook", book });
    try {
      for await (const rows of pages) add(rows);
    } finally {
      add(null);
    }
    return written;
  },
};
