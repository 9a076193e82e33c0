import { type Day, daysBetween } from "../day.js";
import { addSpan } from "../spans.js";
import type { Target } from "../target.js";
import { askedDay, asksForTime } from "./asking.js";
import { isAhead, type Mention, mark, mentionAt } from "./mentions.js";
import { CONDITION, DOUBT, NEGATION, POLITE_IF, RETRACTION } from "./moods.js";
import { BEFORE_SPAN, FEW_MORE, LONGER, MORE_OF_IT, PLUS, SHORT_NO, WANTED } from "./more-time.js";
import { type RequestPatterns, requestPatterns } from "./request-patterns.js";
import { BARE_TAIL, FROM_TARGET, MORE_TIME, NOT_DONE, SUITS, TAIL, TBC_TAIL, UNDOUBTED } from "./request-words.js";
import type { Clause, Reading, Sentence } from "./sentences.js";
import type { About } from "./understood.js";

/**
 * What a reply says of another target. `firm`: somebody asks for this one. `doubtful`: a day was named so that it may be
 * meant as one, or one was wished for and cannot be read; `offer` is the day it may be.
 */
export type Wish =
  | { how: "firm"; target: Target }
  | { how: "doubtful"; offer: Day | null; why: string }
  | { how: "none" };

/** A longer clause tells a story. Characters. */
const LONGEST = 300;
/** So far ahead, a day without its year is likely a slip. Days. */
const LIKELY_SLIP = 300;

const dayOf = (mention: Mention): Day | null =>
  mention.letter === "D"
    ? mention.day
    : mention.letter === "M"
      ? mention.ahead
      : mention.letter === "V"
        ? mention.guess
        : null;

const QUESTION_WHICH = "Which day should the target be?";

/** The reading of a mention that stands where the new target should. */
const wishOf = (mention: Mention, said: Day): Wish => {
  switch (mention.letter) {
    case "D":
      return mention.told === "yearless" && daysBetween(said, mention.day) > LIKELY_SLIP
        ? { how: "doubtful", offer: mention.day, why: `Is “${mention.text}” to be the target? It is long ahead.` }
        : { how: "firm", target: mention.day };
    case "M":
      return mention.doubtful
        ? {
            how: "doubtful",
            offer: mention.ahead,
            why: "Do you mean the next main meeting, or the next reporting meeting?",
          }
        : { how: "firm", target: mention.ahead };
    case "X":
      return { how: "doubtful", offer: null, why: `${mention.why} ${QUESTION_WHICH}` };
    case "T":
      return { how: "firm", target: "TBC" };
    default:
      return {
        how: "doubtful",
        offer: dayOf(mention),
        why: `I could not tell which day “${mention.text}” is. ${QUESTION_WHICH}`,
      };
  }
};

const doubtWhich = (mention: Mention | undefined): Wish => ({
  how: "doubtful",
  offer: mention ? dayOf(mention) : null,
  why: QUESTION_WHICH,
});

const doubt = (mention: Mention | undefined): Wish => ({
  how: "doubtful",
  offer: mention ? dayOf(mention) : null,
  why: "Is that to be the new target, or is it only an update?",
});

/** A polite condition at the end of a request. */
const POLITE_END = new RegExp(`,? (?:${POLITE_IF.source})$`, "u");

const POLITE_START = new RegExp(
  `^(?=if|provided|assuming|so long|with)(?:${POLITE_IF.source}),? (?=we|i|please|can|could|may)`,
  "u",
);

/** Whether something before the clause in its sentence puts it in doubt: a condition, "don't", a negation carried over by "and". */
const isUnderDoubt = ({ before, tie }: Clause): boolean =>
  CONDITION.test(before.replace(POLITE_IF, "")) ||
  /\b(?:do not|not|never|no|no need to)[\s,]*$/u.test(before.replace(/\b(?:and|or|so)\s*$/u, "")) ||
  /^\W*(?:please )?(?:do not|never)\b/u.test(before) ||
  (/^(?:and|or|then)$/u.test(tie) &&
    ((NEGATION.test(before) && !/,/u.test(before)) ||
      (/\b(?:could|might|may|should)\b/u.test(before) && !/\b(?:could|may) (?:we|you|i)\b/u.test(before)))) ||
  /^(?:or|which|while|whereas|although|though)$/u.test(tie);

const inClause = (reading: Reading, sentence: Sentence, clause: Clause, patterns: RequestPatterns): Wish => {
  const { mentions, about } = reading;
  const text = clause.text
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
  if (tbc)
    return TBC_TAIL.test(tbc[1] ?? "") && !doubted && !sentence.asks ? { how: "firm", target: "TBC" } : { how: "none" };
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
  const few = FEW_MORE.exec(text)?.[1];
  if (!mention && few !== undefined && !doubted) return doubtWhich(mentionAt(mentions, few));
  const loose = patterns.loose.exec(text)?.[1];
  if (!mention && loose !== undefined)
    return NEGATION.test(text) || mentionAt(mentions, loose)?.letter === "P"
      ? { how: "none" }
      : doubt(mentionAt(mentions, loose));
  if (mention?.letter === "P" || mention === undefined) return bareWish(reading, sentence, text, patterns, doubted);
  if (NEGATION.test(text) && doubted && NEGATION.test(text.replace(NOT_DONE, ""))) return { how: "none" };
  const tail = (framed?.[2] ?? stretch?.[2] ?? "").replace(/\s+/gu, " ");
  if (mention.letter === "U") {
    const clear = target !== "TBC" && target >= about.said && /\bby ‹U/u.test(text) && !doubted && TAIL.test(tail);
    return clear ? { how: "firm", target: addSpan(target, mention.span) } : stretched(mention, about);
  }
  return doubted || !TAIL.test(tail) ? doubt(mention) : wishOf(mention, about.said);
};

/** It cannot be told from when the time asked for is counted: from the target, or from today. */
const stretched = (mention: Mention & { letter: "U" }, { said, action }: About): Wish => ({
  how: "doubtful",
  offer: addSpan(action.target === "TBC" || action.target < said ? said : action.target, mention.span),
  why: `${QUESTION_WHICH} I could not tell from when “${mention.text}” is counted.`,
});

/** A day with little around it: "10 March please". A weekday alone may be for a reminder. */
const bareWish = (
  reading: Reading,
  sentence: Sentence,
  text: string,
  { bare }: RequestPatterns,
  doubted: boolean,
): Wish => {
  const [, found, tail = ""] = bare.exec(text) ?? [];
  const mention = found === undefined ? undefined : mentionAt(reading.mentions, found);
  if (!mention || (mention.letter === "D" && mention.day < reading.about.said)) return { how: "none" };
  if (!BARE_TAIL.test(tail)) return { how: "none" };
  const asked =
    /\b(?:please|instead|can we|could we|let us|(?:can|could|may) (?:it|this|the|our)|make it|works?|suits?)\b/u.test(
      text,
    );
  const plain =
    /^(?:please |for |until |to |(?:can|could|may) (?:it|this|this one|(?:the|our) (?:target|date|deadline|target date)) (?:please )?be |can we \S+ |could we \S+ |make it |let us (?:say|do|go for|go with|make it) )?(?:the )?‹/u.test(
      text,
    );
  const alone = sentence.clauses.length === 1 || asked;
  if (!alone) return { how: "none" };
  const certain = (mention.letter === "D" && mention.told !== "weekday") || mention.letter === "M";
  return asked && plain && certain && !doubted && !/^‹D.› would/u.test(text)
    ? wishOf(mention, reading.about.said)
    : mention.letter === "V" || mention.letter === "X"
      ? wishOf(mention, reading.about.said)
      : doubt(mention);
};

const inQuestion = (reading: Reading, sentence: Sentence): Wish => {
  if (!sentence.asks || !SUITS.test(sentence.text)) return { how: "none" };
  const found = [...sentence.text.matchAll(new RegExp(mark("DMV"), "gu"))].flatMap(
    ([one]) => mentionAt(reading.mentions, one) ?? [],
  );
  const [only] = found;
  return only &&
    found.length === 1 &&
    isAheadOrWeekday(only, reading.about.said) &&
    sentence.text.length < 80 &&
    /^(?:would|is|are|how|what|can|could|does|so|‹|please|maybe|perhaps|and|or)/u.test(sentence.text)
    ? doubt(only)
    : { how: "none" };
};

const isAheadOrWeekday = (mention: Mention, said: Day): boolean =>
  isAhead(mention, said) || (mention.letter === "D" && mention.told === "weekday");

const ONLY_DAY = new RegExp(`^(?:or |and |maybe |say |actually |on |by )?(?:the )?${mark("DMV")}$`, "u");

/** The same day in other words: "the next main meeting (8 March)". */
const namesAgain = ({ mentions }: Reading, { text }: Clause, wishes: readonly Wish[]): boolean => {
  const mention = mentionAt(mentions, new RegExp(mark("DMV"), "u").exec(text)?.[0] ?? "");
  return mention !== undefined && wishes.some((wish) => wish.how === "firm" && wish.target === dayOf(mention));
};

/** What a reply asks the target to become. Where it names two, or takes one back, it is asked about. */
export const readTargetWish = (reading: Reading): Wish => {
  const patterns = requestPatterns(reading.about.action.owners.map((name) => name.toLowerCase()));
  const wishes: Wish[] = [];
  let retracted = false;
  for (const sentence of reading.sentences) {
    for (const clause of sentence.clauses) {
      const wish = inClause(reading, sentence, clause, patterns);
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
  const doubtful = wishes.find((wish) => wish.how === "doubtful");
  const last = firm.at(-1);
  const offer = last === undefined || last === "TBC" ? null : last;
  if (new Set(firm).size > 1 || (retracted && firm.length > 0) || (doubtful && firm.length > 0))
    return { how: "doubtful", offer, why: QUESTION_WHICH };
  if (last !== undefined) return { how: "firm", target: last };
  if (doubtful) return doubtful;
  return reading.sentences.some(
    ({ text, clauses }) =>
      (MORE_TIME.test(text) || clauses.some((clause) => asksForTime(clause.text))) &&
      text.length <= LONGEST &&
      !/\b(?:no need|not need|do not need)\b/u.test(text),
  )
    ? { how: "doubtful", offer: null, why: QUESTION_WHICH }
    : { how: "none" };
};
