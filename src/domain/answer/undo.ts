import { type Clause, type Reading, readAlone } from "./sentences.js";

const OOPS =
  "(?:(?:oops|whoops|correction|wrong|sorry|apologies|please|kindly|hang on|hold on|wait|no|ah|damn|oh|my bad|my mistake|pls|can you|could you|would you|actually|ignore me|scrap|wrong (?:action|one|chat|thread|item|message|button))[,!.:]? )*";
const LAST =
  "(?:(?:that|this|it|(?:my|that) (?:message|reply|update|note|post|comment|entry|answer|statement|completion|snooze)|(?:my|that) (?:last|previous|earlier)(?: (?:message|reply|update|one|note|post|comment|entry|change|record|answer|statement))?|(?:the )?(?:last|previous|above)(?: (?:message|one|update|reply|change|bit|entry|note|comment|post))?|last (?:message|one|update|reply|change|entry)|my (?:date change|change of date|(?:extension )?request(?: for (?:more time|an extension))?|extension)|what i (?:(?:just|last) )?(?:said|wrote|sent|posted|typed|put|entered|recorded)|above|last) ?)";
const WHOLE: readonly RegExp[] = [
  new RegExp(
    `^${OOPS}(?:undo|revert|reverse|roll back|rollback|retract|withdraw|cancel|delete|remove|scrap|scrub|bin|erase|void|ignore|disregard|take back|scratch|forget|strike) ?${LAST}?(?:please|back|out|again|thanks|sorry|now|here| )* ?(?:please|thanks|sorry)?$`,
    "u",
  ),
  new RegExp(
    `^${OOPS}(?:i )?(?:have )?(?:sent|posted|submitted|wrote|written|entered|pressed|recorded|typed) ${LAST}(?:in error|by mistake|too soon|prematurely|to the wrong (?:action|thread|chat))(?: sorry)?$`,
    "u",
  ),
  new RegExp(
    `^${OOPS}${LAST}(?:was|is|has been|were) (?:made|sent|posted|submitted|entered|recorded|pressed|written|typed) (?:in error|by mistake|by accident|too soon|prematurely|wrongly)(?: (?:sorry|please))*$`,
    "u",
  ),
  new RegExp(
    `^${OOPS}(?:i (?:would (?:like|wish) to |wish to |want to |should like to |must )?|i would ask (?:you|that you) (?:to )?|please |may i )(?:please )?(?:withdraw|retract|undo|cancel|disregard|ignore|take back|remove|delete) ${LAST}(?:back)?(?: please)?$`,
    "u",
  ),
  new RegExp(
    `^${OOPS}${LAST}(?:should|must|ought to) (?:not|never) (?:have been|be) (?:recorded|sent|posted|entered|noted|there|logged|added|saved|marked|taken)(?: (?:sorry|please|as (?:done|complete|closed)))*$`,
    "u",
  ),
  new RegExp(
    `^${OOPS}(?:i (?:would (?:like|wish) to |wish to |want to |must |have to )|we (?:would like to |wish to |must ))?(?:please )?(?:withdraw|retract|undo|disregard|ignore|take back|remove|delete) (?:the|my|our|that) (?:last |previous |earlier )?(?:update|message|reply|comment|note|post|answer|statement|entry) (?:(?:that|which) )?(?:(?:was|i|we|has|had|have|been) )+(?:just )?(?:submitted|sent|posted|made|wrote|written|gave|given|entered|put in|recorded)\\b.{0,40}$`,
    "u",
  ),
  new RegExp(
    `^${OOPS}(?:i would ask you to )?(?:disregard|ignore|withdraw|retract|delete|undo|scrap) (?:my|the) (?:last |previous |earlier )?(?:note|message|update|reply|comment|post)(?: (?:of|from|sent|posted))?(?: (?:earlier|just now|this (?:morning|afternoon)|‹[DP][^›]*›))*(?: (?:saying|which said|that said|stating|where i said) .{1,60})?(?: please)?$`,
    "u",
  ),
  new RegExp(`^${OOPS}${LAST}?(?:is|are) (?:hereby |now )?(?:retracted|withdrawn|taken back)$`, "u"),
  new RegExp(`^${OOPS}(?:i (?:would like to )?)?(?:take|roll) ${LAST}(?:back|out)(?: (?:out|again|off|please))*$`, "u"),
  new RegExp(
    `^${OOPS}(?:that|it|this|(?:my|the|that|this)(?: (?:last|previous|latest|earlier))?(?: (?:message|one|update|reply|answer|note|statement))?|last (?:message|one|update)) (?:was|is) (?:all |totally |completely |a )?(?:wrong|mistake|an error|in error|a mistake|incorrect|false|untrue|not right|not meant for (?:this|here|you|that|it)|not what i meant|for (?:the wrong|another|a different) (?:action|one|chat|item|thread)|sent (?:in error|by mistake|too soon)|(?:meant for|about) (?:(?:another|a different) .{1,30}|something else))(?: (?:sorry|please|action|one))*$`,
    "u",
  ),
  new RegExp(
    `^${OOPS}(?:i )?(?:have |must have )?(?:got (?:that|it|this) wrong|(?:pressed|hit|clicked|tapped|pushed|sent|posted|chose|picked|selected|marked) (?:(?:the )?(?:wrong (?:button|one|thing|option|action)|done|(?:that|this|it)(?: (?:as )?(?:done|completed?|closed|finished))?) ?)?(?:(?:by|in) (?:mistake|accident|error))?)(?: (?:sorry|please))*$(?<=wrong|mistake|accident|error|button|one|thing|option|action|sorry|please)`,
    "u",
  ),
  new RegExp(
    `^${OOPS}(?:done|complete|completed|closed|(?:the|that|this|my) (?:reply|message|update|answer|note|comment|post)) (?:was|is) (?:a mistake|an error|wrong|(?:sent |pressed )?(?:in error|by (?:mistake|accident))|(?:meant )?for (?:another|a different|the other|some other|the wrong) (?:action|one|chat|thread|item))(?: (?:sorry|please))*$`,
    "u",
  ),
  new RegExp(
    `^${OOPS}(?:i )?(?:did not|never) (?:mean|intend|want) to (?:mark|call|record|set|put|press|close|say|send|post) (?:it|that|this|the action)?(?: ?(?:as )?(?:done|complete|completed|closed|finished))?(?: (?:sorry|please))*$`,
    "u",
  ),
  new RegExp(
    `^${OOPS}(?:wrong (?:action|one|chat|thread|item|message|reference|button|number)|(?:sent|posted|pressed) (?:in error|by mistake|that by mistake)|my mistake|my bad|typo|(?:that was )?meant for (?:another|a different|the other|some other|the wrong) (?:action|one|chat|thread|item)|did not mean (?:that|to (?:send|say|press|do) (?:that|it|this))|i did not mean (?:that|to (?:send|say|press|do) (?:that|it|this))|not what i meant)(?: (?:sorry|please))*$`,
    "u",
  ),
];
const FILLER =
  /^(?:(?:sorry|apologies|oops|ah|oh),? )*(?:(?:i )?(?:said|called|marked|pressed|reported|put) (?:(?:it|that|this|as|it as) )*(?:done|complete|completed|closed|finished) (?:far |much |a bit )?(?:too (?:early|soon|quickly)|by mistake|in error)|(?:i )?(?:was|am) (?:looking at|reading|on|in|answering) (?:the wrong|another) \w+|(?:that|it|this) (?:was|is) not(?: (?:yet )?(?:done|complete|completed|finished|right|mine|ours))?|(?:i )?(?:spoke too soon|was (?:wrong|mistaken|thinking of (?:another|a different) (?:one|action))|got (?:mixed up|confused)|got (?:it|that) wrong)|(?:i )?(?:posted|sent|replied|answered|put) (?:(?:this|that|it) )?(?:against|on|to|under|in) the wrong (?:action|thread|chat|item|one)|(?:i )?(?:(?:pasted|sent|posted|typed|put|wrote|clicked|picked) the wrong (?:thing|one|text|reply|message|link|button|action|thread|number|reference))|sorry|apologies|please|thanks|oops|whoops|my (?:mistake|bad)|wrong|ignore me|(?:i )?made a mistake|(?:my|an) error|ta|cheers|no|wrong (?:action|one|chat|thread|button)|(?:i )?(?:pressed|hit|clicked|sent) (?:the wrong (?:button|one|thing)|(?:it|that|this)? ?(?:by mistake|in error|too soon)))$/u;

/** Whether words do nothing but take back what was said before, whatever it was about. */
export const isUndo = (words: string): boolean => readUndo(readAlone(words)) === "whole";

/** "Please withdraw this": what was said, or the action. */
const UNCLEAR =
  /^(?:(?:please|kindly|can you|could you|would you|may i|i would like to|i wish to|and|so|just)[,]? )*(?:withdraw|cancel|delete|remove|scrap|bin|void)(?: (?:this|it|this one))?(?: (?:please|now|thanks))*$/u;

/**
 * `whole`: the reply does nothing but take back what was said before. `partly`: it begins so and says more. `unclear`: it
 * says "withdraw this" and no more, and may mean the action. `lastly`: it says more, and ends by asking for it.
 */
export type Undo = "whole" | "partly" | "unclear" | "lastly" | "none";

const isTakingBack = (part: string): boolean => WHOLE.some((one) => one.test(part));

/** Asks in so many words to have what was said taken back: at a reply's end, whatever stands before it is why. */
const PLEASE_UNDO =
  /^(?:(?:so|and|please|kindly|sorry|can you|could you|would you) )*(?:undo|revert|retract|(?:take|roll) (?:that|this|it) back|(?:undo|revert|retract|disregard|delete|remove|reverse) (?:that|(?:my|the|that) (?:last|previous|earlier)(?: \w+)?|my (?:message|reply|update|note|answer|comment|completion)|(?:this|it)(?= please| again| thanks)))(?: (?:please|thanks|sorry|ta|again|now|if you can|for me))*$/u;
const COURTEOUS = /^(?:please|(?:thanks|thank you|cheers|ta|sorry|apologies)(?: [^,]{0,20})?)$/u;

/** Whether a part of a reply takes back what is said in it: "done - scratch that". "Please withdraw this" may mean the action. */
export const takesBackItself = ({ sentences }: Reading): boolean =>
  sentences.some(({ clauses }) => clauses.some(({ text }) => isTakingBack(text) && !UNCLEAR.test(text)));

/** "…, as it held the wrong figures": why, said right after it. */
const isReason = (clauses: readonly Clause[], at: number): boolean =>
  /^(?:as|because|since|due to|owing to)$/u.test(clauses[at]?.tie ?? "") && isTakingBack(clauses[at - 1]?.text ?? "");

export const readUndo = ({ sentences, text }: Reading): Undo => {
  if (text.length > 600) return "none";
  const parts = sentences.flatMap(({ text: whole, clauses }) =>
    isTakingBack(whole) ? [whole] : clauses.filter((_, at) => !isReason(clauses, at)).map((clause) => clause.text),
  );
  const unclear = parts.filter((part) => !/^(?:please|thanks|thank you|cheers|ta)$/u.test(part));
  if (unclear.length > 0 && unclear.every((part) => UNCLEAR.test(part))) return "unclear";
  if (!parts.some((part) => isTakingBack(part) || PLEASE_UNDO.test(part))) return "none";
  if (parts.every((part) => isTakingBack(part) || FILLER.test(part))) return "whole";
  if (PLEASE_UNDO.test(parts.findLast((part) => !COURTEOUS.test(part)) ?? "")) return "lastly";
  return isTakingBack(parts.filter((part) => !FILLER.test(part))[0] ?? "") ? "partly" : "none";
};
