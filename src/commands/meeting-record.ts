import { beginRecord, type Held, readHeld } from "../app/begin-record.js";
import { finishRecord } from "../app/record-meeting.js";
import { stepAction } from "../app/take-step.js";
import { viewRecord } from "../app/view-record.js";
import type { Answer, Card, Values } from "../cards/card.js";
import { type RecordView, recordCard, recordData, recordOf } from "../cards/record.js";
import { completionsCard } from "../cards/record-lists.js";
import { splitMeeting } from "../domain/meeting-words.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { readNumber } from "./agenda.js";
import { answerCard, answerForm, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";

/** `65`, or `8 February`, and what follows it. */
export const readNumberFirst = (rest: string, example: string): Result<{ number?: string; more: string }> => {
  const split = splitMeeting(rest);
  if (split) return ok({ number: split.named, more: split.more.trim() });
  if (rest.trim() === "") return ok({ more: "" });
  return refuse(
    `“${rest.trim().slice(0, 40)}” does not begin with the number or the day of a meeting.`,
    `Type /opsg ${example}.`,
    "number",
  );
};

export const answerRecord = async (
  turn: Turn,
  held: Held,
  done?: string,
  draw: (view: RecordView, done?: string) => Card = recordCard,
): Promise<Answer> => {
  const view = await viewRecord(turn.app, await turn.app.store.register(), turn.standing, held);
  return answerCard(turn, draw(view, done), recordData(view));
};

/** How a meeting that is recorded is called: "OPSG 65". */
export const nameOfHeld = ({ standing: { committee } }: Turn, { meeting }: Held): string =>
  `${committee.code} ${meeting.number}`;

/** A step's answer: the record as it is then, or why it was not taken. */
export const answerStep = async (
  turn: Turn,
  step: Result<Held>,
  done: (name: string) => string,
  draw?: (view: RecordView, done?: string) => Card,
): Promise<Answer> =>
  step.ok ? answerRecord(turn, step.value, done(nameOfHeld(turn, step.value)), draw) : answerProblem(step.problem);

export const whichMeeting = (turn: Turn, command: string, title: string): Answer =>
  answerForm(turn, {
    command,
    title,
    submit: "Go on",
    values: {},
    fields: [{ kind: "line", name: "number", label: "Meeting", hint: "Its number or its day", maxLength: 40 }],
  });

export const meetingRecord: Command = {
  name: "meeting record",
  usage: "65",
  summary: "records what came of a meeting: who attended, completions, decisions, actions",
  example: "meeting record 65",
  read: (rest) => readNumber(rest, "meeting record 65"),
  act: async (turn, { number, seen }) => {
    if (!number) return whichMeeting(turn, "meeting record", "Record a meeting");
    const held = await readHeld(turn.app, whoOf(turn), { meeting: number, seen });
    return held.ok ? answerRecord(turn, held.value) : answerProblem(held.problem);
  },
};

export const meetingRecorded: Command = {
  name: "meeting recorded",
  usage: "65",
  summary: "says that the record of a meeting is whole",
  example: "meeting recorded 65",
  read: (rest) => readNumber(rest, "meeting recorded 65"),
  act: async (turn, { number, seen }) => {
    if (!number) return whichMeeting(turn, "meeting recorded", "The record is whole");
    const finished = await finishRecord(turn.app, whoOf(turn), { meeting: number, seen });
    return answerStep(turn, finished, (name) => `${name} is recorded`);
  },
};

const declineForm = (turn: Turn, { meeting }: Held, values: Values): Answer =>
  answerForm(turn, {
    command: "meeting completion",
    title: "Decline the completion",
    submit: "Decline",
    values: { ...values, ...recordOf({ committee: turn.standing.committee, meeting }), agreed: "declined" },
    fields: [{ kind: "line", name: "reason", label: "What is still missing?", maxLength: 1_000 }],
  });

export const meetingCompletion: Command = {
  name: "meeting completion",
  usage: "65 [64/01 agreed | 64/01 declined because REASON]",
  summary: "goes through the completions that a meeting was to agree",
  example: "meeting completion 65 64/01 declined because the second half is missing",
  read: (rest) => {
    const example = "meeting completion 65 64/01 agreed";
    const read = readNumberFirst(rest, example);
    if (!read.ok) return read;
    const { number, more } = read.value;
    const values: Values = number === undefined ? {} : { number };
    if (more === "") return ok(values);
    const match =
      /^(?<reference>(?:[a-z][a-z0-9-]*\s*)?#?\d{1,5}\s*\/\s*\d{1,4})\s+(?<word>agreed?|closed?|yes|declined?|no)\b[\s:]*(?:because\s+)?(?<reason>[\s\S]*)$/iu.exec(
        more,
      )?.groups;
    if (!match) return refuse(`I could not read “${more.slice(0, 60)}”.`, `Type /opsg ${example}.`, "reference");
    const agreed = /^(?:a|c|y)/iu.test(match.word ?? "");
    return ok({
      ...values,
      reference: match.reference ?? "",
      agreed: agreed ? "agreed" : "declined",
      ...(match.reason ? { reason: match.reason } : {}),
    });
  },
  form: async (turn, values) => {
    const { number, seen } = values;
    if (!number) return whichMeeting(turn, "meeting completion", "Completions to agree");
    const held = await readHeld(turn.app, whoOf(turn), { meeting: number, seen });
    return held.ok ? declineForm(turn, held.value, values) : answerProblem(held.problem);
  },
  act: async (turn, values) => {
    const { number, seen: before, reference, agreed, reason } = values;
    const who = whoOf(turn);
    if (!number) return whichMeeting(turn, "meeting completion", "Completions to agree");
    const which = { meeting: number, seen: before };
    const seen = await readHeld(turn.app, who, which);
    if (!seen.ok) return answerProblem(seen.problem);
    if (!reference) return answerRecord(turn, seen.value, undefined, completionsCard);
    if (agreed !== "agreed" && !reason) return declineForm(turn, seen.value, values);
    const held = await beginRecord(turn.app, who, which);
    if (!held.ok) return answerProblem(held.problem);
    const step = agreed === "agreed" ? ("close" as const) : ("decline" as const);
    const stepped = await stepAction(turn.app, who, step, {
      reference,
      reason,
      ...(step === "close" ? { meeting: String(held.value.meeting.number) } : { declinedAt: held.value.meeting }),
    });
    if (!stepped.ok) return answerProblem(stepped.problem);
    const { meeting, sequence } = stepped.value.reference;
    const name = `${turn.standing.committee.code} ${meeting}/${String(sequence).padStart(2, "0")}`;
    const done = step === "close" ? `${name}: closed, as agreed` : `${name}: completion declined, open again`;
    return answerRecord(turn, held.value, done, completionsCard);
  },
};
