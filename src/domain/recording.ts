import { addDays, startOfDay } from "./day.js";
import type { Scheduled } from "./schedule.js";
import { instantAt } from "./time-of-day.js";

/** When a meeting ends; one whose times are not known, with its day. */
export const endOfMeeting = ({ date, start, end }: Pick<Scheduled, "date" | "start" | "end">, zone: string): Date => {
  if (end === null) return startOfDay(addDays(date, 1), zone);
  return instantAt(start !== null && end < start ? addDays(date, 1) : date, end, zone);
};

/**
 * Whether a meeting was held, as far as the schedule says, and nobody has said yet what came of it.
 * @param since when the committee went live: what ended before is never asked after; null where it is not live
 */
export const isNotRecorded = (
  meeting: Pick<Scheduled, "date" | "start" | "end" | "status">,
  zone: string,
  now: Date,
  since: Date | null,
): boolean => {
  if (meeting.status !== "planned" || since === null) return false;
  const end = endOfMeeting(meeting, zone);
  return end <= now && end > since;
};
