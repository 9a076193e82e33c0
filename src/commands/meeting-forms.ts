import type { ChangedMeeting } from "../app/change-meeting.js";
import { findToChange } from "../app/find-to-change.js";
import { deny } from "../app/who.js";
import type { Answer, Card, Field, Part, Text, Values } from "../cards/card.js";
import {
  meetingCard,
  meetingData,
  meetingName,
  planWarning,
  printWeekday,
  type ShownMeeting,
} from "../cards/meetings.js";
import type { AuditEntry } from "../domain/audit.js";
import { printDay } from "../domain/day.js";
import { LONGEST_REASON, printLength } from "../domain/meeting-words.js";
import type { Result } from "../domain/result.js";
import { keyOfMeeting, type Scheduled } from "../domain/schedule.js";
import { may } from "../domain/standing.js";
import { minutesBetween } from "../domain/time-of-day.js";
import { type Keywords, readClauses, unquote } from "../domain/words.js";
import { answerCard, answerForm, answerProblem } from "./answers.js";
import type { Turn } from "./command.js";
import { todayIn } from "./meeting-show.js";

export const REASON: Field = { kind: "line", name: "reason", label: "Reason", maxLength: LONGEST_REASON };

/** A line of planning: what comes first, the clauses, and the reason, which is all that follows "because". */
export const readPlanned = (rest: string, keywords: Keywords): { head: string; values: Values } => {
  const [, plan = "", reason] = /^(.*?)(?:(?:^|\s+)because\s+(.*))?$/isu.exec(rest.trim()) ?? [];
  const { head, clauses } = readClauses(plan, keywords);
  const { for: length, ...others } = clauses;
  return { head, values: { ...others, ...(length ? { length } : {}), ...(reason ? { reason: unquote(reason) } : {}) } };
};

/** What was done to a meeting, and how it stands. */
export const answerPlanned = (turn: Turn, shown: ShownMeeting, title: string, said: Part[]): Answer => {
  const { committee } = turn.standing;
  const warning = planWarning(shown);
  const tone: Card["tone"] = warning.length > 0 ? "warning" : "good";
  const card = meetingCard(committee, shown, {
    today: todayIn(turn),
    mayPlan: true,
    title,
    tone,
    said: [...said, ...warning],
  });
  return answerCard(turn, card, meetingData(committee, shown));
};

/** The reason as the end of a sentence; after "because" it may go on with "of". */
export const because = (reason: string): string => {
  if (reason === "") return ".";
  return /^of /iu.test(reason) ? `, because ${reason}` : `: ${reason}`;
};

/** What somebody else had done with a meeting just before it was changed again. */
const doneJustBefore = ({ by, before, after }: AuditEntry): string => {
  const day = (value: unknown): string => (typeof value === "string" ? printDay(value) : "another day");
  const what = Object.hasOwn(after, "date")
    ? `moved it from ${day(before.date)} to ${day(after.date)}`
    : after.status === "cancelled"
      ? "cancelled it"
      : before.status === "cancelled"
        ? "restored it"
        : "changed it";
  return `Please check with ${by}, who had ${what} just before you.`;
};

export const answerChanged = (
  turn: Turn,
  changed: Result<ChangedMeeting>,
  reason: string | undefined,
  say: (change: ChangedMeeting) => { title: string; text: string },
): Answer => {
  if (!changed.ok) return answerProblem(changed.problem);
  const { title, text } = say(changed.value);
  const { after: meeting, clashes, over, justBefore } = changed.value;
  return answerPlanned(turn, { meeting, clashes }, title, [
    { kind: "text", text: `${text}${because(reason?.trim() ?? "")}` },
    ...(over ? [{ kind: "note" as const, text: "It is past: it is noted, and channels are not told." }] : []),
    ...(justBefore ? [{ kind: "text" as const, text: doneJustBefore(justBefore) }] : []),
  ]);
};

/** The form of a change to one meeting; who may not make it is told before they fill it in. */
export const meetingForm = async (
  turn: Turn,
  values: Values,
  form: {
    command: string;
    title: string;
    submit: string;
    doing: string;
    fields(meeting: Scheduled | undefined): Field[];
  },
): Promise<Answer> => {
  const { command, title, submit } = form;
  const { committee } = turn.standing;
  if (!may(turn.standing, "meet")) return answerProblem(deny(turn.standing, "meet", form.doing).problem);
  const which: Field = {
    kind: "line",
    name: "meeting",
    label: "Meeting",
    hint: "Its number or its day",
    maxLength: 60,
  };
  if (!values.meeting)
    return answerForm(turn, { command, title, submit, values, fields: [which, ...form.fields(undefined)] });
  const found = await findToChange(turn.app.store, committee, todayIn(turn), values.meeting);
  if (!found.ok) return answerProblem(found.problem);
  const meeting = found.value;
  const intro: Text = [{ bold: meetingName(committee, meeting) }, `  ${printWeekday(meeting.date)}`];
  const seen = values.seen ?? String(meeting.sequence);
  return answerForm(turn, {
    command,
    title,
    submit,
    intro,
    values: { ...values, meeting: keyOfMeeting(committee.id, meeting), seen },
    fields: form.fields(meeting),
  });
};

export const filled = (field: Field, value: string | null | undefined): Field =>
  value === undefined || value === null || value === "" ? field : { ...field, value };

/** Day, hour, length and place, as a meeting has them or as they were typed. */
export const whenFields = (values: Values, meeting: Scheduled | undefined): Field[] => {
  const length = meeting?.start && meeting.end ? printLength(minutesBetween(meeting.start, meeting.end)) : undefined;
  return [
    filled({ kind: "day", name: "date", label: "Day" }, values.date ?? meeting?.date),
    filled(
      { kind: "line", name: "start", label: "Begins at", hint: "For example 14:00", maxLength: 10, optional: true },
      values.start ?? meeting?.start,
    ),
    filled(
      { kind: "line", name: "length", label: "Length", hint: "For example 3h or 90m", maxLength: 20, optional: true },
      values.length ?? length,
    ),
    filled(
      { kind: "line", name: "place", label: "Place or link", maxLength: 300, optional: true },
      values.place ?? meeting?.place,
    ),
  ];
};

/** What a form gave as day and hour, or a line as words. */
export const whenOf = ({ to, date, start }: Values): string | undefined =>
  to ?? (date === undefined ? undefined : [date, start?.trim() ?? ""].join(" ").trim());
