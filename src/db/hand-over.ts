import type { Db, Dialect } from "./client.js";
import { sql } from "./raw.js";
import { cancelDelivery } from "./reminder-writes.js";

/** Whose is handed over to whom, and when. */
type HandOver = { from: string; into: string; at: Date };

/** Not sent yet; what is carried goes with its bundle's carrier. */
const STILL_TO_GO = ["waiting", "carried"];

/** The key of what goes to one person ends with their id. */
const keyOf = (key: string, { from, into }: HandOver): string =>
  key.endsWith(`|${from}`) ? key.slice(0, -from.length) + into : key;

/**
 * What both have waiting, or the one has waiting and the other had, goes once; what waits takes the place of what was
 * taken back from the other, or never reached them. Afterwards no two keys are one.
 */
const onlyOnce = async (db: Db, dialect: Dialect, { from, into, at }: HandOver): Promise<void> => {
  const rowsOf = (personId: string) =>
    db.delivery.findMany({
      where: { personId, state: { in: STILL_TO_GO } },
      orderBy: { key: "asc" },
      select: { id: true, key: true },
    });
  const twinOf = (key: string) => db.delivery.findUnique({ where: { key }, select: { id: true, state: true } });
  for (const { id, key } of await rowsOf(into)) {
    const theirs = keyOf(key, { from: into, into: from, at });
    if (theirs !== key && (await twinOf(theirs))?.state === "sent") await cancelDelivery(db, dialect, id, at);
  }
  for (const { id, key } of await rowsOf(from)) {
    const ours = keyOf(key, { from, into, at });
    const twin = ours === key ? null : await twinOf(ours);
    if (!twin) continue;
    if ([...STILL_TO_GO, "sent"].includes(twin.state)) {
      // What is on its way already is the one that goes.
      if (!(await cancelDelivery(db, dialect, id, at))) await cancelDelivery(db, dialect, twin.id, at);
    } else {
      await db.delivery.update({ where: { id: twin.id }, data: { key: `${ours}|${id}` } });
      await db.delivery.update({ where: { id }, data: { key: ours } });
      await db.delivery.update({ where: { id: twin.id }, data: { key } });
    }
  }
};

/**
 * What was kept for one person is another's from now on, and so is what they said, in the name under which they said it.
 * The keys of what they were sent name the other, too, so that nothing is sent to them twice.
 */
export const handOver = async (db: Db, dialect: Dialect, whose: HandOver): Promise<void> => {
  const { from, into } = whose;
  await onlyOnce(db, dialect, whose);
  const key = sql`substr("Delivery"."key", 1, length("Delivery"."key") - ${from.length}) || ${into}`;
  const mine = sql`"personId" = ${from}`;
  await db.$executeRaw(
    sql`UPDATE "Delivery" SET "key" = ${key} WHERE ${mine} AND "key" LIKE ${`%|${from}`}
        AND NOT EXISTS (SELECT 1 FROM "Delivery" AS "other" WHERE "other"."key" = ${key})`,
  );
  await db.$executeRaw(
    sql`UPDATE "Delivery" SET "personId" = ${into}, "message" = replace("message", ${`"${from}"`}, ${`"${into}"`}) WHERE ${mine}`,
  );
  await db.auditEntry.updateMany({ where: { personId: from }, data: { personId: into } });
  // Where both put an action off, the later day stands.
  await db.$executeRaw(
    sql`UPDATE "Snooze" SET "until" = (SELECT "theirs"."until" FROM "Snooze" AS "theirs"
          WHERE "theirs"."personId" = ${from} AND "theirs"."actionId" = "Snooze"."actionId")
        WHERE "personId" = ${into} AND EXISTS (SELECT 1 FROM "Snooze" AS "theirs" WHERE "theirs"."personId" = ${from}
          AND "theirs"."actionId" = "Snooze"."actionId" AND "theirs"."until" > "Snooze"."until")`,
  );
  await db.$executeRaw(
    sql`UPDATE "Snooze" SET "personId" = ${into} WHERE "personId" = ${from} AND NOT EXISTS (
          SELECT 1 FROM "Snooze" AS "theirs" WHERE "theirs"."personId" = ${into} AND "theirs"."actionId" = "Snooze"."actionId")`,
  );
  await db.snooze.deleteMany({ where: { personId: from } });
  await db.keptWords.updateMany({ where: { personId: from }, data: { personId: into } });
  await db.$executeRaw(
    sql`UPDATE "SavedView" SET "personId" = ${into} WHERE "personId" = ${from} AND NOT EXISTS (
          SELECT 1 FROM "SavedView" AS "theirs" WHERE "theirs"."personId" = ${into} AND "theirs"."committeeId" = "SavedView"."committeeId")`,
  );
};
