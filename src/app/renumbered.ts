import { addDays, type Day } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { IN_VIEW_DAYS } from "./find-meeting.js";
import type { Tx } from "./ports.js";
import { meetingsBetween } from "./schedule.js";

/** The numbers of the meetings ahead, as they are now. */
export const numbersAhead = async (
  tx: Pick<Tx, "meetings">,
  committee: Committee,
  today: Day,
): Promise<Map<string, number | null>> =>
  new Map(
    (await meetingsBetween(tx, committee, today, addDays(today, IN_VIEW_DAYS))).map(({ id, number }) => [id, number]),
  );

/** One meeting more or less gives the later ones other numbers: what lies in channels about them is drawn again. */
export const redrawRenumbered = async (
  tx: Pick<Tx, "meetings">,
  committee: Committee,
  today: Day,
  before: ReadonlyMap<string, number | null>,
): Promise<void> => {
  const now = await numbersAhead(tx, committee, today);
  await tx.meetings.redrawNotices([...now].flatMap(([id, number]) => (before.get(id) === number ? [] : [id])));
};
