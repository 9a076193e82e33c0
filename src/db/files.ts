import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Files } from "../app/keeping.js";
import type { Clock } from "../app/ports.js";
import type { Db } from "./client.js";
import { sql } from "./raw.js";

/** What the key signs here; another use of the same key must not vouch for a file. */
const PURPOSE = "opsg file";
const ID = /^[0-9a-f]{32}$/;

/** The key that signs: the one that was given, or one that is kept in the database for all instances. */
export const signingKey = async (db: Db, given: string | null): Promise<Buffer> => {
  if (given !== null) return createHmac("sha256", given).update(PURPOSE).digest();
  const fresh = randomBytes(32).toString("hex");
  await db.$executeRaw(
    sql`INSERT INTO "Secret" ("name", "value") VALUES (${PURPOSE}, ${fresh}) ON CONFLICT ("name") DO NOTHING`,
  );
  const { value } = await db.secret.findUniqueOrThrow({ where: { name: PURPOSE } });
  return Buffer.from(value, "hex");
};

/** Files behind tokens: an id, the second when it ends, and a signature over both. */
export const files = (db: Db, key: Buffer, clock: Clock): Files => {
  const signature = (id: string, ends: string): string =>
    createHmac("sha256", key).update(`${id}.${ends}`).digest("base64url");

  /** The id in a token that holds good now. */
  const read = (token: string): string | null => {
    const [id = "", ends = "", signed = "", ...more] = token.split(".");
    if (more.length > 0 || !ID.test(id) || !/^[0-9a-z]{1,9}$/.test(ends)) return null;
    const expected = Buffer.from(signature(id, ends));
    const given = Buffer.from(signed);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
    return Number.parseInt(ends, 36) * 1000 > clock.now().getTime() ? id : null;
  };

  return {
    keep: async ({ name, type, bytes }, until) => {
      const id = createHash("sha256").update(`${name}\n${type}\n`).update(bytes).digest("hex").slice(0, 32);
      // Asked for again, it stays for the longer of the two times.
      await db.$executeRaw(
        sql`INSERT INTO "KeptFile" ("id", "name", "type", "bytes", "until")
            VALUES (${id}, ${name}, ${type}, ${Buffer.from(bytes)}, ${until})
            ON CONFLICT ("id") DO UPDATE SET "until" = CASE
              WHEN "KeptFile"."until" < excluded."until" THEN excluded."until" ELSE "KeptFile"."until" END`,
      );
      const ends = Math.ceil(until.getTime() / 1000).toString(36);
      return `${id}.${ends}.${signature(id, ends)}`;
    },
    open: async (token) => {
      const id = read(token);
      if (id === null) return null;
      return db.keptFile.findUnique({ where: { id }, select: { name: true, type: true, bytes: true } });
    },
    sweep: async () => {
      await db.keptFile.deleteMany({ where: { until: { lt: clock.now() } } });
    },
  };
};
