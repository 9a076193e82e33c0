import type { Outbox } from "../app/deliveries.js";
import type { Db, Dialect } from "./client.js";
import { toLying } from "./delivery-rows.js";
import { empty, join, sql } from "./raw.js";

/** The reminders that lie in people's chats. */
export const lying = (
  db: Db,
  dialect: Dialect,
): Pick<Outbox, "claimRedraws" | "redrawn" | "inMessage" | "unanswered"> => ({
  claimRedraws: async (now, limit, leaseMs) => {
    const taken = await db.$queryRaw<{ conversation: string; messageId: string }[]>(
      sql`UPDATE "Delivery" SET "redrawAt" = ${new Date(now.getTime() + leaseMs)}
          WHERE "id" IN (
            SELECT "id" FROM "Delivery" WHERE "redrawAt" <= ${now}
            ORDER BY "redrawAt" LIMIT ${limit} ${dialect === "postgres" ? sql`FOR UPDATE SKIP LOCKED` : empty}
          ) RETURNING "conversation", "messageId"`,
    );
    const places = new Map(taken.map((place) => [`${place.conversation} ${place.messageId}`, place]));
    return Promise.all(
      [...places.values()].map(({ conversation, messageId }) => inMessage(db, conversation, messageId)),
    );
  },
  redrawn: async (ids, claimedUntil, again) => {
    if (ids.length === 0) return;
    // A change since then has set it anew, to its own instant: that redrawing is still owed.
    await db.$executeRaw(
      sql`UPDATE "Delivery" SET "redrawAt" = ${again} WHERE "id" IN (${join([...ids])}) AND "redrawAt" = ${claimedUntil}`,
    );
  },
  inMessage: (conversation, messageId) => inMessage(db, conversation, messageId),
  unanswered: async (personId, limit) => {
    // Of an owner who has the action still, and for whom they answer still.
    const theirs = await db.$queryRaw<{ id: string }[]>(
      sql`SELECT "id" FROM "Delivery" WHERE "personId" = ${personId} AND "live" = ${true} AND "answeredAt" IS NULL
          AND EXISTS (SELECT 1 FROM "Owner" WHERE "Owner"."actionId" = "Delivery"."actionId" AND "Owner"."partyId" = "Delivery"."partyId")
          AND EXISTS (SELECT 1 FROM "Contact" WHERE "Contact"."personId" = "Delivery"."personId" AND "Contact"."partyId" = "Delivery"."partyId")`,
    );
    const rows = await db.delivery.findMany({
      where: { id: { in: theirs.map(({ id }) => id) }, action: { status: "open" } },
      orderBy: [{ dueAt: "desc" }, { key: "asc" }],
      take: limit,
      include: { action: { select: { snoozes: { where: { personId }, select: { at: true } } } } },
    });
    const awake = rows.filter(({ action, dueAt }) => !action?.snoozes.some(({ at }) => at >= dueAt));
    return (awake.length > 0 ? awake : rows).map(({ action: _, ...row }) => toLying(row));
  },
});

const inMessage = async (db: Db, conversation: string, messageId: string) => {
  const where = { conversation, messageId, state: "sent" };
  return (await db.delivery.findMany({ where, orderBy: { key: "asc" } })).map(toLying);
};
