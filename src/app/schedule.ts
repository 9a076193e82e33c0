import { addDays, type Day, FIRST_DAY } from "../domain/day.js";
import type { MeetingKind } from "../domain/meeting.js";
import type { Committee } from "../domain/register.js";
import { firstAfter, type Scheduled, STANDS_FOR_DAYS, scheduleOf } from "../domain/schedule.js";
import { stepWorkingDays, type WorkingDays } from "../domain/working-days.js";
import type { Reads } from "./ports.js";

type Meetings = Pick<Reads, "meetings">;

/**
 * What meetings a committee has from one day to another, both included, in order: cancelled ones among them. Everybody
 * who has to know asks this.
 */
export const meetingsBetween = async (
  { meetings }: Meetings,
  committee: Committee,
  from: Day,
  to: Day,
): Promise<Scheduled[]> => {
  // Numbers are counted on from the last one given before, up to the first one given after.
  const before = await meetings.lastHeld(committee.id, from);
  const after = await meetings.firstHeld(committee.id, to);
  const founded = before ? null : committee.foundedOn;
  const counted = before?.date ?? founded ?? from;
  const start = counted < from ? counted : from;
  // Whether they are counted from the founding shows at the first number given.
  const end = founded !== null && after ? after.date : to;
  const known = await meetings.between(committee.id, addDays(start, -STANDS_FOR_DAYS), addDays(end, STANDS_FOR_DAYS));
  const count = { from: founded, until: after?.number ?? null };
  return scheduleOf(committee, known, start, end, count).filter(({ date }) => date >= from && date <= to);
};

/** Since when a committee was there, as far as is known: since it was founded here, else since the first meeting on record. */
export const thereSince = async ({ meetings }: Meetings, { id, foundedOn }: Committee): Promise<Day | null> =>
  foundedOn ?? (await meetings.firstHeld(id, FIRST_DAY))?.date ?? null;

/** The days of the main meetings from one day to another, both included. */
export const mainMeetings = async (reads: Meetings, committee: Committee, from: Day, to: Day): Promise<Day[]> =>
  (await meetingsBetween(reads, committee, from, to))
    .filter(({ kind, status }) => kind === "main" && status !== "cancelled")
    .map(({ date }) => date);

/** The last main meeting lies at most so far back, and the next so far ahead. Days. */
export const BETWEEN_MEETINGS = 62;

/** The main meetings of which the owners of TBC actions may be asked by a day, and the next after them. */
export const mainMeetingsAround = (
  reads: Meetings,
  committee: Committee,
  isWorkingDay: WorkingDays,
  day: Day,
): Promise<Day[]> => {
  const asked = stepWorkingDays(isWorkingDay, day, committee.reminderPolicy.tbcLead);
  return mainMeetings(reads, committee, addDays(day, -BETWEEN_MEETINGS), addDays(asked, BETWEEN_MEETINGS));
};

/** The next year is always in view, and somewhat more for whoever asks for the first meeting after its end. Days. */
const FAR_AHEAD = 2 * 366;

/** Answers for any day from one day to another which is the first meeting of a kind after it. */
export const meetingsAhead = async (
  reads: Meetings,
  committee: Committee,
  from: Day,
  to: Day = from,
): Promise<(kind: MeetingKind, after: Day) => Day | null> => {
  const ahead = await meetingsBetween(reads, committee, from, addDays(to, FAR_AHEAD));
  return (kind, after) => firstAfter(ahead, kind, after)?.date ?? null;
};

/** The first main meeting after a day. */
export const nextMainMeeting = async (reads: Meetings, committee: Committee, after: Day): Promise<Day | null> =>
  (await meetingsAhead(reads, committee, after))("main", after);
