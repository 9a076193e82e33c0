import { type Draft, type Reader, warn } from "./draft.js";
import { unmark } from "./lines.js";
import type { MinutesAction } from "./minutes.js";
import { readStatus, takeStatus } from "./status-words.js";

/** Puts a paragraph of discussion under an action; `Status: Closed.` at its end is read, and not kept as words. */
export const say = (draft: Draft, action: MinutesAction, paragraph: string, line: number): void => {
  const text = unmark(paragraph);
  const taken = takeStatus(text);
  const words = taken ? taken.before : text;
  if (words !== "") action.updates.push({ text: words });
  if (text !== "" && draft.duplicates.includes(action))
    draft.unread.push({ line, text: `${action.reference} ${text}` });
  if (!taken) return;
  const status = readStatus(taken.status);
  if (status) action.status = status;
  else {
    const message = `${action.reference}: the status “${taken.status.slice(0, 60)}” was not understood.`;
    warn(draft, line, "status-not-understood", message);
    draft.unread.push({ line, text: `${action.reference} Status: ${taken.status}` });
  }
};

/** `Status: Closed.` alone, right under the line that raised an action: it was done before its own meeting ended. */
export const readRaisedStatus: Reader = (block, draft) => {
  if (block.kind === "row" || !draft.raised || takeStatus(unmark(block.text))?.before !== "") return false;
  say(draft, draft.raised, block.text, block.line);
  return true;
};

/** Paragraphs that stand between a row and its status are that row's discussion, in or out of the table. */
export const readDiscussion: Reader = (block, draft) => {
  if (block.kind === "row" || !draft.row || draft.item === null) return false;
  const inTable = draft.table?.kind === "actions" && !draft.gap;
  const status = takeStatus(unmark(block.text));
  if (!inTable && (!status || draft.row.done)) return false;
  if (/\*\*(?:AGREED|NOTED|APPROVED|ENDORSED)\b/u.test(block.text)) return false;
  const { action } = draft.row;
  for (const { text, line } of draft.held) say(draft, action, text, line);
  draft.held = [];
  say(draft, action, block.text, block.line);
  draft.row.done ||= status !== undefined;
  return true;
};
