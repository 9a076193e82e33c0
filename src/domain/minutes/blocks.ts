import { looksLikeHeading } from "./headings.js";
import type { Line } from "./lines.js";
import { joinWrappedRow } from "./rows.js";

/** A paragraph, bullet or heading; wrapped lines are joined. `line` is where it begins. */
export type TextBlock = {
  kind: "text";
  line: number;
  text: string;
  bullet: boolean;
  /** Stands between empty lines. */
  alone: boolean;
};

export type RowBlock = { kind: "row"; line: number; cells: string[]; text: string };

export type Block = { kind: "gap" } | TextBlock | RowBlock;

/** A PDF has a list's signs as its fonts draw them: Word's own are in an area that no alphabet has. */
const SIGNS = "*•–—◦▪·●○‣■□►➢❖✓✔§\\p{Co}-";
const BULLET = new RegExp(`^(?:[${SIGNS}] |\\p{Co}|\\(?(?:[a-z]|[ivx]{1,4})\\) )\\s*`, "iu");
const RULE = /^[-_*=]{3,}$/u;
/** A page's number is furniture, not content. */
const PAGE_NUMBER = /^page \d{1,4}(?: of \d{1,4})?$/iu;

/** What always begins a paragraph of its own, though no empty line stands before it. */
const OPENERS = [
  /^(?:\*\*)?(?:NEW |New )?A(?:CTION|ction)\b.{0,40}\d ?\/ ?\d/u,
  /^(?:\*\*)?(?:attendees|attendance|present|apologies|status|next .{0,30}meeting)\b[^.]{0,30}:/iu,
  /^(?:\*\*)?(?:target|due|owner)(?: date)?\b ?:/iu,
  /^The [\w ]{2,40}(?::|\*\*[A-Z]{3,})/u,
  /^(?:\*\*)?[A-Z]{2,6} ?\d{1,3} ?:/u,
  /^#{1,6} /u,
];

const ENDS_SENTENCE = /[.!?:;][)\]"”’'*]*$/u;

/** What stands before words on their line: a number, a sign of a list, a label. */
const LABEL = new RegExp(`^(?:\\d{1,2}(?:\\.\\d{1,2})*[.)]?|[${SIGNS}]|.{1,30}:(?:\\*\\*)?)$`, "u");

/** Lines of this length may have been broken by a margin; a shorter or longer one that ends a sentence ends its paragraph. */
const MARGIN = { from: 50, to: 125 };

const opens = (text: string): boolean =>
  BULLET.test(text) || looksLikeHeading(text)?.sure === true || OPENERS.some((opener) => opener.test(text));

/** `ACTION OPSG 64/01:` alone: its sentence is on the next line that holds any. */
const UNFINISHED = /^(?:\*\*)?(?:NEW |New )?A(?:CTION|ction)\b.{0,40}\d ?\/ ?\d{1,4}[^\w]{0,6}$/u;

const goesOn = (last: Line, text: string, front: boolean): boolean => {
  if (UNFINISHED.test(last.text)) return true;
  const wrapped = last.text.length >= MARGIN.from && last.text.length <= MARGIN.to;
  if (opens(text) || looksLikeHeading(last.text)?.sure) return false;
  return wrapped || !(front || ENDS_SENTENCE.test(last.text));
};

/** A line with tabs that is no row: a heading, a bullet, a label (`Date:`), or a single cell outside any table. */
const textOfLoneRow = (cells: string[], inTable: boolean): string | undefined => {
  const filled = cells.filter((cell) => cell !== "");
  const joined = filled.join(" ");
  const first = filled[0] ?? "";
  if (inTable || cells[0] === "") return undefined;
  if (filled.length === 1) return joined;
  if (filled.length > 2) return undefined;
  const label = LABEL.test(first);
  return label || (/^(?:\*\*)?action\b/iu.test(joined) && /\d ?\/ ?\d/u.test(first)) ? joined : undefined;
};

/** Lines as paragraphs, rows of tables, and the gaps between. */
export const readBlocks = (lines: Line[]): Block[] => {
  const blocks: Block[] = [];
  let front = true;
  let last: Line | null = null;
  let width = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line || PAGE_NUMBER.test(line.text)) continue;
    const before = blocks.at(-1);
    if (line.text === "" && last && before?.kind === "text" && UNFINISHED.test(last.text)) continue;
    if (line.text === "" || RULE.test(line.text)) {
      if (before?.kind !== "gap") blocks.push({ kind: "gap" });
      continue;
    }
    const lone = line.cells && textOfLoneRow(line.cells, before?.kind === "row");
    if (line.cells && lone === undefined) {
      if (before?.kind !== "row") width = line.cells.length;
      const row = joinWrappedRow(lines, index, width);
      width = Math.max(width, row.cells.length);
      index = row.lastIndex;
      blocks.push({
        kind: "row",
        line: line.number,
        cells: row.cells,
        text: row.cells.join("\t").replaceAll("\n", " ").trim(),
      });
      continue;
    }
    const text = lone ?? line.text;
    front &&= looksLikeHeading(text)?.sure !== true;
    const [begin = "", ...more] = text.split("\n");
    if (before?.kind === "text" && last && goesOn(last, text, front)) before.text = `${before.text} ${begin}`;
    else blocks.push(textBlock(line.number, begin));
    for (const paragraph of more) blocks.push(textBlock(line.number, paragraph));
    last = { ...line, text };
  }
  return blocks.map((block, index) => (block.kind === "text" ? { ...block, alone: isAlone(blocks, index) } : block));
};

const textBlock = (line: number, text: string): TextBlock => ({
  kind: "text",
  line,
  text: text.replace(BULLET, ""),
  bullet: BULLET.test(text),
  alone: false,
});

const isAlone = (blocks: Block[], index: number): boolean =>
  (blocks[index - 1]?.kind ?? "gap") === "gap" && (blocks[index + 1]?.kind ?? "gap") === "gap";
