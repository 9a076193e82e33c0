import { mark } from "./mentions.js";

/**
 * A request by its parts, in whatever order its writer put them: somebody asks, something is to change, and every other
 * word is one that takes nothing away from it. A word that is not known makes it no request: "the vendor asks", "once
 * agreed", "might". So it bears formal and homely wordings alike, and reads each word once.
 */
const wordsOf = (text: string): Set<string> => new Set(text.split(" "));

/** Asks by itself, wherever it stands. */
const ASKS = wordsOf(
  "please kindly request requests requesting ask asks asking propose proposes proposing suggest suggests suggesting recommend recommends recommending welcome welcomes appreciate appreciated grateful obliged seek seeks seeking need needs require requires want wants prefer mind apply applying like invite inviting grant approve beg",
);
/** To change the date, as a verb in the form of a request. */
const CHANGES = wordsOf(
  "push move extend revise shift reschedule defer postpone re-target retarget bump roll stretch change alter amend set reset re-set adjust re-date redate re-schedule re-plan replan rebase rebaseline re-baseline prolong delay put carry slip slide lengthen vary",
);
const CHANGED = wordsOf(
  "pushing moving extending revising shifting rescheduling deferring postponing retargeting changing amending re-dating redating pushed moved extended revised shifted rescheduled deferred postponed retargeted changed altered amended updated set reset adjusted re-dated redated re-scheduled prolonged put carried varied delayed",
);
/** A change of the date as a thing. */
const CHANGE = wordsOf(
  "extension extensions postponement deferral deferment revision amendment adjustment prolongation delay rescheduling change variation move shift extra",
);
/** A change only beside another date: "a new date of". */
const DATE_WORDS = wordsOf("target date deadline");
const NEW = wordsOf("new revised later amended updated further another different alternative extended");
/** Takes nothing away from a request. */
const PLAIN = wordsOf(
  "a an the this that these it its our my one we i us me you your be is are to of for in on at as by until into up now therefore accordingly thus hence again also so and then hereby respectfully formally formal short brief modest small slight little bit shortly action item task both completion due current existing present target date deadline dates log register write writing new revised later amended updated further another different alternative extended more additional time longer back out along over forward read reads stand show say recorded noted have has get given granted allowed allow give permission approval consent agreement leave agree committee committee's group members secretary chair opsg if could can would should shall may possible acceptable very most much really just happy glad sorry apologies unfortunately afraid am regret regrettably must with from under ‹R› effective agreed-upon timeline timescale timescales order amend ours",
);
/** Words of a request that only ask where they are turned round: "could we", not "we could". */
const TURNED = /(?:^|\b(?:please|and|so|if|possible) )(?:can|could|may|would) (?:we|i|you|it|this|that|the)\b/u;
/** Asks whether, not for: "should we push to". */
const WHETHER =
  /^(?:and |so |but )?(?:should|shall|is|are|was|were|do|does|did|has|have|must) (?:we|i|you|it|this|that|the)\b/u;
const FILLERS = wordsOf("and so then therefore accordingly sorry apologies unfortunately just now the a an");

const wordsIn = (text: string): string[] => text.split(/[\s,:;"()=]+|(?: [-–] )/u).filter(Boolean);
const firstOf = (words: readonly string[]): string => words.find((word) => !FILLERS.has(word)) ?? "";

/** Longer heads tell a story. Words. */
const MOST = 30;

const isKnown = (word: string): boolean =>
  ASKS.has(word) || CHANGES.has(word) || CHANGED.has(word) || CHANGE.has(word) || PLAIN.has(word);

const isRequest = (text: string): boolean => {
  const words = wordsIn(text);
  if (words.length === 0 || words.length > MOST || WHETHER.test(text) || !words.every(isKnown)) return false;
  const first = firstOf(words);
  const asks = words.some((word) => ASKS.has(word)) || TURNED.test(text);
  return asks || CHANGES.has(first) || CHANGE.has(first);
};

/** Said before the day: "we would like to request a revision of the target date to". */
const LEADS_TO_DAY = /(?:\b(?:to|until|of|for|as|be|into|is|read|say|show)(?: the)?|[:=])\s*$/u;
const LEADS_TO_HELD = /\b(?:for|of) (?:the )?$/u;

const asksForDay = (head: string): boolean => {
  if (!LEADS_TO_DAY.test(head) || !isRequest(head)) return false;
  const words = wordsIn(head);
  const changes = words.some((word) => CHANGES.has(word) || CHANGED.has(word) || CHANGE.has(word));
  const renews = words.some((word) => NEW.has(word)) && words.some((word) => DATE_WORDS.has(word));
  if (/[:=]\s*$/u.test(head) && !renews && !words.some((word) => ASKS.has(word))) return false;
  return renews || (changes && !LEADS_TO_HELD.test(head.replace(/\b(?:extension|postponement|deferral) of $/u, "")));
};

const MORE_TIME =
  /\b(?:extension|postponement|deferral|deferment|(?:more|extra|additional|further|little) time|(?:new|later|revised|further|different) (?:target |due )?(?:date|deadline)|longer)\b/u;

/** More time is asked for, and nothing is said of how much. */
export const asksForTime = (text: string): boolean => MORE_TIME.test(text) && isRequest(text);

const CLOSES = wordsOf("close closed closing closure");
const ASKS_TO_CLOSE = wordsOf(
  "please kindly request requests requesting ask asks asking propose proposes proposing suggest suggests suggesting recommend recommends recommending grateful obliged appreciate appreciated welcome invite content",
);
const PLAIN_TO_CLOSE = wordsOf(
  "a an the this that it its our my one we i us me you be is are to of for in as now therefore accordingly thus hence also so and then hereby respectfully formally formal action item task may can could would should committee committee's group members secretary chair opsg agreement agree approve formally recorded marked log register list tracker removed from on off out down very happy accept that's treat treated ‹R›",
);

/** "We would ask that it be closed", "closure is recommended": every word of the clause is known to leave the request whole. */
export const asksToClose = (text: string): boolean => {
  const words = wordsIn(text.replace(/\b(grateful|obliged|appreciate it) if\b/gu, "$1"));
  return (
    words.length <= MOST &&
    words.some((word) => CLOSES.has(word)) &&
    words.some((word) => ASKS_TO_CLOSE.has(word)) &&
    words.every((word) => CLOSES.has(word) || ASKS_TO_CLOSE.has(word) || PLAIN_TO_CLOSE.has(word))
  );
};

const FIRST_DAY = new RegExp(`^([^‹]*(?:‹R›[^‹]*)*?)(${mark("DMVXUPT")})(.*)$`, "u");

/** A day asked for in whatever order of words; as the patterns give it: the day, and what follows it. */
export const askedDay = (text: string, owners: readonly string[]): [string, string, string] | null => {
  const [, head = "", day = "", tail = ""] = FIRST_DAY.exec(text) ?? [];
  return day !== "" && asksForDay(owners.reduce((now, owner) => now.replaceAll(owner.toLowerCase(), "we"), head))
    ? [text, day, tail]
    : null;
};
