import { cleanWords } from "./clean.js";
import { ASK_DONE, asksForClosure, type Completion, isCloseRequest, readCompletion } from "./completion.js";
import { likenessOf } from "./likeness.js";
import { readOffer } from "./offer.js";
import { isAnsweredAtOnce, isQuestion } from "./question.js";
import { isRedirect } from "./redirect.js";
import { secondLook } from "./second-look.js";
import { type Reading, readSentences } from "./sentences.js";
import { ASK_UNTIL, readSnooze } from "./snooze.js";
import { readTargetWish } from "./target-request.js";
import type { About, Understood } from "./understood.js";
import { readUndo } from "./undo.js";

/** Where a reply begins by taking something back and goes on. */
export const ASK_UNDO = "Shall I take back what you said before, or is this an update?";

/** A line that is quoted; "-> 30 March" and ">30 March" of one's own begin otherwise. */
const QUOTED = /^\s*>\s*\D/u;

/** What the rules know a reply to mean. */
const byRules = (words: string, reading: Reading, completion: Completion): Understood => {
  const as = (kind: Understood["kind"], more: Partial<Understood> = {}): Understood => ({
    kind,
    target: null,
    until: null,
    offer: null,
    ask: null,
    words,
    ...more,
  });
  const undo = readUndo(reading);
  // "Completed. Undo that": it may be the completion just said.
  const saysDone = completion === "firm" || completion === "disputed";
  if (undo === "whole" || (undo === "lastly" && !saysDone)) return as("undo");
  const wish = readTargetWish(reading);
  const wished =
    wish.how === "firm" && wish.target !== "TBC" ? wish.target : wish.how === "doubtful" ? wish.offer : null;
  if (undo !== "none") return as("update", { offer: wished, ask: ASK_UNDO });
  if (isRedirect(reading)) return as("redirect");
  const snooze = readSnooze(reading);
  // "Tomorrow please, driving now. Remind me then."
  if (wish.how === "firm" && snooze.until !== null && snooze.until === wish.target && completion === "none")
    return as("snooze", { until: snooze.until });
  if (wish.how === "firm")
    return saysDone
      ? as("update", { offer: wished, ask: "Is the action done, or is this a new target?" })
      : as("target", { target: wish.target });
  const isDoubtful = completion === "doubtful" || completion === "likely" || completion === "disputed";
  const asks = reading.sentences.some(
    (sentence, at) =>
      isQuestion(sentence) &&
      !isCloseRequest(sentence, reading.about) &&
      !(completion === "firm" && asksForClosure(sentence)) &&
      !isAnsweredAtOnce(sentence, reading.sentences[at + 1]),
  );
  if (completion === "firm")
    return asks ? as("question", { ask: ASK_DONE }) : snooze.asked ? as("update", { ask: ASK_DONE }) : as("completion");
  if (snooze.asked) return as("snooze", { until: snooze.until, ask: snooze.until === null ? ASK_UNTIL : null });
  if (wish.how === "doubtful") return as("update", { offer: wish.offer ?? readOffer(reading).day, ask: wish.why });
  if (asks) return as("question", { ask: isDoubtful ? ASK_DONE : null });
  const offer = readOffer(reading);
  // "Should be done by Friday": what lies ahead is not done.
  const mayBeDone = completion === "disputed" || (isDoubtful && offer.day === null);
  return as("update", { offer: offer.day, ask: offer.why ?? (mayBeDone ? ASK_DONE : null) });
};

/**
 * What a reply about an action means. Where two readings are possible it is an update, and the bot asks: nothing is
 * called done, and no target moves, on a guess.
 *
 * @param weigh what it is like, where the rules know no better; another one than what ships, for what tries a table
 */
export const understand = (text: string, about: About, weigh = likenessOf): Understood => {
  const words = cleanWords(text, [...about.parties, about.committee]);
  // Somebody else's words alone, kept as nothing else would be left, say nothing of the action.
  const quotes = words.split("\n").every((line) => line.trim() === "" || QUOTED.test(line));
  const reading = readSentences(quotes ? "" : words, about);
  const completion = readCompletion(reading);
  return secondLook(byRules(words, reading, completion), reading, completion, weigh);
};
