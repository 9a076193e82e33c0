import { dropFromAgenda, moveInAgenda } from "../app/change-agenda.js";
import { readContents } from "../app/read-agenda.js";
import { deny } from "../app/who.js";
import type { Answer, Field, Option, Values } from "../cards/card.js";
import { agendaMark } from "../domain/agenda/items.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { keyOfMeeting } from "../domain/schedule.js";
import { may } from "../domain/standing.js";
import { answerAgenda, meetingToChange } from "./agenda.js";
import { itemOptions } from "./agenda-options.js";
import { answerForm, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";

/** The place behind all items. */
const LAST: Option = { label: "Nothing: last of all", value: "last" };

/** `4`, `4 before 2`, `4 after 6`, `4 last`, each with `meeting 65` or `meeting 8 February`. */
const read =
  (example: string) =>
  (rest: string): Result<Values> => {
    const line = rest.trim();
    if (line === "") return ok({});
    const match =
      /^(?:item )?(?<item>\d{1,3}(?:\.\d{1,3})*)\.?(?:\s+(?:to )?(?:(?<where>before|after)\s+(?:item )?(?<other>\d{1,3})\.?|(?<last>last|the end)))?(?:\s+(?:meeting|of)\s+(?<meeting>\S.*))?$/iu.exec(
        line,
      )?.groups;
    if (!match) return refuse(`I could not read “${line.slice(0, 60)}”.`, `Type /opsg ${example}.`, "item");
    const { item = "", where, other, last, meeting } = match;
    return ok({
      item,
      ...(where && other ? { [where.toLowerCase()]: other } : {}),
      ...(last ? { before: LAST.value } : {}),
      ...(meeting ? { meeting } : {}),
    });
  };

const form = async (
  turn: Turn,
  values: Values,
  shape: { command: string; title: string; submit: string; place: boolean },
): Promise<Answer> => {
  if (!may(turn.standing, "meet"))
    return answerProblem(deny(turn.standing, "meet", "change the agenda of a meeting").problem);
  const found = await meetingToChange(turn, values.meeting);
  if (!found.ok) return answerProblem(found.problem);
  const { contents } = await readContents(turn.app.store, found.value.meeting);
  const options = itemOptions(contents.agenda);
  const shown = agendaMark(contents.agenda);
  // What was chosen by number of another agenda is not what was meant.
  const chosen = values.shown === undefined || values.shown === shown ? values : {};
  const choice = (name: string, label: string, last?: Option): Field => ({
    kind: "choice",
    name,
    label,
    options: last ? [...options, last] : options,
    ...(chosen[name] ? { value: chosen[name] } : {}),
  });
  return answerForm(turn, {
    command: shape.command,
    title: shape.title,
    submit: shape.submit,
    values: { ...values, meeting: keyOfMeeting(turn.standing.committee.id, found.value), shown },
    fields: [choice("item", "Item"), ...(shape.place ? [choice("before", "To stand before", LAST)] : [])],
  });
};

const MOVE = { command: "agenda move", title: "Move an item", submit: "Move", place: true };

export const agendaMove: Command = {
  name: "agenda move",
  usage: "4 before 2 | 4 after 6 | 4 last [meeting 65]",
  summary: "moves an item to another place on the agenda; the others are numbered anew",
  example: "agenda move 4 before 2",
  read: read("agenda move 4 before 2"),
  form: (turn, values) => form(turn, values, MOVE),
  act: async (turn, values) => {
    const { item, before, after } = values;
    if (!item || !(before || after)) return form(turn, values, MOVE);
    const moved = await moveInAgenda(turn.app, whoOf(turn), { ...values, item });
    if (!moved.ok) return answerProblem(moved.problem);
    const { number, item: now } = moved.value;
    const title = `${turn.standing.committee.code} ${number}: “${now?.title}” is item ${now?.number} now`;
    return answerAgenda(turn, moved.value, title);
  },
};

const DROP = { command: "agenda drop", title: "Drop an item", submit: "Drop", place: false };

export const agendaDrop: Command = {
  name: "agenda drop",
  usage: "4 [meeting 65]",
  summary: "takes an item off the agenda",
  example: "agenda drop 4",
  read: read("agenda drop 4"),
  form: (turn, values) => form(turn, values, DROP),
  act: async (turn, values) => {
    if (!values.item) return form(turn, values, DROP);
    const dropped = await dropFromAgenda(turn.app, whoOf(turn), { ...values, item: values.item });
    if (!dropped.ok) return answerProblem(dropped.problem);
    const code = turn.standing.committee.code;
    return answerAgenda(
      turn,
      dropped.value,
      `${code} ${dropped.value.number}: item ${values.item} dropped, “${dropped.value.item?.title}”`,
    );
  },
};
