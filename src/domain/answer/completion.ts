import { asksToClose } from "./asking.js";
import {
  ALL_OF_IT,
  ASKING,
  AUX,
  BELIEF,
  CLOSED_TO_OTHERS,
  DONE,
  DONE_WORD,
  HANDED_OVER,
  HEDGED,
  LEAD,
  ON_DAY,
  ONCE,
  OUR_SIDE,
  TAIL,
  THINK,
  THIS,
  TO_CLOSE,
  WHOLE,
} from "./completion-words.js";
import { isConfined } from "./limits.js";
import { mark } from "./marks.js";
import { isAhead, mentionAt } from "./mentions.js";
import { CONTRAST, FUTURE, NEGATION, NOTHING_LEFT, PARTIAL, withoutPoliteness } from "./moods.js";
import { anyOf } from "./parties-pattern.js";
import type { Clause, Reading, Sentence } from "./sentences.js";
import type { About } from "./understood.js";
import { takesBackItself } from "./undo.js";

/**
 * Whether a reply says that the action is done. `firm`: it says so, and nothing in it says otherwise. `disputed`: it says so, and something does. `likely`: it has a word for it, and nothing
 * speaks against it. `doubtful`: it may be meant so. A clause counts only if every word of it is known to leave the completion whole; whatever else a reply
 * says may only take away from it.
 */
export type Completion = "firm" | "disputed" | "likely" | "doubtful" | "none";

type Test = { test(text: string): boolean };
type Patterns = {
  stated: Test;
  close: Test;
  /** "The DCC" said by its own people is "us". */
  own(text: string): string;
};
const made = new Map<string, Patterns>();

/** The patterns of a completion by these owners; "DCC have completed this" counts where DCC owns it alone. */
const patternsFor = ({ action }: About): Patterns => {
  const owners = action.owners.map((name) => name.toLowerCase());
  const key = owners.join("|");
  const known = made.get(key);
  if (known) return known;
  const who = owners.length === 1 ? `(?:we|i|(?:the|our|my) team|${anyOf(owners)}|the ${anyOf(owners)})` : "(?:we|i)";
  const side =
    owners.length === 1
      ? `|${OUR_SIDE}|(?:from|by|on) (?:the |an? )?${anyOf(owners)}(?:'s)?(?: (?:side|end|part|perspective|view|viewpoint|standpoint|point of view))?`
      : "";
  const first = owners.length === 1 ? `(?:(?:${OUR_SIDE}) )?` : "";
  const tail = TAIL(who, `${side}|${ON_DAY}|${WHOLE}`);
  const undated = TAIL(who, side);
  const stated = new RegExp(
    `^${LEAD}(?:as far as ${who} (?:are|am|is) concerned,? )?${first}(?:${who} (?:now )?(?:considers?|regards?|treats?|views?|deems?) )?(?:(?:${THIS}|${who}|‹R›:?) )?${AUX}${DONE}(?: (?:with )?(?:this|it|that|everything|${THIS})(?: on this(?: one)?)?)?${tail}$|(?<=^|[ ,;:])(?:this|the|our|that) (?:action|item|task) (?:is|was|has been|have been|has now been)(?: (?:now|therefore|thus|already|fully|accordingly))* ${DONE}${tail}$|^${LEAD}(?:(?:this|that|it|which)(?: now| therefore)? )?(?:completes|concludes|closes|finishes|discharges|fulfils|satisfies|wraps up|is) (?:out |off )?(?:${THIS}|the (?:exercise|matter|piece of work|job))(?: (?:off|out|up|done|finished|complete|completed|closed))?${tail}$|^${LEAD}${who} ${AUX}(?:delivered|done|completed|provided|supplied|finished|met|fulfilled) (?:what|everything|all)(?: that)? (?:(?:was|were|has been|had been|is|we were|we are|you|they|the (?:committee|group)) )*(?:asked|requested|required|needed|wanted|agreed|promised)(?: (?:for|of us|from us|by the (?:committee|group)))*${tail}$|^${LEAD}${who} ${AUX}(?:satisfied|fulfilled|met|discharged|delivered on|closed off|closed out) (?:${THIS}|(?:the|our|all|all the) (?:requirements?|obligations?|ask))(?: in full)?${tail}$|^${LEAD}(?:everything|all (?:of it|that was asked|of this))(?: (?:asked|requested|required|needed|agreed)(?: for| of us)?)? ${AUX}(?:delivered|provided|submitted|done|supplied|issued|sent)${tail}$|^${LEAD}(?:${who} )?${AUX}(?:did|have done|has done) (?:this|it|that)(?: one)?${tail}$|^${LEAD}(?:${who} )?(?:(?:have|now|finally|just|also) )*(?:got (?:${THIS}|${THIS} all) ${DONE}|managed to (?:finish|complete|close|do) ${THIS}(?: off)?)${tail}$|^${LEAD}(?:(?:i|we) )?(?:(?:write|writing|can|hereby|am writing) (?:to )?)?confirm (?:the )?completion(?: of (?:this|the|our) (?:action|item|task)| of ‹R›)?$`,
    "u",
  );
  const close = new RegExp(
    `^${LEAD}(?:(?:${ASKING} ){1,5}${TO_CLOSE}|close|closing|(?:take|remove|delete|strike|drop) (?:(?:this|it|that|this one|the action) )?(?:off|from) (?:the|our|your) (?:action )?(?:log|list|tracker|register)|(?:(?:you|we) can )?(?:please )?(?:tick|cross|strike) (?:this|it|that|this one|that one|‹R›)(?= off)|for closure|to close|(?:no|any) reason to keep (?:it|this|this one) open|(?:mark|show|record|list|set|change)(?: (?:this|it|as|to|the action|action|‹R›))* (?:done|complete|completed|closed|finished))(?: (?:this|it|that|off|out|down|the|our|action|item|one|‹R›))*(?: (?:at|in|during) ${mark("MP")}| (?:at|in) (?:the )?${mark("D")}(?:'s)? (?:meeting|committee|opsg)| at (?:the )?${mark("D")}| at the (?:meeting|committee))?${undated}$`,
    "u",
  );
  const owner = owners.length === 1 ? new RegExp(`(?:\\bthe )?(?<!\\w)${anyOf(owners)}(?!\\w)`, "gu") : /(?!)/gu;
  const patterns = {
    stated,
    close: { test: (text: string) => close.test(text) || asksToClose(text.replace(owner, "we")) },
    own: (text: string) => text.replace(owner, "us"),
  };
  if (made.size > 100) made.clear();
  made.set(key, patterns);
  return patterns;
};

/** Longer clauses say more than that something is done. Characters. */
const LONGEST = 160;

/** What was done "before Christmas" was done: after "was", nothing vague lies ahead. */
const inPast = (text: string): string =>
  /\b(?:was|were|went|came|took|did|ran|held|met|(?:we|i|they) (?:finished|completed|closed|sent|delivered|published))\b/u.test(
    text,
  )
    ? text.replace(VAGUE, " ")
    : text;
const VAGUE = new RegExp(`(?:(?:before|by|until) )?${mark("V")}`, "gu");

const bare = (text: string): string =>
  inPast(withoutPoliteness(text))
    .replace(/"/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[\s:,-]+|[\s:,-]+$/gu, "");

/** What may tie a completion to the words before it; after "which" or "because" it tells of something else. */
const TIES = /^(?:|and|so|therefore|hence|then|[,;()…]|[-–—]+|\.+)$/u;
/** "…, which completes the action". */
const COMPLETES = /^(?:now |therefore )?(?:completes|concludes|closes|finishes|discharges|fulfils|satisfies)\b/u;
const NAMED = /^(?::|[-–—]+)$/u;
const VERB_FIRST = /^(?:is|are|was|were|has|have|had|been)\b/u;
const NOUN_ONLY = new RegExp(`^(?!${LEAD}(?:${THIS})?$)\\S+(?: \\S+){0,2}$`, "u");

/** Whether a clause tells of something else than the action: "slides: done", "the report, now complete, was sent". */
const hasOtherSubject = (clauses: readonly Clause[], at: number): boolean => {
  const [previous, clause, next] = [clauses[at - 1], clauses[at], clauses[at + 1]];
  if (!clause || !previous) return false;
  const before = bare(previous.text);
  if (NAMED.test(clause.tie)) return NOUN_ONLY.test(before);
  if (clause.tie === "but" && before === "") return VERB_FIRST.test(clause.text);
  if (clause.tie === "which" && COMPLETES.test(clause.text)) return false;
  return !TIES.test(clause.tie) || VERB_FIRST.test(clause.text) || (next !== undefined && VERB_FIRST.test(next.text));
};

const isPlain = (clauses: readonly Clause[], at: number, patterns: readonly Test[]): boolean => {
  const text = bare(clauses[at]?.text ?? "");
  return (
    text !== "" && text.length <= LONGEST && patterns.some((one) => one.test(text)) && !hasOtherSubject(clauses, at)
  );
};

const says = ({ clauses }: Sentence, ...patterns: Test[]): boolean =>
  clauses.some((_, at) => isPlain(clauses, at, patterns));

/** What the committee may do with what is done. */
const FOR_COMMITTEE = new RegExp(
  `^(?:the )?(?:committee|group|chair|members|opsg|secretary) (?:may|might|can|could|is invited to|are invited to)(?: (?:wish|want|like) to)?(?: (?:formally|now|then))? (?:agree|note|approve|record|confirm|ratify|close|accept)(?: (?:to|its|the|this|it|formal|that|action|closure|closed|close|is|as|item))*(?: (?:on|at) (?:the )?(?:meeting|${mark("DMP")}))?$`,
  "u",
);
const isForCommittee = (text: string): boolean => FOR_COMMITTEE.test(text) && /\bclos/u.test(text);

/** A sentence without its close requests, which have modal words of their own: "can be closed", "happy to close". */
const restOf = ({ text, clauses }: Sentence, { close }: Patterns): string =>
  clauses.reduce(
    (rest, clause) =>
      close.test(bare(clause.text.replace(THINK, ""))) || isForCommittee(clause.text)
        ? rest.replace(clause.text, " ")
        : rest,
    text,
  );

/** A sentence's words without its requests to close what is done, and with its owner as "us". */
export const withoutCloseRequests = (sentence: Sentence, about: About): string =>
  patternsFor(about).own(restOf(sentence, patternsFor(about)));

/** Said by somebody else, or said of what somebody else said. */
const REPORTED =
  /\b(?:said|says|saying|(?<!(?:^|[,;(–-] ?|\b(?:i|we|have|already) ))told|tells|claims?|claimed|(?:they|people) tell|hear|hears|heard|rumou?r\w*|according to|reportedly|wrote|quote)\b/u;
const DATE_OPEN = new RegExp(`\\bby ${mark("DM")}|${mark("XTU")}`, "u");
const DATES = new RegExp(mark("DMV"), "gu");

const HAPPENED =
  /\b(?:was|were|\w{2,}ed|went|sent|met|held|took|had|gave|spoke|got|did|made|put|ran|wrote|came|gone|live|see|per|of|from|dated|clos\w*|agree|meeting|committee|group|agenda|done)\b/u;

/** "Done, sign-off Tuesday": what is not told as past may be still to come. */
const isOnWeekday = ({ text, tie }: Clause, { mentions }: Reading, { stated, close }: Patterns): boolean => {
  const said = withoutPoliteness(text);
  const days = [...said.matchAll(DATES)].flatMap(([found]) => mentionAt(mentions, found) ?? []);
  return (
    days.some((day) => day.letter === "D" && day.told === "weekday") &&
    tie !== "since" &&
    !HAPPENED.test(said) &&
    ![stated, close].some((one) => one.test(bare(text)))
  );
};

/** Whether anything in the reply says that something is not done, not wholly done, or still to be done. */
const isContradicted = (reading: Reading, patterns: Patterns): boolean => {
  const { sentences, mentions, about } = reading;
  const closes = sentences.some((sentence) => says(sentence, patterns.close));
  return sentences.some((sentence) => {
    if (sentence.asks && asksForClosure(sentence)) return false;
    const kept = restOf(sentence, patterns);
    const rest = inPast(withoutPoliteness(closes ? kept.replace(BELIEF, " ") : kept));
    const ahead = [...rest.matchAll(DATES)].some(([found]) => {
      const mention = mentionAt(mentions, found);
      return mention !== undefined && isAhead(mention, about.said);
    });
    return (
      ahead ||
      sentence.clauses.some((clause) => isOnWeekday(clause, reading, patterns)) ||
      [NEGATION, PARTIAL, FUTURE, CONTRAST, REPORTED, DATE_OPEN].some((mood) => mood.test(rest))
    );
  });
};

/** "Can you close this please?" asks for no answer. */
export const isCloseRequest = (sentence: Sentence, about: About): boolean =>
  (!sentence.asks || /\bplease\b/u.test(sentence.text)) && says(sentence, patternsFor(about).close);

/** Beside a completion: "could you close it down before Tuesday?" */
export const asksForClosure = ({ text }: Sentence): boolean =>
  /^(?:so |and |please )?(?:can|could|would|will|may) (?:you|we|this|it|the action)\b.*\b(?:clos(?:e|ed|ure)|tick(?:ed)?|marked? (?:as )?(?:done|complete)|off the (?:log|list|tracker|register))\b/u.test(
    text,
  ) && !NEGATION.test(text);

/** Longer texts are no clear word on anything. Characters. */
const LONGEST_REPLY = 2_000;

export const readCompletion = (reading: Reading): Completion => {
  const { sentences, text, about } = reading;
  if (text.length > LONGEST_REPLY) return DONE_WORD.test(text) ? "doubtful" : "none";
  const patterns = patternsFor(about);
  const contradicted =
    isContradicted(reading, patterns) ||
    takesBackItself(reading) ||
    isConfined(sentences, (said) => patterns.stated.test(bare(said)), about);
  const plain = sentences.some((sentence) =>
    sentence.asks
      ? isCloseRequest(sentence, about)
      : says(sentence, patterns.stated, patterns.close) || isNothingLeft(sentence, patterns),
  );
  if (plain) return contradicted ? "disputed" : "firm";
  if (sentences.some((sentence) => sentence.asks && says(sentence, patterns.close))) return "doubtful";
  if (
    sentences.some(
      ({ text: said }) =>
        said.length <= LONGEST && HEDGED.test(said) && ![NEGATION, PARTIAL, ONCE].some((mood) => mood.test(said)),
    )
  )
    return "doubtful";
  return !contradicted &&
    sentences.some(
      ({ asks, text: said }) =>
        !asks && !CLOSED_TO_OTHERS.test(said) && [DONE_WORD, HANDED_OVER, ALL_OF_IT].some((one) => one.test(said)),
    )
    ? "likely"
    : "none";
};

const isNothingLeft = ({ clauses }: Sentence, { own }: Patterns): boolean =>
  clauses.some(({ text }) => text.length <= LONGEST && NOTHING_LEFT.test(own(text)));

/** Where it may be meant so. */
export const ASK_DONE = "Is the action done, or is this only an update?";

/** "No further action", "so I think we can call this one closed": that it is over, beside words of what was done. */
const OVER =
  /\b(?:(?:(?:and|so|therefore|hence) )*(?:(?:i|we) (?:think|believe|reckon|guess|suppose|would say) )?(?:(?:i|we|you|it|this|that|this one|the (?:action|point|item|task)|which) )?(?:can|may|could|should) (?:now )?(?:(?:be|call|consider|mark|class|treat) )?(?:(?:(?:this|that|it|the)(?: one| action| point| item)?|as|down|off) )*(?:closed?|done|complete|finished)(?: (?:this|that|it|the)(?: one| action| point| item)?)?(?: (?:down|off|now))?|no (?:further|more|other|outstanding) (?:actions?|work|steps?)(?: (?:is|are|needed|required|necessary|from us|for us|on us))*|(?:there is )?nothing (?:more|further|else|left|outstanding|owing)(?: (?:is|to do|to be done|needed|required|to come|to add|for us|from us|from our (?:side|end)|on our (?:side|end)|here|on this(?: one| action)?))*)(?= ?(?:[.,;:!)\n]|$)| (?:thanks|thank you|cheers|please|ta)\b)/gu;

/** Whether a reply says that it is over, and nothing else in it speaks against it. */
export const saysItIsOver = (reading: Reading): boolean => {
  if (reading.text.search(OVER) < 0 || reading.sentences.some(({ asks }) => asks)) return false;
  const sentences = reading.sentences.map((sentence) => ({ ...sentence, text: sentence.text.replace(OVER, " ") }));
  const patterns = patternsFor(reading.about);
  return !isContradicted({ ...reading, sentences }, patterns);
};
