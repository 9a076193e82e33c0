import type { types } from "@slack/bolt";
import { type Piece, pieces, type Text } from "../cards/card.js";
import { MAX_SECTION_CHARACTERS } from "./limits.js";
import { literal, split } from "./literal.js";
import { isWebLink } from "./marked.js";

type Run = types.RichTextText | types.RichTextLink;

/** Rich text takes no markup at all: what stands in a run is what is shown, and nobody is called by it. */
const runs = (piece: Piece): Run[] => {
  const text = literal(typeof piece === "string" ? piece : "bold" in piece ? piece.bold : piece.link);
  if (typeof piece === "object" && "link" in piece && isWebLink(piece.url))
    return [
      { type: "link", url: piece.url, ...(text.trim() === "" ? {} : { text: split(text, MAX_SECTION_CHARACTERS)[0] }) },
    ];
  const style = typeof piece === "object" && "bold" in piece ? { style: { bold: true } } : {};
  return split(text, MAX_SECTION_CHARACTERS)
    .filter((part) => part !== "")
    .map((part) => ({ type: "text", text: part, ...style }));
};

const length = (run: Run): number => (run.text ?? "").length || (run.type === "link" ? run.url.length : 0);

/** A text as one block, or as several where it is longer than one may be; none for empty text. */
export const richText = (text: Text): types.RichTextBlock[] => {
  const blocks: Run[][] = [];
  let room = 0;
  for (const run of pieces(text).flatMap(runs)) {
    const last = blocks.at(-1);
    if (last && length(run) <= room) last.push(run);
    else blocks.push([run]);
    room = (last && length(run) <= room ? room : MAX_SECTION_CHARACTERS) - length(run);
  }
  return blocks
    .filter((block) => block.some((run) => run.type === "link" || run.text.trim() !== ""))
    .map((block) => ({ type: "rich_text", elements: [{ type: "rich_text_section", elements: block }] }));
};
