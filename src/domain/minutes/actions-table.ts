import type { Day } from "../day.js";
import type { Target } from "../target.js";
import { takeReference } from "./action-reference.js";
import type { RowBlock } from "./blocks.js";
import { actionColumns, type Column } from "./columns.js";
import { readDay } from "./days.js";
import { type Draft, type Reader, warn } from "./draft.js";
import { enterAction } from "./enter-action.js";
import { unmark } from "./lines.js";
import type { MinutesAction } from "./minutes.js";
import { ownersOf, splitOwners } from "./owners.js";
import { takeStatus } from "./status-words.js";
import { say } from "./updates.js";

const cell = (row: RowBlock, columns: Column[], column: Column): string =>
  unmark(row.cells[columns.indexOf(column)] ?? "");

const sentences = (row: RowBlock, columns: Column[], column: Column): string =>
  unmark(row.sentences[columns.indexOf(column)] ?? "");

/** A day out of a cell; what is no day is warned about, kept under `unread`, and unknown. */
const targetOf = (row: RowBlock, columns: Column[], column: Column, draft: Draft, name: string): Target | null => {
  const text = cell(row, columns, column);
  const read = readDay(text, draft.meeting.date);
  if (read.kind === "day") return read.day;
  if (read.kind === "TBC") return "TBC";
  if (read.kind === "none") return null;
  const impossible = read.kind === "impossible";
  const message = impossible ? `${name}: there is no day ${text}.` : `${name}: “${text.slice(0, 60)}” is not a date.`;
  warn(draft, row.line, impossible ? "no-such-date" : "date-not-understood", message);
  draft.unread.push({ line: row.line, text: `${name}: ${text}` });
  return null;
};

const dayOnly = (target: Target | null): Day | null => (target === "TBC" ? null : target);

/** A row that names an action. */
const readRow = (row: RowBlock, columns: Column[], draft: Draft): MinutesAction | undefined => {
  const own = columns.includes("reference");
  const named = takeReference(own ? cell(row, columns, "reference") : sentences(row, columns, "text"), draft);
  if (!named || (own && named.after.trim() !== "")) return undefined;
  const paragraphs = (own ? sentences(row, columns, "text") : named.after.replace(/^\s*[:–—-]?\s*/u, "")).split("\n");
  const text = paragraphs[0] ?? "";
  const owner = cell(row, columns, "owner");
  const action = enterAction(draft, {
    reference: named.printed,
    text,
    owners: owner === "" ? ownersOf(text, draft.parties) : splitOwners(owner, draft.parties),
    dateRaised: dayOnly(targetOf(row, columns, "raised", draft, named.printed)),
    lastTarget: targetOf(row, columns, "last", draft, named.printed),
    revisedTarget: targetOf(row, columns, "revised", draft, named.printed),
    status: null,
    updates: [],
    agendaItem: draft.item,
    line: row.line,
  });
  const said = [...paragraphs.slice(1), ...sentences(row, columns, "update").split("\n")];
  for (const paragraph of said) say(draft, action, paragraph, row.line);
  const status = cell(row, columns, "status");
  if (status !== "") say(draft, action, `Status: ${status}`, row.line);
  const left = row.cells.filter((text, index) => text !== "" && (columns[index] ?? null) === null);
  if (left.length > 0) draft.unread.push({ line: row.line, text: left.join(" ") });
  return action;
};

const ENDS_SENTENCE = /[.!?:;][)\]"”’']*$/u;

/** What a page break cut off, put back: a sentence that did not end goes on where the next begins in lower case. */
const goOn = (action: MinutesAction, paragraph: string): boolean => {
  const last = action.updates.at(-1);
  if (!/^\p{Ll}/u.test(paragraph) || ENDS_SENTENCE.test(last?.text ?? action.text)) return false;
  if (last) last.text = `${last.text} ${paragraph}`;
  else action.text = `${action.text} ${paragraph}`;
  return true;
};

/** The table of outstanding actions: its header (again after a page), its rows, and what is said under each. */
export const readActionsTable: Reader = (block, draft) => {
  if (block.kind === "text") return false;
  const columns = actionColumns(block.cells);
  if (columns) {
    draft.table = { kind: "actions", columns };
    return true;
  }
  if (draft.table?.kind !== "actions") return false;
  const action = readRow(block, draft.table.columns, draft);
  if (action) {
    draft.row = { action, done: action.status !== null };
    draft.held = [];
    return true;
  }
  const filled = block.sentences.filter((text) => text !== "");
  if (!draft.row || filled.length !== 1 || !filled[0]) {
    if (draft.gap) draft.table = null;
    return false;
  }
  for (const text of filled[0].split("\n")) {
    const paragraph = unmark(text);
    const taken = takeStatus(paragraph);
    const went = goOn(draft.row.action, taken?.before ?? paragraph);
    say(
      draft,
      draft.row.action,
      went ? paragraph.slice(taken?.before.length ?? paragraph.length) : paragraph,
      block.line,
    );
    draft.row.done ||= taken !== undefined;
  }
  return true;
};
