import type { Day } from "../domain/day.js";
import { addDays } from "../domain/day.js";
import type { MeetingKind } from "../domain/meeting.js";
import type { Committee } from "../domain/register.js";
import { nextOf } from "../domain/series.js";
import type { Reads } from "./ports.js";

/** How many planned meetings are looked through for the one wanted. */
const LOOK_AHEAD = 24;

/** The first meeting of a series after a day that is not before `from`: a planned one if any is known, else by the series' rule. */
export const meetingsAhead = async (
  reads: Pick<Reads, "meetings">,
  committee: Committee,
  from: Day,
): Promise<(kind: MeetingKind, after: Day) => Day | null> => {
  const planned = await reads.meetings.planned(committee.id, addDays(from, 1), LOOK_AHEAD);
  const rules: Record<MeetingKind, string> = { main: committee.mainRule, reporting: committee.reportingRule };
  return (kind, after) =>
    planned.find((meeting) => meeting.kind === kind && meeting.date > after)?.date ?? nextOf(rules[kind], after);
};

/** The first main meeting after a day. */
export const nextMainMeeting = async (
  reads: Pick<Reads, "meetings">,
  committee: Committee,
  after: Day,
): Promise<Day | null> => (await meetingsAhead(reads, committee, after))("main", after);
