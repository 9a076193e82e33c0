import type { Db } from "./client.js";
import { sql } from "./raw.js";

/** Where a meeting's doubts are about its numbering as a whole, not about a line of its minutes. */
export const NUMBERING = -1;

/** Meetings with more numbers missing than somebody has settled; one of them, or the newest first. */
export const gapsOf = async (
  db: Db,
  committeeId: string,
  limit: number,
  meeting?: number,
): Promise<{ meeting: number; given: number[] }[]> => {
  const only = meeting === undefined ? sql`` : sql`AND "meeting" = ${meeting}`;
  const meetings = await db.$queryRaw<{ meeting: number }[]>(
    sql`SELECT "meeting" FROM "Action" WHERE "committeeId" = ${committeeId} ${only}
        GROUP BY "meeting" HAVING MAX("sequence") - COUNT(*) > COALESCE((
          SELECT CAST("message" AS INTEGER) FROM "Doubt" WHERE "committeeId" = ${committeeId}
          AND "Doubt"."meeting" = "Action"."meeting" AND "position" = ${NUMBERING}
        ), 0) ORDER BY "meeting" DESC LIMIT ${limit}`,
  );
  const rows = await db.action.findMany({
    where: { committeeId, meeting: { in: meetings.map((row) => row.meeting) } },
    orderBy: { sequence: "asc" },
    select: { meeting: true, sequence: true },
  });
  return meetings.map((gap) => ({
    meeting: gap.meeting,
    given: rows.filter((row) => row.meeting === gap.meeting).map(({ sequence }) => sequence),
  }));
};

/** Keeps how many numbers of a meeting are missing rightly, so that one more is told. */
export const settleGap = async (
  db: Db,
  committeeId: string,
  { meeting, missing }: { meeting: number; missing: number },
  settledAt: Date,
): Promise<void> => {
  const settled = { code: "action-gap", message: String(missing), settledAt };
  await db.doubt.upsert({
    where: { committeeId_meeting_position: { committeeId, meeting, position: NUMBERING } },
    create: { committeeId, meeting, position: NUMBERING, ...settled },
    update: settled,
  });
};
