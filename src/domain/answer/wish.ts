import { addDays, type Day, daysBetween, printDay, weekdayOf } from "../day.js";
import { addSpan } from "../spans.js";
import type { Target } from "../target.js";
import type { Mention } from "./mentions.js";
import type { About } from "./understood.js";

/**
 * What a reply says of another target. `firm`: somebody asks for this one. `doubtful`: a day was named so that it may be
 * meant as one, or one was wished for and cannot be read; `offer` is the day it may be.
 */
export type Wish =
  | { how: "firm"; target: Target }
  | { how: "doubtful"; offer: Day | null; why: string }
  | { how: "none" };

/** So far ahead, a day without its year is likely a slip. Days. */
const LIKELY_SLIP = 300;

/** The day that a mention may be a target of; null where it tells none. */
export const dayOf = (mention: Mention): Day | null =>
  mention.letter === "D"
    ? mention.day
    : mention.letter === "M"
      ? mention.ahead
      : mention.letter === "V"
        ? mention.guess
        : null;

export const QUESTION_WHICH = "Which day should the target be?";

const ORDINAL = /^(?:the )?\d{1,2}(?:st|nd|rd|th)$/u;

/** The reading of a mention that stands where the new target should. */
export const wishOf = (mention: Mention, said: Day): Wish => {
  switch (mention.letter) {
    case "D":
      // "To the 3rd", said on the 3rd: hardly today, and not for sure in a month.
      if (mention.day === said && ORDINAL.test(mention.text))
        return { how: "doubtful", offer: null, why: `“${mention.text}” is today. ${QUESTION_WHICH}` };
      if (mention.day < said)
        return { how: "doubtful", offer: null, why: `“${mention.text}” has passed. ${QUESTION_WHICH}` };
      return mention.told === "yearless" && daysBetween(said, mention.day) > LIKELY_SLIP
        ? { how: "doubtful", offer: mention.day, why: `Is “${mention.text}” to be the target? It is long ahead.` }
        : { how: "firm", target: mention.day };
    case "M":
      return mention.doubt === null
        ? { how: "firm", target: mention.ahead }
        : { how: "doubtful", offer: mention.ahead, why: mention.doubt };
    case "X":
      return { how: "doubtful", offer: null, why: `${mention.why} ${QUESTION_WHICH}` };
    case "T":
      return { how: "firm", target: "TBC" };
    default:
      return {
        how: "doubtful",
        offer: dayOf(mention),
        why: `I could not tell which day “${mention.text}” is. ${QUESTION_WHICH}`,
      };
  }
};

/** The first day after another that falls on the same day of the week as a third. */
const sameWeekdayAfter = (after: Day, day: Day): Day =>
  addDays(after, ((weekdayOf(day) - weekdayOf(after) + 6) % 7) + 1);

/**
 * The same where the target is to be put off: that is never to an earlier day. "Push to Friday" of a target on Tuesday is
 * hardly this Friday.
 */
export const putOffTo = (mention: Mention, { said, action: { target } }: About): Wish => {
  const wish = wishOf(mention, said);
  if (wish.how !== "firm" || wish.target === "TBC" || target === "TBC" || wish.target > target) return wish;
  const byWeekday = mention.letter === "D" && mention.told === "weekday";
  if (wish.target === target && !byWeekday) return wish;
  const day = printDay(wish.target);
  const why =
    wish.target === target
      ? `${day} is the target already.`
      : `The target is already ${printDay(target)}, later than ${day}.`;
  const offer = byWeekday ? sameWeekdayAfter(target, wish.target) : wish.target;
  return { how: "doubtful", offer, why: `${why} ${QUESTION_WHICH}` };
};

export const doubtWhich = (mention: Mention | undefined): Wish => ({
  how: "doubtful",
  offer: mention ? dayOf(mention) : null,
  why: QUESTION_WHICH,
});

export const doubt = (mention: Mention | undefined): Wish => ({
  how: "doubtful",
  offer: mention ? dayOf(mention) : null,
  why: "Is that to be the new target, or is it only an update?",
});

/** It cannot be told from when the time asked for is counted: from the target, or from today. */
export const stretched = (mention: Mention & { letter: "U" }, { said, action }: About): Wish => ({
  how: "doubtful",
  offer: addSpan(action.target === "TBC" || action.target < said ? said : action.target, mention.span),
  why: `${QUESTION_WHICH} I could not tell from when “${mention.text}” is counted.`,
});
