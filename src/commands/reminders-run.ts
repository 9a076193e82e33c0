import { runReminders } from "../app/run-reminders.js";
import { deny } from "../app/who.js";
import { type ChosenStage, stagesSent } from "../domain/reminders/policy.js";
import { ok } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { joinNames } from "../domain/words.js";
import { answerDone, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { answerChanged, answerStart } from "./going-live.js";

const START = "reminders start";

const press = (turn: Turn, command: string, values: Record<string, string> = {}) => ({
  command,
  committee: turn.standing.committee.code,
  values,
});

const WHEN: Record<ChosenStage, string> = {
  before: "before their targets",
  due: "on their day",
  overdue: "when they are overdue",
  tbc: "before a main meeting where a date is needed",
};

export const remindersStart: Command = {
  name: START,
  usage: "[now]",
  summary: "shows what the next fortnight would send, and starts reminders when you confirm it",
  example: "reminders start",
  read: (rest) => ok(/^(now|yes)$/iu.test(rest.trim()) ? { confirmed: "yes" } : {}),
  act: async (turn, { confirmed, shown, page }) => {
    const { standing } = turn;
    if (!may(standing, "administer")) return answerProblem(deny(standing, "administer", "start reminders").problem);
    if (confirmed !== "yes" && standing.committee.paused) return answerStart(turn, page);
    const changed = shown !== undefined && standing.committee.paused ? await answerChanged(turn, shown) : undefined;
    if (changed) return changed;
    const started = await runReminders(turn.app, whoOf(turn), true);
    return answerDone(turn, started, ({ code, reminderPolicy }) => ({
      title: `The reminders of ${code} are on`,
      parts: [
        {
          kind: "text",
          text: `From now on each owner’s contacts are written to ${joinNames(stagesSent(reminderPolicy).map((stage) => WHEN[stage]))}. Nothing that fell before is made up for.`,
        },
      ],
      buttons: [
        { label: "What will be sent", press: press(turn, "reminders preview") },
        { label: "Pause reminders", press: press(turn, "reminders pause") },
      ],
    }));
  },
};

export const remindersPause: Command = {
  name: "reminders pause",
  usage: "",
  summary: "pauses reminders: everything else works, and nothing is sent unasked",
  example: "reminders pause",
  read: () => ok({}),
  act: async (turn) => {
    const paused = await runReminders(turn.app, whoOf(turn), false);
    return answerDone(turn, paused, ({ code }) => ({
      title: `The reminders of ${code} are paused`,
      parts: [
        { kind: "text", text: "None is sent until you start them again; what falls meanwhile is not made up for." },
      ],
      buttons: [{ label: "Start reminders", press: press(turn, START) }],
    }));
  },
};
