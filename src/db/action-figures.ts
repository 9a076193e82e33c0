import type { FigureReads, SentReminder } from "../app/figures.js";
import type { ActionFilter } from "../domain/list/filter.js";
import type { Target } from "../domain/target.js";
import { conditionsOf, conditionsOfOwners, isOfOwners } from "./action-filter.js";
import { trendSpans } from "./action-trend.js";
import type { Db } from "./client.js";
import { join, type Sql, sql } from "./raw.js";

type Count = number | bigint;

const target = (text: string | null): Target => text ?? "TBC";

/** So many ids go into one statement. */
const BATCH = 900;

/** Reminders of overdue actions, sent since then, of those actions that have so many without an answer. */
const overdueReminders = async (db: Db, committeeId: string, since: Date, times: number): Promise<SentReminder[]> => {
  const sent = sql`"committeeId" = ${committeeId} AND "dueAt" >= ${since} AND "state" = 'sent'
    AND "actionId" IS NOT NULL AND "key" LIKE '%|overdue|%'`;
  const rows = await db.$queryRaw<{ actionId: string; partyId: string | null; key: string; id: string }[]>(
    sql`SELECT "id", "actionId", "partyId", "key" FROM "Delivery" WHERE ${sent} AND EXISTS (
          SELECT 1 FROM "Owner" WHERE "Owner"."actionId" = "Delivery"."actionId" AND "Owner"."partyId" = "Delivery"."partyId"
        ) AND "actionId" IN (
          SELECT "actionId" FROM "Delivery" WHERE ${sent} AND "answeredAt" IS NULL
          GROUP BY "actionId" HAVING COUNT(*) >= ${times})`,
  );
  const found: SentReminder[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const some = rows.slice(from, from + BATCH);
    const instants = await db.delivery.findMany({
      where: { id: { in: some.map(({ id }) => id) } },
      select: { id: true, dueAt: true, answeredAt: true },
    });
    const at = new Map(instants.map((one) => [one.id, one]));
    for (const { id, actionId, partyId, key } of some) {
      const when = at.get(id);
      if (when)
        found.push({
          actionId,
          partyId: partyId ?? "",
          date: key.split("|")[2] ?? "",
          at: when.dueAt,
          answeredAt: when.answeredAt,
        });
    }
  }
  return found;
};

const counted = async (db: Db, from: Sql): Promise<number> => {
  const [row] = await db.$queryRaw<{ count: Count }[]>(sql`SELECT COUNT(*) AS "count" FROM ${from}`);
  return Number(row?.count ?? 0);
};

const count = async (db: Db, committeeId: string, filter: ActionFilter): Promise<number> => {
  // One action of several owners has a row for each.
  if (isOfOwners(filter))
    return counted(
      db,
      sql`(SELECT DISTINCT "meeting", "sequence" FROM "Owner" WHERE ${join(conditionsOfOwners(filter), " AND ")}) AS "owned"`,
    );
  const { silentSince, ...rest } = filter;
  const all = sql`"Action" WHERE ${join(conditionsOf(committeeId, rest), " AND ")}`;
  if (silentSince === undefined) return counted(db, all);
  // Those that were spoken of since are few, the silent many: so it begins with those, which it would not by itself.
  const spoken = sql`SELECT DISTINCT "actionId" FROM "Update" WHERE "at" >= ${silentSince} AND "withdrawn" = ${false}`;
  return (
    (await counted(db, all)) - (await counted(db, sql`(${spoken}) AS "spoken" CROSS JOIN ${all} AND "id" = "actionId"`))
  );
};

/** Figures of the log, each along an index. */
export const actionFigures = (db: Db): FigureReads => ({
  count: (committeeId, filter) => count(db, committeeId, filter),
  targets: async (committeeId, filter) => {
    const rows = await db.$queryRaw<{ target: string | null; count: Count }[]>(
      sql`SELECT "target", COUNT(*) AS "count" FROM "Action" WHERE ${join(conditionsOf(committeeId, filter), " AND ")}
          GROUP BY "target"`,
    );
    return rows.map((row) => ({ target: target(row.target), count: Number(row.count) }));
  },
  byParty: async (committeeId, today, until) => {
    const when = (condition: Sql, name: Sql): Sql => sql`SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${name}`;
    const rows = await db.$queryRaw<{ partyId: string; overdue: Count; soon: Count; later: Count; undated: Count }[]>(
      sql`SELECT "partyId", ${when(sql`"target" < ${today}`, sql`"overdue"`)},
            ${when(sql`"target" >= ${today} AND "target" <= ${until}`, sql`"soon"`)},
            ${when(sql`"target" > ${until}`, sql`"later"`)}, ${when(sql`"target" IS NULL`, sql`"undated"`)}
          FROM "Owner" WHERE "partyId" IN (SELECT "id" FROM "Party" WHERE "committeeId" = ${committeeId})
            AND "outstanding" = ${true} GROUP BY "partyId"`,
    );
    return rows.map(({ partyId, ...spread }) => ({
      partyId,
      overdue: Number(spread.overdue),
      soon: Number(spread.soon),
      later: Number(spread.later),
      undated: Number(spread.undated),
    }));
  },
  trend: (committeeId, meetings, ownerIds) => trendSpans(db, committeeId, meetings, ownerIds),
  overdueReminders: (committeeId, since, times) => overdueReminders(db, committeeId, since, times),
});
