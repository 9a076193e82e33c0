import { type Numbered, numberedMeeting, numberedToChange } from "../app/numbered-meeting.js";
import { agendaActions, viewAgenda } from "../app/view-agenda.js";
import { agendaCard, agendaData, agendaPress, changedAgendaCard } from "../cards/agenda.js";
import { agendaActionsCard } from "../cards/agenda-actions.js";
import type { Answer, Press, Values } from "../cards/card.js";
import { pageOf } from "../cards/pages.js";
import { dayAt } from "../domain/day.js";
import { splitMeeting } from "../domain/meeting-words.js";
import { readReference } from "../domain/reference.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { keyOfMeeting } from "../domain/schedule.js";
import { readClauses } from "../domain/words.js";
import { answerCard, answerProblem } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { todayIn } from "./meeting-show.js";

const AGENDA = "agenda";

/** `65`, `meeting 65`, `8 February`, `last`; nothing means the next meeting. */
export const readNumber = (rest: string, example: string): Result<Values> => {
  const words = rest.trim().replace(/^for\s+/iu, "");
  if (words === "") return ok({});
  const split = splitMeeting(words);
  if (split?.more === "") return ok({ number: split.named });
  return refuse(
    `“${words.slice(0, 60)}” is not the number or the day of a meeting.`,
    `Type /opsg ${example}.`,
    "number",
  );
};

/** The meeting named in a turn whose agenda is to be changed, or the next one. */
export const meetingToChange = (turn: Turn, named: string | undefined): Promise<Result<Numbered>> =>
  numberedToChange(turn.app.store, turn.standing.committee, todayIn(turn), named);

/** The meeting named in a turn, or the next one. */
const meetingOf = (turn: Turn, named: string | undefined): Promise<Result<Numbered>> =>
  numberedMeeting(turn.app.store, turn.standing.committee, todayIn(turn), named);

/** An agenda after a change, with what was done as its title; a long one by pages, except in the terminal. */
export const answerAgenda = async (turn: Turn, of: Numbered, done?: string, page = 1): Promise<Answer> => {
  const { app, standing, caller } = turn;
  const view = await viewAgenda(app, await app.store.register(), standing, of);
  const card = done === undefined ? agendaCard(view) : changedAgendaCard(view, done);
  return answerCard(
    turn,
    caller.source === "terminal" ? card : pageOf(card, page, agendaPress(standing.committee, of)),
    agendaData(view),
  );
};

export const agenda: Command = {
  name: AGENDA,
  usage: "[65]",
  summary: "shows the agenda of a meeting: its items, and what is outstanding",
  example: "agenda 65",
  read: (rest) => readNumber(rest, "agenda 65"),
  act: async (turn, { number, page }) => {
    const found = await meetingOf(turn, number);
    return found.ok ? answerAgenda(turn, found.value, undefined, Number(page ?? 1)) : answerProblem(found.problem);
  },
};

/** Actions on one page. */
const PAGE = 20;
const CURSOR = /^#?\d{1,5}\/\d{1,4}$/u;

export const agendaActionList: Command = {
  name: "agenda actions",
  usage: "[65]",
  summary: "lists the actions outstanding at a meeting, with what was said since the last",
  example: "agenda actions 65",
  read: (rest) => {
    const { head, clauses } = readClauses(rest, { after: CURSOR, before: CURSOR });
    const read = readNumber(head, "agenda actions 65");
    return read.ok ? ok({ ...read.value, ...clauses }) : read;
  },
  act: async (turn, values) => {
    const { app, register, standing } = turn;
    const { committee } = standing;
    const found = await meetingOf(turn, values.number);
    if (!found.ok) return answerProblem(found.problem);
    const { number } = found.value;
    const cursor = (text: string | undefined) => {
      const read = text === undefined ? undefined : readReference(text, committee.code);
      return read?.ok ? read.value : undefined;
    };
    const [after, before] = [cursor(values.after), cursor(values.before)];
    const page = { limit: PAGE, ...(after ? { after } : {}), ...(before ? { before } : {}) };
    const list = await agendaActions(app, register, committee, found.value, page);
    const turnTo = (where: Values): Press => ({
      command: "agenda actions",
      committee: committee.code,
      values: { number: keyOfMeeting(committee.id, found.value), ...where },
    });
    const card = agendaActionsCard({
      committee,
      number,
      meeting: found.value,
      today: dayAt(app.clock.now(), committee.zone),
      actions: list.actions,
      next: list.next && turnTo({ after: `${list.next.meeting}/${list.next.sequence}` }),
      previous: list.previous && turnTo({ before: `${list.previous.meeting}/${list.previous.sequence}` }),
    });
    const data = list.actions.map(({ action, ...rest }) => ({ ...action, ...rest }));
    return answerCard(turn, card, data);
  },
};
