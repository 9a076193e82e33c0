import { raiseAction, raisingMeeting } from "../app/raise-action.js";
import { readDoubtKey, twiceNumbered } from "../app/raise-anew.js";
import { nextMainMeeting } from "../app/schedule.js";
import { deny } from "../app/who.js";
import { type ActionView, nameOf } from "../cards/action.js";
import type { Answer, Button, Field, Part, Values } from "../cards/card.js";
import { type Day, dayAt, printDay } from "../domain/day.js";
import { ok, type Problem, type Result } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { effectiveTarget } from "../domain/target.js";
import { ANYTHING, OWNERS, readClauses } from "../domain/words.js";
import { answerChange, answerForm, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { chosenOwners, ownerFields, saysOwners } from "./owner-fields.js";

/** As a keyword of a line: `item 3.2`, `agenda item 3.2`. */
const ITEM = "(?:agenda\\s+)?item";

const read = (line: string): Result<Values> => {
  const { head, clauses } = readClauses(line, {
    [OWNERS]: ANYTHING,
    target: ANYTHING,
    meeting: /^\S*\d/u,
    [ITEM]: /^\d/u,
  });
  const values: Values = {
    text: head,
    owners: clauses[OWNERS] ?? "",
    target: clauses.target ?? "",
    meeting: clauses.meeting ?? "",
    agendaItem: clauses[ITEM] ?? "",
  };
  return ok(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "")));
};

const form = async (turn: Turn, given: Values): Promise<Answer> => {
  const { app, standing, register } = turn;
  const { committee } = standing;
  if (!may(standing, "keep")) return answerProblem(deny(standing, "keep", "raise an action").problem);
  const doubt = readDoubtKey(given);
  const twice = doubt && (await twiceNumbered(app, register, committee, doubt));
  if (doubt && !twice)
    return answerProblem({
      what: `The minutes of ${committee.code} ${doubt.meeting} were imported anew since that was shown.`,
      instead: "Type /opsg setup check to look again.",
    });
  const values = { ...twice, ...given };
  const today = dayAt(app.clock.now(), committee.zone);
  const [nextMain, meeting] = await Promise.all([
    nextMainMeeting(app.store, committee, today),
    raisingMeeting(app.store, committee.id, today),
  ]);
  const fields: Field[] = [
    {
      kind: "paragraph",
      name: "text",
      label: "Action",
      hint: "Who is to do what: “NetCo to publish the outage calendar”",
      maxLength: 3_000,
      ...(values.text ? { value: values.text.slice(0, 3_000) } : {}),
    },
    ...ownerFields(turn, chosenOwners(turn, values)),
    {
      kind: "day",
      name: "target",
      label: "Target date",
      hint: nextMain
        ? `The next main meeting is on ${printDay(nextMain)}. Leave it empty for TBC.`
        : "Leave it empty for TBC.",
      optional: true,
      ...(nextMain && values.target === undefined
        ? { value: nextMain }
        : values.target
          ? { value: values.target }
          : {}),
    },
    {
      kind: "line",
      name: "meeting",
      label: "Raised at meeting",
      hint:
        meeting?.number == null ? "Its number" : `${committee.code} ${meeting.number} was on ${printDay(meeting.date)}`,
      maxLength: 20,
      ...(meeting?.number == null ? {} : { value: values.meeting ?? String(meeting.number), optional: true }),
    },
    {
      kind: "line",
      name: "agendaItem",
      label: "Agenda item",
      hint: "For example 3.2",
      maxLength: 20,
      optional: true,
      ...(values.agendaItem ? { value: values.agendaItem } : {}),
    },
  ];
  return answerForm(turn, { command: "action new", title: "Raise an action", submit: "Raise", values, fields });
};

/** A line that names no owner opens the form, which says so. */
const withForm = async (turn: Turn, values: Values, { problem }: { problem: Problem }): Promise<Answer> => {
  const asked = await form(turn, values);
  return asked.kind === "form" ? { kind: "problem", problem, form: asked.form } : asked;
};

/** One press makes the next main meeting the action's first target. */
const targetButton = ({ action, committee }: ActionView, nextMain: Day): Button => ({
  label: `Target ${printDay(nextMain)}`,
  press: {
    command: "action target",
    committee: committee.code,
    values: { reference: nameOf(action), target: nextMain },
  },
  style: "primary",
});

export const actionNew: Command = {
  name: "action new",
  usage: '"TEXT" owner PARTY [target DAY] [meeting NUMBER] [item NUMBER]',
  summary: "raises an action; alone, it opens a form",
  example: 'action new "NetCo to publish the outage calendar" owner NetCo target 8 March',
  read,
  form,
  act: async (turn, values) => {
    const owners = chosenOwners(turn, values);
    if (values.text === undefined) return form(turn, values);
    const anew = readDoubtKey(values) ?? undefined;
    const raised = await raiseAction(turn.app, whoOf(turn), { ...values, text: values.text, owners, anew });
    if (!raised.ok && raised.problem.field === "owners" && !saysOwners(values)) return withForm(turn, values, raised);
    return answerChange(turn, raised, (view, { doubts, nextMain }) => ({
      title: `${nameOf(view.action)} raised`,
      tone: doubts.length + view.strange.length > 0 ? "warning" : "good",
      parts: [
        ...doubts.map((doubt): Part => ({ kind: "note", text: `Recorded, but please check: ${doubt}` })),
        ...(effectiveTarget(view.action.targets) === "TBC" && nextMain
          ? [
              {
                kind: "note",
                text: `It has no date yet. The next main meeting is on ${printDay(nextMain)}.`,
              } satisfies Part,
            ]
          : []),
      ],
      first: effectiveTarget(view.action.targets) === "TBC" && nextMain ? [targetButton(view, nextMain)] : [],
    }));
  },
};
