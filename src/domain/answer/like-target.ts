import type { Day } from "../day.js";
import type { Target } from "../target.js";
import { mark } from "./marks.js";
import { type Mention, type Mentions, mentionAt } from "./mentions.js";
import { NEGATION } from "./moods.js";
import { PUTS_OFF } from "./more-time.js";
import { anyOf } from "./parties-pattern.js";
import { MOVES_A_THING } from "./put-down.js";
import type { Reading } from "./sentences.js";
import type { About, Understood } from "./understood.js";
import { dayOf } from "./wish.js";

/** So sure of a target, the only day that is named is the one that is asked for, whatever asks for it. */
const SURE_OF_DAY = 0.97;

/** So sure, it is where words ask for it that nothing leaves open. */
const SURE_OF_ASKED = 0.95;

/** Words with which a day is asked for. */
const ASKED =
  /\b(?:please|pls|move|push|extend|change|amend|revise|ask(?:ing)?|request(?:ing)?|reset|shift|set|put|record|make it|can it|could it|(?:new|revised) (?:target|date))\b/u;
/** Of these one stands in every request, however it is worded: what tells of a day has none of them. */
const WANTED =
  /\b(?:please|pls|plz|kindly|pray|instead|(?:can|cn|could|may|might|would) (?:we|i|you|it|this|the (?:committee|group|chair|target|date|deadline|action|log))|possible|(?:grant|permit|allow|give|gie) us|(?:stick|pop|put|hold|set|make|call|enter|leave) (?:it|this|us|me|that)|let us|shoot for|re-?set|change|amend|revis\w+|defer|extend\w*|extension|push (?:it|this|out|back|to)|postpone|(?:shift|move) (?:it|this|to|back|out)|(?:be|target|deadline|date) (?:moved|put|pushed|shifted|changed|deferred|set)|new (?:target )?(?:date|target|deadline)|(?:need|needs|needing|have|want|take|hav) (?:it |this )?(?:to be|to move|to go|until|till?|the (?:target|date|deadline))|ask(?:s|ing)?|request\w*|propos\w+|seek\w*|realistic\w*|more like|(?:should|ought to|to) (?:be|move|say|read|go|become)|(?:record|show|list|put)(?:ed|n|ing)? (?:down )?as|add \w+ (?:more )?(?:days?|weeks?|‹U)|obliged|appreciate|grateful|would do(?: it)?|safer|better)\b|\b(?:push|move|shift|extend|defer) ‹R›/u;
/** "Budget approved until": nobody asks for that day. */
const LASTS =
  /(?<!\b(?:need|needs|needing|require|want|have|take|give us|give me|us|me|extended?|extension|pushed?|push it|moved?|it|this|that|out|back|longer|time|hav|go|up) )\b(?:until|till?) (?:the )?‹/u;
/** Words that leave it open, tell of somebody else's, or ask for something else. */
const OPEN =
  /\b(?:could be|(?:we|i|it|this|they|that) (?:may|might|could) (?:well )?(?:need|have|want|be|slip|move|go|take)|perhaps|possibly|maybe|probably|likely|consider\w*|would like us|hop(?:e|es|ing)|around|about|circa|or|otherwise|failing|default|their|slip to|fyi|do we|should we|unless|if|whether|(?:they|vendors?|suppliers?|contractors?|providers?|ofgem|beis|desnz|regulator|board) (?:have |has |had |would |are |is )*(?:ask\w*|like|want|prefer|request\w*|propos\w+|seek\w*|sought)|wants? (?!(?:a |an |another )?(?:new|later|more|revised|further|extension))|told|said|suggest(?:s|ed)|against|remind\w*|reminder|nudge|ping|prompt|chaser?|forecast\w*|foreseen|the day (?:before|after)|expect\w*|suits?|stands)\b/u;
/** Less than sure, these leave it open as well. */
const PERHAPS_OPEN =
  /\b(?:might|may|until|should|(?:we|i|they|it|this|that) could|(?:they|it|this|that) would|not|no)\b/u;
/** In any sentence these take back what another asks for. */
const REFUSES =
  /\b(?:reject\w*|refus\w*|declin\w*|oppos\w*|otherwise|failing that|either|too (?:late|early|soon)|(?:where|as) it is|unchanged|(?:not|never) agreed?|disagree\w*|leave (?:the|our) (?:target|date)|(?:i|we) (?:do|would|am|are) not\b(?=[.,;!]))/u;
/** Said out of politeness: it leaves nothing open. */
const POLITE_IF =
  /\bif (?:the (?:committee|chair|group|secretary)|you|that|it|this|everyone|all)(?: (?:is|are|would be|were))? ?(?:ok|okay|happy|fine|alright|all right|possible|acceptable|agreeable|allows?|agrees?|please|suits?|works?|would)(?: with (?:that|this|it|you|everyone))?\b|\bif possible\b|\b(?:i|he|she|we) (?:ask|asks|asked|am asking|is asking|are asking) if (?=(?:i|he|she|we) (?:can|could|may|might)\b)|\b(?:appreciate it|grateful|obliged|mind|great|good|lovely) if\b/gu;
/** Which of several days, or which meeting: not for likeness to tell. */
const WHICH_DAY = /^Which|one of these|Do you mean|\bwhich day\b/u;

const DAYS = new RegExp(mark("DM"), "gu");
const ANY = new RegExp(mark("DMPVXUT"), "gu");

/** The only day ahead, other than the target, that a reply names; null where it names several or tells of time otherwise. */
const onlyDay = (named: readonly Mention[], { said, action: { target } }: About): Day | null => {
  const ahead = named.flatMap((mention) => dayOf(mention) ?? []).filter((day) => day > said && day !== target);
  return new Set(ahead).size === 1 ? (ahead[0] ?? null) : null;
};

/** "We cannot do 25 March": what denies the day denies that it is asked for. */
const isDenied = ({ sentences, mentions }: Reading, day: Day): boolean =>
  sentences.some(({ clauses }) =>
    clauses.some(
      ({ text }) =>
        NEGATION.test(text) &&
        [...text.matchAll(DAYS)].some(([found]) => {
          const mention = mentionAt(mentions, found);
          return mention !== undefined && dayOf(mention) === day;
        }),
    ),
  );

/** "SECAS would like us to move to 10 March": another party asks, not the owner. */
const othersAsk = ({ text, about: { parties, action } }: Reading): boolean =>
  new RegExp(
    `(?<!\\w)${anyOf(parties.filter((name) => !action.owners.includes(name)).map((name) => name.toLowerCase()))} (?:\\w+ )?(?:ask\\w*|wants?|like|prefers?|says|said|propos\\w+|suggest\\w*|request\\w*)\\b`,
    "u",
  ).test(text);

const isUnclear = (mention: Mention): boolean =>
  "VX".includes(mention.letter) || (mention.letter === "M" && mention.doubt !== null);

/** What a reply names, in its order; not what stands in it only as the day that another takes the place of. */
const namedIn = ({ text, mentions }: { text: string; mentions: Mentions }): Mention[] =>
  [...text.matchAll(ANY)].flatMap(([found]) => mentionAt(mentions, found) ?? []);

/** The day or TBC that a reply like a request asks for, where nothing leaves it open; null where something does. */
export const likeTarget = (read: Understood, reading: Reading, sure: number): Target | null => {
  const { mentions, about } = reading;
  const { target } = about.action;
  const whole = reading.text.replace(POLITE_IF, " ");
  // What is told in other sentences leaves nothing open: "the vendor asked for time. Could we have until 8 March?"
  const asked = reading.sentences
    .map(({ text }) => text.replace(POLITE_IF, " "))
    .filter((text) => namedIn({ text, mentions }).some(({ letter }) => letter !== "P"));
  const isSure = sure >= SURE_OF_DAY;
  if (
    asked.some((text) => OPEN.test(text) || LASTS.test(text)) ||
    REFUSES.test(whole) ||
    !WANTED.test(whole) ||
    othersAsk(reading)
  )
    return null;
  if (!isSure && (PERHAPS_OPEN.test(whole) || !ASKED.test(whole))) return null;
  const named = namedIn(reading);
  if (named.some(({ letter }) => letter === "T"))
    return named.every(({ letter }) => "TP".includes(letter)) ? "TBC" : null;
  // "Three weeks from the 8th": not for likeness to count.
  if (named.some(isUnclear) || (!isSure && named.some(({ letter }) => letter === "U"))) return null;
  if (MOVES_A_THING.test(whole)) return null;
  const day = onlyDay(named, about);
  if (day === null || isDenied(reading, day)) return null;
  if (target !== "TBC" && day < target && (isSure || PUTS_OFF.test(whole))) return null;
  if (isSure || (read.offer === null && sure >= SURE_OF_ASKED)) return day;
  return read.offer === day && !WHICH_DAY.test(read.ask ?? "") ? day : null;
};
