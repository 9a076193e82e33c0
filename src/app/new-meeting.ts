import { addDays, type Day } from "../domain/day.js";
import type { Meeting, MeetingKind } from "../domain/meeting.js";
import type { Committee } from "../domain/register.js";
import { blankMeeting, STANDS_FOR_DAYS, seriesMeetingFor } from "../domain/schedule.js";
import type { App, Tx } from "./ports.js";

/** A meeting on a day of which the log knows nothing yet: its series' own where it stands for one, else one more. Not stored. */
export const newMeeting = async (
  app: App,
  tx: Pick<Tx, "meetings">,
  committee: Committee,
  on: { kind: MeetingKind | null; date: Day },
): Promise<Meeting> => {
  const rows = await tx.meetings.between(
    committee.id,
    addDays(on.date, -2 * STANDS_FOR_DAYS),
    addDays(on.date, 2 * STANDS_FOR_DAYS),
  );
  return seriesMeetingFor(committee, rows, on) ?? blankMeeting(app.newId(), committee.id, on.kind, on.date);
};

/** Stores what is known of a meeting: for the first time where it has version 0. */
export const writeMeeting = async (tx: Pick<Tx, "meetings">, meeting: Meeting): Promise<Meeting> => {
  if (meeting.version > 0) return tx.meetings.save(meeting);
  const first = { ...meeting, version: 1 };
  await tx.meetings.insert(first);
  return first;
};
