import { type Clash, clashesOf, committeesSharing, type Elsewhere, nameOfMeeting } from "../domain/clashes.js";
import type { Committee, Register } from "../domain/register.js";
import type { Scheduled } from "../domain/schedule.js";
import { bankHolidaysOf } from "../domain/working-days.js";
import type { Reads } from "./ports.js";
import { meetingsBetween } from "./schedule.js";

/** What each of a committee's meetings clashes with: with bank holidays, with each other, with those of people who sit in both. */
export const clashesAmong = async (
  reads: Pick<Reads, "meetings">,
  register: Register,
  committee: Committee,
  meetings: readonly Scheduled[],
): Promise<Map<string, Clash[]>> => {
  const [first, last] = [meetings[0]?.date, meetings.at(-1)?.date];
  if (first === undefined || last === undefined) return new Map();
  const elsewhere: Elsewhere[] = [];
  for (const { committee: other, shared } of committeesSharing(register, committee))
    for (const meeting of await meetingsBetween(reads, other, first, last)) {
      const { id, date, status } = meeting;
      if (status === "planned") elsewhere.push({ id, date, name: nameOfMeeting(other.code, meeting), shared });
    }
  return clashesOf(committee.code, meetings, await bankHolidaysOf(committee.holidays), elsewhere);
};
