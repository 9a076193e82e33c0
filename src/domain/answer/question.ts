import type { Clause, Sentence } from "./sentences.js";

const SUBJECT =
  "(?:i|we|you|it|this|that|they|there|the|these|those|any|anyone|anybody|someone|somebody|members|people)";
const VERB = "(?:is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|shall|may|am|must)";
const ASKED: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:hi|sorry|quick question|question|so|and|but|also|just wondering|wondering|ok|hmm|please)[,:]? )*(?:(?:to|for|with|by|from|on|at|in) )?(?:who|whom|whose|what|when|where|why|which|how)(?: (?:exactly|date|format|version|paper|one|many|much|long|far|else|meeting|form|email|address|person|team|bit|part))?(?: (?:of|for) \\w+)? ${VERB}(?=\\s|$)`,
    "u",
  ),
  /^(?:sorry |so |and |but |hi )?(?:which|what) (?:\S+ ){1,6}(?:is|are|do|does|did|should|can|was|were) (?:it|this|that|we|i|you|the|needed|required|meant|expected|due|relevant)\b/u,
  /\b(?:grateful|appreciate|welcome|obliged|like|ask(?! for\b)|enquire|inquire|kindly)\b.{0,40}\b(?:clarify|clarification|guidance|a steer|some direction|whether|which|who|whom|what)\b/u,
  /^(?:sorry |so |and |but |hi )?(?:which|what|whose|how (?:many|much|long|far)) (?!(?:an?|is|are|was|were|means|i|we|they|you|it|he|she)\b)[a-z]+(?: [a-z]+)?(?: please)?$/u,
  /^(?:sorry |so |and |but )?who (?:else )?(?:owns|does|should|leads|has|deals|needs|do|is)\b/u,
  /^(?:sorry |so |and |but )?who (?:\w+ed|said|wrote|put|set) (?:this|that|it|for this)\b/u,
  /^(?:sorry |so |and |but |also )?(?:why|how come|what about|how about|what if)\b/u,
  new RegExp(
    `^(?:(?:sorry|so|and|but|also|ok|hi|just checking|quick one|quick question)[,:]? )*(?:is|are|was|were|do|does|did|has|have|can|could|should|would|will|shall|may|am) ${SUBJECT}\\b(?!.*\\bplease$)`,
    "u",
  ),
  /^(?:any(?: news| update| idea| ideas| word| chance| feedback)|anyone know|does anyone)\b/u,
  /^(?:please )?(?:can|could|would|will) (?:you|someone|anybody|anyone|somebody|the \w+) (?:please )?(?:confirm|clarify|advise|explain|tell|let|send|share|resend|re-send|point|remind (?:me|us) (?:what|who|why|how|which|of what|when|where))\b/u,
  /^(?:please )?(?:advise|clarify|remind (?:me|us) (?:what|who|why|how|which|of what|where)|confirm (?:whether|if|what|who|which|when|how)|explain|tell (?:me|us) (?:what|who|why|how|which|when))\b/u,
  /^(?:just )?(?:wondering|wanted to (?:ask|check|know)|not clear|unclear|i am unclear|we are unclear|do not understand|i do not understand|we do not understand|(?:(?:i am|we are) )?not sure (?:what|who|which|why) .*(?:need(?:ed)?|required?|expect(?:ed)?|ask(?:ed|ing)?|want(?:ed)?|meant?|means|after|to send)\b)\b/u,
];

/** Without a question mark, "did this on Tuesday" leaves out who. */
const LEAVES_OUT_WHO = /^(?:(?:hi|hiya|hello|sorry|so|and|but|also|ok)[,:]? )*(?:did|had|have) (?:this|that|it)\b/u;

const DECLARES =
  /^(?:is|are|was|were) the (?:only|last|first|same|one|ones)\b|^(?:when|where|which|what|how|whatever) (?:the|it|we|this|that|i|they|possible|means|had|needed)\b/u;

/** Longer words before a comma are no greeting, and what follows tells more of them: "the Chair, who will raise it". Characters. */
const LONGEST_GREETING = 15;

const isRelative = ({ text, tie, before }: Clause): boolean =>
  tie === "which" ||
  (/^(?:,|and|-)$/u.test(tie) &&
    /^(?:who|whom|whose|when|where)\b/u.test(text) &&
    before.trim().length > LONGEST_GREETING);

/** "Should the trial go well, we would": a condition. */
const CONDITIONAL = /^(?:and |but |so )?(?:should|were|had) [^,]+, (?:then )?(?:we|i|it|this|that|the)\b/u;

/** Whether a sentence asks for an answer, with or without its question mark. */
export const isQuestion = ({ text, asks, clauses }: Sentence): boolean => {
  // "I think this is done?" tells, with a doubt.
  if (asks) return !/^(?:so |and )?(?:i|we) (?:think|believe|reckon)\b/u.test(text) || clauses.length > 3;
  if (CONDITIONAL.test(text)) return false;
  const parts = [text, ...clauses.filter((clause) => !isRelative(clause)).map((clause) => clause.text)];
  return parts.some(
    (part) =>
      part.length <= 300 && !DECLARES.test(part) && !LEAVES_OUT_WHO.test(part) && ASKED.some((one) => one.test(part)),
  );
};

/** "Done? No, not by a long way", "not ours? It is": asked of nobody. */
export const isAnsweredAtOnce = ({ asks, text }: Sentence, next: Sentence | undefined): boolean =>
  asks &&
  ((/^(?:is (?:it|this) )?(?:all )?(?:done|finished|complete|completed|ready|closed|sorted)$/u.test(text) &&
    /^(?:no|not|nope|nah|nowhere|far from|hardly|afraid not|sadly not)\b/u.test(next?.text ?? "")) ||
    (/^"?(?:(?:is|it|this) )*(?:not )?(?:ours|mine|(?:for|with|down to) us|(?:our|my) (?:action|one|job|task))"?$/u.test(
      text,
    ) &&
      /^(?:yes|yep|yeah|no|nope|of course|sure|certainly|(?:oh )?(?:it|this) (?:certainly |definitely |surely )?is)\b/u.test(
        next?.text ?? "",
      )));
