import { type Recorded, recordAnswer } from "../app/record-answer.js";
import { viewAction } from "../app/show-action.js";
import { type ActionView, changedCard } from "../cards/action.js";
import { actionData } from "../cards/action-data.js";
import { type AnswerSaid, answeredButtons, answeredParts, answeredTitle } from "../cards/answered.js";
import type { Answer, Button, Part, Values } from "../cards/card.js";
import { findReferences, type SaidOf, splitByReference } from "../domain/answer/parts.js";
import { printReference } from "../domain/reference.js";
import type { Problem } from "../domain/result.js";
import { actionForm } from "./action-forms.js";
import { answerCard, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { readReferenceAnd } from "./read-reference.js";
import { answerWhich } from "./which-action.js";

const form = (turn: Turn, values: Values): Promise<Answer> =>
  actionForm(turn, values, {
    command: "action reply",
    deed: "answer",
    doing: "answer for this action",
    title: "Answer in your own words",
    submit: "Record",
    fields: () => [
      {
        kind: "paragraph",
        name: "text",
        label: "What is there to say?",
        hint: "For example: done; need until 8 March; draft sent to members on Monday",
        maxLength: 3_000,
        ...(values.text === undefined ? {} : { value: values.text.slice(0, 3_000) }),
      },
    ],
  });

type Outcome = { reference: string } & ({ view: ActionView; said: AnswerSaid } | { problem: Problem });

const saidOf = ({ understood, did, revised, refused }: Recorded): AnswerSaid => ({
  understood,
  did,
  move: revised,
  refused,
});

/**
 * Records what is said of one action. One message may name several: each is a change of its own, so each has a receipt of
 * its own, the event's id and the reference. A message that comes again finds them all.
 */
const record = async (
  turn: Turn,
  { reference, text }: { reference: string; text: string },
  many: boolean,
): Promise<Outcome> => {
  const who = whoOf(turn);
  const event = who.event !== null && many ? `${who.event}#${reference}` : who.event;
  const recorded = await recordAnswer(turn.app, { ...who, event }, { reference, text });
  if (!recorded.ok) return { reference, problem: recorded.problem };
  const view = await viewAction(turn.app, await turn.app.store.register(), turn.standing, recorded.value.action);
  return { reference, view, said: saidOf(recorded.value) };
};

/** One card for several actions: what was recorded of each, and what each is asked. */
const answerSeveral = (turn: Turn, outcomes: Outcome[]): Answer => {
  const failed = outcomes.filter((outcome) => "problem" in outcome).length;
  const parts = outcomes.flatMap((outcome): Part[] =>
    "problem" in outcome
      ? [
          { kind: "heading", text: `${outcome.reference}: that did not work` },
          { kind: "text", text: [outcome.problem.what, outcome.problem.instead ?? ""].join(" ").trim() },
        ]
      : [{ kind: "heading", text: answeredTitle(outcome.view, outcome.said) }, ...answeredParts(outcome.said)],
  );
  const buttons = outcomes.flatMap((outcome): Button[] => {
    if ("problem" in outcome) return [];
    const show = {
      label: `Show ${outcome.reference}`,
      press: {
        command: "action show",
        committee: turn.standing.committee.code,
        values: { reference: outcome.reference },
      },
    };
    return [...answeredButtons(outcome.view, outcome.said, true), show];
  });
  return answerCard(turn, {
    title: failed === outcomes.length ? "Nothing was recorded" : "Recorded",
    tone: failed === 0 ? "good" : failed === outcomes.length ? "problem" : "warning",
    parts,
    buttons,
  });
};

const answerOne = async (turn: Turn, said: { reference: string; text: string }): Promise<Answer> => {
  const outcome = await record(turn, said, false);
  if ("problem" in outcome) return answerProblem(outcome.problem);
  const { view } = outcome;
  const tone = outcome.said.refused || (outcome.said.move?.doubts.length ?? 0) > 0 ? "warning" : "good";
  const card = changedCard(view, answeredTitle(view, outcome.said), answeredParts(outcome.said), tone);
  const data = { ...outcome.said.understood, did: outcome.said.did, action: actionData(turn.register, view.action) };
  const asked = answeredButtons(view, outcome.said, false);
  return answerCard(turn, { ...card, buttons: [...asked, ...(asked.length > 0 ? [] : card.buttons)] }, data);
};

/** The actions a message speaks of. Where a figure may be a day as well, it is a reference only if there is such an action. */
const partsOf = async (turn: Turn, text: string): Promise<{ parts: SaidOf[]; mentioned: string[] }> => {
  const { store } = turn.app;
  const { committee } = turn.standing;
  const found = findReferences(text, committee.code);
  const kept = [];
  for (const [index, named] of found.entries()) {
    const { meeting, sequence } = named.reference;
    const first = index === 0 && named.opens === "clause";
    if (
      named.sure ||
      first ||
      (kept.length > 0 && !kept[0]?.sure && (await store.actions.find(committee.id, meeting, sequence)))
    )
      kept.push(named);
  }
  return {
    parts: splitByReference(text, kept),
    mentioned: [...new Set(kept.map(({ reference }) => printReference(reference)))],
  };
};

/** As many actions are answered in one message. */
const MOST_AT_ONCE = 20;

const answerText = async (turn: Turn, text: string): Promise<Answer> => {
  const { parts, mentioned } = await partsOf(turn, text);
  if (parts.length === 0) return answerWhich(turn, text, mentioned);
  const said = parts
    .slice(0, MOST_AT_ONCE)
    .map((part) => ({ reference: printReference(part.reference), text: part.text }));
  const [only] = said;
  if (only && said.length === 1) return answerOne(turn, only);
  const outcomes: Outcome[] = [];
  for (const each of said) outcomes.push(await record(turn, each, true));
  return answerSeveral(turn, outcomes);
};

export const actionReply: Command = {
  name: "action reply",
  usage: "64/01 IN YOUR OWN WORDS",
  summary: "records what you say of an action as what it is: an update, a new target, a completion or a question",
  example: "action reply 64/01 need until 8 March, the supplier is late",
  read: readReferenceAnd("text"),
  form,
  act: (turn, values) => {
    const { reference, text } = values;
    if (!text) return form(turn, values);
    return reference ? answerOne(turn, { reference, text }) : answerText(turn, text);
  },
};
