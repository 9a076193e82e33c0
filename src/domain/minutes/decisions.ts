import type { Verb } from "../meeting.js";
import { type Draft, type Reader, warn } from "./draft.js";
import { plainWords, unmark } from "./lines.js";

const BOLD_VERB = /\*\*\s*(AGREED|NOTED|APPROVED|ENDORSED)\b\s*(?:\*\*)?/gu;
const PLAIN_VERB = /(?<!\*)\b(?:AGREED|NOTED|APPROVED|ENDORSED)\b/u;
const LIST = /^The [\p{L}\d][\p{L}\d ,&'’-]{1,60}:$/u;

/** What stood after the verb, without the joints of a list. */
const trimmed = (text: string): string =>
  unmark(text)
    .replace(/^[\s:,–-]+/u, "")
    .replace(/[;,]?\s*(?:\band|;)[^\p{L}\p{N}]*$/iu, "")
    .replace(/[;,]$/u, "")
    .trim();

/** A decision's text as minutes hold it: what is read of it when it was printed. */
export const decisionText = (text: string): string => {
  let words = plainWords(text);
  for (let next = trimmed(words); next !== words; next = trimmed(words)) words = next;
  return words;
};

const enter = (draft: Draft, text: string, line: number): void => {
  const verbs = [...text.matchAll(BOLD_VERB)];
  for (const [index, verb] of verbs.entries()) {
    const words = text.slice(verb.index + verb[0].length, verbs[index + 1]?.index);
    draft.decisions.push({ agendaItem: draft.item, verb: verb[1] as Verb, text: trimmed(words), line });
  }
};

/**
 * Decisions: a sentence with its verb in bold capitals, or a list of them under "The OPSG:". The text is what follows the
 * verb. A verb in capitals that are not bold is kept under `unread`, and warned about; in small letters it is prose.
 */
export const readDecisions: Reader = (block, draft) => {
  if (block.kind === "row" || draft.item === null) return false;
  if (block.text.search(BOLD_VERB) >= 0) {
    enter(draft, block.text, block.line);
    if (!block.bullet) draft.list = null;
    draft.held = [];
    return true;
  }
  if (LIST.test(unmark(block.text))) {
    draft.list = "decisions";
    return true;
  }
  if (!PLAIN_VERB.test(block.text)) return false;
  const message = "A verb in capitals that are not bold: if this is a decision, make the verb bold.";
  warn(draft, block.line, "verb-not-bold", message);
  draft.unread.push({ line: block.line, text: unmark(block.text) });
  return true;
};
