import { readHeld } from "../app/begin-record.js";
import { recordDecision, withdrawDecision } from "../app/record-meeting.js";
import { deny } from "../app/who.js";
import type { Answer, Values } from "../cards/card.js";
import { pageOf } from "../cards/pages.js";
import { recordOf, recordPress } from "../cards/record.js";
import { decisionsCard } from "../cards/record-lists.js";
import { ok } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { ANYTHING, readClauses } from "../domain/words.js";
import { readNumber } from "./agenda.js";
import { itemOptions } from "./agenda-options.js";
import { answerForm, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { answerRecord, answerStep, nameOfHeld, readNumberFirst, whichMeeting } from "./meeting-record.js";

const NAME = "meeting decision";
const VERBS = ["AGREED", "NOTED", "APPROVED", "ENDORSED"];

const form = async (turn: Turn, values: Values): Promise<Answer> => {
  const { number, seen } = values;
  if (!may(turn.standing, "meet")) return answerProblem(deny(turn.standing, "meet", "record a meeting").problem);
  if (!number) return whichMeeting(turn, NAME, "A decision");
  const held = await readHeld(turn.app, whoOf(turn), { meeting: number, seen });
  if (!held.ok) return answerProblem(held.problem);
  const { item, verb, text } = values;
  return answerForm(turn, {
    command: NAME,
    title: "A decision",
    intro: `What ${nameOfHeld(turn, held.value)} decided.`,
    submit: "Record",
    values: {
      ...values,
      ...recordOf({ committee: turn.standing.committee, meeting: held.value.meeting }),
    },
    fields: [
      {
        kind: "choice",
        name: "item",
        label: "Item",
        options: itemOptions(held.value.contents.agenda),
        ...(item ? { value: item } : {}),
      },
      {
        kind: "choice",
        name: "verb",
        label: `The ${turn.standing.committee.code} …`,
        options: VERBS.map((value) => ({ label: value, value })),
        value: verb?.toUpperCase() ?? "AGREED",
      },
      {
        kind: "paragraph",
        name: "text",
        label: "What",
        hint: "What follows the verb: that the plan is final",
        maxLength: 2_500,
        ...(text ? { value: text } : {}),
      },
    ],
  });
};

export const meetingDecision: Command = {
  name: NAME,
  usage: "65 AGREED | NOTED | APPROVED | ENDORSED TEXT item NUMBER",
  summary: "records what a meeting decided under an item",
  example: "meeting decision 65 AGREED that the plan is final item 3",
  read: (rest) => {
    const read = readNumberFirst(rest, "meeting decision 65 AGREED that the plan is final item 3");
    if (!read.ok) return read;
    const { number, more } = read.value;
    const { head, clauses } = readClauses(more, { item: /^\d/u });
    const [, verb, text] = /^(agreed|noted|approved|endorsed)\b[\s:]*([\s\S]*)$/iu.exec(head) ?? [];
    return ok({
      ...(number === undefined ? {} : { number }),
      ...(clauses.item ? { item: clauses.item } : {}),
      ...(verb ? { verb: verb.toUpperCase() } : {}),
      ...(text || head ? { text: text ?? head } : {}),
    });
  },
  form,
  act: async (turn, values) => {
    const { number, seen, item, verb, text } = values;
    if (!number || !item || !verb || !text) return form(turn, values);
    const recorded = await recordDecision(turn.app, whoOf(turn), { meeting: number, seen, item, verb, text });
    return answerStep(turn, recorded, (name) => `${name}: decision recorded under item ${item}`);
  },
};

export const meetingDecisions: Command = {
  name: "meeting decisions",
  usage: "65 [item NUMBER out TEXT]",
  summary: "shows what a meeting decided, and takes out what was recorded by mistake",
  example: "meeting decisions 65",
  read: (rest) => {
    const read = readNumberFirst(rest, "meeting decisions 65");
    if (!read.ok) return read;
    const { number, more } = read.value;
    const { head, clauses } = readClauses(more, { item: /^\d/u, out: ANYTHING });
    if (head !== "") return readNumber(`${number} ${head}`, "meeting decisions 65");
    return ok({ ...(number === undefined ? {} : { number }), ...clauses });
  },
  act: async (turn, { number, seen, item, out, page }) => {
    if (!number) return whichMeeting(turn, "meeting decisions", "Decisions");
    if (item !== undefined && out) {
      const gone = await withdrawDecision(turn.app, whoOf(turn), { meeting: number, seen, item, text: out });
      return answerStep(turn, gone, () => "The decision is taken out", decisionsCard);
    }
    const held = await readHeld(turn.app, whoOf(turn), { meeting: number, seen });
    if (!held.ok) return answerProblem(held.problem);
    return answerRecord(turn, held.value, undefined, (view) =>
      pageOf(decisionsCard(view), Number(page ?? 1), recordPress(view, "meeting decisions")),
    );
  },
};
