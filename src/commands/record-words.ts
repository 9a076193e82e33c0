import { recordAnswer } from "../app/record-answer.js";
import { viewAction } from "../app/show-action.js";
import { undoableChange } from "../app/take-back.js";
import type { ActionView } from "../cards/action.js";
import type { AnswerSaid } from "../cards/answered.js";
import type { Problem } from "../domain/result.js";
import { whoOf } from "./answers.js";
import type { Turn } from "./command.js";
import { turnFor } from "./turn.js";

/** What was said, and when, where that was not just now. */
export type Words = { text: string; at?: Date };

/** What became of words that were said of an action: what is said back of it, or why nothing was recorded. */
export type Outcome = { reference: string } & (
  | { view: ActionView; said: AnswerSaid }
  | { problem: Problem; text: string }
);

/**
 * Records what is said of one action. One message may name several: each is a change of its own, so each has a receipt of
 * its own, the event's id and the reference. A message that comes again finds them all. Each is recorded in its own committee.
 */
export const recordWords = async (given: Turn, reference: string, words: Words, many: boolean): Promise<Outcome> => {
  const turn = turnFor(given, reference);
  const who = whoOf(turn);
  const event = who.event !== null && many ? `${who.event}#${reference}` : who.event;
  const recorded = await recordAnswer(turn.app, { ...who, event }, { reference, ...words });
  if (!recorded.ok) return { reference, problem: recorded.problem, text: words.text };
  const { action, revised, ...said } = recorded.value;
  const view = await viewAction(turn.app, await turn.app.store.register(), turn.standing, action);
  const undo = await undoableChange(turn.app, turn.standing, action);
  return { reference, view, said: { ...said, move: revised, undo } };
};
