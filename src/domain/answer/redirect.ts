import { anyOf } from "./parties-pattern.js";
import type { Reading } from "./sentences.js";

const LEAD =
  "(?:(?:sorry|hi|hello|no|hmm|err?|um|i think|we think|pretty sure|i believe|we believe|actually|as far as i know|afaik|think|surely|hold on|wait|this|that|it|this one|that one|this action|the action|action|‹R›|one|is|are|was|has|definitely|really|probably|surely|again|but|and|so|was|were|been|being|got|looks like|seems|to be|should be|think you will find)[,:]? ){0,8}";
const PATCH = "patch|department|dept|domain|scope|field|bag|side|thing|problem|task|call|bailiwick|line";
const NOT_OURS = `(?:nothing to do with|(?:not|no longer|never)) (?:(?:one|one of|an action|an item|something|a matter|really|actually|to do) )?(?:(?:for|of|with|on|in|within|under|part of) )?(?:ours|mine|us|me|our (?:action|one|area|remit|responsibility|item|job|team|${PATCH})|my (?:action|one|area|remit|responsibility|team|${PATCH})|owned by us|assigned to us|down to us)(?: (?:at all|anymore|any more|i am afraid|sorry|i think|‹R›|please|now|this|this one|mate|guys|folks|to (?:own|action|answer|do|pick up)|(?:please )?(?:try|ask|see|go to|contact|it is|this is|that is)(?: for)? (?:the )?[a-z]+))*`;
const WRONG =
  "(?:(?:(?:came|come|went|gone|sent|landed|got|addressed|coming|(?:been )?(?:logged|raised|put|recorded)) (?:to|with|on|against) )?(?:the )?wrong (?:person|party|team|owner|people|contact|organisation|company|address|addressee|recipient|guy|man|woman|bloke)|(?:you (?:have(?: got)?|want|need)|asking) the wrong (?:person|party|team|owner)|(?:i am|we are) not the (?:right )?(?:owner|person|people|contact|party|team)s?(?: for this)?)";

/** Said beside it: "rather than us", "not the DCC". */
const RATHER = (party: string): string =>
  ` (?:rather than|instead of|and not|not|more than) (?:us|me|ours|our team|with us|to us|${party})(?: (?:i think|i believe|please|now|really))*`;

type Patterns = { stated: RegExp[]; asked: RegExp };
const made = new Map<string, Patterns>();

/** How it is worded that an action of these owners belongs to somebody else. */
const patternsFor = (owners: readonly string[], parties: readonly string[]): Patterns => {
  const key = `${owners.join("|")}\n${parties.join("|")}`;
  const known = made.get(key);
  if (known) return known;
  const others = anyOf(parties.map((name) => name.toLowerCase()));
  const somebody = `(?:the )?(?:${others}|somebody else|someone else|another (?:party|team|member)|\\w+(?: \\w+){0,2})`;
  const party = `(?:the )?(?:${others})(?:'s)?`;
  const ours = anyOf(owners.map((name) => name.toLowerCase()));
  const stated = [
    `^${LEAD}${NOT_OURS}(?:${RATHER(party)})?$`,
    `^${LEAD}(?:not|no longer) (?:(?:an? |the |really )*${ours}(?:'s)? (?:action|one|item|matter|issue|thing|responsibility|remit|task|job)|(?:for|with|on|down to) (?:the )?${ours}|(?:the )?${ours}(?:'s)?)(?: (?:i think|i believe|to (?:do|answer|own)|please|sorry|at all|this|this one|‹R›))*$`,
    `^${LEAD}${WRONG}\\b.{0,60}$`,
    `^(?:please |kindly |can (?:you|this|we|it)(?: be)? |could (?:you|this|we|it)(?: be)? |sorry |needs? |should |to |be )*(?:re-?assign(?:ed|ing)?|re-?allocat(?:e|ed)|redirect(?:ed)?|re-?direct|transfer(?:red)?)(?: (?:this|it|to be|the action|this one|this action|‹R›))*(?: (?:to|over to) ${somebody})?(?: please| instead)*$`,
    `^(?:(?:please|can you|could you|would you|can this|sorry|you need to|should) )*(?:be )?(?:re-?assign|pass|give|send|direct|move|transfer|hand|refer|forward|take)(?: (?:this|it|this one|this action|the action|on|over|up|‹R›))+ (?:to|with) ${party}(?: (?:please|instead|for|as) ?.*)?$`,
    `^(?:(?:please|kindly|can you|could you|would you|can somebody|could somebody|sorry|maybe|perhaps|so|and) )+(?:re-?assign|pass|hand|refer|re-?direct|transfer)(?: (?:this|it|that|this one|this action|the action|on|over|across|‹R›))* (?:to|on to|over to) (?!(?:me|us|my|our|the (?:group|committee|members|next|meeting|agenda))\\b)(?:the )?[a-z][\\w'&-]*(?: [\\w'&-]+){0,5}$`,
    `^${LEAD}(?:(?:belongs?|sits?|lies|rests|lives|falls|goes) (?:to|with|under) ${somebody}(?:${RATHER(party)})?|(?:raised|placed|put|logged) (?:on|against) ${party}|(?:(?:re-?)?assigned|(?:re-?)?allocated|given|handed|handed over|transferred|passed|passed over|passed on) to ${party}(?: (?:at|in|by|not|instead|rather|now|already|ages|back|‹).*)?|(?:should |needs to |ought to |must )?(?:be|go|sit|belong) (?:to|with) ${party}|(?:owned|held|led|handled|picked up|taken on|taken over|taken forward|being led|dealt with|run) by ${party}(?: (?:now|not us|instead|rather.*))?|(?:for|with|down to|over to(?! ${party} to\\b)) ${party}(?: (?:to|not|please|now|instead|rather).*)?|${party} (?:action|one|responsibility|remit|item|job|task)(?:, .*| not .*| i .*)?)$`,
    `^(?:this|that|it|this one|that one|this action|the action|‹R›)(?: is| should be| should sit with| must be| would be)(?: actually| really| probably| definitely| now)* (?:(?:an? )?${party}(?: (?:action|one|item|issue|matter|thing|responsibility))?|(?:for|with|down to|on|over to|one for|owned by) ${party})(?: (?:to .*|not .*|please|i (?:think|believe)|rather.*|now|surely))?$`,
    `^${LEAD}${party} (?:is|are) (?:the )?(?:(?:right|correct|actual|real|proper|best) )?(?:owners?|party|lead|leads|ones?|people)\\b.{0,40}$`,
    `^${LEAD}${party} (?:would|will|might|should) be (?:the|a) (?:right|correct|proper|better|best) (?:owners?|party|lead|leads|ones?|people|place|home)\\b.{0,40}$`,
    `^${LEAD}(?:you(?: will| would| may| might| probably| really)* (?:want|need|be after|be wanting)|try|ask) ${party} (?:for|on|about|with|re) (?:this|that|it)(?: one)?(?: (?:not us|instead|rather.*|i (?:think|believe)|please))*$`,
    `^${LEAD}(?:(?:assigned|given|allocated|sent|put|raised|come|came|landed|ended up|passed) (?:to|on|against|with|through to) (?:us|me|${ours}) (?:by mistake|in error|wrongly|incorrectly)|(?:wrongly|incorrectly) (?:assigned|given|allocated|put) (?:to|on) (?:us|me|${ours}))\\b.{0,40}$`,
    `^(?:(?:nope|nah|no)[, ]*)?${LEAD}(?:for|with|down to) (?:[\\w-]+ ){1,5}not (?:for |with )?(?:us|me|ours)$`,
    "^(?:i (?:am afraid|regret|believe|think) )?(?:(?:that )?(?:this|it|that|the (?:action|matter)|this action|‹R›) )?(?:(?:falls|sits|lies|is|goes) (?:well )?(?:outside|beyond|out of)(?: of)? (?:our|my|the dcc's) (?:remit|scope|responsibilit(?:y|ies)|area|control|gift)|(?:does|do|should) not (?:fall|belong|sit|lie|rest) (?:to|with|under) (?:us|me))\\b.{0,40}$",
    `^${LEAD}${party} (?:is|are) (?:the ones? )?(?:responsible|accountable|in charge|in the lead|leading|answerable) (?:for|of|on|here)(?: (?:this|it|that|‹R›))?\\b.{0,30}$`,
    `^${LEAD}(?:the )?(?:(?:right|correct|new|real|actual|proper) )*(?:owner|action owner|lead|responsible party|right party)(?: (?:of|for|on) (?:this|it|‹R›))? (?:is|should be|must be|ought to be|needs to be|was meant to be|is actually) ${party}\\b.{0,30}$`,
    `^(?:(?:please|can you|could you|would you|kindly|so|you should|should|i would|we would ask you to|need to) )*(?:change|switch|move|update|amend|correct|set|transfer) (?:the )?(?:action )?(?:owner|ownership)(?: of (?:this|it|‹R›))? (?:to|over to|as) ${party}(?: please| instead| as .*)*$`,
    `^(?:(?:please|can you|could you|would you|kindly|so) )*(?:remove|take|drop|strike|delete) (?:us|me|our name|my name|(?:the )?${ours}) (?:as|off|from) (?:(?:the|an?|this|being) )*(?:owners?|it|this|list|action|log|responsible party)(?: (?:of|for|on) (?:this|it|‹R›))?(?: please)*$`,
    `^(?:(?:please|can you|could you|would you|kindly|so|should be|to be) )*(?:(?:re-?)?(?:assign|allocate)(?:ed)?|(?:pass|hand|transfer)(?: (?:it|this))?(?: (?:on|over))?)(?: (?:this|it|that|‹R›))? to ${party}(?: (?:please|instead).*)?$`,
    `^${LEAD}(?:(?:should|must|needs? to|ought to) be )?(?:re-?)?(?:assigned|allocated|given|addressed) to (?:the )?[\\w' -]{2,40}? (?:rather than|instead of|and not|not) (?:to )?(?:us|me|(?:the )?${ours})$`,
    `^(?:the )?(?:responsibility|ownership|accountability)(?: (?:for|of) (?:this|it|the action|this action|‹R›))? (?:rests?|sits?|lies|belongs?|is|was|has|passed|moved|transferred|been|now|to|with|transferred) .{0,30}${party}(?: .{0,30})?$`,
    `^${LEAD}(?:we|i) (?:do not|would not) (?:consider|believe|think|regard)(?: that)? (?:this|it|that|this one|this action|the action)(?: (?:is|was|should be))?(?: to be| as)? (?:(?:an? |the )?(?:action|one|matter|item) )?(?:for|of|with)? ?(?:(?:an? )?(?:us|ours|mine|ours to own|(?:(?:the )?${ours}(?:'s)?|our)(?: (?:action|one|item|task|matter|job|responsibility))?))$`,
    `^${LEAD}(?:would be |should be |is |properly |more |rightly |best |better )*(?:better |best |more properly |properly )?(?:directed|addressed|put|referred|passed|a matter|an issue|a question|something) (?:to|for|with) ${party}(?: .{0,30})?$`,
    `^${LEAD}(?:we are|i am|(?:the )?${ours} (?:is|are)) not the (?:responsible|accountable|owning|right|correct|real|actual)? ?(?:party|owner|person|team)\\b.{0,40}$`,
    `^(?:it was |we |as )?(?:agreed|decided|minuted)\\b.{0,30}\\b${party} (?:would|should|will|to) (?:own|lead|take)(?: (?:on|over|up|forward))? (?:this|it|‹R›).{0,20}$`,
    `^(?:may i |might i |i would |we would |can i )?(?:suggest|recommend|propose) (?:that )?you (?:approach|contact|ask|speak to|try) ${party}(?: (?:instead|about (?:this|it)|please))*$`,
    "^(?:sorry |but |and )?(?:we|i) (?:(?:have )?never|do not|no longer|did not ever) (?:owned?|had|lead|led|deal with|dealt with|ran|run) (?:this|it|that|‹R›)(?: one| action| item)?(?: .{1,25})?$",
    "^(?:sorry )?(?:we|i) should not (?:own|have|be the owners? of|be doing|be on) (?:this|it|‹R›)(?: .{1,40})?$",
    `^(?:(?:following|after|as|per) [^,]{1,60},? )?(?:(?:we|i) (?:are|am) )?(?:re-?assign|transferr|pass|hand|mov)ing (?:(?:it|this|this one|the action|‹R›) )?(?:over |on |across )*to ${party}(?: .{0,30})?$`,
    "^(?:(?:please|can you|could you|would you|kindly|so) )*(?:correct|change|update|amend) (?:the )?(?:action )?owner(?: of (?:this|it|‹R›))?(?: (?:please|accordingly|on the log|in the log))*$",
    `^${LEAD}(?:the )?(?:owner|lead|action owner) (?:is|was|should be) (?:the )?[\\w' -]{2,40}? (?:rather than|instead of|and not|not) (?:us|me|ourselves|(?:the )?${ours})$`,
    `^${LEAD}(?:one|a question|an action|question|something) for ${party}\\b.{0,40}$`,
    `^${LEAD}(?:please |(?:it is |it would be |you (?:would |will |are |may )?(?:be )?)?(?:best|better)(?: off)? (?:to )?|you (?:need|want|should|will need|will want|would need|may want|might want|had best|had better) (?:to )?)?(?:ask|asking|try|trying|speak to|speaking to|contact|contacting|chase|chasing|talk to|talking to|see|check with|checking with|go to|going to|take (?:this|it)(?: up)? (?:to|with)|raise (?:this|it) with) ${party}(?: (?:(?:about|on|for|with) (?:this|it|that)(?: one)?|instead|please|for this|not us|on this|rather.*|this is theirs))*$`,
    `^(?:i|we|he|she|they|(?!(?:nothing|something|anything|some|much|little|no|none|it|this|that|what|which|who|work|everything|things|much|project|plan)\\b)\\w+ (?:has|have|is)) (?:have )?(?:left|moved (?:on|role|roles|jobs?|teams?)|changed (?:role|roles|jobs?|teams?)|no longer (?:work|deal|look after|own|cover|lead)|am no longer|are no longer|is no longer|do not (?:own|deal with|look after|work (?:on|at|for)|lead))\\b.{0,80}$`,
    `^${LEAD}${party} (?:owns?|leads?|have|has|deals? with|(?:is|are) (?:leading|dealing with)|(?:have|has) (?:taken|picked)|took|do|does|runs?|handles?|looks? after)(?: on| over| up)? (?:this|it|that|‹R›)(?: .{1,40})?$`,
    `^${LEAD}(?:should (?:be|have (?:been|gone to)|go to)|has gone to|went to|moved to|(?:is|was) moved to|(?:it|this) is) (?:with |for )?${party}(?: (?:you want|you need|you are after|now|not us|instead|please|i think))*$`,
    `^${LEAD}${party} (?:should be|are|is|were|was|have been|has been)? ?(?:picking|picked|taking|took|carrying|leading|handling|progressing|dealing) (?:(?:this|it|that|‹R›) )?(?:up|on|with|over|forward)? ?(?:this|it|that|‹R›)?(?: (?:up|on|over|forward|now|instead|not us))*$`,
    `^${LEAD}(?:the )?${ours} (?:do|does) not (?:own|lead|run|handle|deal with|look after|hold|cover) (?:this|it|that|‹R›)\\b.{0,40}$`,
    `^${LEAD}(?:we|i) (?:(?:have|already|have already) )*(?:handed|passed|transferred|gave|moved|given) (?:this|it|that|‹R›)(?: (?:over|on|across))* to ${party}\\b.{0,40}$`,
    "^(?:sorry |but )?(?:we are|i am) not (?:responsible|accountable|on the hook|the ones?) (?:for|doing) (?:this|it|that|‹R›)(?: .{1,30})?$",
    `^${LEAD}(?:out ?side|out of|beyond) (?:our|my|(?:the )?${ours}(?:'s)?) (?:remit|scope|responsibilit(?:y|ies)|area|control|gift)(?: .{1,20})?$`,
    "^(?:sorry |i have |we have |honestly )?(?:no idea|not sure|do not know|unsure|unclear|not clear)(?: at all)? why (?:this|it|that|‹R›) is (?:with|on|down to|assigned to|against|for) (?:us|me|our list|our name)$",
    `^${LEAD}(?:is )?theirs(?: (?:not ours|now|i think|please|instead))*$`,
    `^${LEAD}(?:one|a question|an action|question|something|for|with) (?:for )?(?:the )?[\\w' ]{2,30},? (?:and )?not (?:for |with )?(?:us|me|ours|(?:the )?${ours})$`,
    `^${LEAD}(?:(?:(?:we|i) )?(?:have|had|having) )?(?:nothing|not|not anything|not a thing) to do with (?:the )?(?:us|me|${ours}|(?<=\\b(?:have|had|having) nothing to do with )(?:this|it|that))(?: (?:this|that|it|this one|that one|i am afraid|sorry))?$`,
    `^${LEAD}${party} (?:has|have|is holding|are holding|holds?) (?:the )?(?:pen|lead|ball|reins|action|ownership) (?:on|for|with|of) (?:this|it|that|‹R›)\\b.{0,30}$`,
  ].map((one) => new RegExp(one, "u"));
  const asked = new RegExp(
    `^${LEAD}(?:should|is|does) (?:not )?(?:this|it|that)(?: one| action)? (?:not )?(?:be|be with|go to|sit with|belong to|for|with) ${party}$`,
    "u",
  );
  if (made.size > 100) made.clear();
  made.set(key, { stated, asked });
  return { stated, asked };
};

/** "It is ours", "yes it is, we are on it". */
const OURS =
  /^(?:(?:yes|yep|yeah|no|of course|sure|certainly|indeed|well|and|so|actually|sorry|i see|ah|oh)[,:]? )*(?:(?:it|this|that|this one|this action|the action|‹R›) (?:is|are) (?:(?:of course|certainly|definitely|indeed|still|very much|all|one of|most certainly|absolutely|surely) )*(?:ours|mine|our (?:action|one|job|task)|with us|for us|on us|down to us)|(?:we|i) (?:(?:do|still|certainly) )*(?:own (?:it|this|that)|have (?:it|this)))\b/u;
/** An answer to what was asked just before: "Not ours? It is." */
const IT_IS =
  /^(?:(?:yes|yep|yeah|oh|ah|of course|sure|certainly|well)[,:]? )*(?:(?:of course |sure |certainly )?(?:it|this|that) (?:certainly |definitely |surely |very much )?is)$|^(?:of course|certainly|sure) it is\b|^(?:yes|yep|yeah)$/u;
/** Takes "it is ours" back, or doubts it. */
const OURS_NO_MORE =
  /\b(?:not|no longer|never|but|although|though|if|whether|why|on paper|in name|half|until|was|partly)\b/u;

/** Before "it is ours" these leave it open. */
const UNSURE = /\b(?:if|whether|why|sure|doubt|think|who|said|says|told)\b/u;

/** Whether the reply says that the action is its writer's: whatever else it is like, it is passed to nobody. */
export const isOwned = ({ sentences }: Reading): boolean =>
  sentences.some(({ text, asks, clauses }, at) => {
    if (asks) return false;
    const answers = sentences[at - 1]?.asks === true && IT_IS.test(clauses[0]?.text ?? text);
    if (answers && !OURS_NO_MORE.test(text)) return true;
    return clauses.some(
      (clause) =>
        OURS.test(clause.text) &&
        !UNSURE.test(clause.before) &&
        !OURS_NO_MORE.test(text.slice(text.indexOf(clause.text))),
    );
  });

/** "It's with the SECAS team for comment", "about to go to SECAS": the action stays whose it is. */
export const COMES_BACK =
  /\bfor (?:(?:their|final|formal|an?|some|any|further) )*(?:comments?|review|approval|sign[- ]?off|input|consideration|information|noting|checking|feedback|agreement)\b|\babout to\b|\bagreed with\b/u;
/** "Not approved, sits with Ofgem": what is not approved sits there. */
const OF_ANOTHER = /\bnot (?:yet )?\w+ed, (?:sits|lies|rests|is|now|still)\b/u;

/** Whether the reply says that the action belongs to somebody else. */
export const isRedirect = (reading: Reading): boolean => {
  const { sentences, about } = reading;
  if (isOwned(reading)) return false;
  const { stated, asked } = patternsFor(about.action.owners, about.parties);
  return sentences.some(
    ({ text, asks, clauses }) =>
      (asks && asked.test(text)) ||
      ((!asks || /\b(?:re-?assign|redirect|re-direct|pass|hand|refer|transferr?|suggest)(?:ed)?\b/u.test(text)) &&
        [
          text,
          ...clauses.filter((clause) => !OF_ANOTHER.test(clause.before + clause.text)).map((clause) => clause.text),
        ].some(
          (part) =>
            part.length <= 200 &&
            !COMES_BACK.test(part) &&
            stated.some((one) => one.test(part.replace(/["']s\b/gu, "'s"))),
        )),
  );
};
