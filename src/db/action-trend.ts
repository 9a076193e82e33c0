import type { TrendMeeting } from "../app/figures.js";
import type { Span } from "../domain/digest/trend.js";
import { conditionsOf } from "./action-filter.js";
import type { Db } from "./client.js";
import { join, raw, type Sql, sql } from "./raw.js";

/** Everything that changed since a meeting: raised, closed, moved, withdrawn or open again. Each part by an index. */
const changedIds = (committeeId: string, meeting: number, at: Date): Sql => sql`
  SELECT "id" FROM "Action" WHERE "committeeId" = ${committeeId} AND "meeting" >= ${meeting}
  UNION ALL SELECT "id" FROM "Action" WHERE "committeeId" = ${committeeId} AND "closedAt" >= ${meeting}
  UNION ALL SELECT "actionId" FROM "TargetMove" WHERE "at" >= ${at}
  UNION ALL SELECT "actionId" FROM "AuditEntry" WHERE "committeeId" = ${committeeId}
    AND "did" IN ('closed', 'withdrawn', 'reopened') AND "at" >= ${at} AND "actionId" IS NOT NULL`;

const place = (n: number): Sql => raw(String(n));

/** The place of the first meeting of which something holds; past the last one where it holds of none. */
const firstWhere = (meetings: readonly TrendMeeting[], holds: (meeting: TrendMeeting) => Sql): Sql =>
  sql`CASE ${join(
    meetings.map((meeting, n) => sql`WHEN ${holds(meeting)} THEN ${place(n)}`),
    " ",
  )} ELSE ${place(meetings.length)} END`;

/** The place of the meeting of that number; another one where it is not among them. */
const placeOf = (meetings: readonly TrendMeeting[], number: Sql, otherwise: Sql): Sql =>
  sql`CASE ${join(
    meetings.map(
      ({ meeting, date }) =>
        sql`WHEN ${number} = ${meeting} THEN ${place(meetings.findIndex((one) => one.date === date))}`,
    ),
    " ",
  )} ELSE ${otherwise} END`;

const laterOf = (one: Sql, other: Sql): Sql => sql`CASE WHEN ${one} > ${other} THEN ${one} ELSE ${other} END`;

/**
 * From which meeting to which everything was open and overdue, added up by the database: what is outstanding now counts
 * throughout by its target; instead of that, what changed since the first meeting counts from when it was raised, less
 * the spans in which it had ended, and is late in the spans of each target it had, less those in which it had ended.
 */
export const trendSpans = async (
  db: Db,
  committeeId: string,
  meetings: readonly TrendMeeting[],
  ownerIds: readonly string[] | undefined,
): Promise<Span[]> => {
  const [first] = meetings;
  if (!first) return [];
  const end = place(meetings.length);
  const lowest = Math.min(...meetings.map(({ meeting }) => meeting));
  const owned = ownerIds ? { ownerIds: [...ownerIds] } : {};
  const ofDay = (day: Sql): Sql => firstWhere(meetings, ({ date }) => sql`${day} <= ${date}`);
  const lateFrom = (target: Sql): Sql => firstWhere(meetings, ({ date }) => sql`${target} < ${date}`);
  const ofInstant = (at: Sql): Sql => firstWhere(meetings, ({ over }) => sql`${at} < ${over}`);
  const rows = await db.$queryRaw<Record<keyof Span, number | bigint>[]>(sql`
    WITH "changed" AS MATERIALIZED (
      SELECT "id", "closedAt", "outstanding", ${lateFrom(sql`"target"`)} AS "late", ${ofDay(sql`"dateRaised"`)} AS "raised"
      FROM "Action" WHERE "id" IN (${changedIds(committeeId, lowest, first.begins)})
        -- Moves are of every committee. Asked plainly whose they are, SQLite would go through the whole log.
        AND "committeeId" || '' = ${committeeId}
        ${ownerIds ? sql`AND "id" IN (SELECT "actionId" FROM "Owner" WHERE "partyId" IN (${join([...ownerIds])}))` : sql``}
    ), "step" AS MATERIALIZED (
      -- The last one recorded counts, be it of an earlier meeting than those before it.
      SELECT "actionId", "did", "from", COALESCE(MIN("from") OVER (PARTITION BY "actionId" ORDER BY "row"
        ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING), ${end}) AS "until"
      FROM (SELECT "actionId", "row", "did", CASE WHEN "did" = 'closed' THEN
              ${placeOf(meetings, sql`"meeting"`, ofInstant(sql`"at"`))} ELSE ${ofInstant(sql`"at"`)} END AS "from"
            FROM "AuditEntry" WHERE "actionId" IN (SELECT "id" FROM "changed")
              AND "did" IN ('closed', 'withdrawn', 'reopened')) AS "said"
    ), "ended" AS MATERIALIZED (
      SELECT "actionId", ${laterOf(sql`"from"`, sql`"raised"`)} AS "from", "until"
      FROM "step" JOIN "changed" ON "id" = "actionId" WHERE "did" <> 'reopened'
      -- Minutes that close an action which the log has not seen leave no step.
      UNION ALL SELECT "id", ${laterOf(placeOf(meetings, sql`"closedAt"`, sql`"raised"`), sql`"raised"`)}, ${end}
      FROM "changed" WHERE "outstanding" = ${false} AND "closedAt" IS NOT NULL
        AND "id" NOT IN (SELECT "actionId" FROM "step" WHERE "did" <> 'reopened')
    ), "late" AS MATERIALIZED (
      SELECT "actionId", ${laterOf(sql`"missed"`, laterOf(sql`"from"`, sql`"raised"`))} AS "from", "until"
      FROM (SELECT "actionId", "to", ${lateFrom(sql`"to"`)} AS "missed",
              -- Where none was recorded yet, the first there was.
              CASE WHEN ROW_NUMBER() OVER "life" = 1 THEN 0 ELSE "said" END AS "from",
              COALESCE(LEAD("said") OVER "life", ${end}) AS "until"
            FROM (SELECT "actionId", "to", "at", "row", ${ofInstant(sql`"at"`)} AS "said" FROM "TargetMove"
                  WHERE "actionId" IN (SELECT "id" FROM "changed") AND "withdrawn" = ${false}) AS "move"
            WINDOW "life" AS (PARTITION BY "actionId" ORDER BY "at", "row")) AS "target"
      JOIN "changed" ON "id" = "actionId" WHERE "to" <> 'TBC'
    )
    SELECT 0 AS "open", "late" AS "overdue", ${end} AS "until", COUNT(*) AS "count"
      FROM (SELECT ${lateFrom(sql`"target"`)} AS "late" FROM "Action"
            WHERE ${join(conditionsOf(committeeId, { show: "outstanding", ...owned }), " AND ")}) AS "now" GROUP BY "late"
    UNION ALL SELECT 0, "late", ${end}, -COUNT(*) FROM "changed" WHERE "outstanding" = ${true} GROUP BY "late"
    UNION ALL SELECT "raised", ${end}, ${end}, COUNT(*) FROM "changed" GROUP BY "raised"
    UNION ALL SELECT "from", ${end}, "until", -COUNT(*) FROM "ended" GROUP BY "from", "until"
    UNION ALL SELECT ${end}, "from", "until", COUNT(*) FROM "late" GROUP BY "from", "until"
    UNION ALL SELECT ${end}, "from", "until", -COUNT(*) FROM (
      SELECT ${laterOf(sql`"late"."from"`, sql`"ended"."from"`)} AS "from",
        CASE WHEN "late"."until" < "ended"."until" THEN "late"."until" ELSE "ended"."until" END AS "until"
      FROM "late" JOIN "ended" ON "ended"."actionId" = "late"."actionId"
      WHERE "ended"."from" < "ended"."until" AND "late"."from" < "late"."until") AS "both" GROUP BY "from", "until"`);
  return rows.map(({ open, overdue, until, count }) => ({
    open: Number(open),
    overdue: Number(overdue),
    until: Number(until),
    count: Number(count),
  }));
};
