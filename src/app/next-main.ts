import type { Day } from "../domain/day.js";
import { addDays } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { nextOf } from "../domain/series.js";
import type { Reads } from "./ports.js";

/** How many planned meetings are looked through for a main one. */
const LOOK_AHEAD = 24;

/** The first main meeting after a day: a planned one if any is known, else the next of the series. */
export const nextMainMeeting = async (
  reads: Pick<Reads, "meetings">,
  committee: Committee,
  after: Day,
): Promise<Day | null> => {
  const planned = await reads.meetings.planned(committee.id, addDays(after, 1), LOOK_AHEAD);
  const main = planned.find((meeting) => meeting.kind === "main" && meeting.date > after)?.date;
  return main ?? nextOf(committee.mainRule, after);
};
