import { addSpan } from "../spans.js";
import { askedDay } from "./asked-day.js";
import { asksForTime } from "./asking.js";
import { bareWish, inQuestion, isOnlyDay } from "./bare-day.js";
import { mark } from "./marks.js";
import { mentionAt } from "./mentions.js";
import { CONDITION, DOUBT, NEGATION, POLITE_IF, RETRACTION } from "./moods.js";
import {
  BEFORE_SPAN,
  DELAY,
  FEW_MORE,
  LONGER,
  MORE_OF_IT,
  ONLY_SPAN,
  PLUS,
  PUTS_OFF,
  SHORT_NO,
  WANTED,
} from "./more-time.js";
import { perhapsAsked, putDown } from "./put-down.js";
import { type RequestPatterns, requestPatterns } from "./request-patterns.js";
import { FROM_TARGET, MORE_TIME, NOT_DONE, TAIL, TBC_TAIL, UNDOUBTED } from "./request-words.js";
import type { Clause, Reading, Sentence } from "./sentences.js";
import { dayOf, doubt, doubtWhich, putOffTo, QUESTION_WHICH, stretched, type Wish, wishOf } from "./wish.js";

/** A longer clause tells a story. Characters. */
const LONGEST = 300;
/** A polite condition at the end of a request. */
const POLITE_END = new RegExp(`,? (?:${POLITE_IF.source})$`, "u");

const POLITE_START = new RegExp(
  `^(?=if|provided|assuming|so long|with)(?:${POLITE_IF.source}),? (?=we|i|please|can|could|may)`,
  "u",
);

/** Words that change nothing of a request: "actually need until", "we definitely need". */
const FLOURISH =
  /^(?:(?:on (?:that|this) basis|in the circumstances|accordingly|with that in mind|as such|for (?:that|this) reason|actually|well|in fact|to be honest|honestly|frankly|hmm|oh|ah|ok|okay|right|yes|sorry|still|definitely|really) )+(?=\S)|(?<=^(?:we|i|it|this) )(?:(?:actually|definitely|really|honestly|frankly|certainly|still|sadly) )+(?=(?:need|want|require|have|will|would)\b)/gu;

/** "Don't close it yet, extend to 1 April" doubts nothing of the extension. */
const NOT_CLOSED = /^\W*(?:please )?do not (?:close|chase|mark|tick)\b[^,;]{0,30}[,;-]/u;

/** "Workshop: change of date to 1 April". */
const OF_SOMETHING_ELSE =
  /^\W*(?:the )?(?:workshop|meeting|release|call|session|go-?live|pilot|trial|consultation|survey|contract|venue|event|training)\s*(?::|[-–—]+)\s*$/u;

/** "We need until 8 March?": asked, not said. */
const ASKS_WHETHER =
  /^(?:(?:so|and|but|do|would) )*(?:we |i )?(?:(?:do|will|would|may|might|really) )*(?:need|require)\b/u;

/** "No, move it to 1 April": an answer to the reminder. */
const ANSWERS_NO = /^\W*(?:no|nope|nah|not (?:yet|done|ready|done yet)), ?/u;

/** Whether something before the clause in its sentence puts it in doubt: a condition, "don't", a negation carried over by "and". */
const isUnderDoubt = ({ before, tie }: Clause): boolean =>
  CONDITION.test(before.replace(POLITE_IF, "")) ||
  /\b(?:do not|not|never|no|no need to)[\s,]*$/u.test(
    before.replace(ANSWERS_NO, "").replace(/\b(?:and|or|so)\s*$/u, ""),
  ) ||
  /^\W*(?:please )?(?:do not|never)\b/u.test(before.replace(NOT_CLOSED, "")) ||
  (/^(?:and|or|then)$/u.test(tie) &&
    ((NEGATION.test(before) && !/,/u.test(before)) ||
      (/\b(?:could|might|may|should)\b/u.test(before) && !/\b(?:could|may) (?:we|you|i)\b/u.test(before)))) ||
  /^(?:or|which|while|whereas|although|though)$/u.test(tie) ||
  OF_SOMETHING_ELSE.test(before);

const inClause = (reading: Reading, sentence: Sentence, clause: Clause, patterns: RequestPatterns): Wish => {
  const { mentions, about } = reading;
  const text = clause.text
    .replace(FLOURISH, "")
    .replace(POLITE_START, "")
    .replace(POLITE_END, "")
    .replace(/^["'\s]+|["'\s]+$/gu, "");
  if (text.length > LONGEST) return { how: "none" };
  const { target } = about.action;
  const tbc = patterns.tbc.exec(text);
  const framed = patterns.firm.exec(text) ?? askedDay(text, about.action.owners);
  const stretch = patterns.stretch.exec(text);
  const named = framed?.[1] ?? stretch?.[1] ?? new RegExp(mark("T"), "u").exec(text)?.[0];
  const mention = tbc || named === undefined ? undefined : mentionAt(mentions, named);
  const head = named === undefined ? text : text.slice(0, text.indexOf(named));
  const doubted =
    isUnderDoubt(clause) ||
    DOUBT.test(head.replace(UNDOUBTED, "")) ||
    NEGATION.test(text.replace(NOT_DONE, "")) ||
    /\bif\b/u.test(text.replace(POLITE_IF, ""));
  const least = AT_LEAST.exec(text)?.[1];
  if (least !== undefined && !doubted) return doubt(mentionAt(mentions, least));
  if (tbc && sentence.asks && !NEGATION.test(text))
    return { how: "doubtful", offer: null, why: "Is the target to be TBC, or is it only an update?" };
  // "Put TBC, no date from the supplier": what is denied after it is the reason.
  const denied = isUnderDoubt(clause) || DOUBT.test(head) || NEGATION.test(head) || /\bif\b/u.test(text);
  if (tbc)
    return TBC_TAIL.test(tbc[1] ?? "") && !denied && !sentence.asks ? { how: "firm", target: "TBC" } : { how: "none" };
  // "The venue is TBC": something else is.
  if (mention?.letter === "T" && !framed && !stretch) return { how: "none" };
  const [, after, before] = LONGER.exec(text) ?? [];
  const longer = after ?? before;
  const span = longer === undefined ? undefined : mentionAt(mentions, longer);
  if (!mention && span?.letter === "U" && !doubted) return stretched(span, about);
  const extra = new RegExp(mark("U"), "u").exec(text)?.[0];
  const more = extra === undefined ? undefined : mentionAt(mentions, extra);
  const afterMore = extra === undefined ? "" : text.slice(text.indexOf(extra) + extra.length);
  if (
    more?.letter === "U" &&
    target !== "TBC" &&
    !doubted &&
    FROM_TARGET.test(afterMore) &&
    BEFORE_SPAN.test(text.slice(0, text.indexOf(extra ?? "")))
  )
    return { how: "firm", target: addSpan(target, more.span) };
  if (!mention && more?.letter === "U" && MORE_OF_IT.test(more.text) && WANTED.test(text) && !doubted)
    return stretched(more, about);
  if (!mention && more?.letter === "U" && PLUS.test(text)) return stretched(more, about);
  if (!mention && reading.sentences.length === 1 && clause === sentence.clauses[0]) {
    const alone = mentionAt(mentions, ONLY_SPAN.exec(sentence.text)?.[1] ?? "");
    if (alone?.letter === "U") return stretched(alone, about);
    if (alone?.letter === "V") return doubtWhich(alone);
  }
  const few = FEW_MORE.exec(text)?.[1];
  if (!mention && few !== undefined && !doubted) return doubtWhich(mentionAt(mentions, few));
  const some = mentionAt(mentions, new RegExp(mark("V"), "u").exec(text)?.[0] ?? "");
  if (!mention && some?.letter === "V" && MORE_OF_IT.test(some.text) && WANTED.test(text) && !doubted)
    return doubtWhich(some);
  const [, delayOf, delay = delayOf] = DELAY.exec(text) ?? [];
  const late = !mention && delay !== undefined && !isUnderDoubt(clause) ? mentionAt(mentions, delay) : undefined;
  if (late) return late.letter === "U" ? stretched(late, about) : doubtWhich(late);
  const loose = patterns.loose.exec(text)?.[1];
  if (!mention && loose !== undefined) {
    const held = mentionAt(mentions, loose);
    if (NEGATION.test(text) || held?.letter === "P") return { how: "none" };
    return held?.letter === "U" ? stretched(held, about) : doubt(held);
  }
  if (mention?.letter === "P" && framed && !doubted && TAIL.test(framed[2] ?? ""))
    return { how: "doubtful", offer: null, why: `“${mention.text}” has passed. ${QUESTION_WHICH}` };
  if (mention?.letter === "P" || mention === undefined) return bareWish(reading, sentence, text, patterns, doubted);
  if (NEGATION.test(text) && doubted && NEGATION.test(text.replace(NOT_DONE, ""))) return { how: "none" };
  const tail = (framed?.[2] ?? stretch?.[2] ?? "").replace(/\s+/gu, " ");
  if (mention.letter === "U") {
    const clear = target !== "TBC" && target >= about.said && /\bby ‹U/u.test(text) && !doubted && TAIL.test(tail);
    return clear ? { how: "firm", target: addSpan(target, mention.span) } : stretched(mention, about);
  }
  return doubted || !TAIL.test(tail) || ONLY_TO_SAY.test(tail) || (sentence.asks && ASKS_WHETHER.test(text))
    ? doubt(mention)
    : PUTS_OFF.test(text)
      ? putOffTo(mention, about)
      : wishOf(mention, about.said);
};

/** "Until 10 March to give you a date": till then they will know, not have done it. */
const ONLY_TO_SAY =
  /^ ?(?:to|before we can|so (?:that )?we can) (?:give|tell|know|say|let|decide|find|see|come back|get back|answer|reply|confirm (?:whether|if|when))\b/u;
const ONLY_DAY = new RegExp(
  `^(?:(?:or|and|maybe|say|actually|on|by|otherwise|else|failing that|if not|if need be|at worst) )*(?:the )?${mark("DMV")}$`,
  "u",
);

/** The same day in other words: "the next main meeting (8 March)". */
const namesAgain = ({ mentions }: Reading, { text }: Clause, wishes: readonly Wish[]): boolean => {
  const mention = mentionAt(mentions, new RegExp(mark("DMV"), "u").exec(text)?.[0] ?? "");
  return mention !== undefined && wishes.some((wish) => wish.how === "firm" && wish.target === dayOf(mention));
};

/** Not before that day, and perhaps later. */
const AT_LEAST = new RegExp(
  `^(?:we|i|it|this|‹R›)? ?(?:will )?(?:needs?|require|want) (?:it )?(?:until|till|til|to) at least (?:the )?(${mark("DMV")})`,
  "u",
);
/** Puts right a day that was said before: "I meant 22 Feb not 2 Feb". */
const MEANT = new RegExp(
  `^(?:(?:sorry|oops|apologies|no|correction|typo)(?: above)? )*(?:(?:i|we) )?meant (?:to (?:say|put|write|type) )?(?:the )?(${mark("DM")})(?: (?:not|rather than|instead of) (?:the )?${mark("DMVXP")})?(?: (?:for|as) the (?:new )?(?:date|target))?$`,
  "u",
);

/** More time is wished for, and nothing is said of how much. */
const wishesForTime = (text: string): boolean =>
  (MORE_TIME.test(text) || asksForTime(text)) &&
  !/\b(?:no need|not need|do not|(?:was|were) going to|(?:not|nobody is|no one is) (?:asking|requesting|seeking|looking|after))\b/u.test(
    text,
  );

const dayAlone = ({ mentions, about }: Reading, text: string): Wish => {
  const mention = mentionAt(mentions, new RegExp(mark("DMVX"), "u").exec(text)?.[0] ?? "");
  return mention ? putOffTo(mention, about) : { how: "none" };
};

/** What a reply asks the target to become. Where it names two, or takes one back, it is asked about. */
export const readTargetWish = (reading: Reading): Wish => {
  const patterns = requestPatterns(reading.about.action.owners.map((name) => name.toLowerCase()));
  const wishes: Wish[] = [];
  let retracted = false;
  let timeWished = false;
  for (const sentence of reading.sentences) {
    for (const clause of sentence.clauses) {
      const wish =
        timeWished && isOnlyDay(clause.text)
          ? dayAlone(reading, clause.text)
          : inClause(reading, sentence, clause, patterns);
      timeWished ||= wishesForTime(clause.text);
      if (wish.how === "none" && wishes.some(({ how }) => how === "firm"))
        retracted ||=
          RETRACTION.test(clause.text) ||
          (ONLY_DAY.test(clause.text) && !namesAgain(reading, clause, wishes)) ||
          (SHORT_NO.test(clause.text) && clause.text.length < 25);
      if (wish.how !== "none") wishes.push(wish);
    }
    const asked = inQuestion(reading, sentence);
    if (asked.how !== "none" && !wishes.some(({ how }) => how === "firm")) wishes.push(asked);
  }
  const firm = wishes.flatMap((wish) => (wish.how === "firm" ? [wish.target] : []));
  const last = firm.at(-1);
  // "To 9 February; I need one more day": the same day again.
  const doubtful = wishes.find((wish) => wish.how === "doubtful" && (wish.offer === null || wish.offer !== last));
  const offer = last === undefined || last === "TBC" ? null : last;
  if (new Set(firm).size > 1 || (retracted && firm.length > 0) || (doubtful && firm.length > 0))
    return { how: "doubtful", offer, why: QUESTION_WHICH };
  if (last !== undefined) return { how: "firm", target: last };
  const down = putDown(reading);
  if (down) return wishOf(down, reading.about.said);
  if (doubtful) return doubtful;
  const meant = reading.sentences.map(({ text }) => MEANT.exec(text.replaceAll(",", ""))?.[1]).find(Boolean);
  if (meant) return doubt(mentionAt(reading.mentions, meant));
  const perhaps = perhapsAsked(reading);
  if (perhaps) return doubt(perhaps);
  return reading.sentences.some(
    ({ text, clauses }) =>
      text.length <= LONGEST && (wishesForTime(text) || clauses.some((clause) => wishesForTime(clause.text))),
  )
    ? { how: "doubtful", offer: null, why: QUESTION_WHICH }
    : { how: "none" };
};
