import type { Delivery, NewDelivery, Outbox, Settlement } from "../app/ports.js";
import type { Platform } from "../domain/register.js";
import type { Db, Dialect } from "./client.js";
import { readMessage, toJson } from "./json.js";
import { empty, sql } from "./raw.js";

/** Queues a delivery; a key that is there already is left as it is. */
export const enqueue = async (db: Db, delivery: NewDelivery): Promise<void> => {
  const { id, key, committeeId, to, message, dueAt } = delivery;
  const { personId, platform, tenant, channel } = {
    personId: null,
    platform: null,
    tenant: null,
    channel: null,
    ...to,
  };
  await db.$executeRaw(
    sql`INSERT INTO "Delivery" ("id", "key", "committeeId", "personId", "platform", "tenant", "channel", "message", "dueAt", "state", "nextAt", "attempts")
        VALUES (${id}, ${key}, ${committeeId}, ${personId}, ${platform}, ${tenant}, ${channel}, ${toJson(message)}, ${dueAt}, 'waiting', ${dueAt}, 0)
        ON CONFLICT ("key") DO NOTHING`,
  );
};

type ClaimedRow = {
  id: string;
  key: string;
  committeeId: string;
  personId: string | null;
  platform: string | null;
  tenant: string | null;
  channel: string | null;
  message: string;
  dueAt: Date;
  attempts: number;
};

const toDelivery = (row: ClaimedRow): Delivery => ({
  id: row.id,
  key: row.key,
  committeeId: row.committeeId,
  to:
    row.personId !== null
      ? { personId: row.personId }
      : { platform: row.platform as Platform, tenant: row.tenant ?? "", channel: row.channel ?? "" },
  message: readMessage(row.message),
  dueAt: row.dueAt,
  attempts: row.attempts,
});

export const outbox = (db: Db, dialect: Dialect): Outbox => ({
  // One statement either way. On PostgreSQL two holders at once pass over each other's rows; SQLite has one writer.
  claim: async (now, limit, holder, leaseMs) => {
    const rows = await db.$queryRaw<ClaimedRow[]>(
      sql`UPDATE "Delivery" SET "holder" = ${holder}, "nextAt" = ${new Date(now.getTime() + leaseMs)}, "attempts" = "attempts" + 1
          WHERE "id" IN (
            SELECT "id" FROM "Delivery" WHERE "state" = 'waiting' AND "nextAt" <= ${now}
            ORDER BY "nextAt" LIMIT ${limit} ${dialect === "postgres" ? sql`FOR UPDATE SKIP LOCKED` : empty}
          ) RETURNING "id", "key", "committeeId", "personId", "platform", "tenant", "channel", "message", "dueAt", "attempts"`,
    );
    return rows.map(toDelivery).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  },
  // A holder whose lease ran out, and was taken over, settles nothing.
  settle: async (id, holder, settlement) => {
    await db.delivery.updateMany({ where: { id, holder, state: "waiting" }, data: settled(settlement) });
  },
});

const settled = (settlement: Settlement) => {
  switch (settlement.kind) {
    case "sent":
      return {
        state: "sent",
        settledAt: settlement.at,
        conversation: settlement.conversation,
        messageId: settlement.messageId,
        why: null,
      };
    case "later":
      return { holder: null, nextAt: settlement.at, why: settlement.why };
    case "failed":
      return { state: "failed", settledAt: settlement.at, why: settlement.why };
  }
};
