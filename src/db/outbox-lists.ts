import type { Outbox } from "../app/deliveries.js";
import type { Db } from "./client.js";
import { toListed } from "./delivery-rows.js";

/** What went out and what waits, for whoever looks after it. */
export const outboxLists = (db: Db): Pick<Outbox, "list" | "count" | "find" | "has"> => ({
  list: async ({ committeeId, states, since, limit, offset = 0 }) => {
    const rows = await db.delivery.findMany({
      where: { committeeId, state: { in: [...states] }, ...(since === undefined ? {} : { dueAt: { gte: since } }) },
      orderBy: [{ dueAt: "desc" }, { key: "asc" }],
      take: limit,
      skip: offset,
    });
    return rows.map(toListed);
  },
  count: (committeeId, state, since) =>
    db.delivery.count({ where: { committeeId, state, ...(since === undefined ? {} : { dueAt: { gte: since } }) } }),
  has: async (key) => (await db.delivery.findUnique({ where: { key }, select: { id: true } })) !== null,
  find: async (id) => {
    const row = await db.delivery.findUnique({ where: { id } });
    return row === null ? null : toListed(row);
  },
});
