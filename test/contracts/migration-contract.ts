import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { diagnose, engineOn, postgresFor, sqliteFor } from "../../scripts/schema-engine.mjs";
import { migrate, ownMigrations } from "../../src/db/migrate.js";
import { clock, type Ground, type NewGround } from "./ground.js";
import { found } from "./samples.js";

const STARTS = 4;
const OPENER = `
  const { openStore } = await import(process.argv[1]);
  await (await openStore(process.argv[2], { clock: { now: () => new Date() }, onProgress: console.log })).close();`;

/** Starts a program that opens the store and closes it; resolves to what it printed. */
const start = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const built = new URL("../../dist/db/open.js", import.meta.url).href;
    const program = spawn(process.execPath, ["--input-type=module", "-e", OPENER, built, url]);
    let printed = "";
    program.stdout.on("data", (text) => (printed += text));
    program.stderr.on("data", (text) => (printed += text));
    program.once("close", (code) => (code === 0 ? resolve(printed) : reject(new Error(printed))));
  });

/** What opening promises of a database that is new, old, newer, or gone wrong. */
export const migrationContract = (engine: string, newGround: NewGround) =>
  describe(`migrations on ${engine}`, () => {
    let ground: Ground;
    const adapters: SqlDriverAdapter[] = [];

    beforeEach(async () => {
      ground = await newGround();
    });
    afterEach(async () => {
      for (const adapter of adapters.splice(0)) await adapter.dispose();
      await ground.done();
    });

    const connect = async (): Promise<SqlDriverAdapter> => {
      if (ground.dialect === "sqlite") await mkdir(dirname(ground.url.slice("file:".length)), { recursive: true });
      const factory =
        ground.dialect === "sqlite"
          ? new PrismaBetterSqlite3({ url: ground.url })
          : new PrismaPg({ connectionString: ground.url, max: 1 });
      const adapter = await factory.connect();
      adapters.push(adapter);
      return adapter;
    };
    const rows = async (adapter: SqlDriverAdapter, sql: string) =>
      (await adapter.queryRaw({ sql, args: [], argTypes: [] })).rows;
    const tables = (adapter: SqlDriverAdapter) =>
      rows(
        adapter,
        ground.dialect === "sqlite"
          ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
          : "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
      );
    const record = 'SELECT * FROM "_prisma_migrations" ORDER BY "migration_name"';
    const own = () => ownMigrations(ground.dialect);

    it("agree with the models, as Prisma itself sees it: nothing pending, no drift", async () => {
      await ground.open();
      const factory = ground.dialect === "sqlite" ? sqliteFor(ground.url) : postgresFor(ground.url);
      expect(await diagnose(await engineOn(factory), `prisma/migrations/${ground.dialect}`)).toEqual({
        hasMigrationsTable: true,
        history: null,
        editedMigrationNames: [],
        failedMigrationNames: [],
        drift: null,
      });
      const [row] = await rows(
        await connect(),
        'SELECT "applied_steps_count", "logs", "rolled_back_at" FROM "_prisma_migrations"',
      );
      expect(row).toEqual([1, null, null]);
    });

    it("are applied once by programs that start together", { timeout: 60_000 }, async () => {
      const printed = await Promise.all(Array.from({ length: STARTS }, () => start(ground.url)));
      expect(printed.join("").match(/applied/g)).toHaveLength(own().length);
      expect(await rows(await connect(), record)).toHaveLength(own().length);
    });

    it("refuse a database that is newer than the program, and do not touch it", async () => {
      await found(await ground.open());
      const adapter = await connect();
      await adapter.executeScript(
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "applied_steps_count") VALUES ('x', 'y', '29990101000000_later', 1)`,
      );
      const before = [
        await tables(adapter),
        await rows(adapter, record),
        await rows(adapter, 'SELECT * FROM "Committee"'),
      ];
      await expect(ground.open()).rejects.toThrow(
        /newer than this program: it has 29990101000000_later\. It was not touched/,
      );
      expect([
        await tables(adapter),
        await rows(adapter, record),
        await rows(adapter, 'SELECT * FROM "Committee"'),
      ]).toEqual(before);
    });

    it("give the words of a log that is there already their actions' places", async () => {
      const adapter = await connect();
      const before = own().filter(({ name }) => name < "20261126191125");
      await migrate(adapter, ground.dialect, before, clock, () => {});
      const word = ground.dialect === "sqlite" ? "X'6a6574'" : "'\\x6a6574'";
      await adapter.executeScript(`
        INSERT INTO "Committee" ("id", "code", "name", "zone", "holidays", "paused", "classification", "reminderPolicy")
          VALUES ('c', 'OLD', 'Old', 'Europe/London', 'GB-ENG', false, 'White', '{}');
        INSERT INTO "Action" ("id", "committeeId", "meeting", "sequence", "text", "ownerIds", "dateRaised", "moves", "status",
          "outstanding", "version") VALUES ('a', 'c', 64, 7, 'Mend the jetty', '[]', '2022-02-08', 0, 'open', true, 1);
        INSERT INTO "SearchWord" ("actionId", "word", "committeeId") VALUES ('a', ${word}, 'c')`);
      await migrate(adapter, ground.dialect, own(), clock, () => {});
      expect(await rows(adapter, 'SELECT "actionId", "committeeId", "meeting", "sequence" FROM "SearchWord"')).toEqual([
        ["a", "c", 64, 7],
      ]);
    });

    it("leave the database as it was when one fails half-way, and say so", async () => {
      await found(await ground.open());
      const adapter = await connect();
      const before = [await tables(adapter), await rows(adapter, record)];
      const good = { name: "29990101000000_good", sql: 'CREATE TABLE good (a INT); DROP TABLE "Delivery";' };
      const bad = { name: "29990102000000_bad", sql: "CREATE TABLE half (a INT);\nINSERT INTO nowhere VALUES (';');" };
      const failing = migrate(adapter, ground.dialect, [...own(), good, bad], clock, () => {});
      await expect(failing).rejects.toThrow(/29990102000000_bad failed \(.*nowhere.*\)\. Nothing was changed/);
      expect([await tables(adapter), await rows(adapter, record)]).toEqual(before);
      await ground.open();
    });

    it("leave an empty database empty when the first of them fails", async () => {
      const adapter = await connect();
      const broken = own().map((migration) => ({ ...migration, sql: `${migration.sql}\nBROKEN;` }));
      await expect(migrate(adapter, ground.dialect, broken, clock, () => {})).rejects.toThrow(/Nothing was changed/);
      expect(await tables(adapter)).toEqual([]);
    });

    it("are told from one that another tool left half applied, with the way out", async () => {
      await ground.open();
      const adapter = await connect();
      await adapter.executeScript('UPDATE "_prisma_migrations" SET "finished_at" = NULL');
      await expect(ground.open()).rejects.toThrow(/not finished\. Restore .* npx prisma migrate resolve --rolled-back/);
    });
  });
