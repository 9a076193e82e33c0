import { keepOvertaken } from "../app/keep-overtaken.js";
import type { App } from "../app/ports.js";
import type { Answer } from "../cards/card.js";
import { overtakenCard } from "../cards/nothing-recorded.js";
import { cleanWords } from "../domain/answer/clean.js";
import { printReference } from "../domain/reference.js";
import { partyNames } from "../domain/register.js";
import { whoOf } from "./answers.js";
import type { Caller, Said, Turn } from "./command.js";
import { isCommand } from "./find-command.js";
import { replyContext } from "./reply-context.js";
import { saidOf } from "./said-of.js";
import { takeTurn, turnFor } from "./turn.js";

/** What its words say of which actions; where they name none, of those that the message says something of now. */
const partsOf = async (
  turn: Turn,
  text: string,
  { thread, among }: { thread?: string; among: string[] },
): Promise<{ reference: string; text: string }[]> => {
  const around = thread === undefined ? among : [thread];
  const { parts } = await saidOf(turn, text, { thread, around });
  if (parts.length > 0) return parts.map((part) => ({ reference: printReference(part.reference), text: part.text }));
  const { message } = turn.caller;
  const now = message === undefined ? [] : await turn.app.store.actions.changesFrom(message, 1);
  const [only, ...others] = now.length > 0 ? now.map(({ subject }) => subject) : around;
  return only === undefined || others.length > 0 ? [] : [{ reference: only, text }];
};

/** Keeps, in the histories of the actions it is about, what a message said before its edit or its deletion, which was told of first. */
export const keepOvertakenWords = async (app: App, caller: Caller, said: Said): Promise<void> => {
  if (isCommand(said.text, { expected: false, answers: false })) return;
  const context = await replyContext(app, caller, said);
  const press = { command: "action reply", committee: context.committee, values: {} };
  const heard = await takeTurn(app, caller, press, said.mentions);
  if ("answer" in heard) return;
  for (const { reference, text } of await partsOf(heard.turn, said.text, context)) {
    const turn = turnFor(heard.turn, reference);
    const { committee } = turn.standing;
    const words = cleanWords(text, [...partyNames(turn.register, committee.id), committee.code]);
    if (words !== "") await keepOvertaken(app, whoOf(turn), { reference, text: words });
  }
};

/** Of a message that comes after its edit or its deletion: what it says now counts. */
export const answerOvertaken = async (app: App, caller: Caller, said: Said): Promise<Answer> => {
  await keepOvertakenWords(app, caller, said);
  return { kind: "card", card: overtakenCard, audience: "person" };
};
