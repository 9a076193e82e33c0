import { addDays, type Day } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { mainMeetingDays, STANDS_FOR_DAYS } from "../domain/reminders/main-meetings.js";
import type { Reads } from "./ports.js";

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
