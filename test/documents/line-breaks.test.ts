import { expect, test } from "vitest";
import { readDocx } from "../../src/documents/docx.js";
import { readMinutes } from "../../src/domain/minutes/read-minutes.js";
import { makeZip } from "./make-zip.js";

/** A run of Word's for each part: words, or what a tag stands for. */
const p = (...parts: string[]): string =>
  `<w:p>${parts.map((part) => `<w:r>${part.startsWith("<") ? part : `<w:t xml:space="preserve">${part}</w:t>`}</w:r>`).join("")}</w:p>`;
const tc = (cell: string, columns = 1): string =>
  `<w:tc><w:tcPr><w:gridSpan w:val="${columns}"/></w:tcPr>${cell}</w:tc>`;
const tr = (...cells: string[]): string => `<w:tr>${cells.map((cell) => tc(cell, 6 / cells.length)).join("")}</w:tr>`;
const tbl = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join("")}</w:tbl>`;

const BR = "<w:br/>";
const HEAD = ["Action ID", "Action", "Date Raised", "Last Target Date", "Revised Target Date", "Owner"];

const minutesOf = async (...body: string[]) => {
  const head = [p("Lantern Keepers Forum", BR, "8 September 2026, LKF_7_0809", BR, "Final Minutes"), p("1. Actions")];
  const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${[...head, ...body].join("")}</w:body></w:document>`;
  const text = await readDocx(
    makeZip({ "[Content_Types].xml": Buffer.from("<Types/>"), "word/document.xml": Buffer.from(xml) }),
  );
  if (!text.ok) throw new Error(text.problem.what);
  const minutes = readMinutes(text.value);
  if (!minutes.ok) throw new Error(minutes.problem.what);
  return minutes.value;
};

test.each([
  ["a line break", "lad", "der", [" by", BR, "13 October 2026."]],
  ["a page break", "lad", "der", [" by", '<w:br w:type="page"/>', "13 October 2026."]],
  ["a tab", "lad", "der", [" by", "<w:tab/>", "13 October 2026."]],
  ["a soft hyphen", "lad", "der", ["<w:softHyphen/>", " by 13 October 2026."]],
  ["a hyphen that does not break", "lad", "der", [" by 13", "<w:noBreakHyphen/>", "10", "<w:noBreakHyphen/>", "2026."]],
])("%s in an action of a Word document cuts off neither its words nor its date", async (_, ...parts) => {
  const [one, two, rest] = parts as [string, string, string[]];
  const minutes = await minutesOf(p("ACTION LKF 7/01: The Rope Board to mend the ", one, two, ...rest));
  expect(minutes.actions).toMatchObject([{ owners: ["Rope Board"], lastTarget: "2026-10-13" }]);
  expect(minutes.actions[0]?.text).toMatch(/^The Rope Board to mend the ladder by 13/);
  expect(minutes.unread).toEqual([]);
});

test("a line break within a cell parts no sentence, a paragraph does", async () => {
  const cells = ["LKF 6/01", "", "11/08/2026", "08/09/2026", "", "Rope Board"].map((text) => p(text));
  cells[1] = p("Rope Board to count", BR, "all the oars.");
  const said = `${p("Half of them", BR, "are counted.")}${p("There is no oil")}${p("Status: Open.")}`;
  const minutes = await minutesOf(tbl(tr(...HEAD.map((text) => p(text))), tr(...cells), tr(said)));
  expect(minutes.actions).toMatchObject([
    {
      text: "Rope Board to count all the oars.",
      updates: [{ text: "Half of them are counted." }, { text: "There is no oil" }],
      status: "open",
    },
  ]);
});
