import {
  AlignmentType,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";

const p = (text: string): Paragraph =>
  new Paragraph({ children: text.split("**").map((run, index) => new TextRun({ text: run, bold: index % 2 === 1 })) });

const heading = (text: string, level = 0): Paragraph =>
  new Paragraph({
    text,
    heading: level === 0 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    numbering: { reference: "items", level },
  });

const cell = (text: string, span = 1): TableCell =>
  new TableCell({ columnSpan: span, children: text.split("\n").map((line) => p(line)) });

/** As wide as the page, in twentieths of a point. */
const WIDTH = 9_000;

const table = (...rows: string[][]): Table =>
  new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: (rows[0] ?? []).map((_, __, { length }) => Math.floor(WIDTH / length)),
    rows: rows.map(
      (cells) =>
        new TableRow({ children: cells.map((text) => cell(text, cells.length === 1 ? (rows[0]?.length ?? 1) : 1)) }),
    ),
  });

/** Minutes of an invented committee as Word has them: items numbered by Word, tables with merged rows. */
export const minutesInWord = async (more: (Paragraph | Table)[] = []): Promise<Uint8Array> => {
  const document = new Document({
    numbering: {
      config: [
        {
          reference: "items",
          levels: [0, 1].map((level) => ({
            level,
            format: LevelFormat.DECIMAL,
            text: level === 0 ? "%1." : "%1.%2",
            alignment: AlignmentType.START,
          })),
        },
      ],
    },
    sections: [
      {
        children: [
          p("Classification: White"),
          p("**Lighthouse Keepers’ Forum**"),
          p("8 September 2026, LKF_7_0809"),
          p("10:00 – 12:00, Lamp Room"),
          p("Draft Minutes"),
          p("Attendees:"),
          table(["Category", "Name"], ["Keepers", "Ada Wick"], ["Rope Board", "Bo Hawser"]),
          heading("Previous Meeting Minutes"),
          p("The LKF **AGREED** the minutes of the last meeting."),
          heading("Actions Outstanding"),
          heading("Oars", 1),
          table(
            ["Action ID", "Action", "Date Raised", "Last Target Date", "Revised Target Date", "Owner"],
            [
              "LKF 6/01",
              "The Rope Board to count the oars & the <spare> ropes.",
              "11/08/2026",
              "01/09/2026",
              "30/09/2026",
              "Rope Board",
            ],
            ["Half the oars have been counted.\nStatus: Open."],
            ["LKF 6/02", "Keepers to polish the lens.", "11/08/2026", "08/09/2026", "", "Keepers"],
            ["It shines. **Status: Closed.**"],
          ),
          p("**ACTION LKF 7/01:** The Rope Board to buy a rope by 30 September 2026."),
          heading("Any Other Business"),
          p("There was none."),
          ...more,
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
};
