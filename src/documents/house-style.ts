import {
  AlignmentType,
  Footer,
  Header,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableLayoutType,
  type TableRow,
  TextRun,
  WidthType,
} from "docx";

/** 9 pt: docx counts sizes of letters in half points. */
export const SMALL = 18;
/** Behind the heads of a table. */
export const SHADE = { type: ShadingType.CLEAR, fill: "E7EBF0", color: "auto" } as const;

/** A table over the whole page. @param width twentieths of a point @param shares each column's part, in hundredths */
export const houseTable = (width: number, shares: readonly number[], rows: TableRow[]): Table =>
  new Table({
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    columnWidths: shares.map((share) => (width * share) / 100),
    rows,
  });

/** What stands above and below each page: a style, since LibreOffice shows page numbers in their paragraph's size. */
const EDGE = "edge";

/** The style of `classified`, for the document that has it. */
export const EDGE_STYLE = {
  id: EDGE,
  name: EDGE,
  basedOn: "Normal",
  run: { size: SMALL },
  paragraph: { alignment: AlignmentType.CENTER },
} as const;

const centred = (children: TextRun[]): Paragraph => new Paragraph({ style: EDGE, children });

/** The classification above and below each page, and the page's number. */
export const classified = (classification: string) => {
  const marked = (): TextRun => new TextRun({ text: `Classification: ${classification}`, bold: true });
  const pages = new TextRun({ children: ["   Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] });
  return {
    headers: { default: new Header({ children: [centred([marked()])] }) },
    footers: { default: new Footer({ children: [centred([marked(), pages])] }) },
  };
};
