import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { prepared } from "../../src/db/prepared.js";

describe("a statement that comes again on SQLite", () => {
  let folder: string;
  let ours: SqlDriverAdapter;
  let another: SqlDriverAdapter;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "opsg-prepared-"));
    const stock = () => new PrismaBetterSqlite3({ url: join(folder, "opsg.db") });
    ours = await prepared(stock()).connect();
    another = await stock().connect();
    await another.executeScript(
      `PRAGMA journal_mode = WAL; CREATE TABLE "Crane" ("name" TEXT, "tons" INTEGER CHECK ("tons" > 0))`,
    );
  });
  afterEach(async () => {
    await ours.dispose();
    await another.dispose();
    await rm(folder, { recursive: true });
  });

  const query = (sql: string, ...args: (string | number)[]) => ({
    sql,
    args,
    argTypes: args.map((arg) => ({
      scalarType: typeof arg === "string" ? ("string" as const) : ("int" as const),
      arity: "scalar" as const,
    })),
  });
  const add = (name: string, tons: number) =>
    ours.executeRaw(query(`INSERT INTO "Crane" ("name", "tons") VALUES (?, ?)`, name, tons));
  const ask = (sql: string, ...args: (string | number)[]) => ours.queryRaw(query(sql, ...args));

  it("means the values that came with it, whatever it was asked with before", async () => {
    for (const [name, tons] of [
      ["Jib", 4],
      ["Derrick", 9],
    ] as const)
      await add(name, tons);
    const heavier = (tons: number) => ask(`SELECT "name" FROM "Crane" WHERE "tons" > ?`, tons);
    expect((await heavier(5)).rows).toEqual([["Derrick"]]);
    expect((await heavier(1)).rows).toEqual([["Jib"], ["Derrick"]]);
    expect((await heavier(20)).rows).toEqual([]);
  });

  it("can be run again after it was refused", async () => {
    await expect(add("Broken", -1)).rejects.toThrow();
    await add("Jib", 4);
    expect((await ask(`SELECT "name" FROM "Crane"`)).rows).toEqual([["Jib"]]);
  });

  it("sees what another process wrote, and how it changed the table", async () => {
    await add("Jib", 4);
    const [named, whole] = [`SELECT "tons", "name" FROM "Crane"`, `SELECT * FROM "Crane"`];
    expect((await ask(named)).rows).toEqual([[4, "Jib"]]);
    expect((await ask(whole)).columnNames).toEqual(["name", "tons"]);
    await another.executeScript(`
      CREATE TABLE "New" ("reach" TEXT, "name" TEXT, "tons" INTEGER);
      INSERT INTO "New" SELECT '30 m', "name", "tons" + 1 FROM "Crane";
      DROP TABLE "Crane";
      ALTER TABLE "New" RENAME TO "Crane"`);
    expect((await ask(named)).rows).toEqual([[5, "Jib"]]);
    expect(await ask(whole)).toMatchObject({ columnNames: ["reach", "name", "tons"], rows: [["30 m", "Jib", 5]] });
    expect(await add("Derrick", 9)).toBe(1);
    expect((await ask(named)).rows).toEqual([
      [5, "Jib"],
      [9, "Derrick"],
    ]);
  });

  it("is as good after a thousand others", async () => {
    await add("Jib", 4);
    for (let n = 0; n < 1_000; n++)
      expect((await ask(`SELECT "tons" + ${n} FROM "Crane" WHERE "tons" = ?`, 4)).rows).toEqual([[4 + n]]);
    expect((await ask(`SELECT "tons" + 0 FROM "Crane" WHERE "tons" = ?`, 4)).rows).toEqual([[4]]);
  });
});
