import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PrismaClient } from "../../src/db/client.js";
import { gated } from "../../src/db/gate.js";
import { PrismaClient as SqliteClient } from "../../src/db/generated/sqlite/client.js";
import { openStore } from "../../src/db/open.js";
import { clock } from "../contracts/ground.js";

const account = (user: string) => ({ platform: "teams", tenant: "t", user, reference: "{}" });

/** Somebody writes, and is told that it is written, while another's transaction is open and about to be rolled back. */
const writeBesideARollback = async (db: PrismaClient): Promise<void> => {
  let acknowledged: Promise<unknown> | undefined;
  await db
    .$transaction(async (tx) => {
      await tx.conversation.create({ data: account("rolled back") });
      acknowledged = db.conversation.create({ data: account("acknowledged") });
      await Promise.race([acknowledged, pause(100)]);
      throw new Error("rolled back");
    })
    .catch(() => {});
  await acknowledged;
};

describe("two requests at one SQLite connection", () => {
  let folder: string;
  let url: string;
  let db: PrismaClient | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "opsg-gate-"));
    url = `${folder}/opsg.db`;
    await (await openStore(`file:${url}`, { clock })).close();
  });
  afterEach(async () => {
    await db?.$disconnect();
    await rm(folder, { recursive: true });
  });

  const connect = (gate: boolean): PrismaClient => {
    const stock = new PrismaBetterSqlite3({ url, timeout: 0 });
    db = new SqliteClient({ adapter: gate ? gated(stock, []) : stock });
    return db;
  };
  const users = async (): Promise<string[] | undefined> =>
    (await db?.conversation.findMany({ select: { user: true } }))?.map(({ user }) => user);

  it("loses an acknowledged write in another's rollback without the gate: the reason why it stands there", async () => {
    await writeBesideARollback(connect(false));
    expect(await users()).toEqual([]);
  });

  it("keeps the acknowledged write behind the gate", async () => {
    await writeBesideARollback(connect(true));
    expect(await users()).toEqual(["acknowledged"]);
  });

  it("serves everybody in the order of arrival, and goes on after a fault", async () => {
    const gatedDb = connect(true);
    const served: number[] = [];
    const all = Array.from({ length: 20 }, (_, n) =>
      (n % 3 === 0
        ? gatedDb.$transaction(async (tx) => tx.conversation.create({ data: account(`${n}`) }))
        : n % 3 === 1
          ? gatedDb.conversation.create({ data: account(`${n}`) })
          : gatedDb.$queryRawUnsafe("SELECT nothing FROM nowhere").catch(() => {})
      ).then(() => served.push(n)),
    );
    await Promise.all(all);
    expect(await users()).toHaveLength(14);
    expect(served.filter((n) => n % 3 === 1)).toEqual([1, 4, 7, 10, 13, 16, 19]);
  });

  it("holds the right to write from a transaction's beginning, so that what it reads stays so", async () => {
    const other = await new PrismaBetterSqlite3({ url, timeout: 0 }).connect();
    const write = { sql: 'DELETE FROM "Conversation"', args: [], argTypes: [] };
    await connect(true).$transaction(async (tx) => {
      expect(await tx.conversation.count()).toBe(0);
      await expect(other.executeRaw(write)).rejects.toThrow("SocketTimeout");
    });
    expect(await other.executeRaw(write)).toBe(0);
    await other.dispose();
  });

  it("waits for another program that is writing, without holding up the rest of this one", async () => {
    const other = await new PrismaBetterSqlite3({ url }).connect();
    await other.executeScript("BEGIN IMMEDIATE");
    // Prisma begins when it is asked for the outcome. Were the program held up, the other could not finish either.
    const write = connect(true)
      .conversation.create({ data: account("patient") })
      .then(() => "written");
    expect(await Promise.race([write, pause(100)])).toBeUndefined();
    await other.executeScript("COMMIT");
    expect(await write).toBe("written");
    await other.dispose();
    expect(await users()).toEqual(["patient"]);
  });
});
