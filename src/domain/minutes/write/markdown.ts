import type { Block, MinutesDocument, Run } from "./document.js";

const inline = (runs: readonly Run[]): string =>
  runs.map((run) => (typeof run === "string" ? run : `**${run.bold}**`)).join("");

const tableRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [tableRow(heads), tableRow(heads.map(() => "---")), ...rows.map(tableRow)].join("\n");

const block = (one: Block): string => {
  switch (one.kind) {
    case "title":
      return `# ${one.text}`;
    case "paragraph":
      return inline(one.runs);
    case "heading":
      return `${"#".repeat(1 + one.number.split(".").length)} ${one.number}. ${one.text}`;
    case "action":
      return `ACTION ${one.reference}: ${one.sentence}`;
    case "bullets":
      return one.items.map((item) => `- ${inline(item)}`).join("\n");
    case "names":
      return table(one.heads, one.rows);
    case "actions":
      return table(
        one.heads,
        one.rows.flatMap(({ cells, said }) => [
          cells,
          [said.map((text) => `<p>${text}</p>`).join(" "), ...cells.slice(1).map(() => "")],
        ]),
      );
  }
};

/** Minutes as Markdown, a block after the other. */
export const minutesMarkdown = ({ blocks }: MinutesDocument): string => `${blocks.map(block).join("\n\n")}\n`;
