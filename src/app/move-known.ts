import { addDays, type Day } from "../domain/day.js";
import type { Meeting, MeetingKind } from "../domain/meeting.js";
import type { Committee } from "../domain/register.js";
import { reseat } from "../domain/reseat.js";
import type { Scheduled } from "../domain/schedule.js";
import { occurrencesOf } from "../domain/series.js";
import { writeMeeting } from "./new-meeting.js";
import type { App, Tx } from "./ports.js";
import { auditEntry, type Who } from "./who.js";

/** Meetings that the log knows of are looked at so far ahead. Days. */
const FAR_AHEAD = 5 * 366;

/**
 * Gives the meetings that the log knows their places in the changed series. So it does with those it knows nothing of but
 * that people were told of them: what they were told is put right, and where no new day is near, such a meeting is off.
 * @param change `planned`: the meetings of the series as they were ahead
 */
export const moveKnown = async (
  app: App,
  who: Who,
  tx: Tx,
  committee: Committee,
  { kind, from, planned }: { kind: MeetingKind; from: Day; planned: readonly Scheduled[] },
): Promise<void> => {
  const rows = await tx.meetings.between(committee.id, from, addDays(from, FAR_AHEAD));
  const known = rows.filter(
    (row) => row.kind === kind && row.status === "planned" && (row.plannedFor ?? row.date) >= from,
  );
  const unknown = planned.filter(({ meeting }) => meeting.version === 0);
  const told = await tx.meetings.toldOf(unknown.map(({ id }) => id));
  const fresh = unknown.filter(({ id }) => told.has(id)).map(({ meeting }) => meeting);
  const all = [...known, ...fresh].toSorted((a, b) => a.date.localeCompare(b.date));
  const seated = new Map(reseat(committee.series, kind, all, from).map((row) => [row.id, row]));
  const isOff = ({ version, date }: Meeting): boolean =>
    version === 0 && occurrencesOf(committee.series, kind, date, date).length === 0;
  const save = async (was: Meeting, meeting: Meeting): Promise<void> => {
    await writeMeeting(tx, meeting);
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `meeting ${committee.code}, ${kind}`,
        did: "meeting",
        before: { date: was.date, plannedFor: was.plannedFor, status: was.status },
        after: { date: meeting.date, plannedFor: meeting.plannedFor, status: meeting.status },
        reason: "its series changed",
      }),
    );
  };
  for (const was of all) {
    const now = seated.get(was.id);
    if (now) await save(was, now);
    else if (isOff(was)) await save(was, { ...was, status: "cancelled" });
  }
};
