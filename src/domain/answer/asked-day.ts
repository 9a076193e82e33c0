import { asksForDay, isPlainly } from "./asking.js";
import { mark } from "./marks.js";

/** Why, said before what is asked: "due to illness in the team we are requesting". */
const REASON =
  /^(?:due to|owing to|because of|given|with|following|after|on account of|in (?:the )?light of|in view of|thanks to) (?:(?!(?:if|unless|whether|when|once|should|may|might|could|would|they|says?|said)\b)[\w'-]+ ){1,12}?(?=(?:we|i|please|can|could|may|kindly|would)\b)/u;

/** Where a request may begin in the middle of a clause: "the lab is shut and its staff away we ask for". */
const OPENS =
  /(?<= )(?:(?:we|i) (?:(?:would|must|will|shall|have to|now|also|therefore|really|do) )*(?:ask|request|propose|suggest|need|like|want|prefer|seek|apply|appreciate)|please|kindly|(?:could|can|may|might|would) (?:we|you|i|it|this|the)|grateful|requesting|proposing)\b/gu;
/** Before it these make it no request of the writer's own, or of now. */
const PREFIX_VETO =
  /\b(?:if|unless|whether|once|until|they|he|she|said|says|told|tells|asked|asks|may|might|should|wonder\w*|think|thought|doubt|that|do|does|did|is|are|was|were|should|shall|has|have)\b/u;

/** Said after a day that is the new target: "as the revised date". */
const AS_TARGET =
  /^.{0,30}\bas (?:the|our|a|its) (?:(?:new|revised|later|amended|updated|due|target|completion) )+(?:date|target|deadline)\b|^ as (?:the|our) (?:date|target|deadline)\b/u;
const IS_ASKED =
  /^ (?:is|are|has been|would be) (?:hereby |therefore |now |formally )*(?:requested|proposed|sought|suggested|asked for|preferred)\b/u;
const DATE_OF = /\b(?:date|target|deadline|extension|postponement) (?:of|to|until)\b/u;
const WOULD_HELP =
  /^ would (?:(?:really|greatly|certainly) )?(?:help|suit|work|be (?:helpful|great|good|better|ideal|appreciated))\b/u;
const GERUND = /^(?:having|moving|pushing|extending|getting|shifting|putting|deferring)\b/u;

const ANY_DAY = new RegExp(mark("DMVX"), "gu");
const ANOTHER = new RegExp(mark("DMVXUPT"), "u");

/** From the beginning, and from wherever a request may begin. */
const headsOf = (head: string): string[] => [
  head.replace(REASON, ""),
  ...[...head.matchAll(OPENS)]
    .map(({ index }) => index)
    .filter((index) => !PREFIX_VETO.test(head.slice(0, index)))
    .map((index) => head.slice(index)),
];

/** A day asked for in whatever order of words; as the patterns give it: the day, and what follows it. */
export const askedDay = (text: string, owners: readonly string[]): [string, string, string] | null => {
  const said = owners.reduce((now, owner) => now.replaceAll(owner.toLowerCase(), "we"), text);
  for (const { 0: day, index } of said.matchAll(ANY_DAY)) {
    const tail = said.slice(index + day.length);
    const heads = headsOf(said.slice(0, index)).filter((head) => !ANOTHER.test(head));
    if (heads.some(asksForDay)) return [text, day, tail];
    const named = heads.some(isPlainly)
      ? (AS_TARGET.exec(tail) ?? (heads.some((head) => DATE_OF.test(head)) ? IS_ASKED.exec(tail) : null))
      : null;
    if (named) return [text, day, tail.slice(named[0].length)];
    if (heads.some((head) => GERUND.test(head) && isPlainly(head)) && WOULD_HELP.test(tail)) return [text, day, tail];
  }
  return null;
};
