import {
  ASKED_FOR,
  ASKS,
  ASKS_TO_CLOSE,
  CHANGE,
  CHANGED,
  CHANGES,
  CLOSES,
  DATE_WORDS,
  NEW,
  PLAIN,
  PLAIN_TO_CLOSE,
} from "./asking-words.js";

/** Words of a request that only ask where they are turned round: "could we", not "we could". */
const TURNED =
  /(?:^|\b(?:please|and|so|but|if|possible|ok|okay|sorry) )(?:can|could|may|might|would) (?:we|i|you|it|this|that|the|our|my)\b/u;
const ANY_WAY = /\b(?:any|some|a) (?:way|chance|possibility)\b/u;
/** A thought, not a request: "we may need to move to". */
const THOUGHT = /^(?:(?:and|so|but|now|sorry|unfortunately) )*(?:we|i|it|this|that|the \w+) (?:may|might|could)\b/u;
/** Asks whether, not for: "should we push to". */
const WHETHER =
  /^(?:and |so |but )?(?:should|shall|is|are|was|were|do|does|did|has|have|must) (?:we|i|you|it|this|that|the)\b(?! (?:be )?(?:possible|ok|okay|acceptable))/u;
const FILLERS = new Set(
  "and so but then therefore accordingly sorry apologies unfortunately just now the a an".split(" "),
);

const wordsIn = (text: string): string[] => text.split(/[\s,:;"()=]+|(?: [-–] )/u).filter(Boolean);
const firstOf = (words: readonly string[]): string => words.find((word) => !FILLERS.has(word)) ?? "";

/** Longer heads tell a story. Words. */
const MOST = 30;

const isKnown = (word: string): boolean =>
  ASKS.has(word) || CHANGES.has(word) || CHANGED.has(word) || CHANGE.has(word) || PLAIN.has(word);

/** Whether nothing in the words takes away from a request that stands with them. */
export const isPlainly = (text: string): boolean =>
  wordsIn(text).every(isKnown) && !WHETHER.test(text) && !THOUGHT.test(text);

/**
 * A request by its parts, in whatever order its writer put them: somebody asks, something is to change, and every other
 * word is one that takes nothing away from it. A word that is not known makes it no request: "the vendor asks", "once
 * agreed". So it bears formal and homely wordings alike, and reads each word once.
 */
const isRequest = (text: string): boolean => {
  const words = wordsIn(text);
  if (words.length === 0 || words.length > MOST) return false;
  if (WHETHER.test(text) || THOUGHT.test(text) || !words.every(isKnown)) return false;
  const first = firstOf(words);
  return (
    words.some((word) => ASKS.has(word)) ||
    ANY_WAY.test(text) ||
    TURNED.test(text) ||
    CHANGES.has(first) ||
    CHANGE.has(first)
  );
};

/** Said before the day: "we would like to request a revision of the target date to". */
const LEADS_TO_DAY =
  /(?:\b(?:to|until|of|for|as|be|become|into|is|reads?|say|show|it|date|target|deadline)(?: the)?|[:=])\s*$/u;
const LEADS_TO_HELD = /\b(?:for|of) (?:the )?$/u;
const UNTIL = /\buntil(?: the)?\s*$/u;
/** Names the new date: "a more realistic date would be". */
const NAMES = /\b(?:is|are|be|becomes?|to|as|reads?|say|show)(?: the)?\s*$/u;

const MORE_TIME =
  /\b(?:extension|postponement|deferral|deferment|(?:more|extra|additional|further|little) time|(?:new|later|revised|further|different) (?:target |due )?(?:date|deadline|target)|longer)\b/u;

/** "The due date ought to read". */
const DATE_SHOULD =
  /\b(?:date|target|deadline) (?:should|must|needs? to|ought to|has to|will have to) (?:now )?(?:be|read|say|become|show)\s*$/u;

/** Whether the words before a day ask for it. */
export const asksForDay = (head: string): boolean => {
  if (ASKED_FOR.test(head)) return isRequest(head) || /\blet us\b/u.test(head);
  if (!LEADS_TO_DAY.test(head)) return false;
  const words = wordsIn(head);
  const renews = words.some((word) => NEW.has(word)) && words.some((word) => DATE_WORDS.has(word));
  if (renews && NAMES.test(head) && isPlainly(head)) return true;
  if (DATE_SHOULD.test(head) && words.every(isKnown)) return true;
  if (!isRequest(head)) return false;
  const changes = words.some((word) => CHANGES.has(word) || CHANGED.has(word) || CHANGE.has(word));
  if (/[:=]\s*$/u.test(head) && MORE_TIME.test(head)) return true;
  if (/[:=]\s*$/u.test(head) && !renews && !words.some((word) => ASKS.has(word))) return false;
  if (UNTIL.test(head) || renews) return true;
  const dates = words.some((word) => DATE_WORDS.has(word)) && NAMES.test(head);
  return dates || (changes && !LEADS_TO_HELD.test(head.replace(/\b(?:extension|postponement|deferral) of $/u, "")));
};

const TO_MOVE =
  /\b(?:push|mov|extend|revis|shift|reschedul|defer|postpon|re-?target|re-?dat|re-?set|chang|amend|bump|roll|slip|slid|delay|put)\w* (?:\w+ ){0,2}?(?:it|this|that|date|target|deadline|back|out|along|‹R›|one)\b|\b(?:postpone|defer|extend|reschedule)(?: please)?$/u;

/** More time is asked for, or another date, and nothing is said of how much or which. */
export const asksForTime = (text: string): boolean => (MORE_TIME.test(text) || TO_MOVE.test(text)) && isRequest(text);

/** What may stand before a request to close, where it takes nothing from it: "with the approval of the change, we ask". */
const ASK_TO_CLOSE =
  /^(?:(?!(?:if|unless|whether|when|once|until|not|never|may|might|should|they|said|says|told|asked)\b)[\w'‹›\uE000-\uF8FF-]+ ){1,25}(?=(?:we|us|i) (?:would |now |therefore )*(?:ask|request|propose|recommend|suggest)s? )/u;

/** "We would ask that it be closed", "closure is recommended": every word of the clause is known to leave the request whole. */
export const asksToClose = (text: string): boolean => {
  const words = wordsIn(text.replace(/\b(grateful|obliged|appreciate it) if\b/gu, "$1").replace(ASK_TO_CLOSE, ""));
  return (
    words.length <= MOST &&
    words.some((word) => CLOSES.has(word)) &&
    words.some((word) => ASKS_TO_CLOSE.has(word)) &&
    words.every((word) => CLOSES.has(word) || ASKS_TO_CLOSE.has(word) || PLAIN_TO_CLOSE.has(word))
  );
};
