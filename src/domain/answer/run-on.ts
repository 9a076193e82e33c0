/** Ways of saying how it stands, in a word or two. */
const STANDS =
  "(?:done|completed?|closed|finished|sorted|tbc|tbd|on track|in progress|ongoing|under ?way|late|delayed|pending|half ?way|no (?:change|update|progress|news))";
const BUT = "(?:(?:now|all|still|nearly|almost|not|not yet|partly|half|also) )*";

/** An answer begins here, as one jots it down: "need until 2 Jan". */
const BEGINS = new RegExp(
  `^\\s*${BUT}(?:${STANDS}|needs? (?:until|till?|more|another|to move)|can we|could we|please|wait(?:s|ing) (?:for|on)|awaiting|drafted|sent|issued|will be|snooze|remind|revised|new (?:target|date)|target|not (?:ours|started)|started|draft)\\b`,
  "iu",
);
/** All that was said so far is an answer by itself: "is done". */
const WHOLE = new RegExp(
  `^[\\s:,–—-]*(?:(?:is|are|was|has been|it'?s|its|that'?s) )?${BUT}${STANDS}(?: (?:yet|too|now|already|today|yesterday))?\\s*$`,
  "iu",
);
/** What follows these words belongs to them. */
const HELD =
  /(?:\b(?:for|on|of|to|in|with|by|from|than|as|at|under|via|into|per|about|after|before|until|till|once|when|while|where|if|unless|because|since|that|which|so|or|but|and|see|actions?|items?|the|an?|is|are|was|were|be|not|this|our|its|their|like|using|versus|vs|both|against|without|means|clos(?:e|es|ed|ing)|block(?:s|ed|ing)?|supersed(?:e|es|ed|ing)|replac(?:e|es|ed|ing)|duplicat(?:e|es|ed|ing)|await(?:s|ing)?|think|thought|believe|said|say|told|know|hope|suggest|push|move|change|snooze|extend|shift|undo)|[-–—/(&+:])\s*$/iu;

/** What sets one action against another: "64/01 done but 64/02 is late". */
const AGAINST = /[\s,;–—-]+(?:but|while|whilst|whereas|though|although|however|yet)\s*,?\s*$/iu;
/** Something is said here of what stands before it. */
const TOLD =
  /^\s*[,:–—-]?\s*(?:(?:is|are|was|were|has|have|isn't|aren't|wasn't|hasn't|haven't|won't|will|not|still|stays?|remains?|should|can|could|might|may)\b)/iu;

/** Whether a reference opens what is said of its action with no more than a blank before it, after another that did. */
export const runsOn = (since: string, after: string): boolean =>
  since.trim() === "" ||
  WHOLE.test(since) ||
  (AGAINST.test(since) && (TOLD.test(after) || BEGINS.test(after))) ||
  (!HELD.test(since) && BEGINS.test(after));

/** "Must come first" tells why the rest waits, whatever mark stands before it. */
const FIRST =
  /^\s*(?:(?:must|has to|have to|needs? to|should|ought to|will|is to|is) )?(?:come|comes|be|go|goes|happens?|finish|done|needed)\b[^.;,!?\n]{0,40}(?<!\b(?:the|a|an|our|its|their) )\bfirst\b|^\s*(?:is (?:blocking|holding)|blocks|holds)\b/iu;
const LABEL =
  /(?:^|[\n.;,!?])\s*(?:(?:hi|hello|hey|dear)\b[^.!?\n]{0,20}|re|for|on|actions?|updates?|status|news)\s*[:–—]\s*$/iu;

/** The sign before an item of a list. */
export const BULLET = "(?:[-*•‣·–—]|\\d{1,2}[.)])";
const AT_LINE = new RegExp(`\\n[ \\t]*(?:${BULLET}[ \\t]*)?$`, "u");

/** Whether what stands after these words says more of what was said there, and nothing of the action it names: "not done: 12/01 must come first". */
export const explains = (before: string, after: string): boolean => {
  if (before.trim() === "" || AT_LINE.test(before)) return false;
  return (
    FIRST.test(after) ||
    (/[:–—]\s*$/u.test(before) && !LABEL.test(before) && !BEGINS.test(after) && !/^\s*:/u.test(after))
  );
};

const ASKED_OF =
  /(?:^|[\n.;,!?])\s*(?:(?:please|pls|can we|could we|can you|could you|may we|let'?s|(?:we|i|you) (?:need|want) to|need to|and|also)\s+)*(?:push|move|change|shift|extend|postpone|defer|snooze|close|undo|done with|finished with)\s+(?:(?:back|the (?:target|date|deadline) (?:of|for))\s+)?$/iu;

/** Where in these words such a request begins, of what follows them; undefined where they end in none. */
export const askedIn = (before: string): number | undefined => {
  const found = ASKED_OF.exec(before);
  return found ? found.index + found[0].length - found[0].replace(/^[\s.;,!?]+/u, "").length : undefined;
};

/** Whether something is said here of what stands before it: "is late". */
export const tellsHere = (after: string): boolean => TOLD.test(after);

/** Whether an answer begins here, as one jots it down. */
export const beginsAnswer = (words: string): boolean => BEGINS.test(words);

/** Whether these words ask for something that is done to the action named after them: "please push 64/02 to 8 April". */
export const isAskedOf = (before: string): boolean => ASKED_OF.test(before);

/** Whether these words by themselves say how an action stands: "done", "is late". */
export const saysHowItStands = (words: string): boolean => WHOLE.test(words);
