import type { Clash } from "../domain/clashes.js";
import type { Day } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import type { Scheduled } from "../domain/schedule.js";
import { meetingById } from "./find-meeting.js";
import { clashesAmong } from "./meeting-clashes.js";
import type { App, Reads } from "./ports.js";
import { meetingsBetween } from "./schedule.js";

/** A meeting, and what it clashes with. */
export type MeetingView = { meeting: Scheduled; clashes: Clash[] };

/** A committee's meetings from one day to another, both included, as they are shown. */
export const viewMeetings = async (
  { store }: { store: Reads },
  committee: Committee,
  from: Day,
  to: Day,
): Promise<MeetingView[]> => {
  const meetings = await meetingsBetween(store, committee, from, to);
  const clashes = await clashesAmong(store, await store.register(), committee, meetings);
  return meetings.map((meeting) => ({ meeting, clashes: clashes.get(meeting.id) ?? [] }));
};

/** One meeting as it is shown, by its identity; null where there is none. */
export const viewMeeting = async (
  app: Pick<App, "store">,
  committee: Committee,
  id: string,
): Promise<MeetingView | null> => {
  const meeting = await meetingById(app.store, committee, id);
  if (!meeting) return null;
  return (await viewMeetings(app, committee, meeting.date, meeting.date)).find((one) => one.meeting.id === id) ?? null;
};
