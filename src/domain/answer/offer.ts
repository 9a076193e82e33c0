import type { Day } from "../day.js";
import { mark } from "./marks.js";
import { isAhead, type Mention, mentionAt } from "./mentions.js";
import { NEGATION } from "./moods.js";
import { anyOf } from "./parties-pattern.js";
import type { Reading, Sentence } from "./sentences.js";

/** A day the bot may offer, or the question which day is meant. */
export type Offer = { day: Day | null; why: string | null };

const COMMITS =
  /\b(?:will|shall|going to|gonna|to be|should|expect\w*|aim\w*|plan(?:s|ned|ning)? (?:to|for|is)|planning|hop(?:e|ing|efully)|eta|due|ready|available|on track|scheduled|forecast\w*|estimat\w*|anticipat\w*|likely|probably|looking (?:at|like|more like)|looks? (?:more )?like|intend\w*|target\w*|deliver\w*|complet\w*|finish\w*|done|present\w*|circulat\w*|publish\w*|submit\w*|issu(?:e|es|ing)|sent?|send\w*|share|sharing|provid\w*|follow\w*|bring\w*|finalis\w*|sort\w*|clos\w*|tabl\w+|upload\w*|handing|hand (?:it|this)? ?over|report(?:s|ing)?|go(?:es|ing)? (?:live|out|in|to)|land(?:s|ing)?|to you|with you|by|for|deferred|moved|slipped|pushed|extended|postponed|delayed|revised|rescheduled|out|date|deadline|prod\w*|all being well|fingers crossed|touch wood|working to(?:wards)?|wrap(?:ped|ping)? up)\b/u;
/** The day of something else than the action: a workshop that is to be held. */
export const HELD =
  /\b(?:meet(?:ing|s)?|met|workshop|call|session|on leave|holiday|away|back (?:on|in|from)|out of (?:the )?office|catch[- ]?up|speaking to|spoke)\b/u;
/** Asked of others, or told by them: "comments to us by", "the vendor says". */
const ASKED_OF_OTHERS =
  /\b(?:ask(?:ed|ing)?|invit(?:ed|ing)|(?<!\bthe )request(?:ed|ing)?|chas(?:e|ed|ing)|remind(?:ed|ing)?|wait(?:ed|ing)? (?:for|on)|awaiting|rely(?:ing)? on|need|want)\b.{0,40}\b(?:for|by|from|from them)\b|^(?:(?:all|any|the|further|final|their|members'?|your|please send|send|written|test|lab) )*(?:comments?|repl(?:y|ies)|responses?|feedback|answers?|inputs?|views|returns|results|votes|nominations|bids|quotes|tenders)\b(?! (?:to you|with you|paper|report|summary|document|will be (?:with|published|circulated|sent))\b)|\b(?:hear(?:ing)?|get(?:ting)?|receiv(?:e|ing)|expect(?:ing)?|hop(?:e|ing) for|due) (?:(?:back|something|more|an?|their|its|the|any) )*(?:back|from|something|more|word|news|repl(?:y|ies)|responses?|answers?|feedback)\b|\b(?:told|promised|advised|assured|informed) (?:us|me)\b|\b(?:we|i) (?:will|shall|are going to|am going to|plan to|can|intend to) (?:chase|remind|nudge|ask|prompt|ring|phone|call|speak to|talk to|e-?mail)\b|^(?:which )?they (?:say|said|tell|hope|expect|promise)\b/u;
/** Things outside the action that have days of their own. */
const OUTSIDE =
  "funding|budget|contract|consultation|survey|licen[cs]e|notice period|comment period|purdah|financial year|election|supplier|vendor|contractor|lab|dsp|board|panel|regulator|ofgem|beis|desnz|client|customers?|provider|manufacturer";
const OF_OUTSIDE = new RegExp(
  `^(?:and |but |so |as |because )?(?:the |our |their |a |current )*(?:their\\b|(?:${OUTSIDE})(?:'?s)?(?! (?:report|paper|review|plan|analysis|update|response|summary|briefing)\\b))`,
  "u",
);
const PAST_TENSE = /\b(?:was|were|went|met|had|agreed|held|raised|happened|took place|since)\b/u;
/** What has to come first, or comes after: "once Marketing have had a look". It is no promise, and its tense says nothing of the promise. */
const SUBORDINATE = /\b(?:once|when|after|as soon as|following|which|that was|that were|until)\b.*$/u;
const SURE =
  /\b(?:will|shall|going to|should|expect\w*|aim\w*|plan(?:ned|ning)? (?:to|for)|hop(?:e|ing|efully)|eta|due|ready|likely|probably|anticipat\w*|by)\b/u;

const dayOf = (mention: Mention, said: Day): Day | null =>
  mention.letter === "D"
    ? isAhead(mention, said) || mention.told === "weekday"
      ? mention.day
      : null
    : mention.letter === "M"
      ? mention.ahead
      : null;

const NAMED = new RegExp(mark("DMVX"), "gu");

/** A clause without what is subordinate in it, where that names no day. */
const mainOf = (text: string): string => text.replace(SUBORDINATE, (found) => (found.includes("‹") ? found : ""));

const namedIn = (reading: Reading, sentence: Sentence): Mention[] => {
  const { parties, action } = reading.about;
  const others = anyOf(parties.filter((name) => !action.owners.includes(name)).map((name) => name.toLowerCase()));
  const startsWithOther = new RegExp(`^(?:and |but |so |as |which )?(?:the )?${others}(?:'s)?\\b`, "u");
  return sentence.clauses.flatMap(({ text }) => {
    const found = [...text.matchAll(NAMED)].flatMap(([one]) => mentionAt(reading.mentions, one) ?? []);
    if (found.length === 0 || text.length > 400) return [];
    const whole = `${sentence.text.length < 300 ? sentence.text : text}`;
    const alone = new RegExp(
      `^(?:(?:either|between|maybe|perhaps|probably|possibly|hopefully|could be|it will be|say|on|by|for|in|around|from) )*(?:the )?${mark("DMVX")}(?: (?:probably|hopefully|maybe|i think|latest|at (?:best|worst|the (?:very )?(?:latest|earliest))|i hope|or so))*$`,
      "u",
    ).test(text);
    if (!alone && !COMMITS.test(text) && !SURE.test(whole)) return [];
    if (HELD.test(text) && !/\b(?:ready|done|complete|finish\w*|present\w*|bring|clos\w+|wrap|sort)\b/u.test(text))
      return [];
    if (ASKED_OF_OTHERS.test(text) || OF_OUTSIDE.test(text) || startsWithOther.test(text)) return [];
    if (PAST_TENSE.test(mainOf(text)) && !SURE.test(text)) return [];
    return NEGATION.test(text) && !/\b(?:not (?:be )?(?:before|until)|no later|not later)\b/u.test(text) ? [] : found;
  });
};

/** A day ahead by which something is promised. The latest, where there are several; then it is asked about too. */
export const readOffer = (reading: Reading): Offer => {
  const { said, action } = reading.about;
  const named = reading.sentences.filter(({ asks }) => !asks).flatMap((sentence) => namedIn(reading, sentence));
  const days = [...new Set(named.flatMap((mention) => dayOf(mention, said) ?? []))].filter((day) => day > said).sort();
  const day = days.at(-1) ?? null;
  const offer = day === action.target ? null : day;
  const unclear = named.find(({ letter }) => letter === "X" || letter === "V");
  const nonsense = unclear ?? reading.mentions.list.find(({ letter }) => letter === "X");
  if (offer === null && nonsense)
    return {
      day: null,
      why:
        nonsense.letter === "X"
          ? `${nonsense.why} Which day do you mean?`
          : `Which day do you mean by “${nonsense.text}”?`,
    };
  return { day: offer, why: days.length > 1 && offer !== null ? "Is one of these days to be the new target?" : null };
};
