import { decodeMinutes, MAX_MINUTES_BYTES, tooLarge } from "../domain/minutes/decode.js";
import { type Result, refuse } from "../domain/result.js";
import { readApart } from "./read-apart.js";

const begins = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte);

const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");

/** Word's older files, and new ones under a password, are of one kind on the outside. */
const oldWord = (bytes: Uint8Array): Result<string> =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED)
    ? refuse("The document is locked with a password.", "Save it without one, and send that.")
    : refuse("That is a document of an older Word.", "Open it in Word, save it as .docx, and send that.");

/** The text of a file of minutes: plain text or Markdown, Word (.docx), or a PDF that holds text. By what is in it, not by its name. */
export const readDocument = async (bytes: Uint8Array): Promise<Result<string>> => {
  if (bytes.length > MAX_MINUTES_BYTES) return tooLarge();
  if (begins(bytes, 0x50, 0x4b, 3, 4)) return readApart({ kind: "docx", bytes });
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return readApart({ kind: "pdf", bytes });
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return oldWord(bytes);
  if (begins(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66))
    return refuse("That is a rich text file (.rtf).", "Open it in Word, save it as .docx, and send that.");
  return decodeMinutes(bytes);
};
