import type { App } from "../app/ports.js";
import { previewNotices } from "../app/preview-notices.js";
import { previewReminders } from "../app/preview-reminders.js";
import type { Button, Card } from "../cards/card.js";
import { goingLiveCard } from "../cards/going-live.js";
import { pageOf } from "../cards/pages.js";
import { addDays, dayAt, startOfDay } from "../domain/day.js";
import type { Committee } from "../domain/register.js";

/** What the fortnight from the sandbox's day on would send, shown before reminders start there. */
export const fortnightCard = async (app: App, committee: Committee, start: Button): Promise<Card> => {
  const { zone } = committee;
  const from = dayAt(app.clock.now(), zone);
  const to = addDays(from, 14);
  const span = { from: startOfDay(from, zone), to: new Date(startOfDay(addDays(to, 1), zone).getTime() - 1) };
  const reminders = await previewReminders(app, { ...committee, paused: false }, span);
  const notices = await previewNotices(app, committee, span);
  const card = goingLiveCard({ committee, from, to, reminders, notices, leftOut: [], unlinked: [], buttons: [start] });
  return pageOf(card, 1, { command: "reminders start", committee: committee.code, values: {} });
};
