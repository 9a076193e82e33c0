import { asksToClose } from "./asking.js";
import { mark } from "./marks.js";
import { isAhead, mentionAt } from "./mentions.js";
import { CONTRAST, FUTURE, NEGATION, NOTHING_LEFT, PARTIAL, withoutPoliteness } from "./moods.js";
import { anyOf } from "./parties-pattern.js";
import type { Clause, Reading, Sentence } from "./sentences.js";
import type { About } from "./understood.js";

/**
 * Whether a reply says that the action is done. `firm`: it says so, and nothing in it says otherwise. `disputed`: it says so, and something does. `doubtful`: it may
 * be meant so. A clause counts only if every word of it is known to leave the completion whole; whatever else a reply
 * says may only take away from it.
 */
export type Completion = "firm" | "disputed" | "doubtful" | "none";

const LEAD =
  "(?:(?:yes|yep|yeah|yup|ok|okay|right|great|good|news|great news|hi|hello|morning|all|update|status|fyi|and|that|now|already|finally|at last|also|please note|note that|(?:(?:i|we) (?:am|are) )?(?:happy|pleased|glad|delighted) to (?:say|report|confirm|advise)|pleased to (?:say|report|confirm)|delighted to (?:say|report)|(?:(?:i|we) )?can (?:now |also |happily )?confirm|i confirm|we confirm|just to (?:say|confirm)|to confirm|confirming|confirmed|for info|‹R›|so|oh|think you will find|as (?:agreed|discussed|requested)|that|status(?: is)?|(?:i|we) (?:regard|consider|treat|see|view|deem|count|take)(?= (?:this|it|that|the)\\b))[,:!]? ?){0,6}";
const DONE =
  "(?:all done|(?:done|finished) with(?=$| (?:now|thanks))|done|complete|completed|finished|(?:sorted(?: out)?|closed(?: out| off| down)?|resolved|wrapped up|concluded|finalised|finalized|agreed and closed)(?: with (?:(?:the|our) )?[a-z]+)?|actioned|discharged|fulfilled|(?:delivered|implemented|provided|submitted|achieved) in full|fully (?:delivered|implemented)|dealt with|put to bed|taken care of|satisfied|met in full|(?:wrapped|closed|sorted|finished|tidied) (?:this|it|that|this one|everything)(?: all)? (?:up|off|out|down)|ticked off|job done|dusted|sorted and closed)";
const AUX =
  "(?:(?:is|are|was|were|has|have|had|been|got|now|all|already|just|since|fully|finally|both|completely|successfully|duly|also|formally|officially|actually) )*";
const THIS =
  "(?:this|that|it|this one|action|task|item|(?:all |the |our )*work|all|all of (?:this|it)|(?:this|the|our|my|that|above) (?:one|action|item|task)|the (?:whole|full|entire) (?:thing|action|lot)|whole thing|everything|all (?:of )?(?:our|the) (?:tasks|actions|work|items)|‹R›|(?:this|that|it) is (?:all|everything|the lot)|(?:that|this|it) is (?:this|that|it|us)(?: one)?|(?:everything|all|all that was|what was|what we were) (?:asked (?:for|of us)|required|requested|needed|agreed)|(?:the |all (?:the )?)?(?:work|activity|tasks) (?:under|on|for|in|required by) (?:this|the|our)(?: action| item)?)";
const TO_CLOSE =
  "(?:(?:be )?(?:now )?(?:closed?|closing|closure|closed (?:off|out|down)|(?:mark|show|record|list|treat|regard|log|class|put|pop)(?:n|ed|ing)?(?: (?:this|it|as|down|now|(?:(?:the|this|our) )?(?:action|item|one|point)))* (?:done|complete|completed|closed|finished)|tick(?:ed)? off|(?:come|drop|go) off (?:the|our) (?:action )?(?:log|list|tracker|register)|(?:be )?(?:now )?(?:taken|removed|struck|deleted) (?:off|from) (?:the|our) (?:action )?(?:log|list|tracker|register)|take (?:this|it|this one) off (?:the|our) (?:action )?(?:log|list|tracker|register)))";
const ASKING =
  "(?:please(?: do)?|pls|can (?:we|you|this|it|i|this one|this action|the action)|could (?:we|you|this|it|this action|the action)|may (?:we|this|it)|happy (?:to|for this to|for it to|for this one to|for the action to|for you to)|(?:am|are|we are|i am) happy (?:to|for (?:this|it|you) to)|(?:ok|okay|fine|good|ready|safe) (?:to|for)|we (?:can|propose to|suggest we|recommend we)|(?:i|we)? ?(?:suggest|propose|recommend)(?:ing)?(?: (?:we|to|that (?:we|this|it)(?: is)?|this is|it is|this|it|action))?|you can|(?:this|it|this one|this action|the action|action|we|‹R›) (?:can|can now|is ready (?:to|for)|is ok to|is good to|ready (?:to|for))|(?:the|this) (?:point|matter|item|ticket)(?: (?:can|may)(?: now)?)?|can|can now|may|may now|so|now|for|then|kindly|(?:this|it|this one|this action|the action|action|‹R›) should(?: now)?|it should)";
/** Days that may stand in a completion: past ones, and weekdays, which are then the last such. */
const ON_DAY = `(?:(?:on|at|in|back in|as of|since|during|late|by|ahead of|before|prior to|in time for) (?:the )?)?${mark("P")}|(?:on |at |as of )?${mark("D")}|(?:following|at|after|in|via|through|during|by) (?:(?:the|our|a|your|${mark("P")}(?:'s)?) )*(?:[a-z]+ )?(?:workshop|meeting|session|call|review|forum|webinar|group|committee|discussion|visit|event|audit|handover|release)`;
const TAIL = (who: string, days: string): string =>
  `(?: (?:now|already|earlier|today|this (?:morning|afternoon|week|month|year|am|pm)|just now|recently|as (?:agreed|requested|discussed|planned|required|promised|asked)|as far as ${who} (?:are|am|is) concerned|please(?: close(?: (?:it|this|off))*)?|then|too|as well|here|in full|fully|successfully|ok|okay|finally|and dusted|thanks|cheers|ta|for info|sir|mate|by (?:us|me|the team|my team|our team)|via (?:e-?mail|teams|the portal|sharepoint)|by e-?mail|see (?:attached|paper|papers|below|above|link|the (?:paper|papers|attached|link|note|minutes|pack))|per \\S+|ages ago|‹R›|(?:for|from) our (?:part|side|end|perspective|view|viewpoint|point of view)|(?:from|on|at) (?:our|my|this) (?:side|end|part)|(?:our|this|my) (?:side|end)${days})(?= |$))*`;

/**
 * How, when or by whom it was done: none of it changes that it was. Not "for", and not where: either may be a part of it;
 * what is put off, doubted or halved in it is found in the whole reply.
 */
const HOW =
  " (?:on|at|in|by|via|through|during|following|ahead of|within|under|per|as|see|(?:(?<!\\b(?:done|finished|sorted) )with|with(?= (?:(?:the|some|great) )?(?:help|agreement|support|thanks|assistance|approval|input|consent)\\b))|this|last|earlier|back|since|having|using|alongside|thanks to|prior to|after|over|well)\\b(?!.*\\b(?:sites?|regions?|areas?|environments?|labs?|phases?|halves|systems?|for|except|one|two|three|each)\\b).*";

type Test = { test(text: string): boolean };
type Patterns = {
  stated: Test;
  close: Test;
  /** "The DCC" said by its own people is "us". */
  own(text: string): string;
};
const made = new Map<string, Patterns>();

/** The patterns of a completion by these owners; "DCC have completed this" counts where DCC owns it alone. */
const patternsFor = (owners: readonly string[]): Patterns => {
  const key = owners.join("|");
  const known = made.get(key);
  if (known) return known;
  const who = owners.length === 1 ? `(?:we|i|(?:the|our|my) team|${anyOf(owners)}|the ${anyOf(owners)})` : "(?:we|i)";
  const side = owners.length === 1 ? `|(?:from|on|at|by) (?:the )?${anyOf(owners)}(?:'s)?(?: side| end| part)?` : "";
  const tail = TAIL(who, `${side}|${ON_DAY}`);
  const undated = TAIL(who, side);
  const stated = new RegExp(
    `^${LEAD}(?:${who} (?:now )?(?:considers?|regards?|treats?|views?|deems?) )?(?:(?:${THIS}|${who}|‹R›:?) )?${AUX}${DONE}(?: (?:with )?(?:this|it|that|everything|${THIS})(?: on this(?: one)?)?)?${tail}(?:${HOW})?$|(?<=^|[ ,;:])(?:this|the|our|that) (?:action|item|task) (?:is|was|has been|have been|has now been)(?: (?:now|therefore|thus|already|fully|accordingly))* ${DONE}${tail}(?:${HOW})?$|^${LEAD}(?:(?:this|that|it|which)(?: now| therefore)? )?(?:completes|concludes|closes|finishes|discharges|fulfils|satisfies|wraps up|is) (?:out |off )?(?:${THIS}|the (?:exercise|matter|piece of work|job))(?: (?:off|out|up|done|finished|complete|completed|closed))?${tail}$|^${LEAD}${who} ${AUX}(?:satisfied|fulfilled|met|discharged|delivered on|closed off|closed out) (?:${THIS}|(?:the|our|all|all the) (?:requirements?|obligations?|ask))(?: in full)?${tail}$|^${LEAD}(?:everything|all (?:of it|that was asked|of this))(?: (?:asked|requested|required|needed|agreed)(?: for| of us)?)? ${AUX}(?:delivered|provided|submitted|done|supplied|issued|sent)${tail}$|^${LEAD}(?:${who} )?${AUX}(?:did|have done|has done) (?:this|it|that)(?: one)?${tail}$|^${LEAD}(?:(?:i|we) )?(?:(?:write|writing|can|hereby|am writing) (?:to )?)?confirm (?:the )?completion(?: of (?:this|the|our) (?:action|item|task)| of ‹R›)?$`,
    "u",
  );
  const close = new RegExp(
    `^${LEAD}(?:(?:${ASKING} ){1,5}${TO_CLOSE}|close|closing|(?:(?:you|we) can )?(?:please )?(?:tick|cross|strike) (?:this|it|that|this one|that one|‹R›)(?= off)|for closure|to close|(?:no|any) reason to keep (?:it|this|this one) open|(?:mark|show|record|list)(?: (?:this|it|as|the action|action|‹R›))* (?:done|complete|completed|closed|finished))(?: (?:this|it|that|off|out|down|the|our|action|item|one|‹R›))*(?: (?:at|in|during) ${mark("MP")}| at (?:the )?${mark("D")}| at the (?:meeting|committee))?${undated}$`,
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

const DONE_WORD =
  /\b(?:done|complete|completed|completion|finished|sorted|closed|resolved|concluded|actioned|closure|close this|close it|wrapped up|finalised|completes|closes)\b/u;
/** Thought to be done, or fit to be closed. */
const HEDGED =
  /\b(?:think|believe|reckon|guess|assume|probably|should|maybe|perhaps|possibly|pretty sure|can)\b.*\b(?:done|complete|completed|finished|closed?|sorted)\b/u;
/** Something was handed over: perhaps that was all there was to do. */
const HANDED_OVER =
  /^(?:now |already |all )?(?:delivered|submitted|sent|issued|published|circulated|shared|uploaded|provided)\b[^,]{0,20}$/u;

const ALL_OF_IT =
  /\b(?:all|every|each)(?: of)?(?: the| our)?(?: \w+)? (?:deliverables?|requirements?|outputs?|obligations?|points?|items?|tasks?|steps?|conditions?|elements?|parts?|actions?|work|materials?) (?:has|have|is|are|was|were)(?: (?:now|all|duly))*(?: been)? \w+/u;

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

/** "I think we can close it" beside "it is done" is no doubt; alone it is one. */
const THINK = /^(?:so |and )?(?:i |we )?(?:think|believe|reckon|would say|feel|understand)(?: that)? /u;

const BELIEF =
  /^(?:so |and )?(?:i |we )(?:think|believe|reckon|would say|feel|understand|consider)(?: that)? (?=(?:this|it|that|the) )/u;

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

/** Said by somebody else, or said of what somebody else said. */
const REPORTED = /\b(?:said|says|saying|told|tells|claims?|claimed|according to|reportedly|wrote|quote)\b/u;
const DATE_OPEN = new RegExp(`\\bby ${mark("DM")}|${mark("XTU")}`, "u");
const DATES = new RegExp(mark("DMV"), "gu");

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
    return ahead || [NEGATION, PARTIAL, FUTURE, CONTRAST, REPORTED, DATE_OPEN].some((mood) => mood.test(rest));
  });
};

/** "Can you close this please?" asks for no answer. */
export const isCloseRequest = (sentence: Sentence, { action }: About): boolean =>
  (!sentence.asks || /\bplease\b/u.test(sentence.text)) &&
  says(sentence, patternsFor(action.owners.map((name) => name.toLowerCase())).close);

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
  const patterns = patternsFor(about.action.owners.map((name) => name.toLowerCase()));
  const contradicted = isContradicted(reading, patterns);
  const plain = sentences.some((sentence) =>
    sentence.asks
      ? isCloseRequest(sentence, about)
      : says(sentence, patterns.stated, patterns.close) || isNothingLeft(sentence, patterns),
  );
  if (plain) return contradicted ? "disputed" : "firm";
  if (sentences.some((sentence) => sentence.asks && says(sentence, patterns.close))) return "doubtful";
  if (
    sentences.some(
      ({ text: said }) => said.length <= LONGEST && HEDGED.test(said) && !NEGATION.test(said) && !PARTIAL.test(said),
    )
  )
    return "doubtful";
  return !contradicted &&
    sentences.some(({ asks, text: said }) => !asks && [DONE_WORD, HANDED_OVER, ALL_OF_IT].some((one) => one.test(said)))
    ? "doubtful"
    : "none";
};

const isNothingLeft = ({ clauses }: Sentence, { own }: Patterns): boolean =>
  clauses.some(({ text }) => text.length <= LONGEST && NOTHING_LEFT.test(own(text)));
