import { addDays, type Day, printDay } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import type { Scheduled } from "../domain/schedule.js";
import { findMeeting } from "./find-meeting.js";
import type { Reads } from "./ports.js";
import { meetingsBetween } from "./schedule.js";

/** A meeting that bears a number, be it provisional: one with an agenda, and in time with minutes. */
export type Numbered = Scheduled & { number: number };

/** The next meeting is looked for so far ahead first. Days. */
const SOON = 62;

const isNumbered = (one: Scheduled): one is Numbered => one.number !== null && one.status === "planned";

/** The meeting that somebody means, or the next one; one that is cancelled has no agenda and no minutes. */
export const numberedMeeting = async (
  reads: Pick<Reads, "meetings">,
  committee: Committee,
  today: Day,
  named: string | undefined,
): Promise<Result<Numbered>> => {
  if (named === undefined) {
    const next = (await meetingsBetween(reads, committee, today, addDays(today, SOON))).find(isNumbered);
    if (next) return ok(next);
  }
  const found = await findMeeting(reads, committee, today, named);
  if (!found.ok) return found;
  const { number, status, date } = found.value;
  if (status !== "cancelled" && number !== null) return ok({ ...found.value, number });
  return refuse(
    status === "cancelled"
      ? `The meeting of ${committee.code} on ${printDay(date)} is cancelled; nothing was changed.`
      : `The meeting of ${committee.code} on ${printDay(date)} has no number, so it has no agenda here.`,
    status === "cancelled" ? "If it is held after all, restore it first: meeting restore." : undefined,
    "meeting",
  );
};
