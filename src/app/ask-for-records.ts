import { addDays, dayAt } from "../domain/day.js";
import { isNotRecorded } from "../domain/recording.js";
import type { Committee } from "../domain/register.js";
import type { App, Reads, Tx } from "./ports.js";
import { meetingsBetween } from "./schedule.js";
import { tellSecretary } from "./tell-secretary.js";

/** What is longer ago is not asked after any more. Days. */
const LOOK_BACK = 62;

/** Meetings that were held since the committee went live, and of which nobody has said what came of them. */
export const notRecorded = async (reads: Pick<Reads, "meetings">, committee: Committee, now: Date) => {
  const { zone, remindersSince } = committee;
  if (remindersSince === null) return [];
  const today = dayAt(now, zone);
  const since = dayAt(remindersSince, zone);
  const back = addDays(today, -LOOK_BACK);
  const held = await meetingsBetween(reads, committee, since > back ? since : back, today);
  return held.filter((meeting) => meeting.number !== null && isNotRecorded(meeting, zone, now, remindersSince));
};

/** Asks the Secretary once after each of them. */
export const askForRecords = async (app: App, tx: Tx, committee: Committee, now: Date): Promise<void> => {
  for (const { id, date } of await notRecorded(tx, committee, now))
    await tellSecretary(app, tx, committee.id, `record|${id}|${date}`, { kind: "not recorded", meetingId: id, date });
};
