import { foldName } from "../register.js";
import { type Reader, warn } from "./draft.js";
import { follows, looksLikeHeading } from "./headings.js";

/**
 * A numbered heading opens an item: its number must follow the last one's, so that a numbered list under an item is no
 * heading. A heading seen before, word for word, only returns to its item (a table of contents stood above).
 */
export const readItem: Reader = (block, draft) => {
  if (block.kind === "row" || block.bullet) return false;
  const heading = looksLikeHeading(block.text);
  if (!heading) return false;
  const { number, title, sure } = heading;
  const known = draft.found.items.get(number);
  const again = known !== undefined && foldName(known) === foldName(title);
  const last = draft.agenda.at(-1)?.number ?? null;
  const order = follows(number, last);
  const plain = sure || (order === "next" && block.alone && title.split(" ").length <= 12 && !/[;,:]$/u.test(title));
  if (!again && (order === "no" || !plain)) return false;
  if (!again) {
    draft.agenda.push({ number, title });
    draft.found.items.set(number, title);
    if (order === "later")
      warn(draft, block.line, "agenda-gap", `Item ${number} follows ${last === null ? "nothing" : `item ${last}`}.`);
  }
  draft.item = number;
  draft.table = null;
  draft.row = null;
  draft.held = [];
  draft.list = null;
  return true;
};
