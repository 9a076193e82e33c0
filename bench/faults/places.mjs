import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { openSqlite } from "../sqlite.mjs";
import { pause } from "./random.mjs";

/** A database that is made for one measure and removed with it; `lock` holds it against all writers for so long. */
export const onSqlite = async () => {
  const folder = mkdtempSync(join(tmpdir(), "opsg-faults-"));
  const file = join(folder, "log.db");
  return {
    url: `file:${file}`,
    lock: async (ms) => {
      const db = openSqlite(file);
      while (!tries(() => db.exec("BEGIN IMMEDIATE"))) await pause(1);
      await pause(ms);
      db.exec("ROLLBACK");
      db.close();
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

const tries = (attempt) => {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
};

const SERVER = process.env.TEST_DATABASE_URL ?? "postgresql://postgres@127.0.0.1:5432/test";

/** Undefined where no PostgreSQL answers at TEST_DATABASE_URL. */
export const onPostgres = async () => {
  const admin = await new PrismaPg({ connectionString: SERVER, connectionTimeoutMillis: 3_000 }).connect();
  const name = `opsg_faults_${process.pid}`;
  try {
    await admin.executeScript(`CREATE DATABASE "${name}"`);
  } catch {
    return undefined;
  }
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    remove: async () => {
      await admin.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`);
      await admin.dispose();
    },
  };
};
