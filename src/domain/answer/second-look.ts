import type { Day } from "../day.js";
import { ASK_DONE, type Completion, saysItIsOver } from "./completion.js";
import type { Likeness } from "./likeness.js";
import type { Mention } from "./mentions.js";
import { PUTS_OFF } from "./more-time.js";
import { MOVES_A_THING } from "./put-down.js";
import { isOwned } from "./redirect.js";
import type { Reading } from "./sentences.js";
import { ASK_UNTIL, dayToRemind } from "./snooze.js";
import type { Meant, Understood } from "./understood.js";
import { readUndo, takesBackItself } from "./undo.js";
import { dayOf } from "./wish.js";

/**
 * How sure likeness must be of a reading before it is taken, from 0 to 1: surest of what would close an action or move
 * its date. Found by learning from all labelled sets but some and reading those.
 */
const SURE: Record<Meant, number> = {
  undo: 0.75,
  redirect: 0.75,
  snooze: 0.75,
  question: 0.8,
  target: 0.85,
  completion: 0.9,
  update: 1,
};

/** Words with which a day is asked for, and words that leave it open or tell of somebody else's. */
const ASKED =
  /\b(?:please|pls|move|push|extend|change|amend|revise|ask(?:ing)?|request(?:ing)?|reset|shift|set|put|record|make it|can it|could it|(?:new|revised) (?:target|date))\b/u;
const OPEN =
  /\b(?:might|may|could be|perhaps|possibly|maybe|probably|should|consider\w*|would like us|hop(?:e|es|ing)|around|about|circa|or|until|default|their|slip to|fyi|do we|(?:we|i|they|it|this|that) could|(?:they|it|this|that) would|if|asked|wants?|told|said|says|suggest\w*|against|reject\w*|refus\w*|declin\w*|oppos\w*|not|no)\b/u;
/** Said out of politeness: it leaves nothing open. */
const POLITE_IF =
  /\bif (?:the (?:committee|chair|group|secretary)|you|that|it|this|everyone|all)(?: (?:is|are|would be|were))? ?(?:ok|okay|happy|fine|alright|all right|possible|acceptable|agreeable|allows?|agrees?|please|suits?|works?)(?: with (?:that|this|it|you|everyone))?\b|\bif possible\b/gu;
/** "I've finished the slides": a thing that may be all that was asked, or one of several. */
const ONE_THING =
  /\b(?:finished|completed|done|closed|resolved|sorted|finalised) (?:with )?(?:the|our|my|a|an|this|that|all|all the) (?!action|item|task|work|lot\b|job|one\b|matter)\w+|^(?:and |but )?(?:the |our |my )?(?!action|item|task|work|job|this|that|it\b|all|everything|yes|yep|yeah|aye|now|ok|okay|finally|already|fully|so\b|we\b|i\b)\w+ (?:(?:is|are|was|were|has|have|had|been|now|all) )*(?:done|finished|completed?|sorted|closed|resolved|wrapped)\b|\b(?:complete|finished|done) (?:‹P[^›]*›['’]s|(?!(?:and|as|now|on|in|at|from|for|by|with|since|so|see|per|to|via|after|following|thanks|thank|cheers|ta|please|this|that|it|today|already|here|last|too|ages|days|weeks|months|all|off|up|but)\b)[a-z]+)|\bthe [a-z]+,? that is\b/u;

/** A completion of one thing may not be that of the action. */
const isOfOneThing = ({ sentences }: Reading): boolean =>
  sentences.some(({ text, clauses }) =>
    [text, ...clauses.map((clause) => clause.text)].some((said) => ONE_THING.test(said)),
  );

/** Which of several days, or which meeting: not for likeness to tell. */
const WHICH_DAY = /^Which|one of these|Do you mean|\bwhich day\b/u;

/** The only day ahead that is named, if there is one, as `read` takes what tells of time. */
const onlyDay = ({ mentions, about }: Reading, read: (mention: Mention, said: Day) => Day | null): Day | null => {
  const named = mentions.list.flatMap((mention) => read(mention, about.said) ?? []);
  const days = new Set(named.filter((day) => day > about.said));
  return days.size === 1 ? ([...days][0] ?? null) : null;
};

/** What is not to be taken back, and "that was wrong of SECAS". */
const NOT_UNDONE =
  /\b(?:not|never|no need) (?:to )?(?:undo|delete|remove|ignore|withdraw|disregard|take|retract|cancel|scrap)\b|\bwrong (?:of|with|about)\b/u;
/** Asks that somebody else be reminded: "can you remind SECAS on Monday?" */
const REMINDS_OTHERS =
  /\b(?:remind|chase|nudge|ping|prompt|poke|prod|ask)(?: again)? (?:(?:the|our|all|both) )*(?!(?:me|us|him|her|again|back|on|in|at|about|for|from|this|it|that|then|next|later|please|after|before|until|when|nearer|closer|once|to|by|and|the|an?|first|not|now)\b)[a-z]/u;
const REMINDS_US = /\b(?:remind|chase|nudge|ping|prompt|poke|prod|ask|back to|snooze) (?:me|us)\b|\bsnooze\b/u;

/** Who is shut until then asks for nothing. */
const IS_SHUT =
  /^(?:(?:we|the office|office|our office|all) )*(?:are |is |will be )?(?:closed|shut)(?: down)? (?:for|over|from|until|till)\b/u;

/** So sure of a completion, words that it is over are taken at their word, whatever the rest tells of. */
const SURE_OF_END = 0.97;
/** So sure of a target, the only day that is named is the one that is asked for. */
const SURE_OF_DAY = 0.95;

/** The day or TBC that is asked for, where nothing leaves it open. */
const targetIn = (read: Understood, reading: Reading, sure: number): Understood["target"] => {
  const { list } = reading.mentions;
  if (!ASKED.test(reading.text) || OPEN.test(reading.text.replace(POLITE_IF, " "))) return null;
  if (list.length > 0 && list.every(({ letter }) => letter === "T")) return "TBC";
  // "Three weeks from the 8th": not for likeness to count.
  if (list.some(({ letter }) => "UVX".includes(letter))) return null;
  if (MOVES_A_THING.test(reading.text)) return null;
  const day = onlyDay(reading, dayOf);
  const { target } = reading.about.action;
  if (day !== null && target !== "TBC" && day < target && PUTS_OFF.test(reading.text)) return null;
  if (read.offer === null) return sure >= SURE_OF_DAY ? day : null;
  return read.offer === day && !WHICH_DAY.test(read.ask ?? "") ? day : null;
};

/**
 * What a reply is like, where the rules know it only as news or as a question. Rules keep the last word on what closes
 * an action or moves a date: likeness decides only where they are in doubt, never where something speaks against it.
 */
export const secondLook = (
  read: Understood,
  reading: Reading,
  completion: Completion,
  weigh: (reading: Reading) => Likeness,
): Understood => {
  if (read.kind !== "update" && read.kind !== "question") return read;
  const likeness = weigh(reading);
  const as = (kind: Meant, more: Partial<Understood> = {}): Understood => ({
    ...read,
    kind,
    offer: null,
    ask: null,
    ...more,
  });
  const isLike = (kind: Meant): boolean => likeness[kind] >= SURE[kind];
  // "Done - scratch that": what it takes back is its own.
  if (readUndo(reading) === "unclear" || (completion === "disputed" && takesBackItself(reading))) return read;
  if (isLike("undo")) return read.offer === null && !NOT_UNDONE.test(reading.text) ? as("undo") : read;
  if (isLike("redirect")) return isOwned(reading) ? read : as("redirect");
  if (isLike("snooze")) {
    if (IS_SHUT.test(reading.text)) return read;
    const ofOthers = REMINDS_OTHERS.test(reading.text) && !REMINDS_US.test(reading.text);
    if (ofOthers || MOVES_A_THING.test(reading.text)) return read;
    const until = onlyDay(reading, dayToRemind);
    return as("snooze", { until, ask: until === null ? ASK_UNTIL : null });
  }
  if (isLike("target")) {
    const target = targetIn(read, reading, likeness.target);
    return target === null ? read : as("target", { target });
  }
  if (isLike("completion") && read.kind === "update") {
    const over = likeness.completion >= SURE_OF_END && saysItIsOver(reading);
    // What one of several owners has done may not be all of it.
    const isSole = reading.about.action.owners.length === 1;
    if (isSole && (over || (completion === "likely" && !isOfOneThing(reading)))) return as("completion");
    return read.ask === null && read.offer === null ? as("update", { ask: ASK_DONE }) : read;
  }
  return isLike("question") && read.ask === null && read.offer === null ? as("question") : read;
};
