import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { Clock } from "../app/ports.js";
import type { Dialect } from "./client.js";
import { DatabaseFault, reasonOf } from "./fault.js";
import { untilFree } from "./gate.js";
import { ENGINES, type MigrationEngine, plain } from "./migration-engines.js";

export type Migration = { name: string; sql: string };

/** The program's own migrations, oldest first; found from the package's root, be it run from `src` or `dist`. */
export const ownMigrations = (dialect: Dialect): Migration[] => {
  const folder = fileURLToPath(new URL(`../../prisma/migrations/${dialect}`, import.meta.url));
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map((entry) => ({ name: entry.name, sql: readFileSync(join(folder, entry.name, "migration.sql"), "utf8") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
};

/**
 * Brings the database up to these migrations: all that are pending or none, in one transaction, once however many
 * programs start together. They are recorded as Prisma itself records them, so that its tools agree.
 * A database that knows migrations which we do not is refused, and not touched.
 */
export const migrate = async (
  adapter: SqlDriverAdapter,
  dialect: Dialect,
  migrations: Migration[],
  clock: Clock,
  onProgress: (line: string) => void,
): Promise<void> => {
  const engine = ENGINES[dialect];
  if (pendingOf(migrations, await applied(adapter, engine)).length === 0) return;
  await engine.begin(adapter);
  let current: string | undefined;
  try {
    // Read again under the lock: another program may have been first.
    const before = await applied(adapter, engine);
    const pending = pendingOf(migrations, before);
    if (before === null) await engine.script(adapter, engine.table);
    for (const { name, sql } of pending) {
      current = name;
      const startedAt = clock.now();
      await engine.script(adapter, sql);
      await adapter.executeRaw(engine.record(name, checksumOf(sql), startedAt, clock.now()));
      onProgress(`database: applied ${name}`);
    }
    await engine.commit(adapter);
  } catch (error) {
    await engine.script(adapter, "ROLLBACK").catch(() => {});
    if (current === undefined || error instanceof DatabaseFault) throw error;
    throw new DatabaseFault(
      `The migration ${current} failed (${reasonOf(error)}). Nothing was changed: the database is as it was.`,
      {
        cause: error,
      },
    );
  }
};

type Applied = { name: string; finished: boolean; rolledBack: boolean };

const checksumOf = (sql: string): string => createHash("sha256").update(sql).digest("hex");

/** What the database says was applied to it; null where it has never been migrated. */
const applied = async (adapter: SqlDriverAdapter, engine: MigrationEngine): Promise<Applied[] | null> => {
  const { rows: tables } = await untilFree(() => adapter.queryRaw(plain(engine.hasTable)));
  if (tables.length === 0) return null;
  const { rows } = await untilFree(() =>
    adapter.queryRaw(plain('SELECT "migration_name", "finished_at", "rolled_back_at" FROM "_prisma_migrations"')),
  );
  return rows.map(([name, finished, rolledBack]) => ({
    name: String(name),
    finished: finished !== null,
    rolledBack: rolledBack !== null,
  }));
};

const pendingOf = (migrations: Migration[], applied: Applied[] | null): Migration[] => {
  const standing = (applied ?? []).filter((row) => !row.rolledBack);
  const unknown = standing.filter((row) => !migrations.some((migration) => migration.name === row.name));
  if (unknown.length > 0) {
    throw new DatabaseFault(
      `The database is newer than this program: it has ${unknown.map((row) => row.name).join(", ")}. ` +
        "It was not touched. Start the program that last used it, or a later one.",
    );
  }
  const half = standing.find((row) => !row.finished);
  if (half) {
    throw new DatabaseFault(
      `The migration ${half.name} was begun by another tool and not finished. Restore the database from its backup; ` +
        `or undo by hand what it did, then run: npx prisma migrate resolve --rolled-back ${half.name}`,
    );
  }
  return migrations.filter((migration) => !standing.some((row) => row.name === migration.name));
};
