import { DAY } from "./days.js";

/** "8 February 2022: …", "NetCo, 08/02/2022: …": words that say themselves when they were said. */
const DATED = new RegExp(`^(?:[^:]{0,80}, ?|\\W{0,3}(?:from )?)${DAY}`, "iu");

/**
 * Which paragraphs of an action are each meeting's own, of all that minutes give under it. A table that grows repeats the
 * earlier ones each month: beside others, or dated, a paragraph is that of the earliest meeting that gave it. One that
 * stands alone is what that meeting said, though another said the same.
 * @param lists by the number of the meeting; the same whatever the order in which they came
 */
export const ownParagraphs = (lists: ReadonlyMap<number, readonly string[]>): Map<number, string[]> => {
  const told = new Set<string>();
  return new Map(
    [...lists]
      .sort(([a], [b]) => a - b)
      .map(([meeting, list]) => {
        const texts = [...new Set(list)];
        const alone = texts.length === 1;
        const own = texts.filter((text) => !told.has(text) || (alone && !DATED.test(text)));
        for (const text of texts) told.add(text);
        return [meeting, own];
      }),
  );
};
