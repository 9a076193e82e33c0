import { ok, type Result, refuse } from "../result.js";

/** Ten megabytes: several thousand pages of plain text. */
export const MAX_MINUTES_BYTES = 10 * 1024 * 1024;

const SAVE_AS_TEXT = "Save it as plain text or Markdown (UTF-8), and import that file.";

export const tooLarge = () =>
  refuse("The file is over 10 MB, which is more than any minutes.", "Import the minutes as text, without pictures.");

/** What no text has, in whatever encoding. */
const isControl = (byte: number): boolean => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13;
/** Of a text in a European language, at most so large a share stands outside ASCII. */
const MOST_ACCENTED = 0.3;

/** What Windows' own programs save as plain text or CSV, where nobody asked them for UTF-8. */
const asWindows = (bytes: Uint8Array): Result<string> => {
  const accented = bytes.filter((byte) => byte >= 0x80).length;
  return bytes.some(isControl) || accented > bytes.length * MOST_ACCENTED
    ? refuse("The file is not plain text.", SAVE_AS_TEXT)
    : checkText(new TextDecoder("windows-1252").decode(bytes));
};

/**
 * The text of a file: UTF-8, UTF-16 where a byte order mark says so, or Windows-1252 where it is no UTF-8 and may well be
 * a text. Anything else is refused.
 */
export const decodeMinutes = (bytes: Uint8Array): Result<string> => {
  if (bytes.length > MAX_MINUTES_BYTES) return tooLarge();
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return checkText(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return asWindows(bytes);
  }
};

/** How many characters that no decoder knew (U+FFFD) make a text no text: more than one in this many. */
const FEWEST_GOOD_PER_BAD = 200;

/** Refuses what is no text at all: empty, too large, a picture, a Word document or a PDF read as though it were text. */
export const checkText = (text: string): Result<string> => {
  if (text.length > MAX_MINUTES_BYTES || new TextEncoder().encode(text).length > MAX_MINUTES_BYTES) return tooLarge();
  if (/^\uFEFF?\s*$/u.test(text)) return refuse("The file is empty.", "Look whether it was saved, and send it again.");
  const format = text.startsWith("PK\u0003\u0004") ? "a Word document" : text.startsWith("%PDF-") ? "a PDF" : undefined;
  if (format) return refuse(`The file is ${format}, not plain text.`, SAVE_AS_TEXT);
  const bad = text.split("\uFFFD").length - 1;
  if (text.includes("\0") || bad * FEWEST_GOOD_PER_BAD > text.length) {
    return refuse("The file is not plain text.", SAVE_AS_TEXT);
  }
  return ok(text);
};
