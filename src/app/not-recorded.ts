import { addDays, type Day, dayAt, startOfDay } from "../domain/day.js";
import { isNotRecorded } from "../domain/recording.js";
import type { Committee } from "../domain/register.js";
import type { Numbered } from "./numbered-meeting.js";
import type { Reads } from "./ports.js";
import { meetingsBetween } from "./schedule.js";

/** What is longer ago is not asked after any more. Days. */
export const LOOK_BACK = 62;

/**
 * Meetings that took place, as far as the schedule says, and of which nobody has said what came of them.
 * @param since those that ended before it are left out; without it, all of the last two months
 */
export const notRecorded = async (
  reads: Pick<Reads, "meetings">,
  committee: Committee,
  now: Date,
  since?: Date,
): Promise<Numbered[]> => {
  const { zone } = committee;
  const today = dayAt(now, zone);
  const back = addDays(today, -LOOK_BACK);
  const from = since ?? startOfDay(back, zone);
  const first = dayAt(from, zone);
  const over = await meetingsBetween(reads, committee, first > back ? first : back, today);
  return over.flatMap((meeting) => {
    const { number } = meeting;
    return number !== null && isNotRecorded(meeting, zone, now, from) ? [{ ...meeting, number }] : [];
  });
};

/** Those of them before a day, as its agenda and its minutes name them. */
export const notRecordedBefore = async (
  reads: Pick<Reads, "meetings">,
  committee: Committee,
  now: Date,
  before: Day,
): Promise<{ number: number; date: Day }[]> =>
  (await notRecorded(reads, committee, now))
    .filter(({ date }) => date < before)
    .map(({ number, date }) => ({ number, date }));
