import { deflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { readPdf } from "../../src/documents/pdf.js";
import { makePdf, type Placed } from "./make-pdf.js";

/** Tables whose cells have printed edges, as Word and LibreOffice print them: words that wrap stay in their cell. */

const COLUMNS = [50, 110, 230, 300, 370, 430, 510];

/** The edges of a table's cells: rows from top to bottom, of all the columns or of one. */
const edges = (heights: readonly number[], whole: readonly number[] = []): string =>
  heights
    .slice(0, -1)
    .flatMap((top, row) => {
      const bottom = heights[row + 1] ?? top;
      const columns = whole.includes(row) ? [COLUMNS[0] ?? 0, COLUMNS.at(-1) ?? 0] : COLUMNS;
      return [
        `50 ${top} 460 0.5 re f 50 ${bottom} m 510 ${bottom} l S`,
        ...columns.map((x) => `${x} ${bottom} m ${x} ${top} l S`),
      ];
    })
    .join("\n");

const words = (y: number, ...cells: (string | null)[]): Placed[] =>
  cells.flatMap((text, index) => (text === null ? [] : [{ x: (COLUMNS[index] ?? 0) + 3, y, text, size: 9 }]));

const read = async (drawn: string, ...pages: Placed[][]): Promise<string[]> => {
  const text = await readPdf(makePdf(pages, { packed: deflateSync(Buffer.from(drawn)) }));
  if (!text.ok) throw new Error(text.problem.what);
  return text.value.split("\n").filter((line) => line !== "");
};

it("a cell that wraps is one, in the headings, in the first row and in any other, wherever its words stand in it", async () => {
  const page = [
    ...words(740, null, null, null, "Last Target", "Revised", null),
    ...words(734, "Action ID", "Action", "Date Raised", null, null, "Owner"),
    ...words(729, null, null, null, "Date", "Target Date", null),
    // The middle of a row, to whose sides others wrap.
    ...words(710, null, "Quayside Cranes to draw up", null, null, null, "Quayside Cranes"),
    ...words(704, "HWG 11/02", null, "13/10/2026", "01/12/2026", "TBC", null),
    ...words(699, null, "a plan for the north quay", null, null, null, "and Tidewater"),
    { x: 53, y: 676, text: "The plan was looked at.", size: 9 },
    { x: 53, y: 665, text: "Status: Open.", size: 9 },
    ...words(646, "HWG 12/01", "Sound the basin", "10/11/2026", "08/12/2026", "", "Quayside Cranes"),
  ];
  expect(await read(edges([752, 724, 692, 660, 640], [2]), page)).toEqual([
    "Action ID\tAction\tDate Raised\tLast Target Date\tRevised Target Date\tOwner",
    "HWG 11/02\tQuayside Cranes to draw up a plan for the north quay\t13/10/2026\t01/12/2026\tTBC\tQuayside Cranes and Tidewater",
    "The plan was looked at.",
    "Status: Open.",
    "HWG 12/01\tSound the basin\t10/11/2026\t08/12/2026\t\tQuayside Cranes",
  ]);
});

it("words of two cells that come as one run are parted at the edge between them", async () => {
  const page = [
    { x: 53, y: 712, text: "HWG 12/010 Sound the basin", size: 9 },
    ...words(712, null, null, "10/11/2026"),
  ];
  expect(await read(edges([730, 700]), page)).toEqual(["HWG 12/010\tSound the basin\t10/11/2026"]);
});

it("a row that breaks over a page's end is one row", async () => {
  const first = words(712, "HWG 12/01", "Sound the", "10/11/2026", "TBC", "", "Cranes");
  const second = words(712, null, "basin at low water", null, null, null, null);
  expect(await read(edges([730, 700]), first, second)).toEqual([
    "HWG 12/01\tSound the basin at low water\t10/11/2026\tTBC\t\tCranes",
  ]);
});

it("a line under words, and a box around a paragraph, are no table", async () => {
  const drawn = "50 698 m 120 698 l S 40 680 500 0.5 re f 40 760 500 0.5 re f 40 680 0.5 80 re f 540 680 0.5 80 re f";
  const page = [
    { x: 50, y: 730, text: "The HWG NOTED the report of the pilots." },
    { x: 50, y: 700, text: "2. Actions Outstanding" },
  ];
  expect(await read(drawn, page)).toEqual(["The HWG NOTED the report of the pilots.", "2. Actions Outstanding"]);
});
