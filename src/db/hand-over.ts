import type { Db } from "./client.js";
import { sql } from "./raw.js";

/**
 * What was kept for one person is another's from now on. The keys of what they were sent name the other, too, so that
 * nothing is sent to them twice; what both have waiting goes once.
 */
export const handOver = async (db: Db, from: string, into: string, at: Date): Promise<void> => {
  // The key of what goes to one person ends with their id.
  const key = sql`replace("Delivery"."key", ${`|${from}`}, ${`|${into}`})`;
  const both = sql`EXISTS (SELECT 1 FROM "Delivery" AS "other" WHERE "other"."id" <> "Delivery"."id" AND "other"."key" = ${key})`;
  const mine = sql`"personId" = ${from}`;
  await db.$executeRaw(
    sql`UPDATE "Delivery" SET "state" = 'cancelled', "settledAt" = ${at} WHERE ${mine} AND "state" = 'waiting' AND "holder" IS NULL
        AND ("bundle" IS NULL OR "bundle" <> "id") AND ${both}`,
  );
  await db.$executeRaw(
    sql`UPDATE "Delivery" SET "key" = ${key} WHERE ${mine} AND "key" LIKE ${`%|${from}`} AND NOT ${both}`,
  );
  await db.$executeRaw(
    sql`UPDATE "Delivery" SET "personId" = ${into}, "message" = replace("message", ${`"${from}"`}, ${`"${into}"`}) WHERE ${mine}`,
  );
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
