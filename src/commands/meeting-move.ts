import { moveMeeting } from "../app/change-meeting.js";
import type { Answer, Values } from "../cards/card.js";
import { meetingName, printWeekday } from "../cards/meetings.js";
import { ok } from "../domain/result.js";
import type { Scheduled } from "../domain/schedule.js";
import { printHours } from "../domain/time-of-day.js";
import { ANYTHING, capital } from "../domain/words.js";
import { whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { answerChanged, filled, meetingForm, REASON, readPlanned, whenFields, whenOf } from "./meeting-forms.js";

const moveForm = (turn: Turn, values: Values): Promise<Answer> =>
  meetingForm(turn, values, {
    command: "meeting move",
    title: "Move a meeting",
    submit: "Move",
    doing: "move a meeting",
    fields: (meeting) => [...whenFields(values, meeting), filled({ ...REASON, optional: true }, values.reason)],
  });

/** What of it is another now: the day with its hours, the place. */
const fromTo = (before: Scheduled, after: Scheduled): string => {
  const when = (one: Scheduled): string => `${printWeekday(one.date)}, ${printHours(one) || "no time"}`;
  const place = (one: Scheduled): string => one.place ?? "no place";
  const [was, is] = [when(before), when(after)];
  const moved = was === is ? "" : `from ${was}, to ${is}`;
  const elsewhere = before.place === after.place ? "" : `from ${place(before)} to ${place(after)}`;
  return capital([moved, elsewhere].filter(Boolean).join("; "));
};

export const meetingMove: Command = {
  name: "meeting move",
  usage: "65 to DAY [TIME] [for LENGTH] [place PLACE] [because REASON]",
  summary: "moves a meeting to another day, hour or place",
  example: "meeting move 65 to 15 February 14:00 because of the audit",
  read: (rest) => {
    const { head, values } = readPlanned(rest, { for: /^\d/u, place: ANYTHING });
    const [, meeting = "", to] = /^(.*?)(?:(?:^|\s+)to\s+(.+))?$/isu.exec(head) ?? [];
    return ok({
      ...(meeting.trim() ? { meeting: meeting.trim() } : {}),
      ...(to ? { to } : {}),
      ...values,
    });
  },
  form: moveForm,
  act: async (turn, values) => {
    const to = whenOf(values);
    const { meeting, seen, length, place, reason } = values;
    if (!meeting || [to, length, place].every((value) => value === undefined)) return moveForm(turn, values);
    const moved = await moveMeeting(turn.app, whoOf(turn), { meeting, seen, to, length, place, reason });
    const { committee } = turn.standing;
    return answerChanged(turn, moved, reason, ({ before, after }) => ({
      title:
        before.date === after.date
          ? `${meetingName(committee, after)} is changed`
          : `${meetingName(committee, before)} is moved`,
      text: fromTo(before, after),
    }));
  },
};
