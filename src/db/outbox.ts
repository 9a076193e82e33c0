import type { Delivery, NewDelivery, Outbox, Settlement } from "../app/deliveries.js";
import type { Db, Dialect, PrismaClient } from "./client.js";
import { type DeliveryRow, toNewDelivery } from "./delivery-rows.js";
import { toJson } from "./json.js";
import { lying } from "./lying.js";
import { outboxLists } from "./outbox-lists.js";
import { empty, type Sql, sql } from "./raw.js";
import { passOn } from "./reminder-writes.js";
import { turnedBack } from "./turned-back.js";

/** Queues a delivery; a key that is there already is left as it is, and the answer is false. */
export const enqueue = async (db: Db, delivery: NewDelivery): Promise<boolean> => {
  const { id, key, committeeId, to, message, about, meetingId = null, bundle = null, dueAt } = delivery;
  const { personId, platform, tenant, channel } = {
    personId: null,
    platform: null,
    tenant: null,
    channel: null,
    ...to,
  };
  const { actionId, partyId } = { actionId: null, partyId: null, ...about };
  const state = bundle === null || bundle === id ? "waiting" : "carried";
  const queued = await db.$executeRaw(
    sql`INSERT INTO "Delivery" ("id", "key", "committeeId", "personId", "platform", "tenant", "channel", "message",
          "actionId", "partyId", "meetingId", "bundle", "dueAt", "state", "nextAt", "attempts")
        VALUES (${id}, ${key}, ${committeeId}, ${personId}, ${platform}, ${tenant}, ${channel}, ${toJson(message)},
          ${actionId}, ${partyId}, ${meetingId}, ${bundle}, ${dueAt}, ${state}, ${dueAt}, 0)
        ON CONFLICT ("key") DO NOTHING`,
  );
  return queued === 1;
};

const toDelivery = (row: DeliveryRow): Delivery => ({
  ...toNewDelivery(row),
  attempts: row.attempts,
  cutOff: row.cutOff,
  unsure: row.unsure,
});

/** These, and all that they carry. */
const withCarried = async (db: PrismaClient, ids: string[]): Promise<Delivery[]> => {
  const rows = await db.delivery.findMany({
    where: { OR: [{ id: { in: ids } }, { bundle: { in: ids }, state: "carried" }] },
    orderBy: [{ dueAt: "asc" }, { key: "asc" }],
  });
  return rows.map(toDelivery);
};

export const outbox = (db: PrismaClient, dialect: Dialect): Outbox => ({
  ...outboxLists(db),
  ...lying(db, dialect),
  ...turnedBack(db),
  due: async (now, limit) => {
    const due = await db.delivery.findMany({
      where: { state: "waiting", nextAt: { lte: now } },
      orderBy: { nextAt: "asc" },
      take: limit,
    });
    return withCarried(
      db,
      due.map(({ id }) => id),
    );
  },
  // One statement either way. On PostgreSQL two holders at once pass over each other's rows; SQLite has one writer.
  claim: async (now, limit, holder, leaseMs) => {
    const taken = await db.$queryRaw<{ id: string }[]>(
      sql`UPDATE "Delivery" SET "cutOff" = ("holder" IS NOT NULL), "holder" = ${holder},
            "nextAt" = ${new Date(now.getTime() + leaseMs)}, "attempts" = "attempts" + 1
          WHERE "id" IN (
            SELECT "id" FROM "Delivery" WHERE "state" = 'waiting' AND "nextAt" <= ${now}
            ORDER BY "nextAt" LIMIT ${limit} ${dialect === "postgres" ? sql`FOR UPDATE SKIP LOCKED` : empty}
          ) RETURNING "id"`,
    );
    if (taken.length === 0) return [];
    return withCarried(
      db,
      taken.map(({ id }) => id),
    );
  },
  begin: async (holder, ids) => {
    await db.delivery.updateMany({
      where: { id: { in: [...ids] }, holder, state: "waiting" },
      data: { unsure: true },
    });
  },
  settle: async (holder, settled) => {
    if (settled.length === 0) return;
    await db.$transaction(async (transaction) => {
      for (const { id, settlement } of settled) await settleOne(transaction, holder, id, settlement);
      // Where its carrier went to them before, what it was to carry goes all the same.
      const queued = settled.flatMap(({ settlement }) => ("instead" in settlement ? (settlement.instead ?? []) : []));
      for (const bundle of new Set(queued.flatMap((one) => one.bundle ?? [])))
        if ((await transaction.delivery.count({ where: { id: bundle } })) === 0) await passOn(transaction, bundle);
    });
  },
  nextDue: async () => {
    const [waiting, redraw] = await Promise.all([
      db.delivery.findFirst({ where: { state: "waiting" }, orderBy: { nextAt: "asc" }, select: { nextAt: true } }),
      db.delivery.findFirst({
        where: { redrawAt: { not: null } },
        orderBy: { redrawAt: { sort: "asc", nulls: "last" } },
        select: { redrawAt: true },
      }),
    ]);
    const instants = [waiting?.nextAt, redraw?.redrawAt].flatMap((at) => (at ? [at.getTime()] : []));
    return instants.length === 0 ? null : new Date(Math.min(...instants));
  },
});

/** What is carried is held by whoever holds its carrier. */
const settleOne = async (db: Db, holder: string, id: string, settlement: Settlement): Promise<void> => {
  const heldWhere = (lease: Sql) => sql`"id" = ${id} AND (("state" = 'waiting' AND "holder" = ${holder} ${lease}) OR
    ("state" = 'carried' AND "bundle" IN (SELECT "id" FROM "Delivery" WHERE "holder" = ${holder} ${lease})))`;
  const held = heldWhere(empty);
  /** The lease has not ended by the clock that it was decided by. */
  const inTime = heldWhere(sql`AND "nextAt" >= ${settlement.at}`);
  /** Its message went without it: it is decided again by itself. */
  const leftBehind = () =>
    db.$executeRaw(
      sql`UPDATE "Delivery" SET "state" = 'waiting', "bundle" = NULL WHERE ${held} AND "state" = 'carried'
          AND "bundle" IN (SELECT "id" FROM "Delivery" WHERE "state" = 'sent')`,
    );
  switch (settlement.kind) {
    case "sent": {
      const { at, platform, tenant, conversation, messageId } = settlement;
      const [now] = await db.$queryRaw<{ actionId: string | null; personId: string | null }[]>(
        sql`UPDATE "Delivery" SET "state" = 'sent', "settledAt" = ${at}, "platform" = ${platform}, "tenant" = ${tenant}, "conversation" = ${conversation},
              "messageId" = ${messageId}, "why" = NULL, "unsure" = ${false}, "live" = ("actionId" IS NOT NULL OR "meetingId" IS NOT NULL)
            WHERE ${held} RETURNING "actionId", "personId"`,
      );
      if (now?.actionId && now.personId)
        await db.$executeRaw(
          sql`UPDATE "Delivery" SET "live" = ${false}, "redrawAt" = ${at}
              WHERE "actionId" = ${now.actionId} AND "live" = ${true} AND "personId" = ${now.personId} AND "id" <> ${id}`,
        );
      return;
    }
    case "later": {
      const { next, why, unsure } = settlement;
      await db.$executeRaw(
        sql`UPDATE "Delivery" SET "holder" = NULL, "cutOff" = ${false}, "nextAt" = ${next}, "why" = ${why},
              "unsure" = ${unsure} WHERE ${inTime} AND "state" = 'waiting'`,
      );
      return;
    }
    case "failed":
    case "dropped": {
      const { why = null } = settlement;
      const ended = await db.$executeRaw(
        sql`UPDATE "Delivery" SET "state" = ${settlement.kind}, "settledAt" = ${settlement.at}, "why" = ${why}
            WHERE ${inTime}`,
      );
      if (ended > 0 && settlement.kind === "failed") for (const told of settlement.tell ?? []) await enqueue(db, told);
      if (ended === 0) await leftBehind();
      return;
    }
    case "taken out": {
      await db.$executeRaw(
        sql`UPDATE "Action" SET "remindAt" = NULL WHERE "id" IN (SELECT "actionId" FROM "Delivery" WHERE ${inTime})`,
      );
      // Whoever stands in for them has it in the same moment, so that the planning sees that the owner is reminded.
      const taken = await db.$executeRaw(sql`DELETE FROM "Delivery" WHERE ${inTime}`);
      if (taken === 0) await leftBehind();
      else for (const instead of settlement.instead ?? []) await enqueue(db, instead);
    }
  }
};
