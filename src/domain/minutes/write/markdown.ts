import { escapeTags } from "../lines.js";
import type { Block, MinutesDocument, Run } from "./document.js";

const inline = (runs: readonly Run[]): string =>
  runs.map((run) => (typeof run === "string" ? escapeTags(run) : `**${escapeTags(run.bold)}**`)).join("");

type Cell = string | { paragraphs: readonly string[] };

/** Words that end with a backslash would make words of the tag that closes them. */
const tagged = (text: string): string => `<p>${escapeTags(text)}${text.endsWith("\\") ? " " : ""}</p>`;

const cellText = (cell: Cell): string =>
  typeof cell === "string" ? escapeTags(cell) : cell.paragraphs.map(tagged).join(" ");

const tableRow = (cells: readonly Cell[]): string =>
  `| ${cells.map((cell) => cellText(cell).replaceAll("|", "\\|")).join(" | ")} |`;

const table = (heads: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [tableRow(heads), tableRow(heads.map(() => "---")), ...rows.map(tableRow)].join("\n");

const block = (one: Block): string => {
  switch (one.kind) {
    case "title":
      return `# ${escapeTags(one.text)}`;
    case "paragraph":
      return inline(one.runs);
    case "heading":
      return `${"#".repeat(1 + one.number.split(".").length)} ${one.number}. ${escapeTags(one.text)}`;
    case "action":
      return `ACTION ${one.reference}: ${escapeTags(one.sentence)}`;
    case "bullets":
      return one.items.map((item) => `- ${inline(item)}`).join("\n");
    case "names":
      return table(one.heads, one.rows);
    case "actions":
      return table(
        one.heads,
        one.rows.flatMap(({ cells, said }): Cell[][] => [
          cells,
          [{ paragraphs: said }, ...cells.slice(1).map(() => "")],
        ]),
      );
  }
};

/** Minutes as Markdown, a block after the other. */
export const minutesMarkdown = ({ blocks }: MinutesDocument): string => `${blocks.map(block).join("\n\n")}\n`;
