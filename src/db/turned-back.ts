import type { Outbox } from "../app/deliveries.js";
import type { PrismaClient } from "./client.js";
import { sql } from "./raw.js";

/** Clocks of several instances may differ by as much. Milliseconds. */
const SLACK_MS = 60_000;
/** Nothing is queued for longer ahead. Milliseconds. */
const LONGEST_AHEAD_MS = 60 * 60_000;

/** What was done while the clock ran ahead, set right by the clock as it is. */
export const turnedBack = (db: PrismaClient): Pick<Outbox, "turnBack"> => ({
  turnBack: async (now, leaseMs) => {
    const later = new Date(now.getTime() + SLACK_MS);
    const free = new Date(now.getTime() + leaseMs);
    const farAhead = new Date(now.getTime() + LONGEST_AHEAD_MS);
    await db.$transaction(async (transaction) => {
      // Of no use by a clock that was wrong. What was carried goes with its carrier again, or where that has gone, alone.
      await transaction.$executeRaw(
        sql`UPDATE "Delivery" SET "state" = CASE WHEN "bundle" <> "id" THEN 'carried' ELSE 'waiting' END,
              "nextAt" = ${now}, "holder" = NULL, "settledAt" = NULL WHERE "state" = 'dropped' AND "settledAt" > ${later}`,
      );
      await transaction.$executeRaw(
        sql`UPDATE "Delivery" SET "state" = 'waiting', "bundle" = NULL WHERE "state" = 'carried'
            AND "bundle" NOT IN (SELECT "id" FROM "Delivery" WHERE "state" = 'waiting')`,
      );
      // Queued by it, and never tried: whoever sends it sees whether it is to go.
      await transaction.$executeRaw(
        sql`UPDATE "Delivery" SET "nextAt" = ${now} WHERE "state" = 'waiting' AND "attempts" = 0 AND "nextAt" > ${farAhead}`,
      );
      // Tried: whoever holds it has as long as ever.
      await transaction.$executeRaw(
        sql`UPDATE "Delivery" SET "nextAt" = ${free} WHERE "state" = 'waiting' AND "attempts" > 0 AND "nextAt" > ${free}`,
      );
      await transaction.$executeRaw(sql`UPDATE "Delivery" SET "redrawAt" = ${now} WHERE "redrawAt" > ${free}`);
    });
  },
});
