import type { Block, MinutesDocument, Run } from "../domain/minutes/write/document.js";
import type { Part, Piece } from "./card.js";

const pieces = (runs: readonly Run[]): Piece[] => [...runs];

/** Names by category or organisation: an empty group goes on with the one above. */
const names = (rows: readonly [string, string][]): { label: string; value: string }[] => {
  const groups: { label: string; value: string }[] = [];
  for (const [group, name] of rows) {
    const last = groups.at(-1);
    if (last && group === "") last.value = `${last.value}, ${name}`;
    else groups.push({ label: group === "" ? "Present" : group, value: name });
  }
  return groups;
};

const parts = (block: Block): Part[] => {
  switch (block.kind) {
    case "title":
      return [{ kind: "text", text: { bold: block.text } }];
    case "paragraph":
      return [{ kind: "text", text: pieces(block.runs) }];
    case "heading":
      return [{ kind: "heading", text: `${block.number}. ${block.text}` }];
    case "action":
      return [{ kind: "text", text: [{ bold: `ACTION ${block.reference}:` }, ` ${block.sentence}`] }];
    case "bullets":
      return [
        {
          kind: "text",
          text: block.items.flatMap((item, index): Piece[] => [`${index === 0 ? "" : "\n"}• `, ...pieces(item)]),
        },
      ];
    case "names":
      return [{ kind: "facts", facts: names(block.rows) }];
    case "actions":
      return block.rows.map(({ cells: [reference = "", text = "", raised, last, revised, owner], said }) => ({
        kind: "row",
        title: [{ bold: reference }, `  ${text}`],
        detail: [`${owner} · raised ${raised} · last ${last || "–"} · revised ${revised || "–"}`, ...said].join("\n"),
      }));
  }
};

/** Minutes as they are shown in a chat, in words; the files have them in the house style. */
export const minutesParts = ({ blocks }: MinutesDocument): Part[] => blocks.flatMap(parts);
