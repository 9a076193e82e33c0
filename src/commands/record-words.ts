import { correctAnswer } from "../app/correct-answer.js";
import { findAction } from "../app/find-action.js";
import { recordAnswer } from "../app/record-answer.js";
import { recordedBefore } from "../app/recorded-before.js";
import { viewAction } from "../app/show-action.js";
import { saidIn, undoableChange } from "../app/take-back.js";
import type { Who } from "../app/who.js";
import type { ActionView } from "../cards/action.js";
import { answeredCard } from "../cards/answered.js";
import type { Card } from "../cards/card.js";
import { correctedCard } from "../cards/corrected.js";
import { questionOf } from "../cards/question.js";
import { recordedCard } from "../cards/recorded.js";
import type { Action } from "../domain/action.js";
import type { Asked } from "../domain/answer/asked.js";
import { cleanWords } from "../domain/answer/clean.js";
import { wordsOf } from "../domain/audit.js";
import { partyNames } from "../domain/register.js";
import type { Problem } from "../domain/result.js";
import { whoOf } from "./answers.js";
import type { Turn } from "./command.js";
import { turnFor } from "./turn.js";

/**
 * What was said, and when, where that was not just now. `amends`: in a message that was edited since, so that on an action
 * it takes the place of what that message said of it before.
 */
export type Words = { text: string; at?: Date; amends?: boolean };

/** What became of words that were said of an action: what is said back of it, or why nothing was recorded. */
export type Outcome = { reference: string } & (
  | { view: ActionView; card: Card; data: object; asks?: Asked | null }
  | { problem: Problem; text: string }
);

/** Of an edited message, whose words are recorded. */
const NOTHING_ELSE = { did: "update", move: null, snoozed: null, takenBack: null, refused: null } as const;

const nowOf = async ({ app, standing }: Turn, action: Action) => ({
  view: await viewAction(app, await app.store.register(), standing, action),
  undo: await undoableChange(app, standing, action),
});

/** One message may speak of several actions: each is a change of its own, so each has a receipt of its own. */
export const whoOfOne = (turn: Turn, reference: string) => {
  const who = whoOf(turn);
  return { ...who, event: who.event === null ? null : `${who.event}#${reference}` };
};

/** Follows an edit in what the message says of one action. */
export const correctWords = async (
  given: Turn,
  reference: string,
  { message, text }: { message: string; text: string },
): Promise<Outcome> => {
  const turn = turnFor(given, reference);
  const corrected = await correctAnswer(turn.app, whoOfOne(turn, reference), { reference, message, text });
  if (!corrected.ok) return { reference, problem: corrected.problem, text };
  const { action, understood } = corrected.value;
  const { view, undo } = await nowOf(turn, action);
  const card = correctedCard(view, { ...corrected.value, undo });
  const asks = questionOf(view, { ...NOTHING_ELSE, understood, undo }, message);
  return { reference, view, card, data: { ...understood, did: "corrected" }, asks };
};

/** Words as they are kept of what was said in this committee. */
export const wordsKept = ({ register, standing: { committee } }: Turn, text: string): string =>
  cleanWords(text, [...partyNames(register, committee.id), committee.code]);

/** What this message said of an action before, in words; null where nothing of it stands. */
const standsOf = async (
  { app, standing, caller }: Turn,
  reference: string,
): Promise<{ words: string | null } | null> => {
  const action = await findAction(app.store.actions, standing.committee, reference);
  if (!action.ok || caller.message === undefined) return null;
  const last = (await saidIn(app.store, caller.message, action.value.id, standing.person?.id ?? null)).at(-1);
  return last ? { words: wordsOf(last) } : null;
};

/** Says back what was recorded when this came first, after which the process may have died. */
const sayAgain = async (turn: Turn, who: Who, reference: string, words: Omit<Words, "amends">): Promise<Outcome> => {
  const before = await recordedBefore(turn.app, who, { reference, ...words });
  const done = before ? [] : await turn.app.store.recorded(who.event ?? "");
  const found = await findAction(turn.app.store.actions, turn.standing.committee, reference);
  if (!found.ok) return { reference, problem: found.problem, text: words.text };
  const { view, undo } = await nowOf(turn, found.value);
  const card = before ? answeredCard(view, { ...before.said, undo }) : recordedCard(done);
  return { reference, view, card, data: { did: "recorded before" } };
};

/**
 * Records what is said of one action, in its own committee.
 * @param many whether the message names several; one that comes again finds the receipts of all
 */
export const recordWords = async (given: Turn, reference: string, words: Words, many: boolean): Promise<Outcome> => {
  const turn = turnFor(given, reference);
  const { app } = turn;
  const { amends = false, ...said } = words;
  const { text } = said;
  const stands = amends ? await standsOf(turn, reference) : null;
  if (stands?.words === wordsKept(turn, text))
    return { reference, problem: { what: `That was already recorded of ${reference}. Nothing was done twice.` }, text };
  if (stands) return correctWords(turn, reference, { message: turn.caller.message ?? "", text });
  const who = many ? whoOfOne(turn, reference) : whoOf(turn);
  const before = turn.caller.again && who.event !== null ? await app.store.recorded(who.event) : [];
  if (before.length > 0) return sayAgain(turn, who, reference, said);
  const recorded = await recordAnswer(turn.app, who, { reference, ...said });
  if (!recorded.ok) return { reference, problem: recorded.problem, text };
  const { action, revised, ...rest } = recorded.value;
  const { view, undo } = await nowOf(turn, action);
  const answer = { ...rest, move: revised, undo };
  const data = { ...rest.understood, did: rest.did };
  return {
    reference,
    view,
    card: answeredCard(view, answer),
    data,
    asks: questionOf(view, answer, turn.caller.message),
  };
};
