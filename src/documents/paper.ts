import { Document, HeadingLevel, Packer, PageOrientation, Paragraph, TableCell, TableRow, TextRun } from "docx";
import { PAPER_COLUMNS, type Paper, type PaperRow } from "../cards/paper.js";
import { classified, EDGE_STYLE, houseTable, SHADE, SMALL } from "./house-style.js";
import { xmlText } from "./xml-text.js";

/** The width between the margins of A4 on its side. Twentieths of a point. */
const WIDTH = 16_838 - 2 * 900;

/** How a cell's lines look. Named once: a long table repeats them ten thousand times. */
const LOOKS = {
  /** Keeps with what follows: an action's row with what was said of it. */
  row: { run: { size: SMALL }, paragraph: { keepNext: true } },
  reference: { run: { size: SMALL, bold: true }, paragraph: { keepNext: true } },
  update: { run: { size: SMALL } },
  strong: { run: { size: SMALL, bold: true } },
} as const;

/** Lines of a text as paragraphs of their own. */
const lines = (text: string, look: keyof typeof LOOKS): Paragraph[] =>
  xmlText(text)
    .split(/\r?\n/u)
    .map((line) => new Paragraph({ style: look, text: line }));

const heading = new TableRow({
  tableHeader: true,
  cantSplit: true,
  children: PAPER_COLUMNS.map(
    ({ heading: text }) => new TableCell({ children: lines(text, "strong"), shading: SHADE }),
  ),
});

/** A row that is longer may break over two pages: kept whole, it would leave much of the page before it empty. Characters. */
const LONGEST_WHOLE = 800;

/** An action's row, and beneath it what was said of it. */
const rowsOf = ({ cells, updates, status }: PaperRow): TableRow[] => [
  cells.some((text) => text.length > LONGEST_WHOLE)
    ? new TableRow({
        children: cells.map((text, at) => new TableCell({ children: lines(text, at === 0 ? "strong" : "update") })),
      })
    : new TableRow({
        cantSplit: true,
        children: cells.map((text, at) => new TableCell({ children: lines(text, at === 0 ? "reference" : "row") })),
      }),
  new TableRow({
    children: [
      new TableCell({
        columnSpan: PAPER_COLUMNS.length,
        children: [...updates.flatMap((update) => lines(update, "update")), ...lines(status, "strong")],
      }),
    ],
  }),
];

/** The Actions Outstanding paper as .docx: classification above and below each page, the table's header on each. */
export const paperDocx = async (paper: Paper): Promise<Uint8Array> => {
  const body = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(paper.title)] }),
    new Paragraph({ children: [new TextRun({ text: paper.committee, bold: true })] }),
    ...paper.about.map((line) => new Paragraph({ children: [new TextRun(line)] })),
    new Paragraph({ children: [] }),
    paper.rows.length === 0
      ? new Paragraph({ children: [new TextRun(paper.empty)] })
      : houseTable(
          WIDTH,
          PAPER_COLUMNS.map(({ share }) => share),
          [heading, ...paper.rows.flatMap(rowsOf)],
        ),
  ];
  const document = new Document({
    creator: "opsg-bot",
    title: `${paper.title}, ${paper.committee}`,
    styles: {
      default: { document: { run: { font: "Arial", size: 20 } } },
      paragraphStyles: [
        EDGE_STYLE,
        ...Object.entries(LOOKS).map(([id, look]) => ({ id, name: id, basedOn: "Normal", ...look })),
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE, width: 11_906, height: 16_838 },
            margin: { top: 1_000, bottom: 900, left: 900, right: 900 },
          },
        },
        ...classified(paper.classification),
        children: body,
      },
    ],
  });
  return Packer.toBuffer(document);
};
