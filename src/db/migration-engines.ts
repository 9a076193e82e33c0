import { randomUUID } from "node:crypto";
import type { SqlDriverAdapter, SqlQuery } from "@prisma/driver-adapter-utils";
import type { Dialect } from "./client.js";
import { untilFree } from "./gate.js";

/** Where the databases differ when they are migrated. The tables, and how instants are kept, are Prisma's own. */
export type MigrationEngine = {
  /** One row where `_prisma_migrations` is there. */
  hasTable: string;
  table: string;
  /** Begins a transaction that no other program's migration can be in at the same time. */
  begin(adapter: SqlDriverAdapter): Promise<void>;
  /** Runs any number of statements. */
  script(adapter: SqlDriverAdapter, sql: string): Promise<unknown>;
  /** Ends the transaction, if what was done in it holds together. */
  commit(adapter: SqlDriverAdapter): Promise<void>;
  record(name: string, checksum: string, startedAt: Date, finishedAt: Date): SqlQuery;
};

export const plain = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });

const recordWith =
  (placeholders: string): MigrationEngine["record"] =>
  (name, checksum, startedAt, finishedAt) => ({
    sql: `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count") VALUES (${placeholders}, 1)`,
    args: [randomUUID(), checksum, name, startedAt.toISOString(), finishedAt.toISOString()],
    argTypes: [TEXT, TEXT, TEXT, INSTANT, INSTANT],
  });

const TEXT = { scalarType: "string", arity: "scalar" } as const;
const INSTANT = { scalarType: "datetime", arity: "scalar" } as const;

export const ENGINES: Record<Dialect, MigrationEngine> = {
  sqlite: {
    hasTable: "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'",
    table: `CREATE TABLE "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
);`,
    begin: async (adapter) => {
      // A table is changed by making it anew, which foreign keys would forbid; they are checked before the commit.
      await adapter.executeScript("PRAGMA foreign_keys = OFF");
      await untilFree(() => adapter.executeScript("BEGIN EXCLUSIVE"));
    },
    script: (adapter, sql) => adapter.executeScript(sql),
    commit: async (adapter) => {
      const { rows } = await adapter.queryRaw(plain("PRAGMA foreign_key_check"));
      if (rows.length > 0) throw new Error(`rows of ${String(rows[0]?.[0])} would refer to nothing`);
      await adapter.executeScript("COMMIT");
    },
    record: recordWith("?, ?, ?, ?, ?"),
  },
  postgres: {
    hasTable: "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = '_prisma_migrations'",
    table: `CREATE TABLE _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
);`,
    begin: async (adapter) => {
      await adapter.executeRaw(plain("BEGIN"));
      // The lock that Prisma's own tools take, so that they and we wait for each other.
      await adapter.executeRaw(plain("SELECT pg_advisory_xact_lock(72707369)"));
    },
    // Without arguments the driver sends the whole script at once; the adapter's own way splits it at every semicolon.
    script: (adapter, sql) => adapter.executeRaw(plain(sql)),
    commit: async (adapter) => {
      await adapter.executeRaw(plain("COMMIT"));
    },
    record: recordWith("$1, $2, $3, $4::timestamptz, $5::timestamptz"),
  },
};
