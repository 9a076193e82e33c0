import { addDays, dayAt } from "../domain/day.js";
import { isNotRecorded } from "../domain/recording.js";
import type { Committee } from "../domain/register.js";
import { ok } from "../domain/result.js";
import type { App, Reads } from "./ports.js";
import { meetingsBetween } from "./schedule.js";
import { type Telling, tellSecretary } from "./tell-secretary.js";

/** What is longer ago is not asked after any more. Days. */
const LOOK_BACK = 62;

/** Meetings that were held since the committee went live, and of which nobody has said what came of them. */
const notRecorded = async (reads: Pick<Reads, "meetings">, committee: Committee, now: Date) => {
  const { zone, remindersSince } = committee;
  if (remindersSince === null) return [];
  const today = dayAt(now, zone);
  const since = dayAt(remindersSince, zone);
  const back = addDays(today, -LOOK_BACK);
  const held = await meetingsBetween(reads, committee, since > back ? since : back, today);
  return held.filter((meeting) => meeting.number !== null && isNotRecorded(meeting, zone, now, remindersSince));
};

/** Asks the Secretary once after each of them. Harmless however often it runs; a paused committee is not asked. */
export const askForRecords = async (app: App): Promise<void> => {
  for (const committee of (await app.store.register()).committees) {
    if (committee.paused) continue;
    const held = await notRecorded(app.store, committee, app.clock.now());
    if (held.length === 0) continue;
    const tellings = held.map(
      ({ id, date }): Telling => ({
        about: `record|${id}|${date}`,
        message: { kind: "not recorded", meetingId: id, date },
      }),
    );
    await app.store.change(null, async (tx) => {
      for (const { about, message } of tellings) await tellSecretary(app, tx, committee.id, about, message);
      return ok(null);
    });
  }
};
