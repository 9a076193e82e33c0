import { foldName } from "../register.js";

/** Shorter ones ("the", "to") stand in every sentence. */
const SHORTEST_WORD = 4;
/** How many of the shorter sentence's words stand in the other, where both ask for one thing. */
const SHARED = 0.6;

const wordsOf = (text: string): Set<string> =>
  new Set(
    foldName(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= SHORTEST_WORD),
  );

/** Whether two sentences ask for the same thing in other words: a table may shorten what the text said at length. */
export const inOtherWords = (one: string, other: string): boolean => {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const fewest = Math.min(a.size, b.size);
  return fewest > 0 && [...a].filter((word) => b.has(word)).length >= fewest * SHARED;
};
