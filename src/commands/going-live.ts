import { previewNotices } from "../app/preview-notices.js";
import { previewReminders } from "../app/preview-reminders.js";
import type { Answer, Card } from "../cards/card.js";
import { goingLiveCard } from "../cards/going-live.js";
import { leftOutRow } from "../cards/left-out.js";
import { pageOf } from "../cards/pages.js";
import { addDays, dayAt, startOfDay } from "../domain/day.js";
import { peopleOf } from "../domain/register.js";
import { may } from "../domain/standing.js";
import type { Turn } from "./command.js";

/** What is shown before reminders start. Days. */
const FORTNIGHT = 14;

/** The next fortnight by person and day, what channels would be told in it, and the button that starts it. */
export const answerStart = async (turn: Turn, page: string | undefined): Promise<Answer> => {
  const { app, register, standing } = turn;
  const committee = { ...standing.committee, paused: false };
  const from = app.clock.now();
  const today = dayAt(from, committee.zone);
  const last = addDays(today, FORTNIGHT);
  const to = new Date(startOfDay(addDays(last, 1), committee.zone).getTime() - 1);
  const reminders = await previewReminders(app, committee, { from, to });
  const notices = await previewNotices(app, committee, { from, to });
  const press = (command: string, values = {}) => ({ command, committee: committee.code, values });
  const card = goingLiveCard({
    committee,
    from: today,
    to: last,
    reminders,
    notices,
    leftOut: leftOutRow(committee, register.people, may(standing, "administer")),
    unlinked: peopleOf(register, committee.id)
      .filter(({ accounts }) => accounts.length === 0)
      .map(({ name }) => name),
    buttons: [
      { label: "Start reminders", press: press("reminders start", { confirmed: "yes" }), style: "primary" },
      { label: "Drop stages or people", press: { ...press("reminders choose"), ask: true } },
      { label: "When they go out", press: press("reminders policy") },
    ],
  });
  // In a terminal one line confirms it; the button's own would be another.
  const typed: Card = {
    ...card,
    parts: [...card.parts, { kind: "note", text: "To start them, type: reminders start now" }],
    buttons: card.buttons.slice(1),
  };
  return {
    kind: "card",
    card: turn.caller.source === "terminal" ? typed : pageOf(card, Number(page ?? 1), press("reminders start")),
    audience: "person",
    data: reminders,
  };
};
