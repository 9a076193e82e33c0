/** What may follow the day without changing it. */
export const TAIL =
  /^(?:\s*(?:$|[.,;:!-]|please|thanks|thank you|cheers|ta|instead|now|then|if (?:that is|this is|it is|you are|that|we can|i may|possible|poss|ok|okay|agreeable|at all possible)(?: (?:ok|okay|possible|fine|alright|acceptable|agreed|with (?:you|all|everyone)))*|at the (?:very )?latest|latest|or (?:sooner|earlier|before)|(?:down )?as (?:the |our |a )?(?:new |revised |target |due )*(?:date|target|deadline)|for (?:the |what is )?(?:rest|remainder|remaining|others?|left|final|last)(?: (?:of (?:it|this|them|the \w+)|\w+))?|for (?:the )?(?:part|phase|stage|step) \w+|for (?:this|it|this one|this action|now|completion|the moment|‹R›|the (?:revised )?target)|‹R›|as a? ?(?:new|revised)?(?: target)?(?: date)?|as (?:the|our|a) (?:new|revised) (?:target|date|target date)|for (?:us|me|ours|our (?:part|side|team))|on (?:this|it|that)(?: one)?|for the time being|at the moment|(?:in|into|on|against) (?:(?:the|our|my|action) )*(?:it|this|log|list|tracker|register|action|‹R›)(?= |$)|(?:to|in order to) (?!be\b)\w+.*|(?:pending|following|when|while|with|until|on account of|after|before) .*|(?:though|tbh|to be honest|honestly|realistically|mate|i am afraid|sorry|apologies)(?= |$|[.,;])|would be (?:(?:much|really|very|most) )?(?:appreciated|great|helpful|good|ideal|useful|welcome)|would (?:really |greatly |certainly |definitely )?(?:help|suit|work|do)(?: (?:us|me|better|enormously|greatly|no end|a lot|here))*|(?:would|could|can) you|if you would|(?:(?:is|are|be|would be|is being) )?(?:requested|needed|required|sought|asked for|proposed)|(?:would be|is|will be|looks|seems) (?:(?:a|the|much|far|more|most) )*(?:safer|better|realistic|achievable|sensible|workable|comfortable|preferable)(?: (?:date|target|deadline|bet|option))?|(?:on behalf of|given|owing to|due to|because|since|as (?!(?:the|our|a|its) (?:new |revised |target |due )*(?:date|target|deadline)\b)|so|so that|per|in (?:the )?light of|in view of|by which|when|while) .*|ok|okay|please [^‹]+|\(.*))+$|^ (?:to|in order to) (?!be )\w.*$/u;

export const BARE_TAIL =
  /^(?: (?:please|for (?:us|me|ours)|at the (?:very )?earliest|instead|is (?:fine|good|ok|better|best|more realistic)|works(?: (?:better|best|well))?(?: (?:for us|here))?|(?:would be|is|will be|looks|seems) (?:(?:a|the|much|far|more|most) )*(?:safer|better|realistic|achievable|sensible|workable|comfortable|preferable)(?: (?:date|target|deadline|bet|option))?|then|if (?:possible|ok|that is ok|poss)|thanks|ta|would (?:be (?:better|best|good|fine|ideal|more realistic)|work|suit)(?: (?:for us|us|better|us better))?))*$/u;

export const TBC_TAIL =
  /^(?:\s*(?:$|[.,;:!-]|i am afraid|afraid|sorry|unfortunately|(?:once|when|after|depending|subject) .*|(?:against|on|for|beside|next to) (?:it|this|this one|that|the action|‹R›)|for (?:now|the moment|the time being)|at the moment|at this stage|please|thanks|right now|currently|until .*|pending .*|while .*|as .*|(?:no|not) .*|‹R›))+$/u;

/** Names the old date, or only asks politely. */
export const UNDOUBTED =
  /\b(?:previous|earlier|original) (?:date|target)\b|\b(?:is|would|will) it(?: be)? possible\b|\bit be possible\b|\bmight (?:we|i)\b/gu;

export const NOT_DONE =
  /\b(?:not (?:yet )?(?:done|complete|completed|finished|ready|closed)(?: yet)?|no update|no progress)\b/gu;

/** Says itself that the time asked for is counted from the target. */
export const FROM_TARGET =
  /^(?:'s?)? ?(?:more |longer |extension |extra )?(?:from|after|on|on top of|onto|to|beyond|past) (?:the |its |our )?(?:(?:current|existing|present|agreed) )?(?:target|due)(?: date)?(?: please)?$/u;

export const MORE_TIME =
  /\b(?:(?:need|require|have|like|want|get|give us|request\w*|ask\w* for|could do with|bit|little) (?:\w+ ){0,3}(?:more time|extra time|longer|extension|additional time|new date|new target|later date)|extension (?:please|needed|required|requested)|(?:can|could) (?:we|you|this|it) (?:please )?(?:be )?(?:extend|extended|push|move|revise)\b|(?:push|shift|move|slide|bump|kick)(?: (?:it|this|that|‹R›|the (?:date|target|deadline)))?(?: (?:right|out|back|along|on|to the right))+ (?:a (?:bit|little|while|touch)|slightly|somewhat|further)|(?:will not|(?:am |are )?not going to|can not|unlikely to|not able to|going to struggle to) (?:make|hit|meet) (?:it|the (?:target|date|deadline)|this (?:target|date|deadline)|‹D.›)(?: |$)|(?:will|going to|bound to|likely to)(?: have to| need to)? (?:miss (?:it|the|this)|slip|overrun|be late|be delayed)\b|please extend|more time (?:please|needed|required))/u;

/** A day asked about: "would 10 March be ok?" */
export const SUITS =
  /\b(?:ok|okay|fine|work|works|acceptable|suit|suits|possible|instead|how about|what about|alright|do|accept|content|chance|objections?|happy|agree|agreeable|live with|stretch|manage)\b/u;
