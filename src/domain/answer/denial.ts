import { cleanWords } from "./clean.js";
import { readCompletion } from "./completion.js";
import { CONDITION, NEGATION, PARTIAL } from "./moods.js";
import { type Clause, type Reading, readAlone, readSentences } from "./sentences.js";
import type { About } from "./understood.js";

/**
 * Whether a reply takes back that the action is done, where that was said before. `firm`: "actually not done". `doubtful`:
 * it may be meant so, "the annex is not finished yet".
 */
export type Denial = "firm" | "doubtful" | "none";

const LEAD =
  "(?:(?:no|nope|sorry|apologies|oops|actually|well|hm+|correction|update|wait|hang on|hold on|scratch that|scrap that|ignore that|forget that|my mistake|my bad|(?:as )?it turns out|turns out|that|i am afraid|afraid|unfortunately|sadly|regrettably|in fact|on reflection|but|and|so|i think|we think|i see|i find|i was wrong|i (?:have )?got (?:it|that) wrong|it seems|(?:please )?note that|‹R›)[,:]? )*";
const STILL =
  "(?:(?:yet|actually|really|quite|fully|wholly|been|all|completely|entirely|even|in fact|after all|properly) )*";
const DONE = "(?:done|complete|completed|finished|sorted|over|there|ready(?: to (?:be )?closed?)?)";
const TAIL =
  "(?: (?:yet|after all|actually|at all|in fact|sorry|i am afraid|apologies|then|really|as it turns out|it turns out|my mistake|please|now|on our side))*";
const STATED: readonly RegExp[] = [
  `${LEAD}(?:(?:it|this|that|this one|that one|(?:the|this|our) (?:action|item|task)|we|i) )?(?:(?:is|was|are|were|am|has|have|had|still|actually|really|in fact|after all|definitely) )*(?:not|never|nowhere near|far from) ${STILL}${DONE}(?: (?:with )?(?:it|this|that|this one|the action|the task))?`,
  `${LEAD}(?:(?:it|this|that|this one|(?:the|this|our) (?:action|item|task)) )?(?:(?:is|was|has|remains|actually|in fact|very much) )*(?:(?:still|very much) (?:open|outstanding|to do|to be done|in progress|ongoing|unfinished|incomplete)|incomplete|unfinished|undone)`,
  `${LEAD}(?:please |can you |could you |can we |could we |you can |kindly )*(?:re-?open|do not close|keep open|leave open|(?:keep|leave) (?:it|this|that|this one|the action|‹R›) open)(?: (?:it|this|that|this one|the action|‹R›))?`,
].map((one) => new RegExp(`^${one}${TAIL}$`, "u"));

const ARE = "(?:(?:is|are|was|were|has|have|had|been|still|actually|really|in fact|after all|definitely) )*";
const OF_THEM = "(?: of (?:them|these|those|the (?:two|actions)|these (?:two|actions)))?";
const several = (none: string, all: string): RegExp[] =>
  [
    `${LEAD}${none}${OF_THEM} ${ARE}${STILL}${DONE}`,
    `${LEAD}${all} ${ARE}(?:not|never|nowhere near|far from) ${STILL}${DONE}`,
    `${LEAD}${all} ${ARE}(?:open|outstanding|to do|to be done|in progress|incomplete|unfinished|undone)`,
  ].map((one) => new RegExp(`^${one}${TAIL}$`, "u"));
/** The same of two actions, and of more than one. */
const OF_TWO = several("neither", `(?:both${OF_THEM}|the two|these two|those two|both actions)`);
const OF_SOME = several("none", "(?:they|these|those|these actions|the actions)");
const ANY_STATED = [...STATED, ...OF_TWO, ...OF_SOME];

/** What may tie it to the words before it; after "because" or "if" it tells of something else. */
const TIES = /^(?:|and|but|so|however|[,;()…:]|[-–—]+|\.+)$/u;
/** It was so, and is no longer. */
const NO_LONGER =
  /\b(?:now (?:it|this|that) (?:is|has)|(?:it|this|that) (?:is|has been|was) now|but (?:it|this|that) is)\b/u;
const END_WORD =
  /\b(?:done|complete|completed|completion|finished|closed|sorted|ready|there|open|outstanding|working|missing|after all)\b/u;
/** What was said is taken back, whatever it was. */
const RECANTS =
  /\b(?:too (?:soon|early)|prematurely?|(?:was|were|got (?:it|that|this)) (?:wrong|mistaken)|my mistake|re-?open\w*)\b/u;

const isFirm = ({ text, tie, before }: Clause): boolean =>
  TIES.test(tie) && !CONDITION.test(before) && ANY_STATED.some((one) => one.test(text));

/** Asked for, it is as good as said. */
const ASKS_TO_REOPEN =
  /^(?:(?:please|sorry) )*(?:can|could|may|would) (?:you|we|this|it) (?:please |be )*(?:re-?open|keep|leave)/u;

const denialIn = (reading: Reading): Denial => {
  const told = reading.sentences.filter(({ asks, text }) => !asks || ASKS_TO_REOPEN.test(text));
  const completion = readCompletion(reading);
  const firm = told.some(({ text, clauses }) => clauses.some(isFirm) || ANY_STATED.some((one) => one.test(text)));
  if (firm) return completion === "none" && !NO_LONGER.test(reading.text) ? "firm" : "doubtful";
  const doubted = told.some(
    ({ text }) => RECANTS.test(text) || (END_WORD.test(text) && (NEGATION.test(text) || PARTIAL.test(text))),
  );
  // "Nothing is left to do" denies nothing.
  return doubted && completion !== "firm" ? "doubtful" : "none";
};

/** The same of a reply as typed. */
export const readDenial = (text: string, about: About): Denial =>
  denialIn(readSentences(cleanWords(text, [...about.parties, about.committee]), about));

/** Longer words that name no action tell a story, and go back on nothing. Characters. */
const LONGEST = 600;
/** It goes back on what was said: of a reminder that waits, one says no more than that it is not done. */
const GOES_BACK =
  /\b(?:actually|after all|(?:as )?it turns out|turns out|correction|on reflection|(?:scratch|scrap|ignore|forget) that)\b/u;

/**
 * Whether words that name no action take back that something is done. `surely`: they go back on what was said, "actually
 * not done"; `perhaps`: they are also what is said of another action, "not done yet".
 */
export const takesBackDone = (words: string): "surely" | "perhaps" | "no" => {
  if (words.length > LONGEST) return "no";
  const reading = readAlone(cleanWords(words));
  const recants = RECANTS.test(reading.text);
  const denial = denialIn(reading);
  if (denial === "none" || (denial === "doubtful" && !recants)) return "no";
  return recants || GOES_BACK.test(reading.text) ? "surely" : "perhaps";
};

/** Whether words that take back that something is done say so of several actions at once, "neither is done": of so many. */
export const deniesSeveral = (words: string): "two" | "some" | null => {
  if (words.length > LONGEST) return null;
  const { sentences } = readAlone(cleanWords(words));
  const said = sentences.flatMap(({ text, clauses }) => [text, ...clauses.map((clause) => clause.text)]);
  const says = (patterns: readonly RegExp[]): boolean => said.some((one) => patterns.some((each) => each.test(one)));
  if (says(OF_TWO)) return "two";
  return says(OF_SOME) ? "some" : null;
};
