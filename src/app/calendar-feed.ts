import { calendarOf } from "../cards/calendar.js";
import { addDays, dayAt } from "../domain/day.js";
import { givenUp } from "../domain/given-up.js";
import type { Committee } from "../domain/register.js";
import { isItsOwn } from "../domain/schedule.js";
import type { Feed } from "./calendars.js";
import { IN_VIEW_DAYS } from "./find-meeting.js";
import type { App } from "./ports.js";
import { meetingsBetween, thereSince } from "./schedule.js";

/** "OPSG meetings", "OPSG main meetings". */
export const nameOfFeed = ({ code }: Committee, feed: Feed): string =>
  feed === "all" ? `${code} meetings` : `${code} ${feed} meetings`;

/**
 * The calendar of a link: a committee's meetings of the last year and the next, cancelled ones among them, and those of
 * days that a series has given up. Null where the token opens none.
 */
export const calendarFeed = async (app: App, token: string): Promise<{ name: string; text: string } | null> => {
  const link = await app.store.calendars.open(token);
  const committee = link && (await app.store.register()).committees.find(({ id }) => id === link.committeeId);
  if (!link || !committee) return null;
  const now = app.clock.now();
  const today = dayAt(now, committee.zone);
  const [from, to] = [addDays(today, -IN_VIEW_DAYS), addDays(today, IN_VIEW_DAYS)];
  const there = await meetingsBetween(app.store, committee, from, to);
  // What was kept of a given-up day may have been moved out of sight.
  const known = await app.store.meetings.between(committee.id, from, addDays(to, IN_VIEW_DAYS));
  const ids = new Set([...there, ...known].map(({ id }) => id));
  const all = [...there, ...givenUp(committee, { from, to, inView: IN_VIEW_DAYS }, ids)];
  const since = await thereSince(app.store, committee);
  const meetings = all.filter((one) => isItsOwn(since, one) && (link.feed === "all" || one.kind === link.feed));
  const name = nameOfFeed(committee, link.feed);
  return { name, text: await app.documents.calendar(calendarOf(committee, name, meetings, now)) };
};
