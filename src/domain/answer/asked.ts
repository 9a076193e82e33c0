import type { Day } from "../day.js";
import type { Target } from "../target.js";
import { straighten } from "../words.js";
import { cleanWords } from "./clean.js";
import { ASK_DONE } from "./completion.js";
import { mark } from "./marks.js";
import { type Mention, mentionAt } from "./mentions.js";
import { readSentences } from "./sentences.js";
import { ASK_UNTIL, dayToRemind } from "./snooze.js";
import { ASK_UNDO, understand } from "./understand.js";
import type { About, Understood } from "./understood.js";
import { putOffTo, wishOf } from "./wish.js";

/**
 * What the bot asks of an action. `until`: the day of a reminder; `target`: the day of the target; `offer`: whether a day
 * it names is to be the target; `done`: whether the action is done; `undo`: whether something is to be taken back.
 */
export type Asks = "until" | "target" | "offer" | "done" | "undo";

/**
 * A question as it is kept until something is said next. `words`: what was said, of which it is asked; `offer`: the day
 * that was offered, `on`: what that goes by; `change`: what would be taken back; `message`: in which it was said. `kept`:
 * the words of which it is asked which of the `offered` actions they are about; `each`: they may be about several.
 */
export type Asked =
  | {
      asks: Asks;
      reference: string;
      words: string;
      offer: Day | null;
      change: string | null;
      on: Record<string, string>;
      message?: string | undefined;
    }
  | { asks: "which to undo"; committee: string; offered: string[] }
  | { asks: "which"; committee: string; offered: string[]; kept: string; each: boolean; amends: boolean };

/** What an answer to such a question means. */
export type Meaning =
  /** `words`: those that name the day; `doubt`: why it is asked about, and the day that it may be. */
  | { means: "target"; day: Target; words?: string; doubt?: { why: string; offer: Day } }
  | { means: "until"; day: Day }
  /** `words`: where they say more than yes. */
  | { means: "done"; words: string | null }
  | { means: "undo" | "update" };

/** What is asked where an answer was read so; null where nothing is. */
export const askedBy = ({ kind, ask, offer, until }: Understood): Asks | null => {
  if (kind === "snooze") return until === null ? "until" : null;
  if (ask === null) return offer === null ? null : "offer";
  if (ask === ASK_UNDO) return "undo";
  if (ask === ASK_DONE) return "done";
  if (ask === ASK_UNTIL) return "until";
  return offer === null ? "target" : "offer";
};

/** Longer words are more than an answer. Characters. */
const LONGEST = 60;

const YES =
  /^(?:(?:yes|yep|yeah|yup|ok|okay|sure|please|do|do so|do it|do that|go ahead|correct|right|that is right|it is|indeed|of course|thanks|thank you)[\s,.!]*)+$/u;
const NO =
  /^(?:(?:no|nope|not yet|not really|no thanks|thanks|thank you|please|sorry|it is|this is|is|that was|it was|only|just|an? update|update(?: only)?|only an update|still open|leave it|keep it|neither|none)[\s,.!]*)+$/u;
/** Nothing but these is no answer yet. */
const ONLY_KIND = /^(?:(?:please|thanks|thank you|sorry|is|it is|this is|it was|that was)[\s,.!]*)+$/u;
const UNDO = /^(?:(?:yes|please|do|take (?:it|that|this) back|undo(?: (?:it|that|this))?|take back)[\s,.!]*)+$/u;

const plainly = (words: string): string =>
  straighten(words)
    .toLowerCase()
    .replace(/\bthat's\b/gu, "that is")
    .replace(/\bit's\b/gu, "it is")
    .trim();

const AROUND =
  "(?:please|thanks|thank you|ok|okay|yes|no|sorry|well|until|till|til|to|on|by|for|in|from|after|say|make it|make that|it is|that is|that would be|the target is|let us say|remind me|rather|then|instead|now|will do|is fine|works|would be good|would work|if possible|again|the)";
const ONLY_DAY = new RegExp(`^(?:${AROUND}[,:]? )*(${mark("DMTU")})(?:,? ${AROUND})*$`, "u");

/** The mention of a day in words that do nothing else. */
const mentionIn = (words: string, about: About): Mention | null => {
  const reading = readSentences(words, about);
  const [only, ...others] = reading.sentences;
  if (!only || others.length > 0 || only.asks || reading.mentions.list.length > 1) return null;
  const found = ONLY_DAY.exec(only.text)?.[1];
  return (found === undefined ? undefined : mentionAt(reading.mentions, found)) ?? null;
};

/** The day of a reminder that words name. */
const untilIn = (words: string, about: About): Day | null => {
  const mention = mentionIn(words, about);
  const day = mention && dayToRemind(mention, about.said);
  return day !== null && day > about.said ? day : null;
};

/** The target that words name: where it was asked which day it is put off to, an earlier one is doubtful. */
const targetIn = (asks: "offer" | "target", words: string, about: About): Meaning | null => {
  const mention = mentionIn(words, about);
  const wish = mention && wishOf(mention, about.said);
  if (mention === null || wish?.how !== "firm") return null;
  const meaning = { means: "target", day: wish.target, words } as const;
  const later = asks === "target" ? putOffTo(mention, about) : wish;
  if (later.how !== "doubtful" || later.offer === null) return meaning;
  return { ...meaning, doubt: { why: later.why, offer: later.offer } };
};

/**
 * What words mean as the answer to a question about an action; null where they are more than an answer, or none.
 * @param offer the day that was offered, where one was
 */
export const answerTo = (asks: Asks, text: string, about: About, offer: Day | null): Meaning | null => {
  const words = cleanWords(text, [...about.parties, about.committee]);
  if (words.length > LONGEST || words.includes("\n") || words.includes("?")) return null;
  const said = plainly(words);
  const isYes = YES.test(said) && !ONLY_KIND.test(said);
  const isNo = NO.test(said) && !ONLY_KIND.test(said);
  switch (asks) {
    case "until": {
      const day = untilIn(words, about);
      return day === null ? null : { means: "until", day };
    }
    case "undo":
      return UNDO.test(said) && !ONLY_KIND.test(said) ? { means: "undo" } : isNo ? { means: "update" } : null;
    case "done":
      if (isYes) return { means: "done", words: null };
      if (understand(words, about).kind === "completion") return { means: "done", words };
      return isNo ? { means: "update" } : null;
    case "offer":
    case "target": {
      const named = targetIn(asks, words, about);
      if (named !== null) return named;
      if (isYes && offer !== null) return { means: "target", day: offer };
      return isNo ? { means: "update" } : null;
    }
  }
};
