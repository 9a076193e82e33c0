import { addDays, type Day, dayAt, daysBetween, LAST_DAY, printDay } from "../domain/day.js";
import type { Meeting, MeetingKind } from "../domain/meeting.js";
import { firstAfter, KINDS, type Scheduled, STANDS_FOR_DAYS } from "../domain/schedule.js";
import { meetingById } from "./find-meeting.js";
import { auditImport, type Import } from "./import-context.js";
import { newMeeting, writeMeeting } from "./new-meeting.js";
import { readAhead, redrawAhead } from "./redraw-ahead.js";
import { meetingsBetween } from "./schedule.js";
import { tellOfChange } from "./tell-of-change.js";

/** What comes of the meetings that minutes announce, in words: those moved or added, and those that stay otherwise. */
export type PlannedNext = { planned: string[]; differences: string[] };

type Next = { kind: MeetingKind | null; date: Day };

const nameOf = ({ kind }: Next): string => `The ${kind ?? "next"} meeting`;

const isOfKind = (meeting: Pick<Meeting, "kind">, { kind }: Next): boolean =>
  meeting.kind === kind || meeting.kind === null || kind === null;

/** What was decided otherwise of the meeting of that day stays. */
const decidedOtherwise = (known: Meeting, next: Next): string[] => {
  if (known.status === "cancelled") return [`${nameOf(next)} on ${printDay(next.date)} was cancelled, and stays so`];
  if (known.date === next.date) return [];
  return [`${nameOf(next)} on ${printDay(next.date)} was moved to ${printDay(known.date)}, and stays so`];
};

/** The first meeting of the kind that is to come, if the day is near enough to be meant as another day for it. */
const firstNear = (ahead: readonly Scheduled[], { kind, date }: Next, past: Day): Scheduled | null => {
  const first = (kind === null ? KINDS : [kind])
    .flatMap((one) => firstAfter(ahead, one, past) ?? [])
    .toSorted((a, b) => a.date.localeCompare(b.date))[0];
  return first?.status === "planned" && Math.abs(daysBetween(first.date, date)) <= STANDS_FOR_DAYS ? first : null;
};

/** Puts a meeting on the announced day, tells the channels of it, and says so. `before`: where it stands in the schedule. */
const put = async (run: Import, next: Next, meeting: Meeting, before: Scheduled | null): Promise<string> => {
  const { app, tx, committee } = run;
  const saved = await writeMeeting(tx, meeting);
  const { kind, date } = next;
  const subject = `${kind ?? "next"} meeting of ${committee.code}`;
  const was = before === null ? {} : { before: { date: before.date } };
  await auditImport(run, { subject, did: "meeting", ...was, after: { kind, date, status: "planned" } });
  const after = await meetingById(tx, committee, saved.id);
  if (after && date >= dayAt(app.clock.now(), committee.zone))
    await tellOfChange(app, tx, committee, { before, after, reason: null });
  return before === null
    ? `${nameOf(next)} on ${printDay(date)} is added`
    : `${nameOf(next)} is moved from ${printDay(before.date)} to ${printDay(date)}`;
};

const planOne = async (run: Import, next: Next, past: Day, first: boolean): Promise<Partial<PlannedNext>> => {
  const { app, tx, committee } = run;
  const { date } = next;
  const known = (await tx.meetings.between(committee.id, date, date)).find((meeting) => isOfKind(meeting, next));
  if (known) return { differences: decidedOtherwise(known, next) };
  const ahead = await meetingsBetween(tx, committee, addDays(past, 1), addDays(date, STANDS_FOR_DAYS));
  const onDay = ahead.filter((one) => one.date === date && one.status === "planned");
  const there = onDay.find((one) => isOfKind(one, next));
  if (there) {
    // The series has it there already. These minutes were the first to say so: it is the committee's own from now on.
    if (first) await put(run, next, await newMeeting(app, tx, committee, next), there);
    return {};
  }
  const stands = firstNear(ahead, next, past);
  const stays = stands && ` on ${printDay(stands.date)} stays there: `;
  if (stands && onDay.length > 0)
    return { differences: [`${nameOf(next)}${stays}another is on ${printDay(date)}, the day that these minutes name`] };
  if (stands && stands.movedFrom !== null)
    return {
      differences: [
        `${nameOf(next)}${stays}it was moved there, and these minutes name ${printDay(date)}. To move it, type: meeting move ${printDay(stands.date)} to ${printDay(date)}`,
      ],
    };
  const meeting = stands
    ? { ...stands.meeting, date, plannedFor: stands.meeting.plannedFor ?? stands.date }
    : await newMeeting(app, tx, committee, next);
  const before = stands ?? (meeting.plannedFor === date ? null : await meetingById(tx, committee, meeting.id));
  return { planned: [await put(run, next, meeting, before)] };
};

/**
 * Plans the meetings that the minutes announce, unless later minutes tell what came of them: the first of its kind to
 * come is put on the day that is named. One that the Secretary has moved or cancelled stays so, which is told.
 * @param first whether this edition of the minutes was not known before
 */
export const planNext = async (run: Import, first: boolean): Promise<PlannedNext> => {
  const { app, tx, committee, minutes } = run;
  const newest = await tx.meetings.lastHeld(committee.id, LAST_DAY);
  const past = newest && (newest.number ?? 0) > minutes.meeting.number ? newest.date : minutes.meeting.date;
  const today = dayAt(app.clock.now(), committee.zone);
  const ahead = await readAhead(tx, committee, today);
  const all: PlannedNext = { planned: [], differences: [] };
  for (const { kind, date } of minutes.next) {
    if (date === "TBC" || date <= past) continue;
    const { planned = [], differences = [] } = await planOne(run, { kind, date }, past, first);
    all.planned.push(...planned);
    all.differences.push(...differences);
  }
  if (all.planned.length > 0) await redrawAhead(tx, committee, today, ahead);
  return all;
};
