import { addDays, type Day } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { mainMeetingDays, STANDS_FOR_DAYS } from "../domain/reminders/main-meetings.js";
import { stepWorkingDays, type WorkingDays } from "../domain/working-days.js";
import type { Reads } from "./ports.js";

/** The last main meeting lies at most so far back, and the next so far ahead. Days. */
const BETWEEN_MEETINGS = 62;

/** The main meetings of which the owners of TBC actions may be asked by a day, and the next after them. */
export const mainMeetingsAround = (
  reads: Pick<Reads, "meetings">,
  committee: Committee,
  isWorkingDay: WorkingDays,
  day: Day,
): Promise<Day[]> => {
  const asked = stepWorkingDays(isWorkingDay, day, committee.reminderPolicy.tbcLead);
  return mainMeetings(reads, committee, addDays(day, -BETWEEN_MEETINGS), addDays(asked, BETWEEN_MEETINGS));
};

/** The main meetings from one day to another: known ones, and of the series those that are not known yet or any more. */
export const mainMeetings = async (
  reads: Pick<Reads, "meetings">,
  committee: Committee,
  from: Day,
  to: Day,
): Promise<Day[]> => {
  const known = await reads.meetings.between(
    committee.id,
    addDays(from, -STANDS_FOR_DAYS),
    addDays(to, STANDS_FOR_DAYS),
  );
  return mainMeetingDays(committee.mainRule, known, from, to);
};
