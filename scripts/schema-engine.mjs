// Prisma's schema engine as WebAssembly: what `prisma migrate` does, without its download.
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Loaded by hand: Node does not import .wasm files. */
const loadEngine = async () => {
  const require = createRequire(import.meta.url);
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(join(require.resolve("@prisma/schema-engine-wasm"), "../schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.SchemaEngine;
};

let engineClass;

/** SQLite for the engine, which sends whole scripts to be executed as one statement: better-sqlite3 refuses that. */
export const sqliteFor = (url) => {
  const factory = new PrismaBetterSqlite3({ url });
  const connectToShadowDb = factory.connectToShadowDb.bind(factory);
  factory.connectToShadowDb = async () => {
    const adapter = await connectToShadowDb();
    const executeRaw = adapter.executeRaw.bind(adapter);
    adapter.executeRaw = (query) =>
      query.args.length > 0 ? executeRaw(query) : adapter.executeScript(query.sql).then(() => 0);
    return adapter;
  };
  return factory;
};

/** Columns of one character in PostgreSQL's catalogue, which the adapter has no name for. */
const CHARACTERS = new Set(["constraint_type", "confdeltype", "confupdtype"]);

/**
 * PostgreSQL for the engine. The stock adapter's shadow database is the main one where it was given a connection
 * string, it drops it while still connected, and it cannot read some columns that the engine asks for.
 */
export const postgresFor = (url) => {
  const { hostname, port, username, password, pathname } = new URL(url);
  const place = {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password) || undefined,
    allowExitOnIdle: true,
    connectionTimeoutMillis: 3000,
  };
  const connect = async (database) => {
    const adapter = await new PrismaPg({ ...place, database }).connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const sql = query.sql
        .replace(/(constr\.contype) AS/, "$1::text AS")
        .replace(/con\.(conf(?:del|upd)type)/g, "con.$1::text");
      const answer = await queryRaw({ ...query, sql });
      const columnTypes = answer.columnNames.map((name, i) =>
        CHARACTERS.has(name) ? ColumnTypeEnum.Character : answer.columnTypes[i],
      );
      return { ...answer, columnTypes };
    };
    return adapter;
  };
  const connectToShadowDb = async () => {
    const name = `opsg_shadow_${process.pid}_${randomUUID().slice(0, 8)}`;
    const main = await connect(pathname.slice(1));
    await main.executeScript(`CREATE DATABASE "${name}"`);
    const shadow = await connect(name);
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await main.executeScript(`DROP DATABASE "${name}"`);
      await main.dispose();
    };
    return shadow;
  };
  return { provider: "postgres", adapterName: "pg", connect: () => connect(pathname.slice(1)), connectToShadowDb };
};

/** The engine over a driver adapter's factory. */
export const engineOn = async (factory) => {
  engineClass ??= loadEngine();
  return (await engineClass).new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
};

/** A folder of migrations as the engine reads it, by name. */
export const migrationList = (folder) => ({
  baseDir: resolve(folder),
  lockfile: { path: "migration_lock.toml", content: readIfThere(join(folder, "migration_lock.toml")) },
  shadowDbInitScript: "",
  migrationDirectories: migrationNames(folder).map((name) => ({
    path: name,
    migrationFile: {
      path: "migration.sql",
      content: { tag: "ok", value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
    },
  })),
});

export const readIfThere = (file) => (existsSync(file) ? readFileSync(file, "utf8") : null);

export const migrationNames = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];

const models = (content) => ({ tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] });

const difference = async (engine, from, to) => {
  const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTERS });
  return /^(\s*--.*\n?|\s*)*$/.test(stdout) ? null : stdout;
};

/** The SQL that leads from earlier models to these; null where none is needed. Needs no database. */
export const sqlBetween = (engine, before, after) => difference(engine, models(before), models(after));

/** The SQL that leads from a folder of migrations, replayed in a shadow database, to the models; null where they agree. */
export const sqlFromMigrations = (engine, folder, content) =>
  difference(engine, { tag: "migrations", ...migrationList(folder) }, models(content));

/** What Prisma itself says about a database beside a folder of migrations: its history, and whether it has drifted. */
export const diagnose = async (engine, folder) => {
  const migrationsList = migrationList(folder);
  const history = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: true,
    filters: NO_FILTERS,
  });
  // `migrate dev` would reset a database that has drifted from its migrations.
  const { action } = await engine.devDiagnostic({ migrationsList, filters: NO_FILTERS });
  return { ...history, drift: action.tag === "reset" ? action.reason : null };
};
