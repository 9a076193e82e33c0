import { anyOf } from "./parties-pattern.js";
import type { Reading } from "./sentences.js";

const LEAD =
  "(?:(?:sorry|hi|hello|no|hmm|err?|um|i think|we think|pretty sure|i believe|we believe|actually|as far as i know|afaik|think|surely|hold on|wait|this|that|it|this one|that one|this action|the action|action|‹R›|one|is|are|was|has|definitely|really|probably|surely|again|but|and|so|looks like|seems|to be|should be|think you will find)[,:]? ){0,8}";
const NOT_OURS =
  "(?:not|nothing) (?:(?:one|an action|an item|something|a matter|really|actually|to do) )?(?:(?:for|of|with|on) )?(?:ours|mine|us|me|our (?:action|one|area|remit|responsibility|item|job|team)|my (?:action|one|area|remit|responsibility|team)|owned by us|assigned to us|down to us)(?: (?:at all|anymore|any more|i am afraid|sorry|i think|‹R›|please|now|this|this one|to (?:own|action|answer|do|pick up)))*";
const WRONG =
  "(?:wrong (?:person|party|team|owner|people|contact|organisation|company|address)|(?:you (?:have(?: got)?|want|need)|asking) the wrong (?:person|party|team|owner)|(?:i am|we are) not the (?:right )?(?:owner|person|people|contact|party|team)s?(?: for this)?)";

/** Said beside it: "rather than us", "not the DCC". */
const RATHER = (party: string): string =>
  ` (?:rather than|instead of|and not|not|more than) (?:us|me|ours|our team|with us|to us|${party})(?: (?:i think|i believe|please|now|really))*`;

/** Whether the reply says that the action belongs to somebody else. */
export const isRedirect = ({ sentences, about }: Reading): boolean => {
  const others = anyOf(about.parties.map((name) => name.toLowerCase()));
  const somebody = `(?:the )?(?:${others}|somebody else|someone else|another (?:party|team|member)|\\w+(?: \\w+){0,2})`;
  const party = `(?:the )?(?:${others})(?:'s)?`;
  const ours = anyOf(about.action.owners.map((name) => name.toLowerCase()));
  const patterns = [
    `^${LEAD}${NOT_OURS}(?:${RATHER(party)})?$`,
    `^${LEAD}(?:not|no longer) (?:(?:an? |the |really )*${ours}(?:'s)? (?:action|one|item|matter|issue|thing|responsibility|remit|task|job)|(?:for|with|on|down to) (?:the )?${ours})(?: (?:i think|i believe|to (?:do|answer|own)|please|sorry|at all|this|this one|‹R›))*$`,
    `^${LEAD}${WRONG}\\b.{0,60}$`,
    `^(?:please |can (?:you|this|we|it)(?: be)? |could (?:you|this|we|it)(?: be)? |sorry |needs? |should |to |be )*(?:re-?assign(?:ed|ing)?|re-?allocat(?:e|ed)|redirect(?:ed)?|re-?direct|transfer(?:red)?)(?: (?:this|it|to be|the action|this one|this action|‹R›))*(?: (?:to|over to) ${somebody})?(?: please| instead)*$`,
    `^(?:(?:please|can you|could you|would you|can this|sorry|you need to|should) )*(?:be )?(?:re-?assign|pass|give|send|direct|move|transfer|hand|refer|forward|take)(?: (?:this|it|this one|this action|the action|on|over|up|‹R›))+ (?:to|with) ${party}(?: (?:please|instead|for|as) ?.*)?$`,
    `^${LEAD}(?:(?:belongs?|sits?|lies|rests|lives) (?:to|with) ${somebody}(?:${RATHER(party)})?|(?:raised|placed|put|logged) (?:on|against) ${party}|(?:assigned|allocated|given|handed over|passed) to ${party}(?: (?:at|in|by|not|instead|rather) .*)?|(?:should |needs to |ought to |must )?(?:be|go|sit|belong) (?:to|with) ${party}|(?:owned|held|led|being led) by ${party}|(?:for|with|down to|over to) ${party}(?: (?:to|not|please|now|instead|rather).*)?|${party} (?:action|one|responsibility|remit|item|job|task)(?:, .*| not .*| i .*)?)$`,
    `^(?:this|that|it|this one|that one|this action|the action|‹R›)(?: is| should be| should sit with| must be| would be)(?: actually| really| probably| definitely| now)* (?:(?:an? )?${party}(?: (?:action|one|item|issue|matter|thing|responsibility))?|(?:for|with|down to|on|over to|one for|owned by) ${party})(?: (?:to .*|not .*|please|i (?:think|believe)|rather.*|now|surely))?$`,
    `^${LEAD}${party} (?:is|are) (?:the )?(?:(?:right|correct|actual|real|proper) )?(?:owners?|party|lead|leads|ones?|people)\\b.{0,40}$`,
    `^${LEAD}(?:(?:assigned|given|allocated|sent|put|raised) (?:to|on|against) (?:us|me|${ours}) (?:by mistake|in error|wrongly|incorrectly)|(?:wrongly|incorrectly) (?:assigned|given|allocated|put) (?:to|on) (?:us|me|${ours}))\\b.{0,40}$`,
    "^(?:sorry )?(?:we|i) should not (?:own|have|be the owners? of|be doing|be on) (?:this|it|‹R›)(?: .{1,40})?$",
    `^${LEAD}(?:one|a question|an action|question|something) for ${party}\\b.{0,40}$`,
    `^(?:please |you (?:need|want|should|will need) (?:to )?)?(?:ask|try|speak to|contact|chase|talk to|see|check with) ${party}(?: (?:about (?:this|it)|instead|please|for this|not us|on this|rather.*|this is theirs))*$`,
    `^(?:i|we|he|she|they|\\w+ (?:has|have|is)) (?:have )?(?:left|moved (?:on|role|roles|jobs?|teams?)|changed (?:role|roles|jobs?|teams?)|no longer (?:work|deal|look after|own|cover|lead)|am no longer|are no longer|is no longer|do not (?:own|deal with|look after|work (?:on|at|for)|lead))\\b.{0,80}$`,
    `^${LEAD}${party} (?:owns?|leads?|have|has|deals? with|(?:is|are) (?:leading|dealing with)|(?:have|has) (?:taken|picked)|took)(?: on| over| up)? (?:this|it|that|‹R›)(?: .{1,40})?$`,
  ].map((one) => new RegExp(one, "u"));
  const asked = new RegExp(
    `^${LEAD}(?:should|is|does) (?:not )?(?:this|it|that)(?: one| action)? (?:not )?(?:be|be with|go to|sit with|belong to|for|with) ${party}$`,
    "u",
  );
  return sentences.some(
    ({ text, asks, clauses }) =>
      (asks && asked.test(text)) ||
      ((!asks || /\b(?:reassign|re-assign|redirect|pass|transfer)\b/u.test(text)) &&
        [text, ...clauses.map((clause) => clause.text)].some(
          (part) => part.length <= 200 && patterns.some((one) => one.test(part.replace(/["']s\b/gu, "'s"))),
        )),
  );
};
