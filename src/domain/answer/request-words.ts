/** What may follow the day without changing it. */
export const TAIL =
  /^(?:\s*(?:$|[.,;:!-]|please|thanks|thank you|cheers|ta|instead|now|then|if (?:that is|this is|it is|you are|that|we can|i may|possible|poss|ok|okay|agreeable|at all possible)(?: (?:ok|okay|possible|fine|alright|acceptable|agreed|with (?:you|all|everyone)))*|at the (?:very )?latest|latest|or (?:sooner|earlier|before)|(?:down )?as (?:the |our |a )?(?:new |revised |target |due )*(?:date|target|deadline)|for (?:the |what is )?(?:rest|remainder|remaining|others?|left|final|last)(?: (?:of (?:it|this|them|the \w+)|\w+))?|for (?:this|it|this one|this action|now|completion|the moment|‹R›|the (?:revised )?target)|‹R›|as a? ?(?:new|revised)?(?: target)?(?: date)?|as (?:the|our|a) (?:new|revised) (?:target|date|target date)|for the time being|at the moment|(?:to|in order to) (?!be\b)\w+.*|(?:pending|following|when|while|with|until|on account of|after|before) .*|would be (?:(?:much|really|very|most) )?(?:appreciated|great|helpful|good|ideal|useful|welcome)|ok|okay|\(.*))+$|^ (?:to|in order to) (?!be )\w.*$/u;

export const BARE_TAIL =
  /^(?: (?:please|instead|is (?:fine|good|ok|better|best|more realistic)|works|then|if (?:possible|ok|that is ok|poss)|thanks|ta|would (?:be (?:better|best|good|fine|ideal|more realistic)|work|suit)(?: (?:for us|us|better|us better))?))*$/u;

export const TBC_TAIL =
  /^(?:\s*(?:$|[.,;:!-]|(?:against|on|for|beside|next to) (?:it|this|this one|that|the action|‹R›)|for (?:now|the moment|the time being)|at the moment|at this stage|please|thanks|right now|currently|until .*|pending .*|while .*|as .*|‹R›))+$/u;

/** Names the old date, or only asks politely. */
export const UNDOUBTED =
  /\b(?:previous|earlier|original) (?:date|target)\b|\b(?:is|would|will) it(?: be)? possible\b|\bit be possible\b/gu;

export const NOT_DONE =
  /\b(?:not (?:yet )?(?:done|complete|completed|finished|ready|closed)(?: yet)?|no update|no progress)\b/gu;

/** Says itself that the time asked for is counted from the target. */
export const FROM_TARGET =
  /^ ?(?:more |longer )?(?:from|after|on|beyond|past) (?:the |its |our )?(?:(?:current|existing|present|agreed) )?(?:target|due)(?: date)?(?: please)?$/u;

export const MORE_TIME =
  /\b(?:(?:need|require|have|like|want|get|give us|request\w*|ask\w* for|could do with|bit|little) (?:\w+ ){0,3}(?:more time|extra time|longer|extension|additional time|new date|new target|later date)|extension (?:please|needed|required|requested)|(?:can|could) (?:we|you|this|it) (?:please )?(?:be )?(?:extend|extended|push|move|revise)\b|(?:push|shift|move|slide|bump|kick)(?: (?:it|this|that|‹R›|the (?:date|target|deadline)))?(?: (?:right|out|back|along|on|to the right))+ (?:a (?:bit|little|while|touch)|slightly|somewhat|further)|please extend|more time (?:please|needed|required))/u;

/** A day asked about: "would 10 March be ok?" */
export const SUITS =
  /\b(?:ok|okay|fine|work|works|acceptable|suit|suits|possible|instead|how about|what about|alright|do)\b/u;
