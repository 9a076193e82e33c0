import { mark } from "./marks.js";
import { anyOf } from "./parties-pattern.js";

const ANY = mark("DMVXUPT");

/** What may stand before a request without changing it. */
const LEAD = (owners: string): string =>
  `(?:(?:due to|owing to|because of|given|following) (?:(?!(?:we|i|may|might|could|would|should|not|no|never|if)\\b)[\\w'-]+ ){1,8}?(?=(?:we|i|can|could|please|may|need|request)\\b))?(?:(?:please|sorry|apologies|hi|hello|so|also|and|ok|okay|yes|right|unfortunately|regrettably|i am afraid|afraid|we|i|${owners}|the ${owners}|can (?:we|you|i|this|it|this action)|could (?:we|you|i|this|it|this action)|may (?:we|i)|(?:would|will) you|will (?:have to|need to|need|be)|would (?:like|need|prefer|appreciate|be grateful for|want)|needs|(?:am |are )?going to(?= (?:need|have|want|ask|push|move|extend)\\b)|(?:am|are) (?:asking|requesting|looking)|(?:(?:would|do) you )?mind(?: if (?:we|i))?|need|have|want|like|wish|to|let us|propose|proposing|suggest|suggesting|recommend|recommending|requests?|requesting|asks?|asking|(?:would be |am |are )?grateful for|proposes|suggests|wants|seeks?|seeking|(?:is|would|will) it be (?:possible|ok|okay|alright|fine|acceptable)|is it (?:possible|ok|okay|alright)|it be possible|is there any (?:way|chance)(?: that)? (?:we|i|you|this|it) (?:could|can)|any chance (?:of|we can|we could|you could|you can)|grateful if (?:you|we) could|appreciate it if (?:you|we) could|if possible|if ok|ok|okay|happy|kindly|just|now|that|this|it|action|‹R›|must|shall|the|our|my|a|an|for|therefore|instead|be|is|not done|not done yet|not yet done|not complete|not finished|still open|delayed|late|running late|no update|new|then|thanks|better|best|had better|could do with|(?:it is |would be )?(?:best|better|safer|easier|sensible|simplest) to)[:,]? )*`;

const NOUN =
  "(?:(?:revised|new|another|updated|amended|proposed|suggested|requested|later|different|realistic|adjusted|extended) (?:new |revised |later )?(?:(?:target|due|completion) )*(?:date|target|deadline|due date|timeline)|(?:revised|new target|revised target date)|change of (?:target |due )?date|date change)(?: (?:for (?:this|it|this one|this action|completion|‹R›)|‹R›|please)){0,4}(?: ?(?::|-|–|=|is|to|of|as|now|will be|would be|should be|to be|for|be)){0,5}";
const NOUN_PLAIN =
  "(?:(?:target|target date|deadline|due date|date)(?: (?:moved|changed))? ?(?:to|->|=>|→)|put (?:me|us|it|this|this one) down for|(?:target|target date|target completion date|tgt)(?: ?(?::|-|–|=|to|now|is now|now is|(?:should|must|needs to|ought to) (?:now )?(?:be|read|say))){0,4})";
const OBJECT =
  "(?:it|this|that|these|both|the (?:matter|item|point)|right|down the road|this one|this action|the action|our action|action|‹R›|us|me|back|out|over|on|forward|along|further|again|slightly|a bit|a little|(?:the|our|my|its)? ?(?:(?:revised|current|existing|due|target|completion) )*(?:date|target|deadline|timeline|timescales?))";
const STRONG =
  "(?:push|pushing|stretch|stretching|move|moving|extend|extending|revise|revising|shift|shifting|reschedule|rescheduling|rebook|re-book|rearrange|defer|deferring|postpone|postponing|re-?target|bump|roll|rolling)";
const WEAK =
  "(?:delay|slip|slipping|slide|change|changing|alter|altering|amend|update|updating|set|setting|reset|make|adjust|switch|put|kick|carry|adjusting|re-?set)";
const MOVED =
  "(?:pushed|stretched|moved|extended|revised|shifted|rescheduled|deferred|postponed|changed|set|reset|put|amended|updated|adjusted)";
const UNTIL = "(?:to|until|for|into|as|be|up to|-|:|=|->|=>|→)";
const MORE =
  "(?:an?|some|more|extra|additional|further|little|bit|longer|time|extension|of|on|date|it|this|this one|please|is|needed|required|requested|action|‹R›)";

/** How a request for another target is worded. In each the first group is the mark of the day, the last what follows it. */
export type RequestPatterns = { firm: RegExp; loose: RegExp; bare: RegExp; tbc: RegExp; stretch: RegExp };
const made = new Map<string, RequestPatterns>();

export const requestPatterns = (owners: readonly string[]): RequestPatterns => {
  const key = owners.join("|");
  const known = made.get(key);
  if (known) return known;
  const lead = LEAD(anyOf(owners));
  const frames = [
    NOUN,
    `(?:set|use|agree|record|note|enter|log|give (?:us|me|it|this)|put(?: in| down)?|go (?:for|with))(?: a| the| our)? ${NOUN}`,
    `(?:(?:it )?would be )?(?:grateful|appreciated?|great|good|helpful|obliged|lovely)(?: it)? if (?:${OBJECT}|you|we)(?: ${OBJECT})? (?:could|can|might|would)(?: please)? (?:be )?(?:${MOVED}|${STRONG})(?: ${OBJECT}){0,4} ${UNTIL}`,
    `mind(?: if (?:we|i))? (?:take|taking)(?: ${OBJECT}){0,4} ${UNTIL}`,
    `${STRONG}(?: ${OBJECT}){0,6} ${UNTIL}(?: be)?`,
    `${WEAK}(?: ${OBJECT}){1,6} ${UNTIL}(?: be)?`,
    `(?:(?:can|could|may) ${OBJECT} (?:please )?(?:be )?|(?:be|like (?:it|this|that) |want (?:it|this|that) )\\s?)(?:go|${MOVED})(?: ${OBJECT}){0,6} ${UNTIL}`,
    `(?:change|amend|reset|set|adjust|switch) ${UNTIL}`,
    `(?:the |our )?${OBJECT} (?:(?:needs?|has|have|will (?:need|have)) to (?:be )?|(?:is )?to be |should (?:now )?be )(?:${STRONG}|${MOVED}|go|change|slip)(?: ${OBJECT}){0,4} ${UNTIL}`,
    `(?:bring|bringing|pull|pulling)(?: (?:it|this|that|this one|this action|the action|ours|‹R›|(?:the|our) (?:target|date|deadline)))? (?:forward|back|in) ${UNTIL}`,
    `(?:the |our )?${OBJECT} wants? (?:${STRONG}|changing)(?: ${OBJECT}){0,4} ${UNTIL}`,
    `delay(?:ing)?(?: ${OBJECT}){0,6} ${UNTIL}`,
    `(?:have|get|see) ${OBJECT} ${MOVED}(?: ${OBJECT}){0,4} ${UNTIL}`,
    `(?:requests?|requesting|proposes?|proposing|suggests?|suggesting|ask|asks|asking|recommend) that ${OBJECT} (?:is|be|should be|gets) (?:now )?${MOVED}(?: ${OBJECT}){0,4} ${UNTIL}`,
    `re-?target(?:ed|ing)?(?: ${OBJECT}){0,3}(?: (?:to|for|at))?`,
    `(?:slip|slide) ${UNTIL}`,
    `[a-z]+ (?:it|this|that|this one|the (?:date|target|deadline))(?: (?:right|way|all))* (?:back|out|along|down the (?:road|line|track)) ${UNTIL}`,
    `(?:give|allow|grant) (?:us|me|it|this) (?:to|until)`,
    `(?:put|pencil|log|enter|mark)(?: (?:us|me|it|this|in|down))+ (?:for|as|at|to)`,
    `pencil(?: (?:us|me|it|this))? in`,
    `(?:(?:target|due|target completion) )?(?:date|deadline)(?= ?(?:the )?${ANY} please$)`,
    `let (?:it|this|that|this one) (?:slip|slide|move|go|run|wait)(?: on| out| over)? ${UNTIL}`,
    `(?:(?:it )?would be )?(?:grateful|appreciated?|great|good|helpful|obliged|lovely)(?: it)? if (?:we|i) (?:could|can|might|would)(?: please)? (?:have|get|take) (?:until|to)`,
    `(?:put|pop|set|enter|use)(?= ?(?:the )?${ANY}$)`,
    `(?:put|pop|stick|enter|record|note)(?= ?(?:the )?${ANY} (?:instead|down instead)\\b)`,
    `(?:put|pop|stick|enter|record|note)(?= ?(?:the )?${ANY} (?:in|into|on|against) (?:(?:the|our|my|action) )*(?:it|this|log|list|tracker|register|action|‹R›)\\b)`,
    `make (?:it|this|that|ours|this one|this action|the action|‹R›|(?:the|our) (?:new |revised )?(?:target|date|deadline|due date)(?: date)?)(?: be)?`,
    `(?:will )?(?:need|needs|needing|require|requires|requiring|give (?:us|me|it|this)|allow(?: us| me)?|grant us)(?: ${MORE}){0,6} (?:until|up to)`,
    `(?:can|could|may) (?:we|i) (?:please )?(?:have|get|take|ask for|request|leave (?:it|this))(?: ${MORE}){0,6} (?:until|up to|to)`,
    `(?:would like|want|like|need|require|request|requesting|ask for|asking for|seek|seeking|please)(?: ${MORE}){0,4} (?:extension|more time|extra time|additional time|longer)(?: ${MORE}){0,4} (?:until|to|up to|:|-)`,
    `(?:put|set|have|make|use|note|record|log|mark|enter)?(?= ?(?:the )?${ANY} (?:down )?as (?:the |our |a )?(?:new |revised |target |due )*(?:date|target|deadline)\\b)`,
    `(?:extension|more time|extra time|extend)(?: ${MORE}){0,4} (?:until|to|up to|:|-)`,
  ];
  const patterns = {
    firm: new RegExp(
      `^(?:${lead}(?:${frames.join("|")})|(?:please |our |the |so |and |sorry )?${NOUN_PLAIN}) ?(?:the )?(${ANY})(.*)$`,
      "u",
    ),
    loose: new RegExp(
      `(?:^(?:(?:please|can we|could we|let us|we will|i will|just) )*(?:hold|leave|park|keep)(?: (?:this|it|that|on|one|open|the action|with (?:me|us)))* (?:until|to|for)|\\b(?:${STRONG}(?: ${OBJECT}){0,6}|needs?(?: ${MORE}){0,6}) (?:to|until|up to)|^(?:the )?(?:due|due date|date|deadline)(?: is| now|:)*) (?:the )?(${mark("DMU")})`,
      "u",
    ),
    bare: new RegExp(
      `^(?:(?:please |either |i think |we think |i suggest |we suggest |maybe |perhaps )?(?:can we (?:do|say|have|go for|make it) |could we (?:do|say|have|go for|make it) |for |until |to |by |on |at |make it |say |(?:can|could|may) (?:it|this|this one|(?:the|our) (?:target|date|deadline|target date)) (?:please )?be |let us (?:(?:say|do|go for|go with|make it) )?|some ?time (?:in |around )?)?)(?:the )?(${mark("DMVX")})(.*)$`,
      "u",
    ),
    tbc: new RegExp(
      `^(?:${lead}(?:${frames.join("|")}|(?:make|put|mark|set|leave|keep|revise|move|change|call|show|record|log|list|enter|treat)(?: ${OBJECT}){0,5}(?: (?:as|to|at|down as))?|back (?:to|at))? ?|(?:new |revised |updated )?(?:target|target date|date|deadline|due date)(?: (?:is|now|to|as|remains|still))*:? ?)${mark("T")}(.*)$`,
      "u",
    ),
    stretch: new RegExp(
      `^${lead}(?:${STRONG}|${WEAK})(?: ${OBJECT}){0,6}(?: (?:by|for|another))? ?(${mark("UV")})(.*)$`,
      "u",
    ),
  };
  if (made.size > 100) made.clear();
  made.set(key, patterns);
  return patterns;
};
