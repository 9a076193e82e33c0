import type { Button, Card, Part } from "../cards/card.js";
import { goingLiveCard } from "../cards/going-live.js";
import type { Previewed } from "../cards/reminders.js";
import { addDays, dayAt, startOfDay } from "../domain/day.js";
import { markOf } from "../domain/mark.js";
import type { Committee } from "../domain/register.js";
import type { App } from "./ports.js";
import { previewNotices } from "./preview-notices.js";
import { previewReminders } from "./preview-reminders.js";

/** What is shown before reminders start. Days. */
const FORTNIGHT = 14;

/**
 * The fortnight that a start at an instant would bring: by person and day, and what channels would be told in it.
 * The buttons are given what tells this fortnight from another, so that what is started is what was looked at.
 */
export const drawGoingLive = async (
  app: App,
  committee: Committee,
  from: Date,
  more: { leftOut: Part[]; unlinked: readonly string[]; buttons: (shown: string) => Button[] },
): Promise<{ card: Card; reminders: Previewed[]; shown: string }> => {
  const live = { ...committee, paused: false };
  const first = dayAt(from, committee.zone);
  const last = addDays(first, FORTNIGHT);
  const span = { from, to: new Date(startOfDay(addDays(last, 1), committee.zone).getTime() - 1) };
  const reminders = await previewReminders(app, committee, span);
  const notices = await previewNotices(app, live, span);
  const shown = markOf(JSON.stringify([reminders, notices]));
  const buttons = more.buttons(shown);
  const card = goingLiveCard({ committee: live, from: first, to: last, reminders, notices, ...more, buttons });
  return { card, reminders, shown };
};
