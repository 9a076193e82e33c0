import { Worker } from "node:worker_threads";
import { type Result, refuse } from "../domain/result.js";

/** What reads a document beside us. As deep below the project from the sources as from what is built. */
const WORKER = new URL("../../dist/documents/worker.js", import.meta.url);

/** Longer than any honest document takes, by far. */
const MAX_READING_MS = 20_000;
/** What the thread may hold in objects, and what the whole process may grow by meanwhile: what a PDF unpacks is no object. */
const MAX_HEAP_MB = 256;
const MAX_GROWTH_BYTES = 400 * 1024 * 1024;
const LOOKED_AT_EVERY_MS = 20;
/** Each that waits holds its file in memory. */
const MOST_WAITING = 10;

const INSTEAD = "Save the minutes as plain text (.txt), and send that.";

const tooSlow = () => refuse("Reading the document took longer than any minutes do, so it was given up.", INSTEAD);

const tooMuch = () => refuse("Reading the document took more memory than any minutes do, so it was given up.", INSTEAD);

const tooMany = () =>
  refuse("Many documents are being read just now, so this one was not.", "Send it again in a few minutes.");

const failed = () => refuse("The document cannot be read.", INSTEAD);

const ranOut = (error: Error): boolean => "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";

export type Document = { kind: "docx" | "pdf"; bytes: Uint8Array };

/** How a document is read, for tests: by another thread, within other bounds. */
type Bounds = { worker?: URL; ms?: number; heap?: number; growth?: number };

/** Reads one document in a thread of its own, and comes back when the thread and what it held are gone. */
const readInThread = async (document: Document, bounds: Bounds): Promise<Result<string>> => {
  const { worker = WORKER, ms = MAX_READING_MS, heap = MAX_HEAP_MB, growth = MAX_GROWTH_BYTES } = bounds;
  const before = process.memoryUsage.rss();
  const thread = new Worker(worker, {
    workerData: document,
    resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 32 },
    stdout: true,
    stderr: true,
  });
  let end: (result: Result<string>) => void = () => {};
  const result = new Promise<Result<string>>((resolve) => {
    end = resolve;
  });
  const slow = setTimeout(() => end(tooSlow()), ms);
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() - before > growth) end(tooMuch());
  }, LOOKED_AT_EVERY_MS);
  thread.once("message", end);
  thread.once("error", (error: Error) => end(ranOut(error) ? tooMuch() : failed()));
  thread.once("exit", () => end(failed()));
  try {
    return await result;
  } finally {
    clearTimeout(slow);
    clearInterval(watch);
    await thread.terminate();
  }
};

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Reads a document beside us, so that one made to do harm costs neither our time nor our memory: one at a time in the
 * order they came, so that many cost no more than one.
 */
export const readApart = async (document: Document, bounds: Bounds = {}): Promise<Result<string>> => {
  if (waiting >= MOST_WAITING) return tooMany();
  waiting++;
  const read = last.then(() => readInThread(document, bounds)).finally(() => waiting--);
  last = read.catch(() => {});
  return read;
};
