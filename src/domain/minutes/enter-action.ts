import { type Draft, warn } from "./draft.js";
import type { MinutesAction } from "./minutes.js";
import { inOtherWords } from "./same-action.js";

/**
 * Adds an action, or, where the same reference stood before (raised in the text, listed again in a table), fills in what
 * was unknown. Another wording under a reference used already is reported, and the first stands; where it is another
 * action altogether, what is said under it is no word about the first.
 * @returns the action that what follows is about
 */
export const enterAction = (draft: Draft, action: MinutesAction): MinutesAction => {
  const known = draft.found.actions.get(action.reference);
  if (!known) {
    draft.actions.push(action);
    draft.found.actions.set(action.reference, action);
    return action;
  }
  if (action.text !== "" && action.text !== known.text) {
    const message = `${action.reference} stands twice with different words: line ${known.line} is taken.`;
    warn(draft, action.line, "action-duplicate", message);
    draft.unread.push({ line: action.line, text: `${action.reference} ${action.text}` });
    if (inOtherWords(known.text, action.text)) return known;
    draft.duplicates.push(action);
    return action;
  }
  known.dateRaised ??= action.dateRaised;
  known.status = action.status ?? known.status;
  const dated = known.lastTarget !== null || (known.revisedTarget !== null && known.revisedTarget !== "TBC");
  if (!dated && (action.lastTarget !== null || action.revisedTarget !== null)) {
    known.lastTarget = action.lastTarget;
    known.revisedTarget = action.revisedTarget;
  }
  if (known.owners.length === 0) known.owners = action.owners;
  return known;
};
