import type { Day } from "../day.js";
import { addSpan } from "../spans.js";
import { mark } from "./marks.js";
import { type Mention, mentionAt } from "./mentions.js";
import { type Reading, readSentences } from "./sentences.js";
import type { About } from "./understood.js";

const POLITELY =
  "(?:(?:please|sorry|thanks|can (?:you|this|it|we)(?! (?:get|have))|could (?:you|this|it)|would you|will you|just|and|so|ok|okay|busy|not now|kindly|yes|no)[,:]? )*";
/** Why not now, without a comma after it: "in meetings all day ping me tomorrow". */
const EXCUSE = "(?:in|at|on|off|away|busy|out|driving|travelling|swamped)\\b(?: [a-z]+){0,4}";
const AGAIN =
  "(?: (?:again|about (?:this|it)|of this|on this|this|it|me|us|this one|again please|please|later|a (?:bit|little) later|closer to the (?:date|time|day|deadline|target)|back|for|until|on|in|at|to|from|by|after|before|about|next|first thing|the|then|‹R›)){0,6}";
/** Asks the bot to come back: "remind me on Monday", "snooze for a week". */
const SNOOZE = new RegExp(
  `^${POLITELY}(?:${EXCUSE} ${POLITELY})?(?:snooze|shout (?:at )?(?:me|us)(?= (?:again|on|in|next|‹))|(?:remind|remember) (?:me|us)(?: and (?:the )?[a-z]+| all| both)?|(?:ping|nudge|chase|prompt|prod|ask|poke|bug|message|try) (?:me|us)(?= (?:again|later|back|on|in|next|first|then|after|about this|‹))|(?:ask|try|chase|nudge|ping)(?= again (?:on|in|at|later|next|‹))|(?:(?:come|get) )?back to (?:me|us)(?= (?:on|in|next|later|‹))|come back to (?:me|us)|(?:re-?send|send|repeat)(?: (?:me|us))? (?:(?:this|the|that|a|another) )?(?:reminder|nudge)(?: again)?|(?:hold off|hold|stop|pause|rest)(?: on)?(?: (?:the|my|our|any|all))? (?:reminding|reminders?|nudging|chasing|pinging)(?: (?:me|us))?|(?:give|send|drop) (?:me|us) (?:a|another) (?:nudge|reminder|ping|prompt|poke|shout)|(?:set|schedule|book)(?: (?:me|us))? (?:a|another) (?:reminder|nudge)|(?:reminder|nudge) (?=(?:for|on|again|in|please|‹))|(?:(?:be|keep|stay|go) )?(?:quiet|silent)|hush|(?:mute|silence)(?: (?:this|it|me))?|wake me(?: up)?|(?:put|let) (?:this|it|that|(?:this|the|that|my) (?:reminder|one|action))(?: (?:back|go))* (?:(?:to|on) (?:sleep|rest|snooze|mute|ice)|rest|sleep|lie)|(?:postpone|delay|defer|move|push|shift|hold|reschedule|repeat|silence|mute|pause|park|suspend|snooze|stop|put off) (?:(?:this|the|that|your|my|all|any|further|next) )*(?:reminders?|nudges?|chasers?|prompts?|pings?)(?: (?:back|off|out|over))?|(?:(?:another|next|same|one more|new) (?:reminder|nudge)|reminder again|re-?remind|same again)(?: please)?(?= (?:on|in|for|next|‹))|(?:ask|remind)(?= (?:again )?(?:on |next |in )?‹)|(?:check|touch) (?:back|in|base)(?: again)? with (?:me|us)|follow up with (?:me|us)|(?:hit|press) snooze|sleep(?= (?:for|until))|leave (?:me|us)(?: alone| be| in peace)?|(?:no|stop|pause)(?: (?:more|further|the|any))* (?:reminders?|chasers?|nudges?)|(?:do not|stop) (?:remind(?:ing)?|chas(?:e|ing)|nudg(?:e|ing)|ping(?:ing)?|bother(?:ing)?|ask(?:ing)?|send(?:ing)?)(?: (?:me|us|reminders?|this))?(?= (?:again|until|before|‹))|(?:pick|take|bring) (?:this|it)(?: back)? up(?: with (?:me|us))? again|bring (?:this|it) (?:back|up)(?! to (?:the )?‹M)(?: again)?(?: (?:to|with) (?:me|us))?)${AGAIN} ?(${mark("DMVUP")})?(?: (?:please|thanks|morning|afternoon|instead|first thing|again|when .*|about (?:this|it|that)|(?:in|for|at|after|before|nearer|closer to|by) (?!‹|the time\\b)[^‹]{1,40}|and .*|on the (?:day(?: itself)?|due date|target(?: date)?)|the day before(?: .*)?|to (?:chase|do|send|update|look|check|finish|reply|sort|answer|respond|pick) .*))*$`,
  "u",
);
/** The same in a letter's words: "I would ask that you raise it with me afresh on the 8th". */
const FORMAL = new RegExp(
  `^(?:(?:please|kindly|perhaps|sorry|and|so|if possible|can|could|would|will|may|might|i|we|you|should|be|am|are|grateful|obliged|ask|request|suggest|propose|appreciate|it|that|if|to|like|happy|for|glad|best) )*(?:raise|return|revert|remind|bring|take|contact|prompt|chase|nudge|approach|send|come)(?: (?:it|this|the (?:matter|action|point|question|item|reminder)|up|back|with|to|me|us|on|about))* (?:again|afresh|anew|once more|another time|back|(?<=\\b(?:revert|return|remind|prompt|contact|nudge)(?: (?:me|us|to|with|on|about|this|it))+ ?))(?: (?:(?:with|to) (?:me|us)|(?:on|about) (?:this|it)|with this))* ?(?:(?:on|after|from|in|at|by|until|the|not before) )*(${mark("DMVU")})(?: please)?$`,
  "u",
);
/** The day first: "Monday please remind me", "tomorrow again please". */
const DAY_FIRST = new RegExp(
  `^${POLITELY}(?:(?:on|in|from|for|until|after) )?(?:the )?(${mark("DMVU")}),? (?:(?:please|again|then|is (?:better|fine)|would be better|for (?:a|the)) )*(?:remind(?:er)?|again|nudge|ping|chaser?)(?: (?:me|us|please|again|then|instead))*$`,
  "u",
);
/** "Would it be possible to be reminded on Friday instead?" */
const PASSIVE = new RegExp(
  `^(?:\\w+ ){0,8}?(?:be|being|get) (?:reminded|chased|nudged|prompted|asked again)(?: (?:again|of this|about this|next|on|at|in|after|from|later|instead))* (?:the )?(${mark("DMVU")})(?: (?:please|instead|then|again|once .*|when .*))*$`,
  "u",
);
const FORMS = [SNOOZE, FORMAL, DAY_FIRST, PASSIVE];
const THEN =
  /\b(?:then|after(?: that)?|afterwards|when (?:i am|we are) back|once (?:i am|we are) back|on my return|when (?:i|we) (?:return|get back))$/u;
const DAYS = new RegExp(mark("DMVU"), "gu");
const NOT_NOW = /^(?:not now|later|maybe later|ask me later|remind me later|snooze)(?: please)?$/u;

/** The day of the target, or the one before it. */
const DAY_OF =
  /\b(the day before)(?= (?:it is|the) (?:due|target)\b|$)|\bon the (?:day(?: itself)?|due date|target date|target)(?= (?:please|itself)\b|$)/u;

const MORNING = /\b(?:in the morning|first thing)$/u;

export type Snooze = { asked: boolean; until: Day | null };

/** The day on which to remind again, as something in a reply tells it. */
export const dayToRemind = (mention: Mention, said: Day): Day | null => {
  switch (mention.letter) {
    case "D":
      return mention.day;
    case "M":
      return mention.first;
    case "U":
      return addSpan(said, mention.span);
    case "V":
      return mention.guess;
    default:
      return null;
  }
};

/** Whether the reply asks to be reminded again, and from which day on. */
export const readSnooze = ({ sentences, mentions, about }: Reading): Snooze => {
  const asked = sentences
    .flatMap(({ text, clauses }) => [text, ...clauses.map((clause) => clause.text)])
    .filter(asksAgain)
    .map((part): Snooze => {
      const found = FORMS.map((form) => form.exec(part)?.[1]).find((one) => one !== undefined);
      const mention = found === undefined ? undefined : mentionAt(mentions, found);
      const day = mention ? dayToRemind(mention, about.said) : null;
      return { asked: true, until: day !== null && day > about.said ? day : null };
    });
  // "I am on leave until Monday, remind me then", "remind me in the morning, tomorrow": the only day there is.
  const near = sentences.filter(
    ({ text, clauses }) => clauses.some((clause) => asksAgain(clause.text)) && !asksAgain(text),
  );
  const whole = sentences.some(({ text }) => THEN.test(text));
  const days = (whole ? sentences : near).flatMap(({ text }) =>
    [...text.matchAll(DAYS)].flatMap(([found]) => {
      const mention = mentionAt(mentions, found);
      const day = mention ? dayToRemind(mention, about.said) : null;
      return day !== null && day > about.said ? day : [];
    }),
  );
  const [only, ...more] = days;
  if (asked.length > 0 && asked.every(({ until }) => until === null) && only !== undefined && more.length === 0)
    return { asked: true, until: only };
  // "Nudge me again in the morning": that of tomorrow.
  if (
    asked.length > 0 &&
    asked.every(({ until }) => until === null) &&
    sentences.some(({ text }) => MORNING.test(text))
  )
    return { asked: true, until: addSpan(about.said, { days: 1 }) };
  const { target } = about.action;
  const before = asked.length > 0 && target !== "TBC" ? DAY_OF.exec(sentences.map(({ text }) => text).join(" ")) : null;
  if (before && target !== "TBC") {
    const until = before[1] === undefined ? target : addSpan(target, { days: -1 });
    if (until > about.said) return { asked: true, until };
  }
  // "Not now, try me tomorrow": the day may stand in another part.
  return asked.find(({ until }) => until !== null) ?? asked[0] ?? { asked: false, until: null };
};

/** What may stand beside a request without being news of the action. */
const ASIDE = /^(?:please|thanks|thank you|cheers|ta|sorry|apologies|ok|okay|yes|no|not now|busy)$/u;

const asksAgain = (part: string): boolean => part.length <= 200 && [...FORMS, NOT_NOW].some((one) => one.test(part));

/** Whether a reply that asks to be reminded again tells of the action as well: "half done, remind me on Monday". */
export const saysMoreThanSnooze = (words: string, about: About): boolean =>
  !readSentences(words, about).sentences.every(
    ({ text, clauses }) =>
      asksAgain(text) || clauses.every((clause) => asksAgain(clause.text) || ASIDE.test(clause.text)),
  );

/** For the question when. */
export const ASK_UNTIL = "Until when? Say a day, for example Monday or 8 March.";
