import { OUR_SIDE } from "./completion-words.js";
import { anyOf } from "./parties-pattern.js";
import type { Clause, Sentence } from "./sentences.js";
import type { About } from "./understood.js";

/** Takes what was said for a joke, or for less: "Finished! (the scoping, that is)". */
const JOKE =
  /\b(?:kidding|joking|jesting|jk|jokes?|i wish|if only|as if|yeah,? right|(?:in )?(?:your|my) dreams|my foot|april fools?|psych|gotcha|so done with)\b|(?<=\s)\/s$|^\(?(?:the|our|my) \w+(?: \w+)?,? that is\)?$/u;

/** Done, but only there, only for now, up to a point, or not without flaws. */
const CONFINED =
  /\b(?:(?:in|on|to|for) (?:the |our )?(?:development|test|testing|sit|qa|demo|preview|trial|non-?prod\w*|lab)\b(?! (?:team|results?|report))|(?:dev|uat|staging|pre-?prod\w*|pre-production|sandbox|sandpit)|(?:pilot|prototype|test) (?:only|environment|version|system|server|site)|with (?:(?:an?|some|minor|small|known|two|the|certain|various) )*(?:caveats?|reservations?|conditions?|exceptions?|gaps?|limitations?|workarounds?|errors?|defects?)|for (?:now|today|the (?:moment|time being|present)|this (?:week|month|quarter|year|phase|release|round))|(?:up )?to (?:a|some) (?:point|extent|degree)|after a fashion|by and large|give or take|(?:in )?a manner of speaking|at (?:working|officer|technical|a? ?high) level)\b/u;

/** Something goes on, is owed or left to luck beside what is done: "testing continues", "fingers crossed". */
const GOES_ON =
  /\b(?:continu(?:es?|ing)|go(?:es|ing)? on|(?:asked|asking|asks) (?:us )?for (?:more|further|additional)|pulling together|being (?:\w+ed|done|written|made|redone|put|sent)|in (?:review|testing)|owe[sd]?|owing|permitting|(?:all )?being well|touch wood|fingers crossed|who knows|someday|un(?:tested|reviewed|checked|signed|approved|published)|excepted|excluded|aside|ignoring|less (?:the|one|two)|save (?:the|one|two)|v0(?:\.\d+)?|(?:a|one|two) thirds?|quarters?|ish)\b/u;
/** Somebody is at it: "Legal checking", "SECAS have it". */
const OTHERS_AT_IT =
  /^(?:and |but |with )?(?:the )?[a-z]+ (?:(?:is|are|am|still|now|currently) )*(?:checking|testing|reviewing|drafting|working|looking|finishing|doing|deciding|considering|retesting|finalising)\b|^(?:and |but )?(?:the )?(?!(?:you|we|i|the|who)\b)[a-z]+ (?:have|has|got) (?:it|this|that)(?: now)?$/u;

const NO_OTHER =
  "(?!(?:\\w+ed|please|set|change|switch|need|needs|have|had|has|going|went|got|i|we|you|us|me|no|more|much|left|further|am|are|is|so|and|also|only|just|now|very|happy|glad|pleased|delighted|ready|able|free|ok|okay|fine|good|nothing|anything|nobody|asked|wanted|wish|propose|like|want|write|writing|used|chair|secretary|committee|opsg|group|members|action|item|point|date|this|it|that|way|chance|time)\\b)";
/** Somebody else still has to: "NetCo to finish theirs". */
const OTHERS_TO = new RegExp(
  `^(?:the )?${NO_OTHER}[a-z]+(?: ${NO_OTHER}[a-z]+)? to (?:finish|complete|check|confirm|approve|sign|review|do|deliver|provide|respond|reply|update|send|test|agree|publish|issue|catch|answer|implement|look)\\b`,
  "u",
);
const OF_OURS = new RegExp(`\\b(?:${OUR_SIDE})\\b`, "u");
const THEIRS = /\b(?:they|them|theirs?|others?|everyone else|everybody else|vendor|supplier|contractor|provider)\b/u;

/** Beside "done", a few words after a comma that tell where or for whom: "done, for electricity". */
const FRAGMENT =
  /^(?:(?:only|at least|but|just|well) )?(?:in|on|at|for|as|by|up to|within|under|with|through|after|before|until|prior to)(?: \S+){1,5}$/u;
const HARMLESS =
  /^(?:for (?:(?:your|the|our|my) )*(?:info\w*|records?|log|minutes|reference|good|ever|once|a change|context|committee|group|chair|secretary|what it is worth)\b|by the way|as (?:agreed|discussed|requested|promised|planned|required|asked|before|well|usual|such|you)\b|at last|at long last|in (?:fact|short|case|summary|the end)|with (?:many |kind |best )*(?:thanks|regards|apologies|wishes)|in my (?:case|view))/u;
const TELLS =
  /\b(?:is|are|was|were|has|have|been|see|attached|enclosed|below|here|link|evidence|ref\w*|via|thanks?|‹R›|\w{3,}ed|sent|went|met|held|out|laid|put|made|given|written|shown|told|brought|taken)\b/u;

type Known = (text: string) => boolean;

/** Whether words beside a completion confine it: to a place, a time, a part, or to one side of several. */
export const isConfined = (sentences: readonly Sentence[], isStated: Known, about: About): boolean => {
  const { parties, action } = about;
  const others = new RegExp(
    `\\b${anyOf(parties.filter((name) => !action.owners.includes(name)).map((name) => name.toLowerCase()))}\\b`,
    "u",
  );
  const clauses = sentences.flatMap((sentence) => sentence.clauses);
  const ofOurs = clauses.some(({ text }) => OF_OURS.test(text));
  if (sentences.some(({ text }) => [JOKE, CONFINED, GOES_ON].some((one) => one.test(text)))) return true;
  return clauses.some(
    (clause, at) =>
      [OTHERS_TO, OTHERS_AT_IT].some((one) => one.test(clause.text)) ||
      (ofOurs && (others.test(clause.text) || THEIRS.test(clause.text))) ||
      isFragment(clause, clauses[at - 1], isStated),
  );
};

/** A few words that go on from "done" without being a known way of doing it. */
const isFragment = ({ text, tie }: Clause, before: Clause | undefined, isStated: Known): boolean => {
  if (before === undefined || !isStated(before.text)) return false;
  if (isStated(`done ${text}`) || HARMLESS.test(text)) return false;
  return FRAGMENT.test(text) || (tie === ":" && !TELLS.test(text));
};
