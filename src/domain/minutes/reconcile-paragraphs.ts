import { printReference } from "../reference.js";
import { plainWords } from "./lines.js";
import type { MinutesAction } from "./minutes.js";
import type { KnownAction, Reconciled } from "./reconcile.js";

/**
 * Paragraphs that no minutes gave before are updates; but another edition of the same minutes puts its own in other
 * words, the first that is gone in those of the first that is new. One that is only gone stays, and is told.
 * @param seen whether minutes of this meeting were imported before, and said the same
 */
export const compareParagraphs = (
  known: KnownAction,
  read: MinutesAction,
  seen: { again: boolean; repeated: boolean; meeting: number },
  found: Reconciled,
): void => {
  const name = printReference(known.action.reference);
  const texts = [...new Set(read.updates.map(({ text }) => text))];
  const told = new Set([...known.paragraphs.map(({ text }) => plainWords(text)), ...known.printed]);
  const fresh = texts.filter((text) => !told.has(text));
  const gone = seen.again
    ? known.paragraphs.filter(({ text, meeting }) => meeting === seen.meeting && !texts.includes(text))
    : [];
  for (const [index, text] of fresh.entries()) {
    const earlier = gone[index];
    if (!earlier) found.changes.push({ kind: "updated", text });
    else {
      found.changes.push({ kind: "corrected", updateId: earlier.id, from: earlier.text, to: text });
      found.differences.push(`${name}: an update now reads “${text}”; it was “${earlier.text}”.`);
    }
  }
  for (const { text } of seen.repeated ? [] : gone.slice(fresh.length))
    found.differences.push(`${name} has no longer the update “${text}”; the log keeps it.`);
};
