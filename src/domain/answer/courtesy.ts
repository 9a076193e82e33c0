import { straighten } from "../words.js";

const NODS = "\\p{Emoji_Presentation}\\p{Emoji_Modifier}\\u200d\\ufe0f";
/** These say that it is done, or not: they are no courtesy. */
const TELLING = /[✅✔☑🎉🏁❌✖🚫👎]/u;
const WORDS =
  "ok(?:ay)?|k|thanks?|thank you|thx|ta|cheers|noted|understood|received|got it|will do|sure|great|fine|perfect|no problem|much appreciated|again|all|so much|very much|many|with|and|for (?:the|your|this|that)(?: (?:kind|gentle|friendly))?(?: (?:reminder|nudge|message|prompt))?|for (?:reminding (?:me|us)|letting (?:me|us) know)";
const COURTESY = new RegExp(
  `^(?:(?:${WORDS})(?=[^\\p{L}]|$)|:?(?:\\+1|thumbsup|ok_hand|pray|slightly_smiling_face|wave|clap)(?:::skin-tone-\\d)?:?|[${NODS}]|[\\s,.!;–-])+$`,
  "iu",
);

/** Whether words are only kind: thanks, a nod, "ok". Of the action they say nothing. */
export const isCourtesy = (words: string): boolean => {
  const said = straighten(words).trim();
  return said !== "" && said.length <= 120 && !TELLING.test(said) && COURTESY.test(said);
};
