import { viewAction } from "../app/show-action.js";
import { undoableChange } from "../app/take-back.js";
import { deny, type Who } from "../app/who.js";
import { type ActionView, changedCard } from "../cards/action.js";
import { actionData } from "../cards/action-data.js";
import { undoButton } from "../cards/answered.js";
import type { Answer, Button, Card, Field, Form, Part, Press, Text, Values } from "../cards/card.js";
import type { Action } from "../domain/action.js";
import { ok, type Problem, type Result, refuse } from "../domain/result.js";
import { boundCommittee, may } from "../domain/standing.js";
import type { Turn } from "./command.js";
import { leaveForm } from "./leave-form.js";

/** Who acts in this turn, for the app's verbs. */
export const whoOf = ({ standing, caller }: Turn): Who => ({
  standing,
  source: caller.source,
  event: caller.event,
  ...(caller.message === undefined ? {} : { message: caller.message }),
});

/** A card for the speaker; everybody in the committee's own channel may read what the committee's channel may see. */
export const answerCard = (turn: Turn, card: Card, data?: unknown): Extract<Answer, { kind: "card" }> => ({
  kind: "card",
  card,
  audience: boundCommittee(turn.register, turn.caller.place)?.id === turn.standing.committee.id ? "place" : "person",
  ...(data === undefined ? {} : { data }),
});

export const answerProblem = (problem: Problem): Answer => ({ kind: "problem", problem });

/** The card of an action that was changed, as it is now, with what can be taken back of it. */
export const answerAction = async (
  turn: Turn,
  action: Action,
  draw: (view: ActionView, undo: string | null) => Card,
): Promise<Answer> => {
  const register = await turn.app.store.register();
  const view = await viewAction(turn.app, register, turn.standing, action);
  const undo = await undoableChange(turn.app, turn.standing, action);
  return answerCard(turn, draw(view, undo), actionData(register, action));
};

/** What was done to an action, or why not. */
export const answerChange = async <T extends { action: Action } | Action>(
  turn: Turn,
  result: Result<T>,
  say: (view: ActionView, value: T) => { title: string; parts: Part[]; tone?: Card["tone"]; first?: Button[] },
): Promise<Answer> => {
  if (!result.ok) return answerProblem(result.problem);
  const { value } = result;
  return answerAction(turn, "targets" in value ? value : value.action, (view, undo) => {
    const { title, parts, tone, first = [] } = say(view, value);
    const card = changedCard(view, title, parts, tone);
    return { ...card, buttons: [...first, ...(undo === null ? [] : [undoButton(view, undo)]), ...card.buttons] };
  });
};

const LISTS = ["action list", "party list", "person list"];

/** Where a form was most likely opened from: its action, or the list of what it is about; else it is left, and that said. */
const backFrom = (press: Press): Press => {
  const { command, committee, values } = press;
  if (values.reference) return { command: "action show", committee, values: { reference: values.reference } };
  const list = LISTS.find((name) => name.split(" ", 1)[0] === command.split(" ", 1)[0]);
  return list === undefined ? leaveForm(press) : { command: list, committee, values: {} };
};

/** A form of a command. What the button or line gave already stays with it; the fields add the rest. */
export const answerForm = (
  turn: Turn,
  form: { title: string; intro?: Text; fields: Field[]; submit: string; command: string; values: Values },
): Answer => {
  const { command, values, ...rest } = form;
  const names = new Set(form.fields.map(({ name }) => name));
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
  const press: Press = { command, committee: turn.standing.committee.code, values: kept };
  const drawn: Form = { ...rest, press, back: backFrom(press), nonce: turn.app.newId() };
  return { kind: "form", form: drawn };
};

/** What a change of the register says when it is done. */
export type Done = { title: string; tone?: NonNullable<Card["tone"]>; parts: Part[]; buttons: Button[] };

/** The card of such a change, or why it was not done. */
export const answerDone = <T>(turn: Turn, result: Result<T>, say: (value: T) => Done): Answer =>
  result.ok ? answerCard(turn, { tone: "good", ...say(result.value) }, result.value) : answerProblem(result.problem);

/** A form that only those may open who may do what it is for. */
export const adminForm = (turn: Turn, doing: string, form: Parameters<typeof answerForm>[1]): Answer =>
  may(turn.standing, "administer")
    ? answerForm(turn, form)
    : answerProblem(deny(turn.standing, "administer", doing).problem);

/** What may follow the name of a list: nothing, or `page 2`, as its Next and Previous have it. */
export const readPage =
  (name: string) =>
  (rest: string): Result<Values> => {
    const words = rest.trim();
    const page = /^(?:page )?(\d{1,3})$/iu.exec(words)?.[1];
    if (page !== undefined) return ok({ page });
    if (words === "") return ok({});
    return refuse(`I could not read “${words.slice(0, 40)}” after ${name}.`, `Type /opsg ${name} alone.`);
  };
