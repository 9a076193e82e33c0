import type { ReminderWrites } from "../app/deliveries.js";
import type { AuditEntry } from "../domain/audit.js";
import { ACTION_COLUMNS, type ActionRow } from "./action-rows.js";
import type { Codes } from "./actions.js";
import type { Db, Dialect } from "./client.js";
import { byHand } from "./message-json.js";
import { TO_ITS_OWN } from "./part.js";
import { empty, join, sql } from "./raw.js";
import { withReminders } from "./with-reminders.js";

/** Of an action that is looked at again only after a change. */
const NEVER = new Date("9999-12-31T00:00:00.000Z");

/** What changes which actions a meeting raised and closed, or their words: channels may have been told of them. */
const OF_A_MEETING: ReadonlySet<AuditEntry["did"]> = new Set([
  "raised",
  "imported",
  "reworded",
  "closed",
  "reopened",
  "undone",
]);

/** What the earlier reminders of an action say, too, is true only until one of these changes. */
const OF_EARLIER: ReadonlySet<AuditEntry["did"]> = new Set([
  ...([
    "imported",
    "retargeted",
    "redated",
    "proposed",
    "declined",
    "closed",
    "withdrawn",
    "reopened",
    "undone",
  ] as const),
  ...(["corrected", "reassigned", "reworded"] as const),
]);
/** So many earlier reminders of an action are kept true, the newest of them: more lie far up in their chats. */
const MOST_EARLIER = 30;

/** Drawn again, but not with somebody who left: that says nothing any more. */
const redrawn = (at: Date) => sql`CASE WHEN ${TO_ITS_OWN} THEN ${at} ELSE "redrawAt" END`;

/** What was changed of an action may change what lies in chats about it, and when it is next reminded of. */
export const noteChanged = async (
  db: Db,
  { actionId, at, did, committeeId }: Pick<AuditEntry, "actionId" | "at" | "did" | "committeeId">,
): Promise<void> => {
  if (actionId === null) return;
  await db.$executeRaw(sql`UPDATE "Action" SET "remindAt" = NULL WHERE "id" = ${actionId} AND "remindAt" IS NOT NULL`);
  await db.$executeRaw(
    sql`UPDATE "Delivery" SET "redrawAt" = ${at} WHERE "actionId" = ${actionId} AND "live" = ${true} AND ${TO_ITS_OWN}`,
  );
  if (OF_EARLIER.has(did))
    await db.$executeRaw(
      sql`UPDATE "Delivery" SET "redrawAt" = ${at} WHERE "id" IN (
            SELECT "id" FROM "Delivery" WHERE "actionId" = ${actionId} AND "live" = ${false} AND "state" = 'sent' AND ${TO_ITS_OWN}
            ORDER BY "dueAt" DESC LIMIT ${MOST_EARLIER})`,
    );
  if (!OF_A_MEETING.has(did)) return;
  await db.$executeRaw(
    sql`UPDATE "Delivery" SET "redrawAt" = ${at} WHERE "live" = ${true} AND "key" LIKE ${"%|outcome|%"} AND ${TO_ITS_OWN} AND "meetingId" IN (
          SELECT "id" FROM "Meeting" WHERE "committeeId" = ${committeeId} AND "number" IN (
            SELECT "meeting" FROM "AuditEntry" WHERE "actionId" = ${actionId}))`,
  );
};

/** Whom reminders reach, or when those of actions without a date go, may have changed: they are looked at again. */
export const lookAgain = async (
  db: Db,
  whose: { committeeId: string } | { withoutDateIn: string } | { partyId: string } | { personId: string },
) => {
  const which =
    "committeeId" in whose
      ? sql`"committeeId" = ${whose.committeeId}`
      : "withoutDateIn" in whose
        ? sql`"committeeId" = ${whose.withoutDateIn} AND "target" IS NULL`
        : "partyId" in whose
          ? sql`"id" IN (SELECT "actionId" FROM "Owner" WHERE "partyId" = ${whose.partyId})`
          : sql`"id" IN (SELECT "actionId" FROM "Owner" WHERE "partyId" IN
            (SELECT "partyId" FROM "Contact" WHERE "personId" = ${whose.personId}))`;
  await db.$executeRaw(
    sql`UPDATE "Action" SET "remindAt" = NULL WHERE ${which} AND "outstanding" = ${true} AND "remindAt" IS NOT NULL`,
  );
};

export const reminderWrites = (db: Db, dialect: Dialect, codes: Codes): ReminderWrites => ({
  takeTurn: async (committeeId) => {
    // SQLite has one writer, whose turn this is already.
    if (dialect === "postgres")
      await db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtext('reminders'), hashtext(${committeeId}))`);
  },
  toldOfNobody: async (committeeId, since) => {
    const where = { committeeId, dueAt: { gte: since }, key: { contains: "|nobody:" } };
    const rows = await db.delivery.findMany({ where, select: { key: true, dueAt: true } });
    return rows.map(({ key, dueAt }) => ({ key, at: dueAt }));
  },
  due: async (committeeId, now, limit, after) => {
    const place =
      after === undefined ? empty : sql`AND ("meeting", "sequence") > (${after.meeting}, ${after.sequence})`;
    const where = sql`"committeeId" = ${committeeId} AND "outstanding" = ${true} ${place}`;
    // One index for each way of being due: OR would read them all.
    const rows = await db.$queryRaw<ActionRow[]>(
      sql`SELECT * FROM (
            SELECT ${ACTION_COLUMNS} FROM "Action" WHERE ${where} AND "remindAt" IS NULL
            UNION SELECT ${ACTION_COLUMNS} FROM "Action" WHERE ${where} AND "remindAt" <= ${now}
            UNION SELECT ${ACTION_COLUMNS} FROM "Action" WHERE ${where} AND "plannedAt" > ${now}
          ) AS "due" ORDER BY "meeting", "sequence" LIMIT ${limit}`,
    );
    return withReminders(db, rows, await codes(db, committeeId));
  },
  planned: async (actionIds, now, next) => {
    if (actionIds.length === 0) return;
    await db.action.updateMany({
      where: { id: { in: [...actionIds] } },
      data: { remindAt: next ?? NEVER, plannedAt: now },
    });
  },
  answered: async (actionId, partyIds, by, at) => {
    if (partyIds.length === 0) return;
    await db.$executeRaw(
      sql`UPDATE "Delivery" SET "answeredAt" = ${at}, "answeredBy" = ${by}, "redrawAt" = ${redrawn(at)}
          WHERE "actionId" = ${actionId} AND "live" = ${true} AND "answeredAt" IS NULL AND "partyId" IN (${join([...partyIds])})`,
    );
  },
  unanswered: async (actionId, answeredAt, at) => {
    await db.$executeRaw(
      sql`UPDATE "Delivery" SET "answeredAt" = NULL, "answeredBy" = NULL, "redrawAt" = ${redrawn(at)}
          WHERE "actionId" = ${actionId} AND "live" = ${true} AND "answeredAt" = ${answeredAt}`,
    );
  },
  snoozedUntil: async (personId, actionId) =>
    (await db.snooze.findUnique({ where: { personId_actionId: { personId, actionId } } }))?.until ?? null,
  snooze: async ({ personId, actionId, until, at }) => {
    await db.snooze.upsert({
      where: { personId_actionId: { personId, actionId } },
      create: { personId, actionId, until, at },
      update: { until, at },
    });
    await db.action.update({ where: { id: actionId }, data: { remindAt: null } });
  },
  unsnooze: async (personId, actionId) => {
    await db.snooze.deleteMany({ where: { personId, actionId } });
    await db.action.update({ where: { id: actionId }, data: { remindAt: null } });
  },
  retry: async (id, now) => {
    const where = { id, state: { in: ["failed", "cancelled"] } };
    const row = await db.delivery.findFirst({ where, select: { message: true } });
    if (row === null) return false;
    const fresh = { state: "waiting", nextAt: now, dueAt: now, holder: null, cutOff: false, unsure: false, why: null };
    const { count } = await db.delivery.updateMany({ where, data: { ...fresh, message: byHand(row.message) } });
    return count === 1;
  },
  redraw: async (id, now) => {
    await db.delivery.updateMany({ where: { id, state: "sent" }, data: { redrawAt: now } });
  },
  cancel: (id, now) => cancelDelivery(db, dialect, id, now),
});

/** Takes a delivery back that is not on its way yet; false where it is, or it waits no more. */
export const cancelDelivery = async (db: Db, dialect: Dialect, id: string, now: Date): Promise<boolean> => {
  // What is carried is on its way when its carrier is.
  const count = await db.$executeRaw(
    sql`UPDATE "Delivery" SET "state" = 'cancelled', "settledAt" = ${now}
        WHERE "id" = ${id} AND "holder" IS NULL AND ("state" = 'waiting' OR ("state" = 'carried' AND "bundle" IN (
          SELECT "carrier"."id" FROM "Delivery" AS "carrier" WHERE "carrier"."id" = "Delivery"."bundle" AND "carrier"."holder" IS NULL
          ${dialect === "postgres" ? sql`FOR UPDATE` : empty})))`,
  );
  if (count === 1) await passOn(db, id);
  return count === 1;
};

/** What a delivery carried that does not go itself is carried by the first of them. */
export const passOn = async (db: Db, carrierId: string): Promise<void> => {
  const where = { bundle: carrierId, state: "carried" };
  const next = await db.delivery.findFirst({ where, orderBy: { key: "asc" }, select: { id: true } });
  if (next === null) return;
  await db.delivery.updateMany({ where, data: { bundle: next.id } });
  await db.delivery.update({ where: { id: next.id }, data: { state: "waiting" } });
};
