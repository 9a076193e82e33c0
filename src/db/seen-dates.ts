import type { SeenDate } from "../app/setup-store.js";
import type { Db } from "./client.js";
import { NUMBERING } from "./gaps.js";

/** A day that somebody has seen to stands among the doubts of its meeting, below the numbering: one place an action. */
const placeOf = (sequence: number): number => NUMBERING - sequence;

/** Targets that look wrong and that somebody has said are right. */
export const seenDates = async (db: Db, committeeId: string): Promise<SeenDate[]> => {
  const rows = await db.doubt.findMany({ where: { committeeId, position: { lt: NUMBERING } } });
  return rows.map(({ meeting, position, message }) => ({ meeting, sequence: NUMBERING - position, day: message }));
};

/** Keeps which day was seen to, so that another that looks wrong is told. */
export const settleDate = async (
  db: Db,
  committeeId: string,
  { meeting, sequence, day }: SeenDate,
  settledAt: Date,
): Promise<void> => {
  const key = { committeeId, meeting, position: placeOf(sequence) };
  const settled = { code: "target-far-from-raised", message: day, settledAt };
  await db.doubt.upsert({
    where: { committeeId_meeting_position: key },
    create: { ...key, ...settled },
    update: settled,
  });
};
