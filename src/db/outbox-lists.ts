import type { Chosen, Outbox } from "../app/deliveries.js";
import type { Db } from "./client.js";
import { toListed } from "./delivery-rows.js";
import { join, sql } from "./raw.js";

const chosen = ({ committeeId, states, since, aboutActions, answered, settled }: Chosen) => ({
  committeeId,
  state: { in: [...states] },
  ...(since === undefined ? {} : { dueAt: { gte: since } }),
  ...(aboutActions ? { actionId: { not: null } } : {}),
  ...(answered ? { answeredAt: { not: null } } : {}),
  ...(settled === undefined ? {} : { settledAt: { gte: settled.from, lt: settled.to } }),
});

/** What went out and what waits, for whoever looks after it. */
export const outboxLists = (db: Db): Pick<Outbox, "list" | "count" | "find" | "about" | "followed"> => ({
  list: async ({ limit, offset = 0, ...which }) => {
    const rows = await db.delivery.findMany({
      where: chosen(which),
      orderBy: [{ dueAt: "desc" }, { key: "asc" }],
      take: limit,
      skip: offset,
    });
    return rows.map(toListed);
  },
  count: (which) => db.delivery.count({ where: chosen(which) }),
  find: async (id) => {
    const row = await db.delivery.findUnique({ where: { id } });
    return row === null ? null : toListed(row);
  },
  about: async (actionId, limit) => {
    const rows = await db.delivery.findMany({
      where: { actionId },
      orderBy: [{ dueAt: "desc" }, { key: "asc" }],
      take: limit,
    });
    return rows.map(toListed);
  },
  followed: async (ids) => {
    if (ids.length === 0) return new Set();
    const rows = await db.$queryRaw<{ id: string }[]>(
      sql`SELECT "one"."id" FROM "Delivery" AS "one" WHERE "one"."id" IN (${join([...ids])}) AND EXISTS (
            SELECT 1 FROM "Delivery" AS "later" WHERE "later"."actionId" = "one"."actionId"
              AND "later"."personId" = "one"."personId" AND "later"."dueAt" > "one"."dueAt"
              AND "later"."state" IN ('waiting', 'carried', 'sent'))`,
    );
    return new Set(rows.map(({ id }) => id));
  },
});
