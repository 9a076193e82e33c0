import { Document, HeadingLevel, Packer, Paragraph, type Table, TableCell, TableRow, TextRun } from "docx";
import type { Block, MinutesDocument, Run } from "../domain/minutes/write/document.js";
import { classified, EDGE_STYLE, houseTable, SHADE, SMALL } from "./house-style.js";
import { xmlText } from "./xml-text.js";

/** The width between the margins of A4. Twentieths of a point. */
const WIDTH = 11_906 - 2 * 1_000;
const AFTER = { spacing: { after: 120 } };

/** How the six columns of the actions share the page, and the two of names. Per cent. */
const ACTION_SHARES = [12, 38, 12, 12, 12, 14];
const NAME_SHARES = [38, 62];

const runs = (words: readonly Run[]): TextRun[] =>
  words.map((run) =>
    typeof run === "string" ? new TextRun(xmlText(run)) : new TextRun({ text: xmlText(run.bold), bold: true }),
  );

const small = (text: string, bold = false, keepNext = false): Paragraph =>
  new Paragraph({ keepNext, children: [new TextRun({ text: xmlText(text), size: SMALL, bold })] });

const headRow = (heads: readonly string[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: heads.map((head) => new TableCell({ children: [small(head, true)], shading: SHADE })),
  });

const table = (shares: readonly number[], rows: TableRow[]): (Table | Paragraph)[] => [
  houseTable(WIDTH, shares, rows),
  new Paragraph({ children: [] }),
];

const LEVELS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;

const draw = (block: Block): (Paragraph | Table)[] => {
  switch (block.kind) {
    case "title":
      return [new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(xmlText(block.text))] })];
    case "paragraph":
      return [new Paragraph({ ...AFTER, children: runs(block.runs) })];
    case "heading": {
      const heading = LEVELS[block.number.split(".").length - 1] ?? HeadingLevel.HEADING_4;
      const text = xmlText(`${block.number}. ${block.text}`);
      return [
        new Paragraph({ heading, keepNext: true, spacing: { before: 280, after: 120 }, children: [new TextRun(text)] }),
      ];
    }
    case "action": {
      const label = new TextRun({ text: `ACTION ${block.reference}: `, bold: true });
      return [new Paragraph({ ...AFTER, children: [label, new TextRun(xmlText(block.sentence))] })];
    }
    case "bullets":
      return block.items.map(
        (item) => new Paragraph({ bullet: { level: 0 }, spacing: { after: 60 }, children: runs(item) }),
      );
    case "names":
      return table(NAME_SHARES, [
        headRow(block.heads),
        ...block.rows.map(
          (cells) =>
            new TableRow({
              cantSplit: true,
              children: cells.map((text) => new TableCell({ children: [small(text)] })),
            }),
        ),
      ]);
    case "actions":
      return table(ACTION_SHARES, [
        headRow(block.heads),
        ...block.rows.flatMap(({ cells, said }) => [
          new TableRow({
            cantSplit: true,
            children: cells.map((text, at) => new TableCell({ children: [small(text, at === 0, true)] })),
          }),
          new TableRow({
            children: [
              new TableCell({
                columnSpan: cells.length,
                children: said.map((text, at) => small(text, at === said.length - 1)),
              }),
            ],
          }),
        ]),
      ]);
  }
};

/** Minutes as .docx: the classification above and below each page, headings that Word's outline knows. */
export const minutesDocx = async ({ title, classification, blocks }: MinutesDocument): Promise<Uint8Array> => {
  const heading = (size: number) => ({ run: { font: "Arial", size, bold: true, color: "1F3550" } });
  const document = new Document({
    creator: "opsg-bot",
    title: `Minutes of ${title}`,
    styles: {
      default: {
        document: { run: { font: "Arial", size: 20 } },
        title: { ...heading(32), paragraph: { spacing: { before: 120, after: 120 } } },
        heading1: heading(24),
        heading2: heading(22),
        heading3: heading(20),
        heading4: heading(20),
      },
      paragraphStyles: [EDGE_STYLE],
    },
    sections: [
      {
        properties: { page: { margin: { top: 1_100, bottom: 1_000, left: 1_000, right: 1_000 } } },
        ...classified(classification),
        children: blocks.flatMap(draw),
      },
    ],
  });
  return Packer.toBuffer(document);
};
