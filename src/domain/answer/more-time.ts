import { mark } from "./marks.js";

/** More time is asked for: "could we have a fortnight more?" */
export const LONGER = new RegExp(
  `\\b(?:need|needs|require|have|get|give us|give me|want|allow|allow us|grant us|like|request|requesting|another|extra|extension of|do with)(?: \\S+){0,2} (${mark("U")})|(${mark("U")}) (?:more|longer|extra|extension|delay)`,
  "u",
);

/** What may stand before "a week after the target" where that is asked for; anything else tells of something that falls then. */
export const BEFORE_SPAN =
  /^(?:(?:please|can|could|may|we|i|you|have|get|need|needs|an?|the|extra|extension|of|extend|push|move|shift|put|it|this|back|out|by|want|would|like|to|add|another|sorry|and|so|new|target|date|make|set|allow|give|us|me|until|for|is|:)(?=[ ,])[ ,]*)*$/u;

/** "Another couple of weeks": how many is not said. */
export const FEW_MORE = new RegExp(
  `\\b(?:need|needs|require|have|get|give us|give me|want|like|request|requesting|ask(?:ing)? for)(?: \\S+){0,2} (?:another|extra|more|further|additional) (${mark("V")})`,
  "u",
);

/** "A delay of a fortnight", "slipped by two weeks": of the action, as no other is named. */
export const DELAY = new RegExp(
  `^(?:(?:sorry|unfortunately|i am afraid|there (?:is|will be)|(?:we|i) (?:have|expect|foresee|anticipate|face|are (?:looking at|facing|expecting))|expect|expecting|likely|now|an?|the|short|slight|small|further|is|are|be|been|has|have|it|this|we|this action|the action|the target|the date|will),? )*(?:(?:delay|slip|slippage|postponement|deferral)(?: of| by|:)?|delayed(?: by)?|slipped(?: by)?|slipping(?: by)?)(?: (?:about|around|another|up to|roughly))? (${mark("UV")})(?: (?:please|sorry|i am afraid|now|in all|overall|expected|likely))*$|^(?:(?:sorry|unfortunately|there is|we have|expect|an?|now),? )*(${mark("UV")})(?:'s?)? (?:delay|slip|slippage|postponement|deferral)(?: (?:please|sorry|i am afraid|unfortunately|expected|likely|now))*$`,
  "u",
);

/** Takes back by itself; "UAT will not be ready" is a reason. */
export const SHORT_NO =
  /^(?!(?:no|not) (?:(?:\w+ )?(?:date|news|word|reply|replies|response|answer|update|sign|eta|idea|feedback|progress|movement|capacity|resource)\b)|(?:(?:it|this|that|we|i) (?:is|are|am|has|have) )?not (?:yet |been |all |quite )*(?:done|complete|completed|finished|ready|there|closed)\b)(?:(?:or|but|actually|well|sorry) )*(?:no|not|never|nope|nah|neither|do not|(?:we|i|it|that|this) (?:do|does|is|can|will|would|should|may|could|am|are)(?: \w+)? not|(?:rejected|refused|declined|stop))\b/u;

/** Nothing but a length of time: of what it is cannot be told. */
export const ONLY_SPAN = new RegExp(
  `^(?:(?:another|about|maybe|say|perhaps|probably|just|for|or|possibly|hopefully|around|roughly|within|at least|give (?:us|me|it)) )*(${mark("UV")})(?: (?:please|more|or so|or two|maybe|probably|perhaps|will do|(?:should|would|will) (?:do(?: it)?|be (?:enough|fine|ok|plenty))|tops|max|at most|at least|then|i (?:think|guess|hope)|thanks|ta|is enough))*$`,
  "u",
);

export const PLUS = new RegExp(
  `^(?:(?:please |can you |can we |could we )?add |plus |and |[+] ?)${mark("U")}(?: (?:please|thanks|ta|on this|on it))*$`,
  "u",
);

export const MORE_OF_IT = /\b(?:another|more|extra|further|additional)\b/u;

export const WANTED = /\b(?:need\w*|requir\w*|want\w*|please|have|get|give|grant|allow)\b|^\W*‹U.›\W*$/u;

/** The target is to be later than it is, whatever day is named: "push to Friday", "need until Friday". */
export const PUTS_OFF =
  /\b(?:push\w*|postpon\w*|extend\w*|extension|defer\w*|delay\w*|stretch\w*|slip\w*|slid\w*|bump\w*|kick\w*|(?:more|extra|additional) time|longer|later|(?:move|put|shift|roll|set|moved|shifted|rolled)(?: (?:it|this|that|‹R›|the (?:action|target|date|deadline)))* (?:back|out)|(?:need\w*|require\w*|want|have|give us|give me|allow us)(?: (?:it|this|that))? (?:until|till?))\b(?! forward)/u;
