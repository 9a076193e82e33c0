import mammoth from "mammoth";
import { ok, type Result, refuse } from "../domain/result.js";
import { htmlToLines } from "./html-lines.js";
import { numberHeadings } from "./numbered-headings.js";
import { unzip } from "./zip.js";

/** More than the words of any minutes come to, as Word marks them up. Bytes. */
const MAX_TEXT = 16 * 1024 * 1024;

/** Refuses what a Word document needs for no minutes, and what could do harm where it is opened. */
const checkParts = (parts: Map<string, Buffer>): Result<null> => {
  const types = parts.get("[Content_Types].xml")?.toString("utf8") ?? "";
  const names = [...parts.keys()];
  if (names.some((name) => /vbaProject|vbaData/iu.test(name)) || /macroEnabled/iu.test(types))
    return refuse(
      "The document holds macros, so it was not opened.",
      "Save it as .docx, without macros, and send that.",
    );
  if (!parts.has("word/document.xml"))
    return refuse(
      names.some((name) => name.startsWith("xl/"))
        ? "That is a workbook, not minutes."
        : names.some((name) => name.startsWith("ppt/"))
          ? "That is a presentation, not minutes."
          : "That is no Word document.",
      "Send the minutes as .docx, .pdf, .txt or .md.",
    );
  const marked = [...parts].filter(([name]) => /\.(xml|rels)$/iu.test(name));
  if (marked.reduce((sum, [, part]) => sum + part.length, 0) > MAX_TEXT)
    return refuse(
      "The document holds far more text than any minutes, so it was not opened.",
      "Send the minutes of one meeting, or paste their text.",
    );
  for (const [, part] of marked)
    if (/<!(DOCTYPE|ENTITY)/iu.test(part.toString("latin1")))
      return refuse(
        "The document defines words of its own for whatever opens it (XML entities), so it was not opened.",
        "Open it in Word, save it again as .docx, and send that.",
      );
  return ok(null);
};

/** The text of a Word document, as minutes are read: a line a paragraph, a table's row on one line, its cells apart by tabs. */
export const readDocx = async (bytes: Uint8Array): Promise<Result<string>> => {
  const parts = unzip(bytes);
  if (!parts.ok) return parts;
  const checked = checkParts(parts.value);
  if (!checked.ok) return checked;
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
        transformDocument: numberHeadings,
        // Else the words on either side of the break are one.
        styleMap: ["br[type='page'] => br", "br[type='column'] => br"],
        externalFileAccess: false,
      },
    );
    const text = htmlToLines(value);
    return text.trim() === ""
      ? refuse("The document holds no text.", "If its pages are pictures, send the file it was printed from.")
      : ok(text);
  } catch {
    return refuse("The document cannot be read: it is damaged.", "Open it in Word, save it again, and send that.");
  }
};
