import { addDays, type Day } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { seriesId } from "../domain/series.js";
import { IN_VIEW_DAYS } from "./find-meeting.js";
import { LOOK_BACK } from "./not-recorded.js";
import type { Tx } from "./ports.js";
import { meetingsBetween } from "./schedule.js";

/** The meetings ahead, and those of late that may still be asked after, and how each of them reads, as they are now. */
export const readAhead = async (
  tx: Pick<Tx, "meetings">,
  committee: Committee,
  today: Day,
): Promise<Map<string, string>> =>
  new Map(
    (await meetingsBetween(tx, committee, addDays(today, -LOOK_BACK), addDays(today, IN_VIEW_DAYS))).map(
      ({ id, number, date, start, end, place, status }) => [
        id,
        JSON.stringify([number, date, start, end, place, status]),
      ],
    ),
  );

/**
 * One meeting more or less gives the later ones other numbers, and another series other hours: what lies in channels about
 * those that read differently now is drawn again, and so are the changes of series, which name them.
 */
export const redrawAhead = async (
  tx: Pick<Tx, "meetings">,
  committee: Committee,
  today: Day,
  before: ReadonlyMap<string, string>,
): Promise<void> => {
  const now = await readAhead(tx, committee, today);
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter((id) => before.get(id) !== now.get(id));
  const series = committee.series.map((one) => seriesId(committee.id, one));
  if (changed.length > 0) await tx.meetings.redrawNotices([...changed, ...series]);
};
