import type { Day } from "../day.js";
import { type Completion, saysItIsOver, withoutCloseRequests } from "./completion.js";
import { isConfined } from "./limits.js";
import { mark } from "./marks.js";
import { isAhead, type Mentions, mentionAt } from "./mentions.js";
import { FUTURE, PARTIAL, withoutPoliteness } from "./moods.js";
import { isQuestion } from "./question.js";
import type { Reading } from "./sentences.js";

/**
 * How sure likeness must be that a reply says it is done, by what the rules found: where it is said outright and only
 * other words cast a doubt on it, where there is a word for it, where there is none.
 */
const SURE: Partial<Record<Completion, number>> = { disputed: 0.65, likely: 0.75, none: 0.8, doubtful: 0.85 };
/** So sure, only what plainly says that something is left speaks against it. */
const SURE_OF_WORDS = 0.95;
/** So sure, words that it is over are taken at their word, whatever the rest tells of. */
const SURE_OF_END = 0.97;

/** "I've finished the slides": a thing that may be all that was asked, or one of several. */
const ONE_THING =
  /\b(?:finished|completed|done|closed|resolved|sorted|finalised) (?:with )?(?:the|our|my|a|an|this|that|all|all the) (?!action|item|task|work|lot\b|job|one\b|needful|matter|(?<=\b(?:this|that) )(?:on|in|at|last|now|today|yesterday|this|for|with|before|by|and|so|off|up|ages|already|early)\b)\w+|^(?:and |but )?(?:the |our |my )?(?!action|item|task|work|job|this|that|it\b|ours\b|mine\b|me\b|us\b|hiya|hi\b|hello|one\b|ys\b|its\b|all|everything|yes|yep|yeah|aye|now|ok|okay|finally|already|fully|so\b|we\b|i\b)\w+ (?:(?:is|are|was|were|has|have|had|been|now|all) )*(?:done|finished|completed?|sorted|closed|resolved|wrapped)\b|\b(?:complete|finished|done) (?:‹P[^›]*›['’]s|(?!(?:and|as|now|on|in|at|from|for|by|with|since|so|see|per|to|via|after|following|thanks|thank|cheers|ta|please|this|that|it|today|already|here|last|too|ages|days|weeks|months|all|off|up|but|completely|fully|pal|mate|wi|sent|me|us|lol|haha|tbh|nice|great|folks|guys|everyone|team)\b)[a-z]+)|\bthe [a-z]+,? that is\b/u;

/** A completion of one thing may not be that of the action. */
const isOfOneThing = ({ sentences }: Reading): boolean =>
  sentences.some(({ text, clauses }) =>
    [text, ...clauses.map((clause) => clause.text)].some((said) => ONE_THING.test(said)),
  );

/** Words in which an end is told of. Without one, however like a completion a reply is, it tells of something else. */
const END =
  /\b(?:done|complete[ds]?|completion|finished|clos(?:e|ed|ing|ure)|shut|discharged?|fulfill?(?:ed|s)|dealt with|taken care of|carried out|over the line|(?:finish|finishing) line|sorted|resolved|(?:off|from) (?:the|our|your|my) (?:action )?(?:list|log|tracker|register|books|plate)|that is (?:the lot|everything|all|us|me)|that was (?:all|the whole|the lot|everything)|all (?:that|of what) was|everything (?:(?:that )?(?:you|the \w+|they|we were) )?(?:asked|wanted|requested)|bin (?:it|this)|rid of (?:it|this)|tick(?:ed|s)?|over|ended|retire|delete (?:it|this)|take (?:it|this) off|accomplished|did it|to bed|discharges|run its course|complied|no (?:further|more|other) (?:actions?|work|steps?)|nothing (?:more|further|else|left)|wrapped up|put to bed)\b/u;

/** Says that something is left, comes first, or is only hoped for. */
const LEFT =
  /^tick$|\b(?:not|never|none|no one|nobody|neither|nowhere|hardly|barely|far from|unable|failed|incomplete|unfinished|undone|autocorrect|(?:related|other|another|previous|earlier|linked|sister) (?:\w+ )?(?:action|item)|exclud\w+|minus|missing|less|in (?:hand|train|progress)|ongoing|under ?way|open|reopen\w*|blocked|stuck|delayed|again|close to|to go|duplicate|keep (?:this|it|the)|more (?:evidence|work|time|information|detail|testing)|(?:we|they) are (?:now |just |currently |already )?(?!asking|closing|proposing|considering|recommending|suggesting|requesting|seeking)\w{3,}ing|nearly|almost|practically|virtually|basically|essentially|broadly|as good as|more or less|pretty much|just about|all but|kind of|sort of|aim\w*|plan(?:s|ned|ning)? (?:to|for)|target(?:ing|ed)|intend\w*|so far|to date|some of (?:it|this|them|the)|in (?:principle|theory|progress|part|draft)|first (?:half|part|phase|stage|draft)|one of|couple|half\w*|part(?:ly|ially)|in part|most(?:ly)?|largely|mainly|apart from|aside from|except\w*|other than|bar|barring|still|yet|remain\w*|outstanding|await\w*|wait\w*|pending|will|going to|to follow|to come|hop(?:e|es|ing|efully)|expect\w*|should|might|maybe|perhaps|probably|once|until|unless|if|when|before|after (?!‹P|which|that)|wish|joking|kidding|however|although|though|only|dev|uat|sit|pilot|phase|stage|sprint|but|(?<!\bas (?:i|we) )said|they (?:say|tell|told|think)|heard|rumou?r\w*|claim\w*|according to|reportedly|allegedly|nothing (?:(?:is|was|has been|been|got|gets) )?(?:done|complete\w*|finished|closed|sorted|resolved|wrapped)|ahead|per ?cent|chas(?:e|ing)|half)\b|\d ?%|\d ?\/ ?\d|\d+ (?:out )?of/u;
/** Less than sure, these speak against it as well: what is part of it, somebody else's word, or a thought. */
const PERHAPS_LEFT =
  /\b(?:parts?|some of|drafts?|drafting|believes?|says?|(?<!\bas (?:i|we) )said|review|approval|superseded|withdrawn|needs?|what(?! (?:you|was|we were|they|the \w+) (?:asked|wanted|requested))|next|sign[- ]?off|would|shall|to be|little|much|something)\b/u;

/** What takes nothing from it, said beside that it is done. */
const HARMLESS: readonly RegExp[] = [
  // That it may be closed, and at which meeting.
  /\b(?:(?:would|will|should|therefore|now|also|be) )*(?:(?:i|we|which|this|that|it) (?:trust|hope|believe|allows?|enables?|means)|confident|ask\w*|requests?|propos\w+|recommend\w*|suggest\w*|grateful|appreciate|like|happy|content|support|invite)\b[^.;]{0,60}?\b(?:clos(?:e|ed|ing|ure)|shut)\b(?: (?:(?:it|this|that|its)\b|off|down|of|the action|action|at|on|in|is|the|next|meeting|committee|‹[DM][^›]*›))*/u,
  /\b(?:happy|content|ok|okay|fine|good|glad) (?:with|for|to) [^.;,]{0,30}?\b(?:clos\w+|shut|completed?)\b/u,
  /\b(?:would|will|can|could|may|should) (?:\w+ )?(?:support|suggest|recommend|propose|ask|like|be grateful|appreciate|welcome|request)\w*\b(?=[^.;]*\bclos)/u,
  /\b(?:(?:he |she )?would be (?:grateful|obliged) if )?(?:(?:can|could|may|would|will) (?:you|we|i|it|this|someone)|(?:you|we|i|it|this) (?:can|may|could)) (?:to |please |now )*(?:(?:get|have) )?(?:(?:this|it) )?(?:be )?(?:mark(?:ed)?|closed?|tick(?:ed)?|shut|removed?|dropped|struck|taken?|shown?|record(?:ed)?|put)\b(?: (?:this|it|one|as|to|from|down|off|complete\w*|closed|done|finished|please|now|such|bed|the|our|list|log|at|meeting|‹[DM][^›]*›))*/u,
  /\btreat\w* (?:this|it|the action)(?: action)? (?:as )?(?:discharged|fulfilled|complete\w*|done|closed)\b/u,
  /^(?:so |and |but )?(?:i|we) (?:believe|think|would say|reckon)(?: that)? (?=(?:this|it|we|the action)\b)/u,
  // That nothing is awaited, and nobody came back.
  /\b(?:nothing|no more|not much) (?:is )?(?:(?:left|more|further|else) )*(?:for (?:us|me) )?to (?:do|add)\b(?: here)?/u,
  /\bno(?:thing|body| one)? (?:\w+ ){0,3}?(?:(?:is|are|was|were|has been|to be) )?(?:awaited|pending|outstanding|remain(?:s|ing)?|undone|missing|left|open|owed|owing|to come|to follow|needed|required)\b/u,
  /\b(?:nobody|no one|none)(?:'s| has| have| had)? (?:told|asked|queried|questioned|come back|came back|complained|objected|raised|commented|disagreed|replied with|had (?:any|a))\b[^.;,]*/u,
  /^if (?:they|anyone|anything|someone|members|suppliers|further|more|there)\b[^.;]*?\b(?:we|i) (?:will|can|shall)\b[^.;]*/u,
  /\b(?:do not|can not) (?:believe|think|see)(?: that)? (?:(?:there is|there are|we have|we owe|i have) )?(?:anything|any)\b[^.;,]*/u,
  /\bunless (?:anyone|anybody|someone|members|you) (?:objects?|disagrees?|feels? (?:differently|otherwise)|thinks? otherwise|says? otherwise|has (?:any )?(?:objections?|concerns?))\b/u,
  /\b(?:but )?(?:that|it|this|which) is (?:not|no|outside|beyond|separate from)(?: part)?(?: of)? (?:the|this) action\b/u,
  // Why it was not said before, how long it took, and that one is away.
  /\b(?:just|only|happy|pleased|meant|forgot|sorry) to (?:say|tell|report|mention|update|reply|let you know)\b/u,
  /\b(?:should(?:'ve| have)|ought to have|could(?:'ve| have)) (?:said|told|replied|updated|mentioned|closed|let)\b/u,
  /\b(?:not|no idea|unsure|dunno) (?:sure )?why\b[^.;,]*|\bnever again\b|\bnot (?:as|so|too|that) (?:bad|hard|difficult)\b|\bnot (?:overdue|late)\b(?: i promise)?|\bnot (?:going to )?lie\b|\bi did say(?: so)?\b|\b(?:i think )?(?:the )?(?:log|tracker|list) (?:just |has |had |was |been )*(?:never|not) (?:been )?(?:caught up|updated|changed)\b|\b(?:i|we|they) needed\b/u,
  /\b(?:only )?took (?:us |me )?‹U[^›]*›|\btook (?:a (?:bit|little|lot) )?longer than [^.;]*|\b(?:was|were) going to\b[^.;]*?\bbut\b/u,
  /\b(?:i am|we are|i will be) (?:away|off|out|on (?:leave|holiday))\b[^.;]*/u,
  /\b(?:(?:can|may) )?stop chasing\b(?: (?:me|us))?|\b(?:can|may) (?:now )?(?:come|go|drop) off\b|\b(?:note|minutes?|e-?mail|log) says\b|\bhope (?:you are|this finds|all is)\b[^.;]*|\bcan (?:switch|turn) (?:the |these )?reminders? off\b|\b(?:but|though) (?=(?:yes|yep|yeah|ok|it is done|all done)\b)/u,
  // When it was done, and for how long it has held.
  /\bbefore (?:the |we |i )?(?:‹P[^›]*›|christmas|xmas|break|holidays?|new year|weekend)/u,
  /\b(?:well )?(?:ahead of|before|in time for) (?:the )?(?:‹[DM][^›]*›|deadline|target)|‹U[^›]*› (?:early|ahead)\b|\b(?:\w{3,}ed|done) (?:it )?(?:for )?(?:(?:the last|over|about|a whole) )?‹U[^›]*›/u,
  /\b(?:on|for|from) (?:our|my) part\b|\bfollow[- ]?ups? [^.;,]*\b(?:tracked|separate\w*|picked up|under ‹R›)(?: [^.;,]*)?|\bfollow[- ]?up (?:points?|questions?|comments?|queries)\b|\b(?:sent|handed|passed|came|gone) over(?: to)?\b|\ball (?:two|three|four|five|six|of the|the) parts\b/u,
].map((one) => new RegExp(one, "gu"));

const withoutHarmless = (text: string): string => HARMLESS.reduce((now, one) => now.replace(one, " "), text);

const DAYS = new RegExp(mark("DMV"), "gu");
const OPEN_TIME = new RegExp(mark("XTU"), "u");

/** "Wrapped up tomorrow", "by Friday": what has a day ahead is not done. */
const namesDayAhead = (text: string, mentions: Mentions, said: Day): boolean =>
  [...text.matchAll(DAYS)].some(([found]) => {
    const mention = mentionAt(mentions, found);
    const isWeekday = mention?.letter === "D" && mention.told === "weekday";
    return mention !== undefined && (isAhead(mention, said) || (isWeekday && text.includes(`by ${found}`)));
  });

/** Whether something in a reply speaks against its being done, once what is only polite and asks to close is left out. */
const speaksAgainst = ({ sentences, mentions, about }: Reading, isSure: boolean): boolean =>
  isConfined(sentences, () => false, about) ||
  sentences.some((sentence) => {
    const rest = withoutPoliteness(withoutHarmless(withoutCloseRequests(sentence, about)));
    return (
      (isSure ? [LEFT, OPEN_TIME] : [LEFT, OPEN_TIME, PERHAPS_LEFT, PARTIAL, FUTURE]).some((mood) => mood.test(rest)) ||
      namesDayAhead(rest, mentions, about.said)
    );
  });

/** "Could you mark it complete?", "done before Christmas?? please take it off": asks for nothing but its end. */
const ASKS_ITS_END =
  /\b(?:can|could|may|would|will|please)\b.*\b(?:clos\w+|mark\w*|tick\w*|shut|take (?:it|this) off|come off|remove\w*|complete|done|show\w*)\b|\b(?:we|i) (?:did|have done|finished|completed) (?:this|it|that)\b/u;
const asksElse = ({ sentences }: Reading): boolean =>
  sentences.some((sentence) => isQuestion(sentence) && !ASKS_ITS_END.test(sentence.text));

/**
 * Whether a reply that is like a completion is one: likeness is sure enough of it beside what the rules found, and
 * nothing in it speaks against it.
 */
export const isLikeDone = (reading: Reading, completion: Completion, sure: number): boolean => {
  // What one of several owners has done may not be all of it.
  if (reading.about.action.owners.length > 1 || asksElse(reading)) return false;
  if (sure >= SURE_OF_END && saysItIsOver(reading)) return true;
  const isSure = sure >= SURE_OF_WORDS;
  if (sure < (SURE[completion] ?? SURE_OF_END) || !END.test(reading.text) || speaksAgainst(reading, isSure))
    return false;
  return completion !== "likely" || !isOfOneThing(reading);
};
