import { printReference } from "../reference.js";
import { plainWords } from "./lines.js";
import type { MinutesAction } from "./minutes.js";
import { ownParagraphs } from "./own-paragraphs.js";
import type { KnownAction, Reconciled } from "./reconcile.js";

/** What the minutes of each meeting gave under an action, edition by edition, the one that came last at the end. */
const editionsOf = ({ said, paragraphs }: KnownAction): Map<number, string[][]> => {
  const editions = new Map<number, string[][]>();
  for (const { meeting, updates } of said) {
    const texts = updates ?? paragraphs.filter((one) => one.meeting === meeting).map(({ text }) => plainWords(text));
    editions.set(meeting, [...(editions.get(meeting) ?? []), texts]);
  }
  return editions;
};

/**
 * The paragraphs that each meeting is to have by all that minutes gave, the same in whatever order they came. Another
 * edition of the same minutes puts its own in other words, the first that is gone in those of the first that is new; one
 * that is only gone stays.
 * @param printed what people said elsewhere, as minutes print it: it takes no other's place
 */
const paragraphsOf = (
  editions: ReadonlyMap<number, readonly string[][]>,
  printed: ReadonlySet<string>,
): Map<number, string[]> => {
  const newest = new Map([...editions].map(([meeting, all]) => [meeting, all.at(-1) ?? []]));
  return new Map(
    [...editions].map(([meeting, all]) => {
      let stand: string[] = [];
      for (const texts of all) {
        const own = ownParagraphs(new Map(newest).set(meeting, texts)).get(meeting) ?? [];
        const fresh = own.filter((text) => !stand.includes(text));
        const told = fresh.filter((text) => !printed.has(text));
        const gone = stand.filter((text) => !texts.includes(text) && !printed.has(text));
        const inPlace = new Map(gone.map((text, index) => [text, told[index] ?? text]));
        const placed = new Set(inPlace.values());
        stand = [...stand.map((text) => inPlace.get(text) ?? text), ...fresh.filter((text) => !placed.has(text))];
      }
      return [meeting, stand];
    }),
  );
};

/**
 * What these minutes change of an action's paragraphs: those of their own meeting, and of later ones, which may have
 * carried over what these said first, or have said what these say no longer.
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
  const editions = editionsOf(known);
  editions.set(seen.meeting, [...(editions.get(seen.meeting) ?? []), texts]);
  const printed = new Set(known.printed);
  const own = [...paragraphsOf(editions, printed)].filter(([meeting]) => meeting >= seen.meeting);
  for (const [meeting, stand] of own.sort(([a], [b]) => a - b)) {
    const stored = known.paragraphs.filter((one) => one.meeting === meeting);
    const told = new Set([...stored.map(({ text }) => plainWords(text)), ...printed]);
    const lacking = stand.filter((text) => !told.has(text));
    const left = stored.filter(({ text }) => !stand.includes(plainWords(text)));
    for (const [index, text] of lacking.entries()) {
      const replaced = left[index];
      if (!replaced) found.changes.push({ kind: "updated", text, meeting });
      else {
        found.changes.push({ kind: "corrected", updateId: replaced.id, from: replaced.text, to: text });
        found.differences.push(`${name}: an update now reads “${text}”; it was “${replaced.text}”.`);
      }
    }
    const earlier = new Set([...editions].flatMap(([at, all]) => (at < meeting ? (all.at(-1) ?? []) : [])));
    for (const { id, text } of left.slice(lacking.length))
      found.changes.push(
        earlier.has(plainWords(text))
          ? { kind: "carried", updateId: id, text, meeting }
          : { kind: "corrected", updateId: id, from: text, to: null },
      );
    if (!seen.again || meeting !== seen.meeting) continue;
    for (const { text } of stored.filter((one) => !left.includes(one) && !texts.includes(plainWords(one.text))))
      found.differences.push(`${name} has no longer the update “${text}”; the log keeps it.`);
  }
};
