import type { TextBlock } from "./blocks.js";
import type { Draft, Reader } from "./draft.js";
import { unmark } from "./lines.js";

/** `LSC 1: …`: a numbered criterion, whose meaning is not read here. */
const CRITERION = /^[A-Z]{2,6} ?\d{1,3} ?:/u;
const BOLD_CAPITALS = /\*\*[^*a-z]*[A-Z]{3,}[^*a-z]*\*\*/u;
const ENDS = /[.!?:;][)\]"”’'*]*$|[)\]]$/u;
const FEWEST_WORDS = 3;
/** That there was nothing to an item: "None." under any other business. */
const NOTHING =
  /^(?:none|nil|nothing|no other business|no items?|no matters?|n\/a|not applicable)(?: (?:was|were) (?:raised|reported))?[.!]?$/iu;

/**
 * What counts as prose, and so as understood without being kept: a paragraph under a numbered item that is made of whole
 * sentences (three words and more, ending as a sentence does), and the bullets under a paragraph that ends with a colon.
 * Not prose, and so `unread`: whatever stands above the first item and is no part of the header or attendance; rows of
 * unknown tables; criteria (`LSC 1: …`); words in bold capitals that are no decision (`**RED**`); stray words.
 */
const isProse = (block: TextBlock, draft: Draft): boolean => {
  if (draft.item === null || CRITERION.test(unmark(block.text)) || BOLD_CAPITALS.test(block.text)) return false;
  if (block.text.startsWith("#") || block.text.includes("|")) return false;
  if ((block.bullet && draft.list === "prose") || NOTHING.test(unmark(block.text))) return true;
  return block.text.split(" ").length >= FEWEST_WORDS && ENDS.test(block.text);
};

/** Prose under an item. While an action's status is still to come, it is held: it may be that action's discussion. */
export const readProse: Reader = (block, draft) => {
  const inTable = draft.table?.kind === "unknown" && !draft.gap;
  if (block.kind === "row" || inTable || !isProse(block, draft)) return false;
  if (draft.row && !draft.row.done) draft.held.push(block);
  if (!block.bullet) draft.list = block.text.endsWith(":") ? "prose" : null;
  return true;
};
