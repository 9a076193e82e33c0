import { limitOf, snoozeAction, whyNoReminders } from "../app/snooze-action.js";
import { nameOf } from "../cards/action.js";
import { snoozedParts } from "../cards/answered.js";
import type { Answer, Values } from "../cards/card.js";
import { addDays, dayAt, printDay } from "../domain/day.js";
import { actionForm } from "./action-forms.js";
import { answerChange, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { readReferenceAnd } from "./read-reference.js";

/** What the form offers, where the rules allow so long. Days. */
const OFFERED = 7;

const form = (turn: Turn, values: Values): Promise<Answer> =>
  actionForm(turn, values, {
    command: "action snooze",
    deed: "answer",
    doing: "put off reminders of this action",
    whyNot: whyNoReminders,
    title: "Remind me again",
    submit: "Put off",
    fields: async (action) => {
      const today = dayAt(turn.app.clock.now(), turn.standing.committee.zone);
      const limit = action && (await limitOf(turn.app.store, turn.standing.committee, action, today));
      const offered = addDays(today, OFFERED);
      return [
        {
          kind: "day",
          name: "until",
          label: "Remind me again on",
          hint: limit
            ? `At the latest ${printDay(limit.day)}, ${limit.why}. Only your own reminders rest.`
            : "Only your own reminders rest.",
          value: values.until ?? (limit && limit.day < offered ? limit.day : offered),
        },
      ];
    },
  });

export const actionSnooze: Command = {
  name: "action snooze",
  usage: "64/01 until Thursday, or for a week",
  summary: "puts off your own reminders of an action until a day",
  example: "action snooze 64/01 until Thursday",
  read: readReferenceAnd("until"),
  form,
  act: async (turn, values) => {
    const { reference, until } = values;
    if (!reference || !until) return form(turn, values);
    return answerChange(
      turn,
      await snoozeAction(turn.app, whoOf(turn), { reference, until }),
      ({ action }, snoozed) => ({
        title: `${nameOf(action)}: reminder put off`,
        parts: snoozedParts(snoozed),
      }),
    );
  },
};
