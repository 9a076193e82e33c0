import { previewReminders } from "../app/preview-reminders.js";
import { runReminders } from "../app/run-reminders.js";
import { deny } from "../app/who.js";
import type { Card } from "../cards/card.js";
import { pageOf } from "../cards/pages.js";
import { previewCard } from "../cards/reminders.js";
import { addDays, dayAt, startOfDay } from "../domain/day.js";
import { peopleOf } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { answerDone, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";

/** What is shown before reminders start. Days. */
const FORTNIGHT = 14;
const START = "reminders start";

const press = (turn: Turn, command: string, values: Record<string, string> = {}) => ({
  command,
  committee: turn.standing.committee.code,
  values,
});

/** The next fortnight by day and person, and the button that starts it. */
const beforeStart = async (turn: Turn): Promise<{ card: Card; data: unknown }> => {
  const { app, register, standing } = turn;
  const committee = { ...standing.committee, paused: false };
  const from = app.clock.now();
  const today = dayAt(from, committee.zone);
  const last = addDays(today, FORTNIGHT);
  const to = new Date(startOfDay(addDays(last, 1), committee.zone).getTime() - 1);
  const reminders = await previewReminders(app, committee, { from, to });
  const named = new Set(reminders.flatMap((reminder) => reminder.to));
  const card = previewCard({
    committee,
    from: today,
    to: last,
    reminders,
    unlinked: peopleOf(register, committee.id)
      .filter(({ name, accounts }) => accounts.length === 0 && named.has(name))
      .map(({ name }) => name),
    buttons: [
      { label: "Start reminders", press: press(turn, START, { confirmed: "yes" }), style: "primary" },
      { label: "When they go out", press: press(turn, "reminders policy") },
    ],
  });
  return { card: { ...card, title: `Start the reminders of ${committee.code}?` }, data: reminders };
};

export const remindersStart: Command = {
  name: START,
  usage: "[now]",
  summary: "shows what the next fortnight would send, and starts reminders when you confirm it",
  example: "reminders start",
  read: (rest) => ok(/^(now|yes)$/iu.test(rest.trim()) ? { confirmed: "yes" } : {}),
  act: async (turn, { confirmed, page }) => {
    const { standing } = turn;
    if (!may(standing, "administer")) return answerProblem(deny(standing, "administer", "start reminders").problem);
    if (confirmed !== "yes" && standing.committee.paused) {
      const { card, data } = await beforeStart(turn);
      const inTerminal = turn.caller.source === "terminal";
      const hint = { kind: "note" as const, text: "To start them, type: reminders start now" };
      return {
        kind: "card",
        card: inTerminal
          ? { ...card, parts: [...card.parts, hint] }
          : pageOf(card, Number(page ?? 1), press(turn, START)),
        audience: "person",
        data,
      };
    }
    const started = await runReminders(turn.app, whoOf(turn), true);
    return answerDone(turn, started, ({ code }) => ({
      title: `The reminders of ${code} are on`,
      parts: [
        {
          kind: "text",
          text: "From now on each owner’s contacts are written to before their targets. Nothing that fell before is made up for.",
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
