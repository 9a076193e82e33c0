import { lastSaidOf } from "../app/last-said.js";
import { viewAction } from "../app/show-action.js";
import { takeBack } from "../app/take-back.js";
import { nameOf } from "../cards/action.js";
import { takenBackParts } from "../cards/answered.js";
import type { Answer, Card, Values } from "../cards/card.js";
import { refuse } from "../domain/result.js";
import { committeesOpenTo } from "../domain/standing.js";
import { answerCard, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { readReferenceAnd } from "./read-reference.js";
import { turnFor } from "./turn.js";

const undo = async (given: Turn, reference: string, which: string | undefined): Promise<Answer> => {
  const turn = turnFor(given, reference);
  const taken = await takeBack(turn.app, whoOf(turn), { reference, which });
  if (!taken.ok) return answerProblem(taken.problem);
  const { action } = taken.value;
  const view = await viewAction(turn.app, await turn.app.store.register(), turn.standing, action);
  const press = (command: string, ask = false) => ({
    command,
    committee: view.committee.code,
    values: { reference: nameOf(action) },
    ...(ask ? { ask } : {}),
  });
  return answerCard(
    turn,
    {
      title: `${nameOf(action)}: taken back`,
      tone: "good",
      parts: takenBackParts(taken.value),
      buttons: [
        { label: "Say it anew …", press: press("action reply", true) },
        { label: "Show the action", press: press("action show") },
        { label: "History", press: press("action history") },
      ],
    },
    action,
  );
};

/** "Undo" alone: the last thing that this person said of any action; asked about where that message spoke of several. */
export const undoLast = async (turn: Turn): Promise<Answer> => {
  const { speaker, place } = turn.caller;
  const open = committeesOpenTo(turn.register, speaker, place);
  const subjects = await lastSaidOf(turn.app, turn.standing.person?.id, open);
  const [last, ...others] = subjects;
  if (last === undefined)
    return answerProblem(refuse("There is nothing of yours to take back.", "Name the action: undo 64/01.").problem);
  if (others.length === 0) return undo(turn, last, undefined);
  const card: Card = {
    title: "Which of these shall I take back?",
    parts: [{ kind: "text", text: "Your last message spoke of several actions." }],
    buttons: subjects.map((reference) => ({
      label: `Undo ${reference}`,
      press: {
        command: "action undo",
        committee: turnFor(turn, reference).standing.committee.code,
        values: { reference },
      },
    })),
  };
  const { code } = turn.standing.committee;
  return { ...answerCard(turn, card), asks: { asks: "which to undo", committee: code, offered: subjects } };
};

export const actionUndo: Command = {
  name: "action undo",
  usage: "[64/01]",
  summary: "takes back the last thing you said of an action, within a day and before anything else is recorded of it",
  example: "action undo 64/01",
  read: readReferenceAnd("change", "change"),
  act: (turn, { reference, change }: Values) => (reference ? undo(turn, reference, change) : undoLast(turn)),
};
