import exceljs from "exceljs";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import type { Book } from "../../src/cards/log-sheets.js";
import { openWorkbook } from "../../src/documents/workbook.js";

const SHEETS: Book["sheets"] = [
  {
    name: "Actions",
    columns: [
      { heading: "Action ID", width: 14 },
      { heading: "Target", width: 12 },
    ],
  },
  { name: "Updates", columns: [{ heading: "Update", width: 60 }] },
];

const BOOK: Book = { title: "R&D: action log", classification: "Amber", author: "R&D", sheets: SHEETS };

/** Written, and read back by the library's other half. */
const written = async (...pages: Parameters<ReturnType<typeof openWorkbook>["add"]>[0][]) => {
  const book = openWorkbook(BOOK);
  for (const page of pages) book.add(page);
  const read = new exceljs.Workbook();
  await read.xlsx.load((await book.finish()).buffer as ArrayBuffer);
  return read;
};

describe("a workbook", () => {
  it("keeps the rows of each sheet, from all pages, in order", async () => {
    const book = await written([[["A 1/01", null]], [["first"]]], [[["A 1/02", 7]], [["second"], ["third"]]]);
    expect(book.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ["Actions", 3],
      ["Updates", 4],
    ]);
    expect(book.getWorksheet("Updates")?.getColumn(1).values).toEqual([
      undefined,
      "Update",
      "first",
      "second",
      "third",
    ]);
    expect(book.getWorksheet("Actions")?.getCell("B3").value).toBe(7);
  });

  it("has dates that are dates, printed the British way, on the very day", async () => {
    const cell = (await written([[["A 1/01", { day: "2022-03-27" }]], []])).getWorksheet("Actions")?.getCell("B2");
    expect(cell?.value).toEqual(new Date("2022-03-27T00:00:00Z"));
    expect(cell?.numFmt).toBe("dd/mm/yyyy");
  });

  it("keeps the first row in sight and lets it filter", async () => {
    const sheet = (await written([[["A 1/01", null]], []])).getWorksheet("Actions");
    expect(sheet?.views).toMatchObject([{ state: "frozen", ySplit: 1 }]);
    expect(sheet?.autoFilter).toBe("A1:B2");
    expect(sheet?.getCell("A1").font).toMatchObject({ bold: true });
  });

  it("names each sheet’s filter as LibreOffice wants it", async () => {
    const book = openWorkbook(BOOK);
    book.add([[["A 1/01", null]], [["first"], ["second"]]]);
    const zip = await JSZip.loadAsync(await book.finish());
    expect(await zip.file("xl/workbook.xml")?.async("string")).toMatch(
      /_xlnm\._FilterDatabase" localSheetId="0">.*Actions.*!\$A\$1:\$B\$2<.*_FilterDatabase" localSheetId="1">.*Updates.*!\$A\$1:\$A\$3</u,
    );
  });

  it("says its classification and its page above and below each page, and who made it", async () => {
    const book = await written([[["A 1/01", null]], []]);
    for (const { headerFooter } of book.worksheets) {
      expect(headerFooter.oddHeader).toBe("&C&BClassification: Amber");
      expect(headerFooter.oddFooter).toBe("&LR&&D: action log&C&BClassification: Amber&RPage &P of &N");
    }
    expect(book.creator).toBe("R&D");
  });

  it("breaks the lines of a long text in a narrow column, and is as high as they are", async () => {
    const sheet = (await written([[["SECAS and Grid Services and NetCo", 7]], []])).getWorksheet("Actions");
    expect(sheet?.getCell("A2").alignment).toMatchObject({ wrapText: true, horizontal: "left" });
    expect(sheet?.getRow(2).height).toBe(45);
    expect(sheet?.getCell("A1").font).toMatchObject({ name: "Calibri", bold: true });
  });

  it.each(["=1+1", "+1", "-1", "@A1", '=HYPERLINK("http://example.org")'])("takes %s for text", async (text) => {
    const cell = (await written([[[text, null]], []])).getWorksheet("Actions")?.getCell("A2");
    expect([cell?.value, cell?.formula]).toEqual([text, undefined]);
  });

  it("shows what no document can hold as a mark, and cuts what Excel would refuse", async () => {
    const sheet = (await written([[["bell\u0007 half\ud800", null]], [["x".repeat(40_000)]]])).getWorksheet("Actions");
    expect(sheet?.getCell("A2").value).toBe("bell\uFFFD half\uFFFD");
    expect(String(sheet?.workbook.getWorksheet("Updates")?.getCell("A2").value)).toHaveLength(32_767);
  });
});
