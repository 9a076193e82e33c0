import { findAction } from "../app/find-action.js";
import type { App } from "../app/ports.js";
import { viewAction } from "../app/show-action.js";
import { takeBack, undoableChange } from "../app/take-back.js";
import type { Answer, Button, Card, Part } from "../cards/card.js";
import { withdrawnCard } from "../cards/corrected.js";
import { deedsStandCard, saidStandsCard, withTakenBack } from "../cards/edited.js";
import { problemCard } from "../cards/problem.js";
import type { Asked } from "../domain/answer/asked.js";
import type { SaidOf } from "../domain/answer/parts.js";
import { isUndo } from "../domain/answer/undo.js";
import { type AuditEntry, wordsOf } from "../domain/audit.js";
import { printReference } from "../domain/reference.js";
import { speakerPerson } from "../domain/standing.js";
import { isOfSaying } from "../domain/undo.js";
import { recordEach, section } from "./answer-each.js";
import { answerCard } from "./answers.js";
import type { Caller, Said, Turn } from "./command.js";
import { type Edited, readEdited } from "./edited.js";
import { keepOvertakenWords } from "./overtaken.js";
import { correctWords, type Outcome, recordWords, whoOfOne, wordsKept } from "./record-words.js";
import { takeTurn, turnFor } from "./turn.js";
import { missingOf, whichCard } from "./which-action.js";

/** One message says things of at most so many actions, corrections included. */
const MOST_CHANGES = 60;

/** What a message made of an action: its changes, and its words as they are now. */
type Stands = { ids: [string, ...string[]]; words: string | null };

/** What stands of a message, action by action, in the order in which it was said. */
const standingOf = (entries: readonly AuditEntry[]): Map<string, Stands> => {
  const standing = new Map<string, Stands>();
  for (const entry of entries) {
    const before = standing.get(entry.subject);
    if (entry.did === "undone") standing.delete(entry.subject);
    else standing.set(entry.subject, { ids: before ? [...before.ids, entry.id] : [entry.id], words: wordsOf(entry) });
  }
  return standing;
};

/** Words are shown so far where they are only to be known again. Characters. */
const SHOWN = 120;
const inShort = (words: string): string => (words.length > SHOWN ? `${words.slice(0, SHOWN - 1).trimEnd()}…` : words);

/** Takes what a message said of one action back. */
const withdraw = async (
  given: Turn,
  reference: string,
  { edited, ...which }: { message: string; which: string; edited: boolean },
): Promise<Card> => {
  const turn = turnFor(given, reference);
  const taken = await takeBack(turn.app, whoOfOne(turn, reference), { reference, ...which });
  if (!taken.ok) return problemCard(taken.problem);
  const view = await viewAction(turn.app, await turn.app.store.register(), turn.standing, taken.value.action);
  return withdrawnCard(view, taken.value, edited);
};

const cardOf = (outcome: Outcome): Card => ("problem" in outcome ? problemCard(outcome.problem) : outcome.card);

/** What one card asks; of several together nothing can be answered in a word. */
const asksOf = (outcomes: readonly Outcome[], cards: readonly Card[]): Asked | null => {
  const [only] = outcomes;
  return cards.length === 1 && only && !("problem" in only) ? (only.asks ?? null) : null;
};

/** What was said of an action that there is not, with those that it may be about. */
const elsewhere = async (turn: Turn, part: SaidOf, around: readonly string[]): Promise<Card[]> => {
  const outcomes = await recordEach(turn, [part], { text: part.text, amends: true }, around);
  return outcomes.map((outcome) => {
    const [head, ...parts] = section(outcome);
    return { title: head?.kind === "heading" ? head.text : "", parts, buttons: [] };
  });
};

/** Of what stands until it is known what a message says now: what it is, and a button to take it back. */
const standsMeanwhile = async (given: Turn, subject: string, { ids, words }: Stands): Promise<[string, Button[]]> => {
  const turn = turnFor(given, subject);
  const { committee } = turn.standing;
  const found = await findAction(turn.app.store.actions, committee, subject);
  const undo = found.ok ? await undoableChange(turn.app, turn.standing, found.value) : null;
  const press = {
    command: "action undo",
    committee: committee.code,
    values: { reference: subject, change: undo ?? "" },
  };
  return [
    `What I recorded of ${subject} from this message stands meanwhile${words ? `: “${inShort(words)}”` : ""}.`,
    undo !== null && ids.includes(undo) ? [{ label: `Take back ${subject}`, press }] : [],
  ];
};

/** Asks what words of an edited message are about. */
const ask = async (
  turn: Turn,
  { text, likely, but, more }: NonNullable<Edited["unclear"]>,
  meanwhile: readonly [string, Stands][],
): Promise<Card> => {
  const stands = await Promise.all(meanwhile.map(([subject, what]) => standsMeanwhile(turn, subject, what)));
  const left = but.length > 0 ? [`You leave out ${but.join(" and ")}: nothing of this is recorded there.`] : [];
  const missing = (await missingOf(turn, likely)).map(({ what }) => what);
  const hint = [...left, ...missing, ...stands.map(([line]) => line)].join("\n");
  const title = but.length > 0 ? "Which actions is that about?" : undefined;
  const asked = { hint, each: true, amends: true, but, more, ...(title === undefined ? {} : { title }) };
  const { card } = await whichCard(turn, text, likely, asked);
  return { ...card, stays: true, buttons: [...card.buttons, ...stands.flatMap(([, buttons]) => buttons)] };
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

/** How the words of a changed message are taken that are no answer (`isAnswer`), or of which nothing stands (`anew`). */
type Amended = { isAnswer: boolean; anew(said: Said): Promise<Answer> };

/**
 * Words that say nothing of an action any more, a command among them, are done as if they were new, once what they said
 * before is taken back; where that has to stand, so does all of it.
 */
const saidAnew = async (
  turn: Turn,
  standing: ReadonlyMap<string, Stands>,
  { message, anew }: { message: string; anew(): Promise<Answer> },
): Promise<Answer | null> => {
  const { event } = turn.caller;
  // Brought again, it was done already.
  if (event !== null && (await turn.app.store.recorded(event)).length > 0) return null;
  for (const [subject, { ids }] of standing) {
    const { app, standing: ours } = turnFor(turn, subject);
    const found = await findAction(app.store.actions, ours.committee, subject);
    const undo = found.ok ? await undoableChange(app, ours, found.value) : null;
    if (undo === null || !ids.includes(undo)) return answerCard(turn, saidStandsCard(subject));
  }
  for (const [subject, { ids }] of standing) {
    const card = await withdraw(turn, subject, { message, which: ids[0], edited: true });
    if (card.tone === "problem") return answerCard(turn, card);
  }
  return withTakenBack(await anew());
};

/**
 * Follows a message that was edited (`said`) or deleted (null). What it says of the actions it spoke of is corrected; an
 * action it names no more is taken back, and what it says as before is left alone. Where it may be about several, what it
 * said of these stands until its sender says which. A command that did more than that is not done again. One of which nothing stands is heard as if it were new (`anew`):
 * perhaps it named no action, or a wrong one; deleted, it leaves nothing to do.
 */
export const amend = async (
  app: App,
  caller: Caller,
  said: Said | null,
  { isAnswer, anew }: Amended,
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
  const entries = (await app.store.actions.changesFrom(message, MOST_CHANGES, "anything")).filter(
    ({ personId }) => personId === person.id,
  );
  const standing = standingOf(entries.filter(isOfSaying));
  const deeds = entries.filter((entry) => !isOfSaying(entry));
  const [first] = entries;
  if (said !== null && deeds.length > 0) return { kind: "card", card: deedsStandCard(deeds), audience: "person" };
  if (!first || standing.size === 0) return said === null ? null : anew(said);
  const { committees } = await app.store.register();
  const committee = committees.find(({ id }) => id === first.committeeId)?.code ?? null;
  const heard = await takeTurn(app, caller, { command: "action reply", committee, values: {} }, said?.mentions ?? []);
  if ("answer" in heard) return heard.answer;
  const { turn } = heard;
  if (said !== null && !isAnswer) return saidAnew(turn, standing, { message, anew: () => anew(said) });
  const subjects = [...standing.keys()];
  const gone = said === null || isUndo(said.text);
  const { parts, missing, unclear }: Edited = gone
    ? { parts: [], missing: [], unclear: null }
    : await readEdited(turn, said, subjects);
  const now = new Map(parts.map((part) => [printReference(part.reference), part.text]));
  const isSame = (subject: string, words: string): boolean =>
    standing.get(subject)?.words === wordsKept(turnFor(turn, subject), words);
  // What was chosen of it already is asked about no more.
  const open = (unclear?.likely ?? []).filter((one) => unclear === null || !isSame(one, unclear.text));
  const cards: Card[] = [];
  const outcomes: Outcome[] = [];
  const meanwhile: [string, Stands][] = [];
  for (const [subject, stands] of standing) {
    const words = now.get(subject);
    if (words === undefined && (missing.length > 0 || unclear?.likely.includes(subject))) {
      if (open.includes(subject) || missing.length > 0) meanwhile.push([subject, stands]);
    } else if (words === undefined)
      cards.push(await withdraw(turn, subject, { message, which: stands.ids[0], edited: said !== null }));
    // Said as before, it is left alone.
    else if (!isSame(subject, words)) outcomes.push(await correctWords(turn, subject, { message, text: words }));
  }
  for (const [reference, text] of now)
    if (!standing.has(reference)) outcomes.push(await recordWords(turn, reference, { text }, true));
  cards.push(...outcomes.map(cardOf));
  const kept = meanwhile.map(([subject]) => subject);
  for (const part of missing) cards.push(...(await elsewhere(turn, part, kept.length > 0 ? kept : subjects)));
  if (unclear && open.length > 0) cards.push(await ask(turn, { ...unclear, likely: open }, meanwhile));
  const card = together(cards);
  const asks = asksOf(outcomes, cards);
  return card && { ...answerCard(turn, card), ...(asks === null ? {} : { asks }) };
};
