import { cancelMeeting, keepMeeting, restoreMeeting } from "../app/change-meeting.js";
import { restorable } from "../app/find-meeting.js";
import { deny } from "../app/who.js";
import type { Answer, Values } from "../cards/card.js";
import { meetingCard, meetingData, meetingName, printWeekday } from "../cards/meetings.js";
import { printDay } from "../domain/day.js";
import { ok, type Result } from "../domain/result.js";
import { keyOfMeeting } from "../domain/schedule.js";
import { may } from "../domain/standing.js";
import { answerCard, answerForm, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { answerChanged, filled, meetingForm, REASON, readPlanned } from "./meeting-forms.js";
import { todayIn } from "./meeting-show.js";

const readNamed = (rest: string): Result<Values> => {
  const { head, values } = readPlanned(rest, {});
  return ok({ ...(head ? { meeting: head } : {}), ...values });
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

/** Those that can be restored, to choose from. */
const restoreForm = async (turn: Turn, values: Values): Promise<Answer> => {
  const { committee } = turn.standing;
  if (!may(turn.standing, "meet")) return answerProblem(deny(turn.standing, "meet", "restore a meeting").problem);
  const meetings = await restorable(turn.app.store, committee, todayIn(turn));
  if (meetings.length === 0)
    return answerProblem({ what: "No meeting to come is cancelled or moved; there is nothing to restore." });
  const options = meetings.map((one) => ({
    label: `${printWeekday(one.date)}: ${one.kind ?? "other"} meeting, ${one.status === "cancelled" ? "cancelled" : `moved from ${printDay(one.movedFrom ?? one.date)}`}`,
    value: keyOfMeeting(committee.id, one),
  }));
  return answerForm(turn, {
    command: "meeting restore",
    title: "Restore a meeting",
    submit: "Restore",
    values,
    fields: [
      { kind: "choice", name: "meeting", label: "Meeting", options },
      filled({ ...REASON, optional: true }, values.reason),
    ],
  });
};

export const meetingRestore: Command = {
  name: "meeting restore",
  usage: "65 [because REASON]",
  summary: "restores a cancelled meeting, or moves one back to its day",
  example: "meeting restore 65",
  read: readNamed,
  act: async (turn, values) => {
    const { meeting, seen, reason } = values;
    if (!meeting) return restoreForm(turn, values);
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
      return meetingForm(turn, values, {
        ...{ command: "meeting keep", title: "Keep a meeting", submit: "Keep it" },
        doing: "decide what comes of a meeting",
        fields: () => [],
      });
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
