import type { Day } from "../day.js";
import { mark } from "./marks.js";
import { isAhead, type Mention, mentionAt } from "./mentions.js";
import type { RequestPatterns } from "./request-patterns.js";
import { BARE_TAIL, SUITS } from "./request-words.js";
import type { Reading, Sentence } from "./sentences.js";
import { doubt, type Wish, wishOf } from "./wish.js";

/** Beside "10 March works": it is to be put down. */
const ASKS = /\b(?:please(?! (?:confirm|advise|let|say|tell|shout)\b)|instead|can we|could we|let us|make it)\b/u;

/** A day with little around it: "10 March please". A weekday alone may be for a reminder. */
export const bareWish = (
  reading: Reading,
  sentence: Sentence,
  text: string,
  { bare }: RequestPatterns,
  doubted: boolean,
): Wish => {
  const [, found, tail = ""] = bare.exec(text) ?? [];
  const mention = found === undefined ? undefined : mentionAt(reading.mentions, found);
  if (!mention || (mention.letter === "D" && !isAheadOrWeekday(mention, reading.about.said))) return { how: "none" };
  if (!BARE_TAIL.test(tail)) return { how: "none" };
  const asked =
    /\b(?:please|instead|can we|could we|let us|(?:can|could|may) (?:it|this|the|our)|make it|works?(?: better)?|suits?)\b/u.test(
      text,
    );
  const better =
    /^(?:the )?‹M.› would (?:be (?:much |far )?(?:better|best|ideal)|suit(?: us)? better)(?: for (?:us|me))?$/u.test(
      text,
    );
  if (better && !doubted && !sentence.asks) return wishOf(mention, reading.about.said);
  const onlySuits = / (?:works?|suits?)\b/u.test(text) && !ASKS.test(sentence.text);
  const plain =
    /^(?:please |for |until |to |(?:can|could|may) (?:it|this|this one|(?:the|our) (?:target|date|deadline|target date)) (?:please )?be |can we \S+ |could we \S+ |make it |let us (?:say|do|go for|go with|make it) )?(?:the )?‹/u.test(
      text,
    );
  const named = / (?:date|target|deadline)$/u.test(tail) && !doubted && !sentence.asks;
  if (named && mention.letter === "D") return wishOf(mention, reading.about.said);
  const alone = sentence.clauses.length === 1 || asked;
  if (!alone) return { how: "none" };
  const certain = (mention.letter === "D" && mention.told !== "weekday") || mention.letter === "M";
  return asked && plain && certain && !doubted && !onlySuits && !/^‹D.› would/u.test(text)
    ? wishOf(mention, reading.about.said)
    : mention.letter === "V" || mention.letter === "X"
      ? wishOf(mention, reading.about.said)
      : doubt(mention);
};

const ONLY = new RegExp(
  `^(?:(?:please|so|and|to|until|say|ideally|now|namely|i\\.?e\\.?|viz|specifically|that is|that being|can we (?:say|do)|could we (?:say|do)|let us say|(?:a )?new (?:target |due )?date|for|make it) )*(?:the )?${mark("DMVX")}(?: (?:please|instead|now|if possible|would (?:be (?:good|ideal|great|fine|ok|enough|plenty)|do(?: it)?|work|suit)|works|thanks|then))*$`,
  "u",
);

/** Nothing but a day, which belongs to what was asked before it: "more time please, 10 March". */
export const isOnlyDay = (text: string): boolean => ONLY.test(text);

/** A day asked about: "would 10 March be ok?" */
export const inQuestion = (reading: Reading, sentence: Sentence): Wish => {
  if (!(sentence.asks || /^(?:how|what) about\b/u.test(sentence.text)) || !SUITS.test(sentence.text))
    return { how: "none" };
  const found = [...sentence.text.matchAll(new RegExp(mark("DMV"), "gu"))].flatMap(
    ([one]) => mentionAt(reading.mentions, one) ?? [],
  );
  const [only] = found;
  return only &&
    found.length === 1 &&
    isAheadOrWeekday(only, reading.about.said) &&
    sentence.text.length < 80 &&
    /^(?:would|is|are|how|what|can|could|does|so|any|‹|please|maybe|perhaps|and|or)/u.test(sentence.text)
    ? doubt(only)
    : { how: "none" };
};

const isAheadOrWeekday = (mention: Mention, said: Day): boolean =>
  isAhead(mention, said) || (mention.letter === "D" && mention.told === "weekday");
