import type { TrendMeeting } from "../app/figures.js";
import type { Span } from "../domain/digest/trend.js";
import { conditionsOf } from "./action-filter.js";
import type { Db } from "./client.js";
import { empty, join, raw, type Sql, sql } from "./raw.js";

/**
 * Everything that changed since a meeting: raised; closed; or moved, withdrawn or open again. Each part by an index, which
 * the plain names of columns that stand in another one's would keep SQLite from.
 */
const changedSince = (committeeId: string, meeting: number, at: Date, owned: Sql): Sql => {
  const rows = sql`SELECT "id", "closedAt", "outstanding", "target", "dateRaised" FROM "Action"`;
  return sql`${rows} WHERE "committeeId" = ${committeeId} AND "meeting" >= ${meeting} ${owned}
    UNION ALL ${rows} WHERE "committeeId" = ${committeeId} AND "closedAt" >= ${meeting} AND "meeting" + 0 < ${meeting} ${owned}
    UNION ALL ${rows} WHERE "id" IN (SELECT "actionId" FROM "TargetMove" WHERE "at" >= ${at}
        UNION ALL SELECT "actionId" FROM "AuditEntry" WHERE "committeeId" = ${committeeId}
          AND "did" IN ('closed', 'withdrawn', 'reopened') AND "at" >= ${at} AND "actionId" IS NOT NULL)
      -- Moves are of every committee.
      AND "committeeId" || '' = ${committeeId} AND "meeting" + 0 < ${meeting}
      AND COALESCE("closedAt", ${meeting} - 1) < ${meeting} ${owned}`;
};

const place = (n: number): Sql => raw(String(n));

/**
 * The place of the first meeting of which something holds that holds of all after it, too; past the last one where it
 * holds of none. Halved, for it is asked of every row.
 */
const firstWhere = (meetings: readonly TrendMeeting[], holds: (meeting: TrendMeeting) => Sql, before = 0): Sql => {
  const half = meetings.length >> 1;
  const middle = meetings[half];
  if (!middle) return place(before);
  const [earlier, later] = [meetings.slice(0, half), meetings.slice(half + 1)];
  return sql`CASE WHEN ${holds(middle)} THEN ${firstWhere(earlier, holds, before)}
    ELSE ${firstWhere(later, holds, before + half + 1)} END`;
};

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
  const ofOwners = ownerIds
    ? sql`AND "id" IN (SELECT "actionId" FROM "Owner" WHERE "partyId" IN (${join([...ownerIds])}))`
    : empty;
  const ofDay = (day: Sql): Sql => firstWhere(meetings, ({ date }) => sql`${day} <= ${date}`);
  const lateFrom = (target: Sql): Sql => firstWhere(meetings, ({ date }) => sql`${target} < ${date}`);
  const ofInstant = (at: Sql): Sql => firstWhere(meetings, ({ over }) => sql`${at} < ${over}`);
  const rows = await db.$queryRaw<Record<keyof Span, number | bigint>[]>(sql`
    WITH "changed" AS MATERIALIZED (
      -- A number is sorted and joined by in less time than an id.
      SELECT ROW_NUMBER() OVER () AS "n", "id", "closedAt", "outstanding", ${lateFrom(sql`"target"`)} AS "late", ${ofDay(sql`"dateRaised"`)} AS "raised"
      FROM (${changedSince(committeeId, lowest, first.begins, ofOwners)}) AS "since"
    ), "step" AS MATERIALIZED (
      -- The last one recorded counts, be it of an earlier meeting than those before it.
      SELECT "n", "did", "raised", "from", COALESCE(MIN("from") OVER (PARTITION BY "n" ORDER BY "row"
        ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING), ${end}) AS "until"
      FROM (SELECT "n", "row", "did", "raised", CASE WHEN "did" = 'closed' THEN
              ${placeOf(meetings, sql`"meeting"`, ofInstant(sql`"at"`))} ELSE ${ofInstant(sql`"at"`)} END AS "from"
            FROM "changed" CROSS JOIN "AuditEntry" WHERE "actionId" = "changed"."id"
              AND "did" IN ('closed', 'withdrawn', 'reopened')) AS "said"
    ), "ended" AS MATERIALIZED (
      SELECT "n", ${laterOf(sql`"from"`, sql`"raised"`)} AS "from", "until"
      FROM "step" WHERE "did" <> 'reopened'
      -- Minutes that close an action which the log has not seen leave no step.
      UNION ALL SELECT "n", ${laterOf(placeOf(meetings, sql`"closedAt"`, sql`"raised"`), sql`"raised"`)}, ${end}
      FROM "changed" WHERE "outstanding" = ${false} AND "closedAt" IS NOT NULL
        AND "n" NOT IN (SELECT "n" FROM "step" WHERE "did" <> 'reopened')
    ), "late" AS MATERIALIZED (
      SELECT "n", ${laterOf(sql`"missed"`, laterOf(sql`"from"`, sql`"raised"`))} AS "from", "until"
      FROM (SELECT "n", "to", "raised", ${lateFrom(sql`"to"`)} AS "missed",
              -- Where none was recorded yet, the first there was.
              CASE WHEN ROW_NUMBER() OVER "life" = 1 THEN 0 ELSE "said" END AS "from",
              COALESCE(LEAD("said") OVER "life", ${end}) AS "until"
            FROM (SELECT "n", "to", "at", "row", "raised", ${ofInstant(sql`"at"`)} AS "said"
                  FROM "changed" CROSS JOIN "TargetMove" WHERE "actionId" = "changed"."id" AND "withdrawn" = ${false}) AS "move"
            WINDOW "life" AS (PARTITION BY "n" ORDER BY "at", "row")) AS "target"
      WHERE "to" <> 'TBC'
    )
    -- By target first, as the index has them: there are few, however many the actions.
    SELECT 0 AS "open", "late" AS "overdue", ${end} AS "until", CAST(SUM("count") AS INTEGER) AS "count"
      FROM (SELECT ${lateFrom(sql`"target"`)} AS "late", COUNT(*) AS "count" FROM "Action"
            WHERE ${join(conditionsOf(committeeId, { show: "outstanding", ...owned }), " AND ")}
            GROUP BY "target") AS "now" GROUP BY "late"
    UNION ALL SELECT 0, "late", ${end}, -COUNT(*) FROM "changed" WHERE "outstanding" = ${true} GROUP BY "late"
    UNION ALL SELECT "raised", ${end}, ${end}, COUNT(*) FROM "changed" GROUP BY "raised"
    UNION ALL SELECT "from", ${end}, "until", -COUNT(*) FROM "ended" GROUP BY "from", "until"
    UNION ALL SELECT ${end}, "from", "until", COUNT(*) FROM "late" GROUP BY "from", "until"
    UNION ALL SELECT ${end}, "from", "until", -COUNT(*) FROM (
      SELECT ${laterOf(sql`"late"."from"`, sql`"ended"."from"`)} AS "from",
        CASE WHEN "late"."until" < "ended"."until" THEN "late"."until" ELSE "ended"."until" END AS "until"
      FROM "late" JOIN "ended" ON "ended"."n" = "late"."n"
      WHERE "ended"."from" < "ended"."until" AND "late"."from" < "late"."until") AS "both" GROUP BY "from", "until"`);
  return rows.map(({ open, overdue, until, count }) => ({
    open: Number(open),
    overdue: Number(overdue),
    until: Number(until),
    count: Number(count),
  }));
};
