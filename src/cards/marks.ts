import type { Mark } from "./card.js";

/**
 * What a mark says, on every platform the same: a sign alone is not read out, and colour is not seen by everybody.
 * `said`: how to tell that a row's own words say it already.
 */
export const MARK_WORDS: Record<Mark, { word: string; said: RegExp }> = {
  overdue: { word: "Overdue", said: /overdue/u },
  due: { word: "Due", said: /\bdue\b/u },
  proposed: { word: "Waiting for the committee", said: /proposed|agree/u },
  undecided: { word: "To be decided", said: /decided/u },
  done: { word: "Done", said: /closed|withdrawn|done/u },
  answered: { word: "Answered", said: /answered/u },
  failed: { word: "Failed", said: /failed/u },
  unconfirmed: { word: "Needs confirming", said: /confirm/u },
};
