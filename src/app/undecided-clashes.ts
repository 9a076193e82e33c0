import type { Clash } from "../domain/clashes.js";
import { addDays, type Day } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import type { Scheduled } from "../domain/schedule.js";
import { IN_VIEW_DAYS } from "./find-meeting.js";
import type { App } from "./ports.js";
import { type MeetingView, viewMeetings } from "./view-meetings.js";

/** Of two meetings on one day the later one is asked about, so that the pair is told once. */
const toTell = (meetings: readonly Scheduled[], { meeting, clashes }: MeetingView): Clash[] => {
  const at = meetings.findIndex(({ id }) => id === meeting.id);
  return clashes.filter((clash) => clash.kind !== "meeting" || meetings.findIndex(({ id }) => id === clash.id) < at);
};

/** Those of some meetings, in order, that fall together with something, of which nobody has said that they are to stay there. */
export const undecidedAmong = (views: readonly MeetingView[]): MeetingView[] => {
  const meetings = views.map(({ meeting }) => meeting);
  return views
    .filter(({ meeting }) => meeting.status === "planned" && meeting.meeting.kept !== meeting.date)
    .map((view) => ({ ...view, clashes: toTell(meetings, view) }))
    .filter(({ clashes }) => clashes.length > 0);
};

/** The meetings in view that fall together with something, of which nobody has said that they are to stay there. */
export const undecidedClashes = async (
  app: Pick<App, "store">,
  committee: Committee,
  today: Day,
): Promise<MeetingView[]> => undecidedAmong(await viewMeetings(app, committee, today, addDays(today, IN_VIEW_DAYS)));
