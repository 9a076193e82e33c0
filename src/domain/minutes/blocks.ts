import { DAY } from "./days.js";
import { looksLikeHeading } from "./headings.js";
import { LINE_BREAK, type Line, unmark } from "./lines.js";
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

/** `sentences` are the cells with the sentences put together that a line break cut, where `cells` have the lines. */
export type RowBlock = { kind: "row"; line: number; cells: string[]; sentences: string[]; text: string };

export type Block = { kind: "gap" } | TextBlock | RowBlock;

/** A PDF has a list's signs as its fonts draw them: Word's own are in an area that no alphabet has. */
const SIGNS = "*•–—◦▪·●○‣■□►➢❖✓✔§\\p{Co}-";
const BULLET = new RegExp(`^(?:[${SIGNS}] |\\p{Co}|\\(?(?:[a-z]|[ivx]{1,4})\\) )\\s*`, "iu");
const RULE = /^[-_*=]{3,}$/u;
/** A page's number is furniture, not content. */
const PAGE_NUMBER = /^page \d{1,4}(?: of \d{1,4})?$/iu;

const ACTION = /^(?:\*\*)?(?:NEW |New )?A(?:CTION|ction)\b.{0,40}\d ?\/ ?\d/u;

/** What may stand behind an action's sentence, on the line below. */
const LABELLED = /^(?:\*\*)?(?:target|due|owner)(?: date)?\b ?:/iu;

/** What always begins a paragraph of its own, though no empty line stands before it. */
const OPENERS = [
  ACTION,
  /^(?:\*\*)?(?:attendees|attendance|present|apologies|status|next .{0,30}meeting)\b[^.]{0,30}:/iu,
  LABELLED,
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

/** "8 February 2022: …", "NetCo, 08/02/2022: …": the next entry of a list of updates. */
const DATED = new RegExp(`^[^:]{0,80}?\\b${DAY}\\s*:`, "iu");

/** Whether a sentence goes on behind a line break. Nobody breaks a line so at a margin: one that has ended has ended. */
const goesOverBreak = (before: string, text: string): boolean =>
  UNFINISHED.test(before) ||
  LABELLED.test(text) ||
  !(ENDS_SENTENCE.test(before) || opens(text) || DATED.test(unmark(text)) || looksLikeHeading(before)?.sure);

/** A paragraph without the line breaks that only cut a sentence; the others part paragraphs. */
const withoutBreaks = (paragraph: string): string => {
  const lines = paragraph.split(LINE_BREAK);
  return lines
    .map((line, index) => (index === 0 ? line : `${goesOverBreak(lines[index - 1] ?? "", line) ? " " : "\n"}${line}`))
    .join("");
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
        cells: row.cells.map((text) => text.replaceAll(LINE_BREAK, "\n")),
        sentences: row.cells.map((text) => text.split("\n").map(withoutBreaks).join("\n")),
        text: row.cells
          .join("\t")
          .replace(/[\n\v]/gu, " ")
          .trim(),
      });
      continue;
    }
    const text = lone ?? line.text;
    front &&= looksLikeHeading(text.split(/[\n\v]/u)[0] ?? "")?.sure !== true;
    const [begin = "", ...more] = text.split("\n").flatMap((paragraph) => linesOf(paragraph, front));
    if (before?.kind === "text" && last && goesOn(last, begin, front)) before.text = `${before.text} ${begin}`;
    else blocks.push(textBlock(line.number, begin));
    for (const paragraph of more) blocks.push(textBlock(line.number, paragraph));
    last = { ...line, text: more.at(-1) ?? begin };
  }
  return blocks.map((block, index) => (block.kind === "text" ? { ...block, alone: isAlone(blocks, index) } : block));
};

/** Above the first heading lines stand for themselves, but for those of an action. */
const linesOf = (paragraph: string, front: boolean): string[] =>
  front && !ACTION.test(paragraph) ? paragraph.split(LINE_BREAK) : withoutBreaks(paragraph).split("\n");

const textBlock = (line: number, text: string): TextBlock => ({
  kind: "text",
  line,
  text: text.replace(BULLET, ""),
  bullet: BULLET.test(text),
  alone: false,
});

const isAlone = (blocks: Block[], index: number): boolean =>
  (blocks[index - 1]?.kind ?? "gap") === "gap" && (blocks[index + 1]?.kind ?? "gap") === "gap";
