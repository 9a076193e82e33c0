import { ok, type Result, refuse } from "../domain/result.js";
import { layOut, type PdfPage } from "./pdf-lines.js";
import { rulesOf } from "./pdf-rules.js";

/** Longer than any minutes. */
const MAX_PAGES = 400;
/** A page with fewer characters, on the average, is a picture with a stamp on it. */
const FEWEST_CHARACTERS_A_PAGE = 20;

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

const openPdf = async (bytes: Uint8Array) => {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  return getDocument({
    // It keeps the bytes it is given, so it is given its own.
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
  }).promise;
};

type Opened = Awaited<ReturnType<typeof openPdf>>;

type Page = Awaited<ReturnType<Opened["getPage"]>>;

/** Which of a page's fonts are bold: decisions are told by it. A font's own name is known once what is drawn was listed. */
const boldFonts = (page: Page, names: ReadonlySet<string>): Set<string> => {
  const isBold = (name: string): boolean => {
    if (!page.commonObjs.has(name)) return false;
    const font: unknown = page.commonObjs.get(name);
    return typeof font === "object" && font !== null && "name" in font && /bold|black|heavy/iu.test(String(font.name));
  };
  return new Set([...names].filter(isBold));
};

const pageOf = async (document: Opened, number: number): Promise<PdfPage> => {
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const page = await document.getPage(number);
  // With its marks, by which words of two cells are not taken for one run.
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const fonts = new Set(items.flatMap((item) => ("fontName" in item ? [item.fontName] : [])));
  const rules = rulesOf(await page.getOperatorList(), OPS);
  const bold = boldFonts(page, fonts);
  page.cleanup();
  const words = items.flatMap((item) => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
    const height = Math.hypot(c, d) || item.height;
    return [{ text: item.str, x, y, width: item.width, height, bold: bold.has(item.fontName) }];
  });
  return { items: words, rules };
};

/** The text of a PDF, as minutes are read. One whose pages are pictures has none, and is refused. */
export const readPdf = async (bytes: Uint8Array): Promise<Result<string>> => {
  let document: Opened;
  try {
    document = await openPdf(bytes);
  } catch (error) {
    return isNamed(error, "PasswordException")
      ? refuse("The PDF is locked with a password.", "Save it without one, and send that.")
      : refuse("The PDF cannot be read: it is damaged.", "Print the minutes to PDF again, or send them as .docx.");
  }
  try {
    if (document.numPages > MAX_PAGES)
      return refuse(
        `The PDF has ${document.numPages} pages; ${MAX_PAGES} is the most I read.`,
        "Send the minutes of one meeting.",
      );
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) pages.push(await pageOf(document, number));
    const characters = pages.flatMap(({ items }) => items).reduce((sum, { text }) => sum + text.trim().length, 0);
    if (characters < FEWEST_CHARACTERS_A_PAGE * document.numPages)
      return refuse(
        "The PDF holds pictures of pages and hardly any text: it is likely a scan.",
        "Send the document that it was printed from (.docx), or a PDF saved from Word.",
      );
    return ok(layOut(pages));
  } catch {
    return refuse("The PDF cannot be read: it is damaged.", "Print the minutes to PDF again, or send them as .docx.");
  } finally {
    await document.loadingTask.destroy();
  }
};
