import type { Outbox } from "../app/deliveries.js";
import type { PrismaClient } from "./client.js";
import { sql } from "./raw.js";

/** Clocks of several instances may differ by as much. Milliseconds. */
const SLACK_MS = 60_000;

/** What was done while the clock ran ahead, set right by the clock as it is. */
export const turnedBack = (db: PrismaClient): Pick<Outbox, "turnBack"> => ({
  turnBack: async (now, leaseMs) => {
    const later = new Date(now.getTime() + SLACK_MS);
    const free = new Date(now.getTime() + leaseMs);
    await db.$transaction(async (transaction) => {
      // Never tried, or of no use by a clock that was wrong: what is owed by the right one is queued anew, and so looked for.
      const idle = sql`"state" = 'waiting' AND "attempts" = 0 AND "dueAt" > ${later}`;
      const undone = sql`"actionId" IS NOT NULL AND (("state" = 'dropped' AND "settledAt" > ${later}) OR (${idle})
        OR ("state" = 'carried' AND "bundle" IN (SELECT "id" FROM "Delivery" WHERE ${idle})))`;
      await transaction.$executeRaw(
        sql`UPDATE "Action" SET "remindAt" = NULL WHERE "id" IN (SELECT "actionId" FROM "Delivery" WHERE ${undone})`,
      );
      await transaction.$executeRaw(sql`DELETE FROM "Delivery" WHERE ${undone}`);
      // Tried: whoever holds it has as long as ever.
      await transaction.$executeRaw(
        sql`UPDATE "Delivery" SET "nextAt" = ${free} WHERE "state" = 'waiting' AND "attempts" > 0 AND "nextAt" > ${free}`,
      );
      await transaction.$executeRaw(sql`UPDATE "Delivery" SET "redrawAt" = ${now} WHERE "redrawAt" > ${free}`);
    });
  },
});
