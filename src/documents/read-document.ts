import { Worker } from "node:worker_threads";
import { decodeMinutes, MAX_MINUTES_BYTES, tooLarge } from "../domain/minutes/decode.js";
import { type Result, refuse } from "../domain/result.js";

/** What reads a document beside us. As deep below the project from the sources as from what is built. */
const WORKER = new URL("../../dist/documents/worker.js", import.meta.url);

/** Longer than any honest document takes, by far. */
const MAX_READING_MS = 30_000;
const MAX_MEMORY_MB = 512;

const begins = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte);

const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");

/** Word's older files, and new ones under a password, are of one kind on the outside. */
const oldWord = (bytes: Uint8Array): Result<string> =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED)
    ? refuse("The document is locked with a password.", "Save it without one, and send that.")
    : refuse("That is a document of an older Word.", "Open it in Word, save it as .docx, and send that.");

const tooSlow = () =>
  refuse(
    "Reading the document took longer than any minutes do, so it was given up.",
    "Save the minutes as plain text (.txt), and send that.",
  );

/**
 * Reads a document in a thread of its own, so that one made to do harm costs neither our time nor our memory.
 * @param worker another thread, for tests
 */
export const readApart = (
  kind: "docx" | "pdf",
  bytes: Uint8Array,
  { worker = WORKER, ms = MAX_READING_MS }: { worker?: URL; ms?: number } = {},
): Promise<Result<string>> =>
  new Promise((resolve) => {
    const thread = new Worker(worker, {
      workerData: { kind, bytes },
      resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
      stdout: true,
      stderr: true,
    });
    const end = (result: Result<string>): void => {
      clearTimeout(timer);
      resolve(result);
      void thread.terminate();
    };
    const timer = setTimeout(() => end(tooSlow()), ms);
    thread.once("message", end);
    thread.once("error", () => end(tooSlow()));
    thread.once("exit", () => end(tooSlow()));
  });

/** The text of a file of minutes: plain text or Markdown, Word (.docx), or a PDF that holds text. By what is in it, not by its name. */
export const readDocument = async (bytes: Uint8Array): Promise<Result<string>> => {
  if (bytes.length > MAX_MINUTES_BYTES) return tooLarge();
  if (begins(bytes, 0x50, 0x4b, 3, 4)) return readApart("docx", bytes);
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return readApart("pdf", bytes);
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return oldWord(bytes);
  if (begins(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66))
    return refuse("That is a rich text file (.rtf).", "Open it in Word, save it as .docx, and send that.");
  return decodeMinutes(bytes);
};
