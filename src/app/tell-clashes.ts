import { type Clash, clashKey } from "../domain/clashes.js";
import { addDays, type Day, dayAt } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { keyOfMeeting, type Scheduled } from "../domain/schedule.js";
import { IN_VIEW_DAYS } from "./find-meeting.js";
import type { App } from "./ports.js";
import { tellSecretary } from "./tell-secretary.js";
import { type MeetingView, viewMeetings } from "./view-meetings.js";

/** Of two meetings on one day the later one is told, so that the pair is told once. */
const toTell = (meetings: readonly Scheduled[], { meeting, clashes }: MeetingView): Clash[] => {
  const at = meetings.findIndex(({ id }) => id === meeting.id);
  return clashes.filter((clash) => clash.kind !== "meeting" || meetings.findIndex(({ id }) => id === clash.id) < at);
};

const tellOf = async (app: App, committee: Committee, today: Day): Promise<void> => {
  const views = await viewMeetings(app, committee, today, addDays(today, IN_VIEW_DAYS));
  const meetings = views.map(({ meeting }) => meeting);
  const undecided = views.flatMap((view) => {
    const { meeting } = view;
    const clashes = meeting.meeting.kept === meeting.date ? [] : toTell(meetings, view);
    return clashes.length === 0 ? [] : [{ meeting, about: `clash|${clashKey(meeting, clashes)}` }];
  });
  if (undecided.length === 0) return;
  await app.store.change(null, async (tx) => {
    for (const { meeting, about } of undecided) {
      const key = keyOfMeeting(committee.id, meeting);
      await tellSecretary(app, tx, committee.id, about, { kind: "clash", meeting: key, date: meeting.date });
    }
    return ok(null);
  });
};

/**
 * Tells the Secretaries what a meeting clashes with as soon as it comes into view, once; nothing is moved. Harmless
 * however often it runs. A paused committee is told when it goes live.
 */
export const tellClashes = async (app: App): Promise<void> => {
  const { committees } = await app.store.register();
  for (const committee of committees)
    if (!committee.paused) await tellOf(app, committee, dayAt(app.clock.now(), committee.zone));
};
