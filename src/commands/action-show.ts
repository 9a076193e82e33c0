import { findAction } from "../app/find-action.js";
import { detailAction } from "../app/show-action.js";
import { actionParts, nameOf } from "../cards/action.js";
import { actionButtons } from "../cards/action-buttons.js";
import { detailData } from "../cards/action-data.js";
import type { Answer, Card, Part, Values } from "../cards/card.js";
import { historyParts } from "../cards/history.js";
import { pageOf } from "../cards/pages.js";
import type { Action } from "../domain/action.js";
import { pathOf } from "../domain/action-link.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { answerCard, answerProblem } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { readReferenceFirst } from "./read-reference.js";

const read = (line: string): Result<Values> => {
  const first = readReferenceFirst(line);
  if (!first.ok) return first;
  const { reference, rest } = first.value;
  if (reference === undefined) return refuse("Which action?", "Give its reference, for example 64/01.", "reference");
  const page = /^(?:page )?(\d{1,3})$/iu.exec(rest)?.[1];
  return ok({ reference, ...(page === undefined ? {} : { page }) });
};

/** Finds the action, draws its card, shows the page asked for. */
const answerAbout = async (
  turn: Turn,
  command: string,
  values: Values,
  draw: (action: Action) => Promise<{ card: Card; data: unknown }>,
): Promise<Answer> => {
  const { app, standing } = turn;
  const found = await findAction(app.store.actions, standing.committee, values.reference ?? "");
  if (!found.ok) return answerProblem(found.problem);
  const { card, data } = await draw(found.value);
  const press = { command, committee: standing.committee.code, values: { reference: nameOf(found.value) } };
  return answerCard(turn, pageOf(card, Number(values.page ?? 1), press), data);
};

/** What to paste where people talk; without a public address there is none. */
const linkNote = (url: string | null): Part[] =>
  url === null ? [] : [{ kind: "note", text: ["To pass it on: ", { link: url, url }] }];

export const actionShow: Command = {
  name: "action show",
  usage: "64/01",
  summary: "shows everything about one action",
  example: "action show 64/01",
  read,
  act: (turn, values) =>
    answerAbout(turn, "action show", values, async (action) => {
      const detail = await detailAction(turn.app, turn.register, turn.standing, action);
      const buttons = actionButtons(detail).filter(({ press }) => press.command !== "action show");
      return {
        card: {
          title: nameOf(action),
          parts: [...actionParts(detail), ...linkNote(turn.app.address(pathOf(action.reference)))],
          buttons,
        },
        data: detailData(turn.register, action, detail),
      };
    }),
};

/** Changes read for one showing; an action with more has its older ones left to the data. */
const MOST_ENTRIES = 500;

export const actionHistory: Command = {
  name: "action history",
  usage: "64/01",
  summary: "shows every change of an action: who, when, from where, before and after",
  example: "action history 64/01",
  read,
  act: (turn, values) =>
    answerAbout(turn, "action history", values, async (action) => {
      const entries = await turn.app.store.actions.history(action.id, MOST_ENTRIES);
      const reference = nameOf(action);
      const back = {
        label: "All about it",
        press: { command: "action show", committee: turn.standing.committee.code, values: { reference } },
      };
      return {
        card: {
          title: `History of ${reference}`,
          parts: historyParts(turn.standing.committee, entries),
          buttons: [back],
        },
        data: entries,
      };
    }),
};
