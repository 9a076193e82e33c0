import { mark } from "./marks.js";

export const LEAD =
  "(?:(?:yes|yep|yeah|yup|ok|okay|right|great|good|news|great news|hi|hello|morning|all|update|status|fyi|and|that|now|already|finally|at last|also|please note|note that|(?:(?:i|we) (?:am|are) )?(?:happy|pleased|glad|delighted) to (?:say|report|confirm|advise)|pleased to (?:say|report|confirm)|delighted to (?:say|report)|(?:(?:i|we) )?can (?:now |also |happily )?confirm|i confirm|we confirm|just to (?:say|confirm)|to confirm|confirming|confirmed|for info|‹R›|so|oh|think you will find|as (?:agreed|discussed|requested)|that|status(?: is)?|(?:i|we) (?:regard|consider|treat|see|view|deem|count|take)(?= (?:this|it|that|the)\\b))[,:!]? ?){0,6}";
export const DONE =
  "(?:all done|(?:done|finished) with(?=$| (?:now|thanks))|done|complete|completed|finished|(?:sorted(?: out)?|closed(?: out| off| down)?|resolved|wrapped up|concluded|accomplished|finalised|finalized|agreed and closed)(?: with (?:(?:the|our|all|both) )?(?:vendors?|suppliers?|contractors?|providers?|customers?|clients?|parties|members|teams?|colleagues|chair|secretary|committee|group|board|regulators?|auditors?|engineers?|lawyers?|solicitors?|users?|operators?|managers?|owners?|directors?|analysts?|developers?|architects?|consultants?|people|staff|everyone|them|him|her|you))?|actioned|discharged|fulfilled|delivered(?: and (?:accepted|received|closed))?|(?:delivered|implemented|provided|submitted|achieved) in full|fully (?:delivered|implemented)|dealt with|put to bed|taken care of|satisfied|met in full|(?:wrapped|closed|sorted|finished|tidied) (?:this|it|that|this one|everything)(?: all)? (?:up|off|out|down)|ticked off|jobs? (?:is )?done|dusted|sorted and closed)";
export const AUX =
  "(?:(?:is|are|was|were|has|have|had|been|got|now|all|already|just|since|fully|finally|both|completely|successfully|duly|also|formally|officially|actually|hereby|thereby|therefore) )*";
export const THIS =
  "(?:this|that|it|this one|action|task|item|(?:all |the |our )*work|all|all of (?:this|it)|(?:this|the|our|my|that|above) (?:one|action|item|task)|the (?:whole|full|entire) (?:thing|action|lot)|whole thing|everything|all (?:of )?(?:(?:our|the) )?(?:tasks|actions|work|items)(?: (?:on|for|with|from) (?:us|our side))?|(?:the )?(?:jobs?|work)(?: is)?|‹R›|(?:this|that|it) is (?:all|everything|the lot)|(?:that|this|it) is (?:this|that|it|us)(?: one)?|(?:everything|all|all that was|what was|what we were) (?:asked (?:for|of us)|required|requested|needed|agreed)|(?:the |all (?:the )?)?(?:work|activity|tasks) (?:under|on|for|in|required by) (?:this|the|our)(?: action| item)?)";
export const TO_CLOSE =
  "(?:(?:be )?(?:now )?(?:closed?|shut(?: down| off)?|put to bed|closing|closure|closed (?:off|out|down)|(?:mark|show|record|list|treat|regard|log|class|put|pop|set|change|switch)(?:n|ed|ing)?(?: (?:this|it|as|to|down|now|(?:(?:the|this|our) )?(?:action|item|one|point)))* (?:done|complete|completed|closed|finished)|tick(?:ed)? off|(?:come|drop|go) off (?:the|our) (?:action )?(?:log|list|tracker|register)|(?:be )?(?:now )?(?:taken|removed|struck|deleted) (?:off|from) (?:the|our) (?:action )?(?:log|list|tracker|register)|(?:take|remove|delete|strike|drop) (?:(?:this|it|that|this one|the action) )?(?:off|from) (?:the|our|your) (?:action )?(?:log|list|tracker|register)))";
export const ASKING =
  "(?:please(?: do)?|pls|can (?:we|you|this|it|i|this one|this action|the action)|could (?:we|you|this|it|this action|the action)|may (?:we|this|it)|happy (?:to|for this to|for it to|for this one to|for the action to|for you to)|(?:am|are|we are|i am) happy (?:to|for (?:this|it|you) to)|(?:ok|okay|fine|good|ready|safe) (?:to|for)|we (?:can|propose to|suggest we|recommend we)|(?:i|we)? ?(?:suggest|propose|recommend)(?:ing)?(?: (?:we|to|that (?:we|this|it)(?: is)?|this is|it is|this|it|action))?|you (?:can|may|could|might)(?: now| please)?|(?:this|it|this one|this action|the action|action|we|‹R›) (?:can|can now|is ready (?:to|for)|is ok to|is good to|ready (?:to|for))|(?:the|this) (?:point|matter|item|ticket)(?: (?:can|may)(?: now)?)?|can|can now|may|may now|so|now|for|then|kindly|(?:this|it|this one|this action|the action|action|‹R›) should(?: now)?|it should)";
/** Days that may stand in a completion: past ones, and weekdays, which are then the last such. */
export const ON_DAY = `(?:(?:on|at|in|back in|as of|as at|since|during|late|by|ahead of|before|prior to|in time for) (?:the )?)?${mark("P")}(?: (?:morning|afternoon|evening))?|(?:on |at |as of |as at |since )?${mark("D")}|(?:following|at|after|in|via|through|during|by) (?!(?:the |our )?(?:(?<=in )(?:review|discussion|committee)|next|coming|following|upcoming|forthcoming|future|first|second|last but)\\b)(?:(?:the|our|a|your|${mark("P")}(?:'s)?) )*(?:[a-z]+ )?(?:workshop|meeting|session|call|review|forum|webinar|group|committee|discussion|visit|event|audit|handover|release)`;
/** Where people meet, or are spoken to: a thing that was done there was done. */
const FORUM =
  "(?:workshop|meeting|session|call|review|forum|webinar|group|committee|discussion|visit|event|board|panel|presentation|briefing|chat)";
/** Where what was done can be seen. */
export const PLACE =
  "(?:portal|website|web|internet|intranet|sharepoint|share ?drive|drive|folder|library|channel|thread|slack|teams|e-?mail|inbox|minutes|paper|papers|pack|report|agenda|log|tracker|register|page|wiki|link|attachment|annex|appendix|system of record|ticket)";
/** Before a name: whose, and what kind of. */
const OUR =
  "(?:(?:the|our|my|your|this|that|a|shared|members'?|action|opsg|committee|january|team|project|above|below) )*";

/**
 * How, when, where or by whom it was done. Whatever is not here may take away from it: "in dev", "on our side", "for
 * now", "by NetCo", "as a pilot", "with gaps".
 */
export const WHOLE = [
  "(?:well )?ahead of (?:time|schedule|plan|(?:the|our) (?:deadline|target|date|due date))",
  "(?:well )?(?:on|in|to) (?:good )?(?:time|schedule|plan|target|budget|spec)",
  "(?:well )?within (?:time|the deadline|budget|the target)",
  "(?:over|at) (?:the |last )*(?:weekend|holidays?|christmas|new year|break|summer|easter)",
  "before (?:the )?(?:break|holidays?|shutdown|deadline|year end)",
  `(?:(?:the|a|our) )?(?:[a-z]+ )?(?:paper|report|note|slides|link|copy|evidence|docs?|document)(?: (?:is|are|was|were|has been|have been|now))*(?: (?:(?:on|in|at|with) ${OUR}(?:${PLACE}|members|group|committee|secretary|chair|parties)|attached|enclosed|below|sent|circulated|published|uploaded|issued))+`,
  "in (?:one|the same) (?:go|day|week)",
  "in (?:full|its entirety|line with .{1,40}|accordance with .{1,40}|agreement with .{1,40}|consultation with .{1,40})",
  `(?!in (?:review|discussion|committee)\\b)(?:on|in|at|during|through|via|following|after|by) ${OUR}(?:[a-z]+ )?${FORUM}(?: (?:with|of|between) (?:the |our |${mark("P")})?[a-z]*)?`,
  `(?!on papers?\\b)(?:on|in|at|via|through|over|by) ${OUR}${PLACE}(?: to (?:(?:all|the|our|every) )*(?:members|parties|group|committee|everyone|all))?`,
  `(?:via|through|by|in|with) (?:my|our|the|an?) (?:[a-z]+ )?(?:e-?mail|letter|note|message|paper|report|submission|reply)(?: (?:of|from|dated|on) (?:the )?${mark("PD")})?(?: to (?:(?:all|the|our|every) )*[a-z]+)?`,
  "by (?:phone|telephone|post|letter|hand|courier)",
  "by (?:the|our|my|your) (?:[a-z-]+ ){0,3}(?:team|colleagues?|people|staff|engineers?|analysts?|office|department|group)",
  "by [a-z][a-z' -]{1,40} on our behalf",
  "(?:together |jointly |alongside |along )?with (?:(?:the|some|great|much|a lot of|your|their|many|full|(?:the )?[a-z]+'s) )*(?:help|support|thanks|assistance|input|agreement|approval|consent)(?: (?:of|from|to|by) [a-z ]{1,30})?",
  "thanks to (?:(?:the|some|your|their) )*(?:help|support|team|colleagues|work)(?: (?:of|from|by) [a-z ]{1,30})?",
  `(?:please )?see (?:also )?${OUR}(?:(?:attached|enclosed|linked|updated|final|published|circulated) )*(?:attached|enclosed|note|${PLACE})(?: (?:for|with) (?:the )?(?:details?|evidence|results|more|info|information|reference)| (?:of|from|dated) (?:the )?${mark("PD")})?`,
  `(?:as )?per (?:(?:the|our|your|my|agreed|last|previous) )*(?:plan|minutes|requests?|agreement|e?-?mails?|tickets?|notes?|attached|below|above|paper|report|update|call|discussion|meeting|instructions?|spec|[\\w-]*\\d[\\w-]*|‹R›)(?: (?:of|from|dated|on) (?:the )?${mark("PD")})?`,
  "(?:as|like) (?:we |i )?(?:said|told you|reported|mentioned|stated|noted)(?: (?:before|already|at the meeting|in (?:the|my) (?:minutes|email|update)))?",
].join("|");

/** What may follow a completion or a request to close; `more` is what else may, each with a `|` before it. */
export const TAIL = (who: string, more: string): string =>
  `(?: (?:now|already|earlier|today|this (?:morning|afternoon|week|month|year|am|pm)|just now|recently|as (?:agreed|requested|discussed|planned|required|promised|asked)|as far as ${who} (?:(?:are|am|is) concerned|goes|go)|please(?: close(?: (?:it|this|off))*)?|then|too|as well|here|in full|fully|successfully|ok|okay|finally|and dusted|thanks|cheers|ta|for info|sir|mate|by (?:us|me|the team|my team|our team)|via (?:e-?mail|teams|the portal|sharepoint)|by e-?mail|see (?:attached|paper|papers|below|above|link|the (?:paper|papers|attached|link|note|minutes|pack))|(?:ages|days|weeks|months|years|yonks|long) ago|for (?:ages|days|weeks|months|years|yonks|a while|some time)|from (?:me|us)|‹R›${more})(?= |$))*`;

/** Of a sole owner, its side is all there is. */
export const OUR_SIDE =
  "(?:for|from|on|at) (?:our|my|this) (?:part|side|end|perspective|view|viewpoint|standpoint|point of view)|(?:our|this|my) (?:side|end)";

export const DONE_WORD =
  /^tick(?:ed)?$|\b(?:done|complete|completed|completion|finished|sorted|closed|resolved|concluded|actioned|closure|close this|close it|wrapped up|finalised|completes|closes)\b/u;
/** Thought to be done, or fit to be closed. */
export const HEDGED =
  /\b(?:think|believe|reckon|guess|assume|probably|should|maybe|perhaps|possibly|pretty sure|can)\b.*\b(?:done|complete|completed|finished|closed?|sorted)\b|\bconsider (?:it |this |that )?(?:done|complete|completed|finished|closed|sorted)\b/u;
/** "We can close this once the paper has been approved": it is not done. */
export const ONCE = /\b(?:once|when|after|if|until|unless|as soon as|provided|assuming)\b(?! that's?\b)/u;
/** Something was handed over: perhaps that was all there was to do. */
export const HANDED_OVER =
  /^(?:now |already |all )?(?:delivered|submitted|sent|issued|published|circulated|shared|uploaded|provided)\b[^,]{0,20}$/u;

export const ALL_OF_IT =
  /\b(?:all|every|each)(?: of)?(?: the| our)?(?: \w+)? (?:deliverables?|requirements?|outputs?|obligations?|points?|items?|tasks?|steps?|conditions?|elements?|parts?|actions?|work|materials?) (?:has|have|is|are|was|were)(?: (?:now|all|duly))*(?: been)? \w+/u;

/** What was open to others for a time, and is no longer: that the action is done, it does not say. */
export const CLOSED_TO_OTHERS =
  /^(?:the |our )?(?:\w+ )?(?:consultation|survey|poll|vote|ballot|tender|window|call|comment period|nominations?)(?: (?:has|have|was|were|is|now|also))* closed (?:on|at|in|for) (?:the )?(?:‹[DP][^›]*›|comments?)$/u;

/** "I think we can close it" beside "it is done" is no doubt; alone it is one. */
export const THINK = /^(?:so |and )?(?:i |we )?(?:think|believe|reckon|would say|feel|understand)(?: that)? /u;

export const BELIEF =
  /^(?:so |and )?(?:i |we )(?:think|believe|reckon|would say|feel|understand|consider)(?: that)? (?=(?:this|it|that|the) )/u;
