import { drawGoingLive } from "../app/draw-going-live.js";
import type { App } from "../app/ports.js";
import type { Button, Card } from "../cards/card.js";
import { pageOf } from "../cards/pages.js";
import { dayAt, startOfDay } from "../domain/day.js";
import type { Committee } from "../domain/register.js";

/** What the fortnight from the beginning of the sandbox's day on would send, shown before reminders start there. */
export const fortnightCard = async (app: App, committee: Committee, start: Button): Promise<Card> => {
  const { zone, code } = committee;
  const from = startOfDay(dayAt(app.clock.now(), zone), zone);
  const { card } = await drawGoingLive(app, committee, from, { leftOut: [], unlinked: [], buttons: () => [start] });
  return pageOf(card, 1, { command: "reminders start", committee: code, values: {} });
};
