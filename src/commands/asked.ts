import { aboutAction } from "../app/about-action.js";
import { findAction } from "../app/find-action.js";
import type { App } from "../app/ports.js";
import type { Question } from "../app/questions.js";
import { MAX_TEXT } from "../app/record-update.js";
import type { Answer, Press } from "../cards/card.js";
import { stillUpdateCard, targetAnewCard } from "../cards/question.js";
import type { Action } from "../domain/action.js";
import { type Asked, answerTo, type Meaning } from "../domain/answer/asked.js";
import { findReferences } from "../domain/answer/named.js";
import { printDay } from "../domain/day.js";
import { printTarget } from "../domain/day-words.js";
import { printReference } from "../domain/reference.js";
import { speakerPerson } from "../domain/standing.js";
import { effectiveTarget } from "../domain/target.js";
import { chosenPress } from "./chosen.js";
import type { Caller, Said } from "./command.js";
import type { Context } from "./reply-context.js";

/** A short answer belongs to what was asked within so long. Milliseconds: a day. */
const GOOD_FOR_MS = 24 * 60 * 60 * 1000;
/** So many reminders that came since are looked at. */
const MOST_LYING = 21;

/** Somebody's chat with the bot. */
const chatOf = ({ speaker, place, source }: Caller): string | null => {
  if (place.kind !== "private" || source === "terminal" || speaker.kind !== "account") return null;
  const { platform, tenant, user } = speaker.account;
  return `${platform}:${tenant}/${user}`;
};

/** The thread in that chat in which something is said, if it is in one; a quote is no thread. */
const threadOf = ({ source }: Caller, said: Said | null): string | null => {
  const { answers } = said ?? {};
  return answers && answers.quoted === undefined ? `${source}:${answers.conversation}/${answers.messageId}` : null;
};

/** What waited when this event came. */
const beforeOf = (last: Question | null, event: string | null): Question["before"] => {
  if (last === null || event === null) return undefined;
  if (last.by === event) return last.before;
  return last.taken === event ? { asked: last.asked, thread: last.thread ?? null } : undefined;
};

/** Keeps what an answer asks, in place of what was asked in that chat before. */
export const keepQuestion = async (
  app: App,
  caller: Caller,
  answer: Answer | null,
  said: Said | null,
): Promise<void> => {
  const chat = chatOf(caller);
  if (answer?.kind !== "card" || !answer.asks || chat === null) return;
  const { asks: asked } = answer;
  const raisedBy = [caller.message, "message" in asked ? asked.message : undefined];
  const messages = raisedBy.filter((one) => typeof one === "string");
  const before = beforeOf(await app.store.questions.find(chat), caller.event);
  const question = { asked, at: app.clock.now(), by: caller.event, thread: threadOf(caller, said), messages, before };
  await app.store.questions.ask(chat, question);
};

const isRefused = (answer: Answer): boolean =>
  answer.kind === "problem" || (answer.kind === "card" && answer.card.tone === "problem");

/** What waits in a chat is asked no more where something makes it void. */
const lapse = async (app: App, caller: Caller, isVoid: (question: Question) => boolean): Promise<void> => {
  const chat = chatOf(caller);
  const question = chat === null ? null : await app.store.questions.find(chat);
  if (chat !== null && question?.taken === null && isVoid(question))
    await app.store.questions.take(chat, caller.event ?? app.newId());
};

/** What was asked of the words of a message that was edited or deleted, whatever came of that. */
export const lapseWithWords = (app: App, caller: Caller): Promise<void> =>
  lapse(app, caller, ({ messages = [] }) => caller.message !== undefined && messages.includes(caller.message));

/** A button of an action settles what was asked of it; not yet one that only opens a form, or is refused. */
export const lapseByButton = async (
  app: App,
  caller: Caller,
  { ask, values }: Press,
  answer: Answer,
): Promise<void> => {
  const { reference, kept } = values;
  if (ask || reference === undefined || isRefused(answer)) return;
  await lapse(app, caller, ({ asked }) => {
    if (asked.asks === "which") return asked.kept === kept && !asked.each;
    return "offered" in asked ? asked.offered.includes(reference) : asked.reference === reference;
  });
};

/** Whether what is asked may be about what a message that is answered is about. */
const agrees = (asked: Asked, { thread, among }: Context): boolean => {
  const around = thread === undefined ? among : [thread];
  const asksOf = "offered" in asked ? asked.offered : [asked.reference];
  return around.length === 0 || around.some((reference) => asksOf.includes(reference));
};

/** Whether a reminder of something else came into the chat since. */
const isOvertaken = async (app: App, caller: Caller, { asked, at }: Question): Promise<boolean> => {
  const register = await app.store.register();
  const person = speakerPerson(register, caller.speaker);
  const lying = person ? await app.store.outbox.unanswered(person.id, MOST_LYING) : [];
  return lying.some(({ settledAt, message, committeeId }) => {
    const committee = register.committees.find(({ id }) => id === committeeId)?.code ?? "";
    const isNew = settledAt !== null && settledAt > at && "reference" in message;
    return isNew && !agrees(asked, { committee, among: [printReference({ committee, ...message.reference })] });
  });
};

type AskedOne = Extract<Asked, { reference: string }>;
type Named = Extract<Meaning, { means: "target" }>;

/** What was said of the target so far, as its reason: what asked for another day, and the words that name it. */
const reasonOf = (words: string, named: string | undefined): string =>
  [words, named ?? ""].filter(Boolean).join("; ").slice(0, MAX_TEXT);

const toTarget = ({ words, on }: AskedOne, { day, words: named }: Named): Press["values"] => {
  const reason = reasonOf(words, named);
  return { target: day, ...on, ...(reason === "" ? {} : { reason }) };
};

/** A day that was named in answer is asked about where it is no later than the target, or that has moved since; else null. */
const targetBy = (asked: AskedOne, { targets, reference }: Action, meaning: Named): Answer | null => {
  const { day, words, doubt } = meaning;
  const now = effectiveTarget(targets);
  const hasMoved = asked.on.from !== undefined && asked.on.from !== now && day !== now;
  // What was offered says by itself that it is offered no more.
  if (words === undefined || day === "TBC" || (!hasMoved && !doubt)) return null;
  const why = hasMoved
    ? `The target of ${printReference(reference)} has moved since, to ${printTarget(now)}. Shall ${printDay(day)} be the new target all the same?`
    : (doubt?.why ?? "");
  const anew: AskedOne = {
    ...asked,
    asks: "offer",
    words: reasonOf(asked.words, words),
    offer: hasMoved ? day : (doubt?.offer ?? day),
    on: { ...asked.on, from: now },
  };
  return { kind: "card", card: targetAnewCard(anew, why), audience: "person", asks: anew };
};

/** "64/01: 1 March", "1 March for 64/01": the answer alone, where it names no other action than the one that was asked about. */
const withoutItself = (text: string, reference: string): string => {
  const [committee = ""] = reference.split(" ", 1);
  const [named, ...others] = findReferences(text, committee);
  if (!named || others.length > 0 || printReference(named.reference) !== reference) return text;
  const before = text.slice(0, named.from).replace(/\b(?:for|on|of)\s*$/iu, "");
  return `${before} ${text.slice(named.to).replace(/^\s*[:,–-]/u, "")}`.trim();
};

/** What words do as the answer to what was asked; null where they are more than that. */
const doneBy = async (app: App, asked: Asked, text: string): Promise<Press | Answer | null> => {
  if ("offered" in asked) {
    const isGone = asked.asks === "which" && (await app.store.keptWords.find(asked.kept)) === null;
    return isGone ? null : chosenPress(app, asked, text);
  }
  const { asks, reference, words, offer, change, on } = asked;
  const code = reference.split(" ", 1)[0];
  const committee = (await app.store.register()).committees.find((one) => one.code === code);
  const found = committee && (await findAction(app.store.actions, committee, reference));
  if (!committee || !found?.ok) return null;
  // The words of which it was asked are taken back since, as by Undo.
  if (on.said !== undefined && (await app.store.actions.updatesFrom([on.said])).length === 0) return null;
  const said = withoutItself(text, reference);
  const about = await aboutAction(app.store, committee, found.value, said, app.clock.now());
  const meaning = answerTo(asks, said, about, offer);
  const press = (command: string, values: Press["values"]): Press => ({
    ...{ command, committee: committee.code },
    values: { reference, ...values },
  });
  switch (meaning?.means) {
    case undefined:
      return null;
    case "until":
      return press("action snooze", { until: meaning.day });
    case "target":
      return targetBy(asked, found.value, meaning) ?? press("action target", toTarget(asked, meaning));
    case "done":
      return press("action done", {
        ...(on.said === undefined ? {} : { said: on.said }),
        ...(meaning.words === null ? {} : { text: meaning.words }),
      });
    case "undo":
      return press("action undo", change === null ? {} : { change });
    case "update":
      return asks === "undo"
        ? press("action update", { text: words })
        : { kind: "card", card: stillUpdateCard(reference), audience: "person" };
  }
};

/** Whether words are said where they may answer a question: in its thread, in the chat, or under what it is about. */
const isFor = async (app: App, caller: Caller, question: Question, said: Said, context: Context): Promise<boolean> => {
  const { asked, at, thread = null } = question;
  if (app.clock.now().getTime() - at.getTime() > GOOD_FOR_MS) return false;
  if (thread !== null) return thread === threadOf(caller, said);
  return said.answers ? agrees(asked, context) : !(await isOvertaken(app, caller, question));
};

/**
 * Words as the answer to what the bot asked last in a chat, within a day and with nothing said since; null where they are
 * more than an answer. A question is answered once: what its words do is done under their own event.
 */
export const answerAsked = async (
  app: App,
  caller: Caller,
  said: Said,
  { line, context, run }: { line: string; context: Context; run(press: Press): Promise<Answer> },
): Promise<Answer | null> => {
  const chat = chatOf(caller);
  const question = chat === null ? null : await app.store.questions.find(chat);
  if (chat === null || question === null) return null;
  const { asked, by, taken, before } = question;
  // What asked it comes again: it answers what waited before, or nothing.
  if (caller.event !== null && by === caller.event) {
    const waited = before && { ...question, ...before };
    const did = waited && (await isFor(app, caller, waited, said, context)) && (await doneBy(app, waited.asked, line));
    return did ? ("kind" in did ? did : run(did)) : null;
  }
  const does = (await isFor(app, caller, question, said, context)) ? await doneBy(app, asked, line) : null;
  const event = caller.event ?? app.newId();
  if (!(await app.store.questions.take(chat, event)) || does === null) return null;
  if ("kind" in does) return does;
  const answer = await run(does);
  // What comes again is refused for having been done.
  if (taken === null && isRefused(answer)) await app.store.questions.giveBack(chat, event);
  return answer;
};
