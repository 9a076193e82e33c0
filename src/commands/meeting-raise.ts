import { beginRecord, readHeld } from "../app/begin-record.js";
import { raiseAction } from "../app/raise-action.js";
import { meetingsAhead } from "../app/schedule.js";
import { deny } from "../app/who.js";
import type { Answer, Field, Values } from "../cards/card.js";
import { recordCard, recordOf } from "../cards/record.js";
import { placeOf } from "../domain/agenda/items.js";
import { printDay } from "../domain/day.js";
import { printReference, readReference } from "../domain/reference.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { ANYTHING, OWNERS, readClauses } from "../domain/words.js";
import { itemOptions } from "./agenda-options.js";
import { answerForm, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { answerRecord, readNumberFirst, whichMeeting } from "./meeting-record.js";
import { chosenOwners, ownerFields } from "./owner-fields.js";

const NAME = "meeting raise";

/** `as 65/04`: the number that minutes on paper gave it. */
const sequenceOf = (turn: Turn, meeting: number, named: string | undefined): Result<number | undefined> => {
  if (!named) return ok(undefined);
  const read = readReference(named, turn.standing.committee.code);
  if (!read.ok) return read;
  if (read.value.meeting === meeting) return ok(read.value.sequence);
  return refuse(
    `${printReference(read.value)} is not a number of this meeting.`,
    `Write as ${meeting}/${read.value.sequence}, or leave it out.`,
    "as",
  );
};

const form = async (turn: Turn, values: Values): Promise<Answer> => {
  const { app, standing } = turn;
  const { number, seen } = values;
  if (!may(standing, "keep")) return answerProblem(deny(standing, "keep", "raise an action").problem);
  if (!number) return whichMeeting(turn, NAME, "Raise an action");
  const held = await readHeld(app, whoOf(turn), { meeting: number, seen });
  if (!held.ok) return answerProblem(held.problem);
  const { contents, meeting } = held.value;
  const { committee } = standing;
  const nextMain = (await meetingsAhead(app.store, committee, meeting.date))("main", meeting.date);
  const named = sequenceOf(turn, meeting.number, values.as);
  if (!named.ok) return answerProblem(named.problem);
  const sequence = named.value ?? (await app.store.actions.lastSequence(committee.id, meeting.number)) + 1;
  const reference = printReference({ committee: committee.code, meeting: meeting.number, sequence });
  const lacksItem = Boolean(values.text && values.owners && !values.item);
  const given = (name: string) => (values[name] ? { value: values[name] } : {});
  const fields: Field[] = [
    {
      kind: "paragraph",
      name: "text",
      label: "Action",
      hint: "Who is to do what: “NetCo to publish the outage calendar”",
      maxLength: 3_000,
      ...given("text"),
    },
    ...ownerFields(turn, values.owners),
    {
      kind: "day",
      name: "target",
      label: "Target date",
      hint: nextMain
        ? `The next main meeting is on ${printDay(nextMain)}. Leave it empty for TBC.`
        : "Leave it empty for TBC.",
      optional: true,
      ...given("target"),
    },
    { kind: "choice", name: "item", label: "Under", options: itemOptions(contents.agenda), ...given("item") },
  ];
  return answerForm(turn, {
    command: NAME,
    title: "Raise an action",
    intro: `It will be ${reference}.${lacksItem ? " The item under which it was raised is not said yet: choose it, or type item 3 after the rest." : ""}`,
    submit: "Raise",
    values: { ...values, ...recordOf({ committee, meeting }) },
    fields,
  });
};

export const meetingRaise: Command = {
  name: NAME,
  usage: '65 "TEXT" owner PARTY [target DAY] item NUMBER [as 65/04]',
  summary: "raises an action that a meeting gave, under the next number",
  example: 'meeting raise 65 "NetCo to publish the outage calendar" owner NetCo target 8 March item 3',
  read: (rest) => {
    const read = readNumberFirst(rest, 'meeting raise 65 "NetCo to publish the outage calendar" owner NetCo');
    if (!read.ok) return read;
    const { number, more } = read.value;
    const { head, clauses } = readClauses(more, {
      [OWNERS]: ANYTHING,
      target: ANYTHING,
      item: ANYTHING,
      as: /^#?\d{1,5}\/\d/u,
    });
    const { [OWNERS]: owners, ...rest2 } = clauses;
    const values = { ...(number ? { number } : {}), text: head, ...(owners ? { owners } : {}), ...rest2 };
    return ok(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "")));
  },
  form,
  act: async (turn, values) => {
    const owners = chosenOwners(turn, values);
    const { number, seen: before, text, target, item, as } = values;
    if (!number || !text || !owners || !item) return form(turn, { ...values, owners });
    const which = { meeting: number, seen: before };
    const seen = await readHeld(turn.app, whoOf(turn), which);
    if (!seen.ok) return answerProblem(seen.problem);
    const sequence = sequenceOf(turn, seen.value.meeting.number, as);
    if (!sequence.ok) return answerProblem(sequence.problem);
    const under = placeOf(seen.value.contents.agenda, item);
    if (!under.ok) return answerProblem(under.problem);
    const held = await beginRecord(turn.app, whoOf(turn), which);
    if (!held.ok) return answerProblem(held.problem);
    const raised = await raiseAction(turn.app, whoOf(turn), {
      text,
      owners,
      target,
      meeting: String(held.value.meeting.number),
      agendaItem: item,
      sequence: sequence.value,
    });
    if (!raised.ok) return answerProblem(raised.problem);
    const { action, doubts, strange } = raised.value;
    const notes = [
      ...doubts.map((doubt) => `Recorded, but please check: ${doubt}`),
      ...strange.map(({ name }) => `${name} is not known as a party yet; the Secretary is told.`),
    ];
    return answerRecord(turn, held.value, `${printReference(action.reference)} raised`, (view, done) => {
      const card = recordCard(view, done);
      return {
        ...card,
        tone: notes.length > 0 ? "warning" : "good",
        parts: [...notes.map((note) => ({ kind: "note" as const, text: note })), ...card.parts],
      };
    });
  },
};
