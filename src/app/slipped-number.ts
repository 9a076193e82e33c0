import { nameOfMeeting } from "../domain/clashes.js";
import { type Day, printDay } from "../domain/day.js";
import { readMeetingNamed } from "../domain/meeting-words.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { numberIfHeld, type Scheduled } from "../domain/schedule.js";
import { inView, printNamed } from "./find-meeting.js";
import { subjectOf } from "./meeting-subject.js";
import type { App, Reads } from "./ports.js";

/** Who names a meeting that is past may not have seen for so long that it was cancelled. Milliseconds. */
const UNSEEN_MS = 7 * 86_400_000;

/**
 * A number that is not given for ever slips to the next meeting when one is cancelled, so that whoever types it may mean
 * the cancelled one: nothing is done by such a number, but asked. Of one cancelled that is past, only for some days.
 */
export const checkSlipped = async (
  app: App,
  reads: Pick<Reads, "meetings">,
  committee: Committee,
  today: Day,
  { named, found }: { named: string | undefined; found: Scheduled },
): Promise<Result<null>> => {
  const meant = readMeetingNamed(named ?? "", committee.code, today);
  if (!meant.ok || meant.value.by !== "number" || found.status !== "planned") return ok(null);
  const { number } = meant.value;
  const all = await inView(reads, committee, today);
  const since = new Date(app.clock.now().getTime() - UNSEEN_MS);
  for (const one of all.filter((each) => each.status === "cancelled" && numberIfHeld(all, each) === number)) {
    const fresh = async () =>
      (await reads.meetings.changesSince(committee.id, subjectOf(committee.code, one), since)).length > 0;
    if (one.date < today && !(await fresh())) continue;
    return refuse(
      `${nameOfMeeting(committee.code, found).replace(/^t/u, "T")} was ${printNamed(one)}, which is cancelled. The next one has that number now: ${printNamed(found)}. Nothing was changed.`,
      `If you mean that one, name its day: ${printDay(found.date)}. The cancelled one: meeting restore ${printDay(one.date)}.`,
      "meeting",
    );
  }
  return ok(null);
};
