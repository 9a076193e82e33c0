import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

describe("models and migrations", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "opsg-models-"));
    cpSync("prisma", join(folder, "prisma"), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) => {
    const script = resolve("scripts/migrations.mjs");
    const done = spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: "utf8" });
    return { code: done.status, said: done.stdout + done.stderr };
  };
  const inFolder = (path: string) => join(folder, "prisma", path);
  const NEW_MODEL = "\nmodel Novelty {\n  id String @id\n}\n";

  it("agree as they stand in the project", () => {
    expect(run("check", "sqlite")).toEqual({
      code: 0,
      said: expect.stringContaining("sqlite: migrations and models agree"),
    });
  });

  it("fail the check when a model has no migration, and agree again once one is made", () => {
    appendFileSync(inFolder("schema.prisma"), NEW_MODEL);
    expect(run("check", "sqlite")).toEqual({
      code: 1,
      said: expect.stringContaining("has changed since the last migration"),
    });
    const made = run("new", "novelty");
    for (const provider of ["sqlite", "postgres"]) {
      const file =
        new RegExp(`prisma/migrations/${provider}/\\d{14}_novelty/migration.sql`).exec(made.said)?.[0] ?? made.said;
      expect(readFileSync(join(folder, file), "utf8")).toMatch(/^-- CreateTable\nCREATE TABLE "Novelty"/);
    }
    expect(run("check", "sqlite").code).toBe(0);
  });

  it("fail the check when the PostgreSQL models are not those of SQLite", () => {
    appendFileSync(inFolder("schema.postgres.prisma"), NEW_MODEL);
    expect(run("check", "sqlite")).toEqual({
      code: 1,
      said: expect.stringContaining("schema.postgres.prisma is not what"),
    });
  });

  it("fail the check when a migration's SQL was changed", () => {
    const [name] = readdirSync(inFolder("migrations/sqlite")).filter((entry) => entry.endsWith("_first"));
    const file = inFolder(`migrations/sqlite/${name}/migration.sql`);
    writeFileSync(file, readFileSync(file, "utf8").replace('"text" TEXT NOT NULL', '"text" TEXT'));
    expect(run("check", "sqlite")).toEqual({
      code: 1,
      said: expect.stringContaining("migrations and models differ by"),
    });
  });
});
