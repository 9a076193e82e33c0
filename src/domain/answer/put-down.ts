import { mark } from "./marks.js";
import { isAhead, type Mention, mentionAt } from "./mentions.js";
import { CONDITION, DOUBT, NEGATION } from "./moods.js";
import { HELD } from "./offer.js";
import type { Reading } from "./sentences.js";

/** Asks that the day just named be put into the log: "so please move it", "can you amend the target accordingly?" */
const PUT_DOWN =
  /^(?:(?:so|and|please|can|could|would|you|kindly|we|i|therefore|also|if|grateful|mind|do) )*(?:(?:amend|adjust|revise|change)(?: accordingly| please)*$|move|moving|amend|update|updating|revise|change|changing|adjust|extend|reset|re-set|push|re-?plan|re-?baseline|retarget|re-date|record|note|put|set)((?: (?:it|this|that|the|our|my|target|date|due|deadline|log|register|tracker|record|entry|action|item|list|back|out|accordingly|to suit|to match|to reflect (?:this|that)|please|for us|now|then|‹R›))*)$/u;
const TO_CHANGE = /\b(?:it|this|that|target|date|deadline|accordingly|log|record|tracker|register|entry)\b/u;
/** What the day is of: the action itself. */
const BECOMES =
  /^(?:(?:so|but|sorry|unfortunately|i am afraid) )?(?:we|i|this|it) (?:will |would )?(?:need|needs|have|has|want|wants) to (?:go|move|slip|be|extend|push)(?: (?:it|this|out|back))* (?:to|until) (?:the )?‹[DM]|^(?:(?:realistically|honestly|so|but|sorry|now|unfortunately|i am afraid|afraid|i think) )*(?:it|this|this one|that|completion|the (?:date|target|deadline|action)) (?:(?:will|is|going|now|to|more|likely|looks|like|looking) )*(?:be|like)?(?: more like)?(?: (?:by|on))? ?(?:the )?‹[DM]|^(?:(?:the|our|so) )*next (?:available )?(?:slot|release|window|date|opportunity|chance) (?:is|would be|is not until) (?:the )?‹[DM]|^(?:the )?‹[DM].› (?:is|would be|looks|seems|will be)(?: (?:a|more|much|far|the|most))* (?:realistic|likely|like it|achievable|sensible|possible|doable|safer|better|feasible|workable)|^(?:the )?‹[DM].› (?:is|would be|looks like) the (?:very )?(?:earliest|soonest|first|best)\b/u;

const DAYS = new RegExp(mark("DM"), "gu");

/** The one day that a reply names besides the target, and its mark. */
const onlyDay = ({ mentions, about, text }: Reading): { found: string; mention: Mention } | undefined => {
  const days = [...text.matchAll(DAYS)].flatMap(([found]) => {
    const mention = mentionAt(mentions, found);
    const isTarget = mention?.letter === "D" && mention.day === about.action.target;
    return mention && !isTarget ? [{ found, mention }] : [];
  });
  return days.length === 1 ? days[0] : undefined;
};

/** Words of somebody who would have another day: beside one they are worth a question, and no more. */
const WOULD_HAVE =
  /\b(?:prefer\w*|better|sensible|realistic\w*|achievable|suits?|fits?|earliest|pencil\w*|clash\w*|not possible|no good|not (?:be )?achievable|can not (?:do|make|meet)|could do|can do|(?:the|our|due|later|new|revised|target) (?:date|deadline|target)|(?:the|our) log|\blog has not|we have until|let us have|take (?:this|it) to|set(?:s|ting)? (?:this|it)|forbearance|grace)\b/u;
const MOVING =
  "(?:mov(?:e|ing)|shift(?:ing)?|push(?:ing)?|postpon(?:e|ing)|defer(?:ring)?|re-?schedul(?:e|ing)|delay(?:ing)?|re-?arrang(?:e|ing)|re-?book(?:ing)?|bring(?:ing)?|set(?:ting)?|put(?:ting)?|hold(?:ing)?|extend(?:ing)?)";
/** What stands for the action, its target or a reminder of it: what else is to move is a thing of its own. */
const OURS =
  "(?:it|its|this|that|these|those|both|us|me|ours|one|everything|all|target|date|deadline|due|action|item|task|matter|point|completion|timescales?|timeline|log|entry|reminders?|nudges?|chasers?|prompts?|pings?|in|to|until|for|back|out|over|along|forward|further|by)";
/** Before "date" these tell of the action's; "the go-live date" is another. */
const ITS_OWN =
  "(?:the|our|its|my|a|new|newer|later|revised|current|agreed|original|existing|present|due|target|completion|delivery|end|finish|final|closing|action|proposed|previous|last)";
/**
 * A thing of its own is to move: "move the publication to 10 March". Whether the action's target moves with it, its words
 * do not say.
 */
export const MOVES_A_THING = new RegExp(
  `\\b(?:${MOVING}(?: (?:back|forward|out|on|up))?(?: (?!${OURS}\\b|‹)[\\w'-]+){1,4}(?: (?:back|forward|out|on|up|in))*|(?:${MOVING}|chang(?:e|ing)|amend(?:ing)?|alter(?:ing)?|revis(?:e|ing))(?: (?:the|our))? (?!${ITS_OWN}\\b|${OURS}\\b|‹)[\\w'-]+ (?:date|deadline)) (?:to|until|for|on) (?:the )?${mark("DMVX")}`,
  "u",
);

const ASKED = /\b(?:please|kindly|(?:can|could|may) (?:we|you|i)|would you)\b/u;

/** The day of what others are to do, or did. */
const OF_OTHERS =
  /\b(?:comments?|replies|feedback|was|were|they|he|she|vendor|supplier'?s?|consultation|pilot|contract)\b/u;

/** Asks that the day stay what it is: "please don't move the date to". */
const NOT_TO_MOVE =
  /\b(?:do not|never|no need to|rather not|rather we did not|not (?:to|asking to|going to)|against|without)\b[^,;]*?\b(?:mov|push|extend|chang|shift|postpon|defer|revis|slip|delay|put|set|mak|reschedul|amend)\w*/u;

/** "…removed from the log at the next meeting": it is to be closed, not moved. */
const OFF_THE_LOG =
  /\b(?:remov\w+|tak\w+|com\w+|drop\w*|struck) (?:(?:it|this|us) )?(?:off|from) (?:the|our|your) (?:action )?(?:log|list|tracker|register)\b/u;

/** The day that a reply names once, ahead, in words that may ask for it. */
export const perhapsAsked = (reading: Reading): Mention | undefined => {
  const { sentences, about, text } = reading;
  const only = onlyDay(reading);
  if (!only) return undefined;
  const loose = only.mention.letter === "D" && only.mention.told === "weekday" && only.mention.day > about.said;
  if (!isAhead(only.mention, about.said) && !loose) return undefined;
  const named = sentences.find((sentence) => sentence.text.includes(only.found));
  return named &&
    (WOULD_HAVE.test(text) || (MOVES_A_THING.test(named.text) && ASKED.test(named.text))) &&
    !NOT_TO_MOVE.test(named.text) &&
    !OFF_THE_LOG.test(named.text) &&
    !HELD.test(named.text) &&
    !OF_OTHERS.test(named.text)
    ? only.mention
    : undefined;
};

/**
 * The day that a reply names once, ahead, and asks to have put down as the target; undefined where it asks for no such
 * thing. "Please update the log" counts only beside a day of the action itself.
 */
export const putDown = (reading: Reading): Mention | undefined => {
  const { sentences, about } = reading;
  const clauses = sentences.flatMap((sentence) => sentence.clauses);
  const asked = clauses.flatMap((clause) => PUT_DOWN.exec(clause.text)?.[1] ?? []);
  const only = onlyDay(reading);
  if (asked.length === 0 || !only || !isAhead(only.mention, about.said)) return undefined;
  const named = clauses.find((clause) => clause.text.includes(only.found));
  if (!named || [NEGATION, DOUBT, CONDITION].some((mood) => mood.test(named.text))) return undefined;
  return BECOMES.test(named.text) && asked.some((objects) => objects === "" || TO_CHANGE.test(objects))
    ? only.mention
    : undefined;
};
