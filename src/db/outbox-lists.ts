import type { Chosen, Outbox } from "../app/deliveries.js";
import type { Db } from "./client.js";
import { toListed } from "./delivery-rows.js";

const chosen = ({ committeeId, states, since, aboutActions, answered, settled }: Chosen) => ({
  committeeId,
  state: { in: [...states] },
  ...(since === undefined ? {} : { dueAt: { gte: since } }),
  ...(aboutActions ? { actionId: { not: null } } : {}),
  ...(answered ? { answeredAt: { not: null } } : {}),
  ...(settled === undefined ? {} : { settledAt: { gte: settled.from, lt: settled.to } }),
});

/** What went out and what waits, for whoever looks after it. */
export const outboxLists = (db: Db): Pick<Outbox, "list" | "count" | "find" | "about" | "has"> => ({
  list: async ({ limit, offset = 0, ...which }) => {
    const rows = await db.delivery.findMany({
      where: chosen(which),
      orderBy: [{ dueAt: "desc" }, { key: "asc" }],
      take: limit,
      skip: offset,
    });
    return rows.map(toListed);
  },
  has: async (key) => (await db.delivery.findUnique({ where: { key }, select: { id: true } })) !== null,
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
});
