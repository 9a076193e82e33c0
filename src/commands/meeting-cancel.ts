import { cancelMeeting, keepMeeting, restoreMeeting } from "../app/change-meeting.js";
import type { Answer, Values } from "../cards/card.js";
import { meetingCard, meetingData, meetingName, printWeekday } from "../cards/meetings.js";
import { ok, type Result } from "../domain/result.js";
import { ANYTHING, readClauses } from "../domain/words.js";
import { answerCard, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { answerChanged, filled, meetingForm, REASON } from "./meeting-forms.js";
import { todayIn } from "./meeting-show.js";

const readNamed = (rest: string): Result<Values> => {
  const { head, clauses } = readClauses(rest, { because: ANYTHING });
  return ok({ ...(head ? { meeting: head } : {}), ...(clauses.because ? { reason: clauses.because } : {}) });
};

const cancelForm = (turn: Turn, values: Values): Promise<Answer> =>
  meetingForm(turn, values, {
    command: "meeting cancel",
    title: "Cancel a meeting",
    submit: "Cancel the meeting",
    doing: "cancel a meeting",
    fields: () => [filled(REASON, values.reason)],
  });

export const meetingCancel: Command = {
  name: "meeting cancel",
  usage: "65 because REASON",
  summary: "cancels a meeting; it can be restored",
  example: "meeting cancel 65 because it falls on a bank holiday",
  read: readNamed,
  form: cancelForm,
  act: async (turn, values) => {
    const { meeting, seen, reason } = values;
    if (!meeting || !reason) return cancelForm(turn, values);
    const cancelled = await cancelMeeting(turn.app, whoOf(turn), { meeting, seen, reason });
    return answerChanged(turn, cancelled, reason, ({ before }) => ({
      title: `${meetingName(turn.standing.committee, before)} is cancelled`,
      text: `${printWeekday(before.date)}, cancelled`,
    }));
  },
};

const one = (values: Values, command: string, title: string, submit: string, doing: string) => (turn: Turn) =>
  meetingForm(turn, values, { command, title, submit, doing, fields: () => [] });

export const meetingRestore: Command = {
  name: "meeting restore",
  usage: "65 [because REASON]",
  summary: "restores a cancelled meeting, or moves one back to its day",
  example: "meeting restore 65",
  read: readNamed,
  act: async (turn, values) => {
    const { meeting, seen, reason } = values;
    if (!meeting) return one(values, "meeting restore", "Restore a meeting", "Restore", "restore a meeting")(turn);
    const restored = await restoreMeeting(turn.app, whoOf(turn), { meeting, seen, reason });
    return answerChanged(turn, restored, reason, ({ before, after }) => ({
      title: `${meetingName(turn.standing.committee, after)} is ${before.status === "cancelled" ? "restored" : "moved back"}`,
      text: `It is planned for ${printWeekday(after.date)}`,
    }));
  },
};

export const meetingKeep: Command = {
  name: "meeting keep",
  usage: "65",
  summary: "keeps a meeting where it is, whatever it clashes with",
  example: "meeting keep 65",
  read: readNamed,
  act: async (turn, values) => {
    const { meeting, seen } = values;
    if (!meeting)
      return one(values, "meeting keep", "Keep a meeting", "Keep it", "decide what comes of a meeting")(turn);
    const kept = await keepMeeting(turn.app, whoOf(turn), { meeting, seen });
    if (!kept.ok) return answerProblem(kept.problem);
    const { after, clashes } = kept.value;
    const { committee } = turn.standing;
    const card = meetingCard(
      committee,
      { meeting: after, clashes },
      {
        today: todayIn(turn),
        mayPlan: true,
        title: `${meetingName(committee, after)} stays on ${printWeekday(after.date)}`,
        tone: "good",
      },
    );
    return answerCard(turn, card, meetingData(committee, { meeting: after, clashes }));
  },
};
