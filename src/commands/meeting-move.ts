import { moveMeeting } from "../app/change-meeting.js";
import type { Answer, Values } from "../cards/card.js";
import { meetingName, printWeekday } from "../cards/meetings.js";
import { ok } from "../domain/result.js";
import { ANYTHING, readClauses } from "../domain/words.js";
import { whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { answerChanged, filled, meetingForm, REASON, whenFields, whenOf } from "./meeting-forms.js";

const moveForm = (turn: Turn, values: Values): Promise<Answer> =>
  meetingForm(turn, values, {
    command: "meeting move",
    title: "Move a meeting",
    submit: "Move",
    doing: "move a meeting",
    fields: (meeting) => [...whenFields(values, meeting), filled({ ...REASON, optional: true }, values.reason)],
  });

export const meetingMove: Command = {
  name: "meeting move",
  usage: "65 to DAY [TIME] [place PLACE] [because REASON]",
  summary: "moves a meeting to another day, hour or place",
  example: "meeting move 65 to 15 February 14:00 because of the audit",
  read: (rest) => {
    const { head, clauses } = readClauses(rest, { place: ANYTHING, because: ANYTHING });
    const [, meeting = "", to] = /^(.*?)(?:(?:^|\s+)to\s+(.+))?$/isu.exec(head) ?? [];
    return ok({
      ...(meeting.trim() ? { meeting: meeting.trim() } : {}),
      ...(to ? { to } : {}),
      ...(clauses.place ? { place: clauses.place } : {}),
      ...(clauses.because ? { reason: clauses.because } : {}),
    });
  },
  form: moveForm,
  act: async (turn, values) => {
    const to = whenOf(values);
    const { meeting, seen, length, place, reason } = values;
    if (!meeting || (to === undefined && place === undefined)) return moveForm(turn, values);
    const moved = await moveMeeting(turn.app, whoOf(turn), { meeting, seen, to, length, place, reason });
    const { committee } = turn.standing;
    return answerChanged(turn, moved, reason, ({ before, after }) => ({
      title:
        before.date === after.date
          ? `${meetingName(committee, after)} is changed`
          : `${meetingName(committee, before)} is moved`,
      text: `From ${printWeekday(before.date)}, ${before.start ?? "no time"}, to ${printWeekday(after.date)}, ${after.start ?? "no time"}`,
    }));
  },
};
