import type { Chosen, Outbox } from "../app/deliveries.js";
import type { ToldChange, ToldSeries } from "../domain/notices/notice.js";
import type { Db } from "./client.js";
import { toListed } from "./delivery-rows.js";
import { readMessage } from "./message-json.js";

const chosen = ({ committeeId, states, under, since, aboutActions, outstanding, answered, settled }: Chosen) => ({
  committeeId,
  state: { in: [...states] },
  ...(under === undefined
    ? {}
    : { AND: { OR: under.flatMap((key) => [{ key }, { key: { startsWith: `${key}|` } }]) } }),
  ...(since === undefined ? {} : { dueAt: { gte: since } }),
  ...(aboutActions ? { actionId: { not: null } } : {}),
  ...(outstanding ? { OR: [{ actionId: null }, { action: { status: { in: ["open", "completion proposed"] } } }] } : {}),
  ...(answered ? { answeredAt: { not: null } } : {}),
  ...(settled === undefined ? {} : { settledAt: { gte: settled.from, lt: settled.to } }),
});

/** What went out and what waits, for whoever looks after it. */
export const outboxLists = (
  db: Db,
): Pick<
  Outbox,
  | "list"
  | "count"
  | "snoozes"
  | "find"
  | "unreachedSince"
  | "about"
  | "known"
  | "lastChanges"
  | "changesOf"
  | "seriesChanges"
> => ({
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
  snoozes: (actionIds) => db.snooze.findMany({ where: { actionId: { in: [...actionIds] } } }),
  find: async (id) => {
    const row = await db.delivery.findUnique({ where: { id } });
    return row === null ? null : toListed(row);
  },
  unreachedSince: async (committeeId, since) => {
    const lately = { committeeId, dueAt: { gte: since } };
    const [told, sent] = await Promise.all([
      db.delivery.findMany({
        where: { ...lately, key: { contains: "|nobody:" } },
        orderBy: { dueAt: "asc" },
        select: { key: true, dueAt: true },
      }),
      db.delivery.groupBy({
        by: ["partyId"],
        where: { ...lately, partyId: { not: null }, personId: { not: null }, state: "sent" },
        _max: { settledAt: true },
      }),
    ]);
    const last = new Map(sent.map(({ partyId, _max }) => [partyId, _max.settledAt]));
    const first = new Map<string, Date>();
    for (const { key, dueAt } of told) {
      const partyId = /\|nobody:([^|]+)/u.exec(key)?.[1];
      if (partyId === undefined || first.has(partyId)) continue;
      const before = last.get(partyId);
      if (!before || dueAt > before) first.set(partyId, dueAt);
    }
    return first;
  },
  known: async (keys) => {
    const rows = await db.delivery.findMany({ where: { key: { in: [...keys] } }, select: { key: true } });
    return new Set(rows.map(({ key }) => key));
  },
  lastChanges: async (meetingIds) => {
    const where = { meetingId: { in: [...meetingIds] }, key: { contains: "|change|" } };
    const rows = await db.delivery.groupBy({ by: ["meetingId"], where, _max: { dueAt: true } });
    return new Map(rows.flatMap(({ meetingId, _max: { dueAt } }) => (meetingId && dueAt ? [[meetingId, dueAt]] : [])));
  },
  changesOf: async (meetingId) => {
    const where = { meetingId, OR: ["|change|", "|cancellation|"].map((kind) => ({ key: { contains: kind } })) };
    const rows = await db.delivery.findMany({ where, select: { message: true, state: true } });
    const changes = new Map<number, ToldChange>();
    for (const { message: written, state } of rows) {
      const message = readMessage(written);
      if (message.kind !== "notice" || message.change === null) continue;
      const { was, sequence } = message.change;
      const told = state === "sent" || (changes.get(sequence)?.told ?? false);
      changes.set(sequence, { was, sequence, told });
    }
    return [...changes.values()];
  },
  seriesChanges: async (ids) => {
    const where = { meetingId: { in: [...ids] } };
    const rows = await db.delivery.findMany({ where, select: { message: true, state: true } });
    const changes = new Map<number, ToldSeries>();
    for (const { message: written, state } of rows) {
      const message = readMessage(written);
      if (message.kind !== "series notice") continue;
      const { version, dropped } = message;
      const told = state === "sent" || (changes.get(version)?.told ?? false);
      changes.set(version, { version, dropped, told });
    }
    return [...changes.values()];
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
