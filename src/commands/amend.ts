import { correctAnswer } from "../app/correct-answer.js";
import type { App } from "../app/ports.js";
import { viewAction } from "../app/show-action.js";
import { takeBack, undoableChange } from "../app/take-back.js";
import { answeredCard } from "../cards/answered.js";
import type { Answer, Card, Part } from "../cards/card.js";
import { correctedCard, withdrawnCard } from "../cards/corrected.js";
import { problemCard } from "../cards/problem.js";
import type { Action } from "../domain/action.js";
import { cleanWords } from "../domain/answer/clean.js";
import { isUndo } from "../domain/answer/undo.js";
import { type AuditEntry, wordsOf } from "../domain/audit.js";
import { printReference } from "../domain/reference.js";
import { partyNames } from "../domain/register.js";
import { speakerPerson } from "../domain/standing.js";
import { answerCard, whoOf } from "./answers.js";
import type { Caller, Said, Turn } from "./command.js";
import { keepOvertakenWords } from "./overtaken.js";
import { recordWords } from "./record-words.js";
import { saidOf } from "./said-of.js";
import { takeTurn } from "./turn.js";

/** One message says things of at most so many actions, corrections included. */
const MOST_CHANGES = 60;

/** What stands of a message: action by action, the change that it first made and its words as they are now, in the order in which it was said. */
const standingOf = (entries: readonly AuditEntry[]): Map<string, { id: string; words: string | null }> => {
  const standing = new Map<string, { id: string; words: string | null }>();
  for (const entry of entries)
    if (entry.did === "undone") standing.delete(entry.subject);
    else standing.set(entry.subject, { id: standing.get(entry.subject)?.id ?? entry.id, words: wordsOf(entry) });
  return standing;
};

const viewOf = async ({ app, standing }: Turn, action: Action) => ({
  view: await viewAction(app, await app.store.register(), standing, action),
  undo: await undoableChange(app, standing, action),
});

/** Takes what a message said of one action back. */
const withdraw = async (
  turn: Turn,
  reference: string,
  { edited, ...which }: { message: string; which: string; edited: boolean },
): Promise<Card> => {
  const who = whoOf(turn);
  const event = who.event === null ? null : `${who.event}#${reference}`;
  const taken = await takeBack(turn.app, { ...who, event }, { reference, ...which });
  if (!taken.ok) return problemCard(taken.problem);
  return withdrawnCard((await viewOf(turn, taken.value.action)).view, taken.value, edited);
};

/** Follows an edit in what it says of one action. */
const correct = async (turn: Turn, reference: string, message: string, text: string): Promise<Card> => {
  const who = whoOf(turn);
  const event = who.event === null ? null : `${who.event}#${reference}`;
  const corrected = await correctAnswer(turn.app, { ...who, event }, { reference, message, text });
  if (!corrected.ok) return problemCard(corrected.problem);
  const { view, undo } = await viewOf(turn, corrected.value.action);
  return correctedCard(view, { ...corrected.value, undo });
};

/** Records what an edited message now says of an action that it did not speak of before, and says it back as of a new one. */
const add = async (turn: Turn, reference: string, text: string): Promise<Card> => {
  const outcome = await recordWords(turn, reference, { text }, true);
  return "problem" in outcome ? problemCard(outcome.problem) : answeredCard(outcome.view, outcome.said);
};

/** Several cards as one. */
const together = (cards: readonly Card[]): Card | null => {
  const [only, ...others] = cards;
  if (!only || others.length === 0) return only ?? null;
  return {
    title: "Corrected as you changed your message",
    parts: cards.flatMap(({ title, parts, buttons }): Part[] => [
      { kind: "heading", text: title },
      ...parts,
      ...(buttons.length > 0 ? [{ kind: "buttons" as const, buttons }] : []),
    ]),
    buttons: [],
  };
};

/**
 * Follows a message that was edited (`said`) or deleted (null). What it says of the actions it spoke of is corrected; an
 * action it names no more is taken back, and what it says as before is left alone. One of which nothing stands is heard as if it were new (`anew`): perhaps it
 * named no action, or a wrong one; deleted, it leaves nothing to do.
 */
export const amend = async (
  app: App,
  caller: Caller,
  said: Said | null,
  anew: (said: Said) => Promise<Answer>,
): Promise<Answer | null> => {
  const { message } = caller;
  const person = speakerPerson(await app.store.register(), caller.speaker);
  if (message === undefined || !person) return null;
  // What the message said before its last change is not what its sender means any more, whenever it is told.
  if (caller.changedAt && !(await app.store.keptWords.noteChanged(message, caller.changedAt))) {
    if (said) await keepOvertakenWords(app, caller, said);
    return null;
  }
  await app.store.keptWords.forget(person.id, message);
  const entries = (await app.store.actions.changesFrom(message, MOST_CHANGES)).filter(
    ({ personId }) => personId === person.id,
  );
  const standing = standingOf(entries);
  const [first] = entries;
  if (!first || standing.size === 0) return said === null ? null : anew(said);
  const { committees } = await app.store.register();
  const committee = committees.find(({ id }) => id === first.committeeId)?.code ?? null;
  const heard = await takeTurn(app, caller, { command: "action reply", committee, values: {} }, said?.mentions ?? []);
  if ("answer" in heard) return heard.answer;
  const { turn } = heard;
  const subjects = [...standing.keys()];
  const text = said === null || isUndo(said.text) ? null : said.text;
  const thread = subjects.length === 1 ? subjects[0] : undefined;
  const parts = text === null ? [] : (await saidOf(turn, text, { thread, around: subjects })).parts;
  const now = new Map(parts.map((part) => [printReference(part.reference), part.text]));
  const { committee: ours } = turn.standing;
  const names = [...partyNames(turn.register, ours.id), ours.code];
  const cards: Card[] = [];
  for (const [subject, stands] of standing) {
    const words = now.get(subject);
    if (words === undefined)
      cards.push(await withdraw(turn, subject, { message, which: stands.id, edited: said !== null }));
    // Said as before, it is left alone.
    else if (cleanWords(words, names) !== stands.words) cards.push(await correct(turn, subject, message, words));
  }
  for (const [reference, words] of now) if (!standing.has(reference)) cards.push(await add(turn, reference, words));
  const card = together(cards);
  return card && answerCard(turn, card);
};
