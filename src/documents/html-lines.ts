/** A table under construction; `spans` says for how many more rows a column is taken by a cell from above. */
type Table = { cells: string[]; spans: number[] };

/** Tags that mark words within a line, and which the reading of minutes knows. */
const KEPT = new Set(["strong", "b"]);

const attribute = (attributes: string, name: string): number =>
  Number(new RegExp(`\\b${name}="(\\d{1,3})"`, "u").exec(attributes)?.[1] ?? 1);

/**
 * The well-formed HTML that mammoth writes, as lines: a paragraph or heading each between empty ones, a row of a table
 * on one line with its cells apart by tabs the paragraphs of a cell in `<p>`, and lines that end within a paragraph by `<br>`. Entities and bold stay for whoever
 * reads the lines.
 */
export const htmlToLines = (html: string): string => {
  const lines: string[] = [];
  const tables: Table[] = [];
  let text = "";
  let lead = "";

  const table = (): Table | undefined => (tables.length === 1 ? tables[0] : undefined);
  const flush = (): void => {
    const line = text
      .replace(/[^\S\t]+/gu, " ")
      .replace(/^(?:<br>|\s)+/u, "")
      .trim();
    if (tables.length === 0 && line !== "") lines.push(lead + line, "");
    if (tables.length === 0) text = "";
    lead = "";
  };
  /** Within a cell a new paragraph is a break, between the cells of a table in a cell a space is enough. */
  const part = (): void => {
    if (tables.length === 0) flush();
    else if (text.trim() !== "" && !text.endsWith("<p>")) text += tables.length > 1 ? " " : "<p>";
  };
  const skipTaken = ({ cells, spans }: Table): void => {
    while ((spans[cells.length] ?? 0) > 0) {
      spans[cells.length] = (spans[cells.length] ?? 0) - 1;
      cells.push("");
    }
  };
  const closeCell = (columns: number, rows: number): void => {
    const open = table();
    if (!open) return;
    const { cells, spans } = open;
    skipTaken(open);
    const words = text
      .replace(/\s+/gu, " ")
      .replace(/(?:<p>|<br>|\s)+$/u, "")
      .trim();
    for (let column = 0; column < columns; column++) {
      spans[cells.length] = rows - 1;
      cells.push(column === 0 ? words : "");
    }
    text = "";
  };

  let span = { columns: 1, rows: 1 };
  for (const [token, closing, name = "", attributes = ""] of html.matchAll(/<(\/?)([a-z]\w*)([^<>]*)>|[^<]+/gu)) {
    if (!token.startsWith("<")) {
      text += tables.length > 0 ? token.replaceAll("\t", " ") : token;
      continue;
    }
    if (KEPT.has(name)) text += `<${closing}${name}>`;
    else if (name === "br") text += lead.startsWith("#") ? " " : "<br>";
    else if (/^(p|h[1-6]|li|ul|ol)$/u.test(name)) {
      part();
      if (!closing && /^h\d$/u.test(name)) lead = `${"#".repeat(Number(name[1]))} `;
      if (!closing && name === "li") lead = "- ";
    } else if (name === "table") {
      if (!closing) {
        part();
        tables.push({ cells: [], spans: [] });
      } else if (tables.pop() && tables.length === 0) lines.push("");
    } else if (name === "tr" && closing) {
      const open = table();
      if (!open) continue;
      skipTaken(open);
      if (open.cells.some((cell) => cell !== "")) lines.push(open.cells.join("\t"));
      open.cells = [];
    } else if ((name === "td" || name === "th") && tables.length === 1) {
      if (closing) closeCell(span.columns, span.rows);
      else {
        text = "";
        span = { columns: attribute(attributes, "colspan"), rows: attribute(attributes, "rowspan") };
      }
    }
  }
  flush();
  return `${lines.join("\n").trim()}\n`;
};
