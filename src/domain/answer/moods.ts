/** Words that take away, halve, put off or doubt whatever is said beside them. */

export const NEGATION =
  /\b(?:not|no|nope|nah|never|neither|nor|none|nobody|nothing|nowhere|without|unable|fail\w*|refus\w*|reject\w*|declin\w*|stop\w*|hardly|barely|scarcely|far from|yet to|undone|unfinished|unresolved|incomplete|rather than|instead of)\b/u;

export const PARTIAL =
  /\b(?:near|nearly|nearing|almost|half|halfway|part|parts|partly|partial\w*|most|mostly|some|somewhat|largely|mainly|bulk|majority|virtually|practically|essentially|basically|broadly|more or less|pretty much|kind of|sort of|(?:for|under) (?:your |their |the )?(?:sign[- ]?off|review|approval|comment)|as good as|just about|all but|close to|per ?cent|apart from|aside from|except\w*|excluding|bar|barring|other than|save for|subject to|only|just needs?|still|remain\w*|outstanding|rest|remainder|balance|await\w*|wait\w*|pending|yet|to (?:follow|come|go|do)|follows?|following on|left|in (?:progress|train|hand)|progress\w*|ongoing|on-going|on going|working on|work in|underway|under way|start\w*|begun|began|first|second|third|initial\w*|draft\w*|phase|stage|step|(?:the|my|our|this|that) (?:\w+ )?(?:bits?|chunk|portion)|interim|so far|to date|in principle|in theory|technically|theoretically|provisional\w*|tentativ\w*|minus|missing|lacking|couple|few|several|one of|two of|another|others?|everything but|all except|open|ball (?:is )?(?:now )?in (?:the )?\S+ court|loose ends?|now with (?!you\b|the committee\b)|over to (?!you\b)|now sits with|blocked|stuck|delayed?|on hold|reopen\w*|re-open\w*|again|incorrect\w*|wrong\w*|\d+ ?% ?|\d+ (?:out )?of (?:the |our )?\d+)\b|\d ?%|\d ?\/ ?\d/u;

export const FUTURE =
  /\b(?:will|shall|would|should|could|might|may|can|going to|gonna|about to|to be|hop(?:e|es|ing|efully)|expect\w*|aim(?:s|ed|ing)?|plan(?:s|ned|ning)? (?:to|for|is)|planning|intend\w*|due|want\w*|needs?|needed|needing|must|have to|has to|ought|soon|shortly|later|eventually|once|when|whenever|if|unless|until|before|as soon as|try|trying|likely|unlikely|probabl[ey]|possib(?:le|ly)|perhaps|maybe|think\w*|thought|believ\w*|assum\w*|suppos\w*|guess\w*|reckon|unsure|appears?|seems?|supposedly|allegedly|apparently|promis\w*|consider\w*|anticipat\w*|target(?:ing|ed)|track|(?:re)?schedul(?:ed|ing)|forecast(?:ing|ed)|forecasts? (?:to|for|that|completion|by)|estimat(?:ed|ing)|wish|pretend|imagine|nearly)\b/u;

export const CONTRAST = /\b(?:but|however|although|though|despite|albeit|whereas|actually|except)\b/u;

/** What makes a request no more than a thought. */
export const DOUBT =
  /\b(?:might|maybe|perhaps|possib(?:ly|le)|probabl[ey]|potentially|hopefully|likely|unlikely|provisional\w*|tentativ\w*|think\w*|thought|consider\w*|wonder\w*|hop(?:e|es|ing)|expect\w*|assum\w*|suppos\w*|guess\w*|reckon|worst case|at worst|ideally|depend\w*|subject to|unless|whether|in case|either|or|almost|nearly|was|were|had been|last time|previous\w*|original\w*|old|earlier|asked whether|ask them|they|he|she|someone|supplier\w*|vendor\w*)\b/u;

/** A condition said out of politeness: "if members are content". It leaves a request what it is; a completion it does not. */
export const POLITE_IF =
  /\b(?:if|provided|assuming|so long as|subject to|with) (?:(?:that is|this is|it is|is|you are|we can|we could|i may|i might|we may|at all) ?)?(?:ok|okay|possible|poss|agreeable|acceptable|fine|alright|convenient|not too late|not inconvenient|content|happy)\b|\b(?:if|provided|assuming|so long as) (?:that|this|it|you|members|colleagues|everyone|everybody|all|nobody|no one|(?:the )?(?:committee|group|chair|secretary|members|opsg))(?: (?:is|are|would be|will be|can be|could be|has|have|does not|do not|will|would|can|could|does|do))*(?: all| so)? (?:content|happy|ok|okay|fine|agreeable|acceptable|agreed?s?|agrees|minded|permits?|allows?|objects?|no objections?|minds?|accept|accepts|accommodate(?: it| this| that)?|suits?|convenient|works?|possible|alright|all right|amenable|willing|approves?|with (?:you|everyone|all|members|the (?:committee|group|chair)))\b|\b(?:mind|grateful|appreciated?|great|good|helpful|helps?|big help|obliged|lovely)(?: (?:it|us))?(?: \w+)? if\b|\bif (?:i|we) (?:may|could|can|might)\b|\b(?:with (?:the )?(?:(?:committee|chair|group|secretary)'?s?|members'?) (?:agreement|permission|leave|consent|approval))\b/gu;

/** A condition, other than the polite ones. */
export const CONDITION =
  /\b(?:if|unless|whether|in case|should (?:the|they|it|this)|provided|assuming|suppose|were we|depending|only when|in the event)\b/u;

/** Takes back what was said just before it. */
export const RETRACTION =
  /\b(?:no thanks|forget (?:it|that|i)|scrap|never ?mind|ignore|maybe not|perhaps not|i doubt|doubt it|only joking|just kidding|jk|not really|not quite|or not|nope|nah|actually|(?<=^(?:no |oh |hang on )?)wait(?! (?:for|until|on)\b)|hold on|scratch that|(?:have |do |did )?not agree(?:d)?(?: to (?:it|this|that))?$|(?:this|that) one is fine(?: (?:where|as) it is)?|meant for (?:the |another |a different )*(?:action|one|item|‹R›)|leave (?:it|this|the (?:target|date)|this one) (?:where|as) it is|kidding|on second thoughts?)\b|^(?:no|not|never)$/u;

/** "Nothing further", "no more to do": with a word that tells that it is nothing which is left. */
const NOTHING =
  "(?:nothing (?:is |remains? |now )*(?:further|more|else|outstanding|left|remaining|remains|pending)|no (?:(?:further|more|other|additional) )*(?:work|actions?|tasks?|steps?|loose ends?) (?:is|are|remains?) ?(?:left|outstanding|remaining|pending|open)?|nothing remains)(?: (?:is|are|needed|required|outstanding|left|remaining|remains|open|now))*(?: for (?:us|me))?(?: to (?:do|be done))?|no (?:more|further|outstanding) (?:left )?(?:for (?:us|me) )?to (?:do|be done)";

/** Said out of politeness; it takes nothing away from what stands before it. */
const POLITE: readonly RegExp[] = [
  /\b(?:please )?(?:let (?:me|us) know|shout|say|give (?:me|us) a shout|drop (?:me|us) a line|ping (?:me|us)|contact (?:me|us)|get in touch)\b(?=.*\b(?:if|should|with|any)\b).*$/u,
  /\b(?:if|should) (?:you|anyone|anybody|members?|there|the (?:group|committee|chair))(?: is| are)? (?:(?:have|has|had|needs?|requires?|wants?|would like|wish|wishes) )?(?:any|anything|more|further|to see|to discuss).*$/u,
  /\bany (?:questions?|queries|problems|issues|comments)\b.*$/u,
  /\b(?:but )?happy to (?:discuss|talk|answer|help|walk|share|present|take|explain|provide|go through|send)\b.*$/u,
  /\bhope (?:this|that|it)(?: is)? (?:helps|ok|okay|fine|clear|useful)\b/u,
  /\b(?:sorry|apologies|apols)\b(?: (?:for|about) (?:the )?(?:delay|wait|late reply|slow reply|lateness|radio silence|not [^,.;]*))?/u,
  /\b(?:sorry )?(?:(?:this|it|that) )?(?:took|has taken|did take|taken) (?:so long|(?:a (?:bit|little|lot) |much )?longer than (?:\w+ ){0,3}(?:expected|hoped|planned|thought|anticipated|wanted|liked|intended|it should(?: have)?)|a while|some time|a long time)(?:,? but)?/u,
  /\b(?:(?:i|we|the \w+|\w+) )?can (?:now |also |happily )?confirm\b(?! completion)(?: that)?/u,
  // Not "consider it done", which promises.
  /\b(?!(?<!\w )consider (?:it|that|this) done\b)(?:(?:i|we|(?:the )?\w+) )?(?:now )?considers?(?= (?:this|it|that|the)(?: (?:action|one|item|task))?(?: to be| as| now)* (?:complete|completed|done|closed|finished|resolved|discharged|fulfilled|satisfied|met|delivered)\b)/u,
  /\b(?:if|where) (?:(?:that|this|it) is |you are |everyone is |all are )?(?:ok|okay|possible|poss|fine|alright|agreeable|acceptable|happy|agreed)(?: with (?:you|everyone|all|the (?:group|committee|chair)))?\b/u,
  /\bif (?:i|we) (?:may|could|can)\b/u,
  /\bthank(?:s| you)\b(?: (?:all|again|so much|very much|a lot|everyone|in advance|for [^,.]*))?/u,
  /\b(?:with )?no (?:(?:recurrences?|repeats?|reoccurrences?|complaints?|failures?|errors?)(?: (?:(?:in|for|since|over) )?(?:the (?:last|past) )?‹[UPDV].›)?|(?:(?:major|significant|known|outstanding|further|more|other|additional|open) )*(?:issues?|problems?|objections?|comments?|concerns?|actions?|work|updates?|questions?|queries|points?|items?|steps?|changes?|tasks?|activity|input|follow[- ]?up|loose ends))(?: (?:was|were|is|are|have been|has been|being))?(?: (?:raised|received|found|noted|reported|needed|required|expected|necessary|outstanding|planned|left|remain|remains|remaining|identified|to (?:add|report|do|take)))?(?: (?:from|on|at|by|for) (?:our|my|us|the) ?(?:side|end|part|perspective)?)?/u,
  new RegExp(`\\b(?:there is )?(?:${NOTHING})(?: to (?:add|report|say|follow))?`, "u"),
  /\b(?:no|nothing) (?:more|further|else|other) to (?:add|say|report|tell|come|follow)\b/u,
  /\b(?:without|with no) (?:any )?(?:issues?|problems?|incidents?|delays?)\b/u,
  /\bnot before time\b/u,
  /,? though(?=,|$)/u,
  /\b(?:i am |we are )?(?:not sure|no idea|unclear|puzzled|surprised) (?:why|how|that) (?:this|it|the action)(?: one)?(?: (?:is|was|has|still|been|being))* (?:showing|open|on the (?:action )?(?:log|list)|outstanding|listed|there|chased)(?: (?:as )?\w+)?/u,
  /\b(?:we|i) (?:were|was) (?:not able|unable) to (?:do|finish|complete|close) (?:this|it) (?:before|until|in|on|by) (?:the )?‹[PDV].›/u,
  /\b(?:we|i) (?:did not|could not|can not|never) (?:manage|finish|complete|do|get to|get round to|get) (?:it|this|that)?(?: done| finished)? ?(?:in|before|until|on|by|at) (?:the )?‹[PDV].›(?:,? but\b)?/u,
  /\bfor once\b/u,
  /\bnothing was done (?:in|on|before|until|by) (?:the )?‹[PDV].›/u,
  // What was so on a day gone by is no longer so, beside "done now".
  /\b(?:(?:it|this|that|we) )?(?:was|were|had) (?=(?:been )?(?:not|only|still|about|nearly|almost|\d))(?:(?:not|only|still|about|nearly|almost|been) )*(?:\d+ ?(?:%|per cent) ?)?(?:done|complete|completed|finished|there|ready)? ?(?:at|on|in|as of|back in|by) (?:the )?‹[PD].›(?: when (?:you|we|i) \w+)?/u,
  // No more time is needed: so nothing is to be moved, whatever day it names.
  /\b(?:(?:(?:i|we) )?(?:will|do) not|no longer|no|(?:i|we) have no) (?:need|want|require)(?: (?:to (?:move|extend|change|push|shift)|for))? [^,.;]*\b(?:time|date|target|deadline|extension|reminders?|chasers?)\b[^,.;]*/u,
  /\b(?:not (?:much|a lot|a great deal)|nothing|little)(?: (?:else|more|further))? to (?:say|report|add|tell|update)(?: (?:here|really))? (?:other than|except|apart from|beyond)(?: that)?\b/u,
  /\btook (?:us |me )?until (?:the )?(?:‹[PD].›|\w+)(?: \w+){0,3}?(?:,? but\b|$)/u,
  /\b(?:(?:i|we) )?(?:should|ought to|could|meant to|might) have (?:said|replied|told|let (?:you|everyone) know|updated|mentioned|closed (?:it|this)|answered|reported|responded|got back|posted|confirmed)\b[^,.;]*/u,
  /^next (?:(?:annual|scheduled|regular|planned|periodic) )*(?:review|audit|refresh|exercise|run|check)\b.*/u,
  /\b(?:both|all(?: (?:of )?(?:the|our|its))?(?: (?:two|three|four|five|six))?) (?:parts|items|elements|pieces|halves|steps|stages|phases)\b/u,
  /\bbefore (?:the |our )?(?:committee|group|board|panel|members|opsg|break|holidays?|shutdown)\b/u,
  /\bthe (?:only|last|final)(?: of (?:the|our))? (?:(?:two|three|four|five|remaining|outstanding) )+(?:\w+ ){1,2}?(?=(?:was|were|is|has been|have been|on|in|at|today|yesterday|‹)(?:\b| |$))/u,
  /\b(?:you (?:will|can|should) (?:find|see)|(?!i\b|we\b)\w+ (?:can|will) (?:answer|explain)) .*$/u,
  /\b(?:not|no longer) an? (?:problem|issue)(?: any ?more)?\b/u,
  /\bno longer (?:outstanding|open|pending)\b|\bnot (?:outstanding|open|pending) any ?more\b/u,
];

/** The text without what is said out of politeness, and without "nothing further to do". */
export const withoutPoliteness = (text: string): string =>
  POLITE.reduce((now, polite) => now.replace(polite, " "), text);

/** Nothing more is to be done: a completion in other words. The whole clause. */
export const NOTHING_LEFT =
  /^(?:so |and )?(?:(?:there is|there are|we have|i have|(?:we|i) have got|with) )?(?:(?:(?:this|it)(?: one)? is )?(?:no longer (?:outstanding|open|pending)|not (?:outstanding|open|pending) any ?more)|nothing(?: (?:further|more|else|left|outstanding|remaining|now))*(?: for (?:us|me))? to (?:do|be done)|nothing (?:(?:is|remains|further|more|else|now) )*(?:left|outstanding|remaining|open|pending)(?: (?:is|now))*(?: on)?(?= (?:on|for|with|from|at|under|against|in|here|now) ?|$)|nothing remains(?= (?:on|for|with|under) (?:us|ours|our|my|this|the action)| to (?:do|be done))(?: to (?:do|be done))?|nothing (?:further|more|else) (?:is |now |remains )*(?:to be done|needed|required|necessary|outstanding)(?: (?:of|from|by) us)?(?: under (?:this|the) action)?|no (?:more|further)(?: left)?(?: for (?:us|me))? to (?:do|be done)|no (?:(?:further|more|other|additional|outstanding|remaining) )+(?:actions?|work|steps?|tasks?) (?:is |are |now )*(?:needed|required|necessary|outstanding|left|remaining|left|open|pending|for (?:us|me)|to (?:do|be done))|no (?:work|actions?|tasks?|steps?) (?:is|are|remains?) (?:left|outstanding|remaining|to be done))(?: (?:here|now|(?:on|for|under|against|in) (?:this|the|our) (?:action|item|task|one|point|matter)|(?:on|with) (?:us|ours)|on (?:this|it)(?: one)?|for (?:this|it)(?: one)?|with (?:this|it)(?: one)?|(?:from|for) (?:us|me)|(?:from|on|at) (?:our|my) (?:side|end|part)|‹R›))*$/u;
