import { straighten } from "./words.js";

/** Verbs that tell how something stands. Without an end of their own, so they are named. */
const VERBS =
  /\b(?:is|are|was|were|be|been|being|am|has|have|had|having|will|would|shall|should|can|could|may|might|must|do|does|did|not|\w+n't|went|gone|sent|done|made|given|got|gave|held|kept|left|met|put|read|said|set|shown|taken|took|told|won|written|wrote|came|come|comes|needs?|wants?|goes|covers?|shows?|says?|looks?|seems?)\b/iu;

/** Past and present participles: "agreed", "circulating". */
const PARTICIPLES =
  /\b(?!need\b|speed\b|feed\b|seed\b|meeting\b|during\b|spring\b|thing\b|string\b)\w{2,}(?:ed|ing)\b/iu;

/** What is said of a thing without a verb: "export ready", "minutes on Friday". */
const STATES =
  /\b(?:ready|complete|over|due|late|pending|ongoing|outstanding|overdue|under ?way|tomorrow|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|next (?:week|month)|please|thanks|tbc)\b/iu;

/** Whether words after a name tell something of it: "office has agreed", "circulated on Friday"; not "nonsense", "x". */
export const tellsSomething = (words: string): boolean => {
  const straight = straighten(words);
  return VERBS.test(straight) || PARTICIPLES.test(straight) || STATES.test(straight) || /[.!?,;:]\s*\S/u.test(straight);
};
