import { type Recording, readHeld } from "../app/begin-record.js";
import { recordAttendance, signOfAttendance } from "../app/record-meeting.js";
import { deny } from "../app/who.js";
import type { Answer, Field, Values } from "../cards/card.js";
import { recordOf } from "../cards/record.js";
import { addDays } from "../domain/day.js";
import { type NamesList, printNames } from "../domain/minutes/names-typed.js";
import { ok, refuse } from "../domain/result.js";
import type { Scheduled } from "../domain/schedule.js";
import { may } from "../domain/standing.js";
import { ANYTHING, readClauses } from "../domain/words.js";
import { answerForm, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { answerStep, readNumberFirst, whichMeeting } from "./meeting-record.js";

const NAME = "meeting attendance";
/** Characters that a multi-line input takes on Slack. */
const MAX_INPUT = 3_000;

/** Of so many earlier meetings is asked who came. */
const LOOKS_BACK = 12;

/** The last meeting before this one of which it is known who came: one of its kind, if there is any. */
const lastAttended = async ({ app: { store }, standing: { committee } }: Turn, { kind, date }: Scheduled) => {
  const before = await store.meetings.held(committee.id, addDays(date, -1), LOOKS_BACK);
  const others = before.filter((one) => one.kind !== kind);
  for (const meeting of [...before.filter((one) => one.kind === kind), ...others]) {
    const { attendees } = await store.meetings.contents(meeting.id);
    if (attendees.some(({ apology }) => !apology)) return { meeting, attendees };
  }
  return null;
};

/** Who is listed now; where nobody is yet, who came to the last meeting, without what held for that one only. */
const listed = async (turn: Turn, which: Recording) => {
  const held = await readHeld(turn.app, whoOf(turn), which);
  if (!held.ok) return held;
  const { contents, meeting } = held.value;
  if (contents.attendees.length > 0)
    return ok({ meeting, attendees: contents.attendees, last: null, shown: signOfAttendance(contents.attendees) });
  const last = await lastAttended(turn, meeting);
  return ok({
    ...{ meeting, attendees: last?.attendees ?? [], last: last?.meeting ?? null },
    shown: signOfAttendance(contents.attendees),
  });
};

const form = async (turn: Turn, values: Values): Promise<Answer> => {
  const { number, seen } = values;
  const { standing } = turn;
  if (!may(standing, "meet")) return answerProblem(deny(standing, "meet", "record a meeting").problem);
  if (!number) return whichMeeting(turn, NAME, "Who attended");
  const found = await listed(turn, { meeting: number, seen });
  if (!found.ok) return answerProblem(found.problem);
  const { meeting, attendees, last, shown } = found.value;
  const field = (list: NamesList, label: string, hint: string): Field => {
    const guess = last && list === "apologies" ? "" : printNames(attendees, list, last !== null);
    const value = values[list] ?? guess;
    return {
      kind: "paragraph",
      name: list,
      label,
      hint,
      maxLength: MAX_INPUT,
      optional: true,
      ...(value !== "" && value.length <= MAX_INPUT ? { value } : {}),
    };
  };
  const { code } = standing.committee;
  return answerForm(turn, {
    command: NAME,
    title: "Who attended",
    intro:
      last === null
        ? "A person a line, the category or the organisation before the name."
        : `A person a line. These came to ${code} ${last.number}: take out who did not come, and add who did.`,
    submit: "Record",
    // Drawn anew after a refusal, it has said how the list stands now.
    values: { ...values, shown, ...recordOf({ committee: standing.committee, meeting }) },
    fields: [
      field("members", "Members, by category", "Network Parties: Ann Example (alternate for Bob Example)"),
      field("others", "Others, by organisation", "NetCo: Cyd Example (items 2 and 3)"),
      field("apologies", "Apologies", "Network Parties: Bob Example"),
    ],
  });
};

export const meetingAttendance: Command = {
  name: NAME,
  usage: "65 members CATEGORY: NAME; … others ORGANISATION: NAME; … apologies CATEGORY: NAME",
  summary: "records who attended a meeting, for whom, in which part, and who sent apologies",
  example:
    "meeting attendance 65 members Network Parties: Ann Example (alternate for Bob Example) others NetCo: Cyd Example (items 2 and 3)",
  read: (rest) => {
    const read = readNumberFirst(rest, "meeting attendance 65");
    if (!read.ok) return read;
    const { number, more } = read.value;
    const { head, clauses } = readClauses(more, { members: ANYTHING, others: ANYTHING, apologies: ANYTHING });
    if (head !== "")
      return refuse(
        `I do not know what “${head.slice(0, 60)}” is of a meeting.`,
        "Put members, others or apologies before it.",
      );
    return ok({ ...(number === undefined ? {} : { number }), ...clauses });
  },
  form,
  act: async (turn, values) => {
    const { number, seen, shown, members = "", others = "", apologies = "" } = values;
    if (!number || (members === "" && others === "" && apologies === "")) return form(turn, values);
    const recorded = await recordAttendance(turn.app, whoOf(turn), {
      ...{ meeting: number, seen, shown },
      ...{ members, others, apologies },
    });
    return answerStep(turn, recorded, (name) => `${name}: attendance recorded`);
  },
};
