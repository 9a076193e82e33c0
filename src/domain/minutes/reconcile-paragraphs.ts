import { printReference } from "../reference.js";
import { plainWords } from "./lines.js";
import type { MinutesAction } from "./minutes.js";
import { ownParagraphs } from "./own-paragraphs.js";
import type { KnownAction, Reconciled } from "./reconcile.js";

/** What the minutes of each meeting gave under an action, by the edition that came last. */
const listsOf = ({ said, paragraphs }: KnownAction): Map<number, string[]> =>
  new Map(
    said.map(({ meeting, updates }) => [
      meeting,
      updates ?? paragraphs.filter((one) => one.meeting === meeting).map(({ text }) => plainWords(text)),
    ]),
  );

/**
 * The meeting's own paragraphs are updates; those that minutes of a later meeting only carried over are no longer
 * theirs. Another edition of the same minutes puts its own in other words, the first that is gone in those of the first
 * that is new. One that is only gone stays, and is told.
 * @param seen whether minutes of this meeting were imported before
 */
export const compareParagraphs = (
  known: KnownAction,
  read: MinutesAction,
  seen: { again: boolean; meeting: number },
  found: Reconciled,
): void => {
  const name = printReference(known.action.reference);
  const texts = read.updates.map(({ text }) => text);
  const lists = listsOf(known).set(seen.meeting, texts);
  const own = ownParagraphs(lists);
  const ours = known.paragraphs.filter(({ meeting }) => meeting === seen.meeting);
  const told = new Set([...ours.map(({ text }) => plainWords(text)), ...known.printed]);
  const fresh = (own.get(seen.meeting) ?? []).filter((text) => !told.has(text));
  const gone = seen.again ? ours.filter(({ text }) => !texts.includes(text)) : [];
  for (const [index, text] of fresh.entries()) {
    const earlier = gone[index];
    if (!earlier) found.changes.push({ kind: "updated", text });
    else {
      found.changes.push({ kind: "corrected", updateId: earlier.id, from: earlier.text, to: text });
      found.differences.push(`${name}: an update now reads “${text}”; it was “${earlier.text}”.`);
    }
  }
  for (const { text } of gone.slice(fresh.length))
    found.differences.push(`${name} has no longer the update “${text}”; the log keeps it.`);
  /** Another edition may have put other words in the place of those of the earlier meeting. */
  const stands = (words: string, before: number): boolean =>
    fresh.includes(words) ||
    known.paragraphs.some((one) => (one.meeting ?? before) < before && plainWords(one.text) === words);
  for (const { id, text, meeting } of known.paragraphs) {
    if (meeting === null || meeting <= seen.meeting) continue;
    const words = plainWords(text);
    const carried = lists.get(meeting)?.includes(words) && !own.get(meeting)?.includes(words);
    if (carried && stands(words, meeting)) found.changes.push({ kind: "carried", updateId: id, text, meeting });
  }
};
