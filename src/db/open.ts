import type { Clock, Store } from "../app/ports.js";
import type { Connected, Dialect } from "./client.js";
import { DatabaseFault } from "./fault.js";
import { migrate, ownMigrations } from "./migrate.js";
import { assemble } from "./store.js";

export type OpenOptions = {
  clock: Clock;
  /** Signs what is given out; without it, a key that is kept in the database does. */
  key?: string | null;
  /** Told of each migration as it is applied. */
  onProgress?: (line: string) => void;
};

/** Milliseconds. A transaction waits for the one before it; an import of long minutes is one transaction. */
const TRANSACTION = { maxWait: 10_000, timeout: 60_000 };

/**
 * Opens the store that `DATABASE_URL` names (`file:./data/opsg.db`, `postgresql://…`), made or brought up to date first.
 * @throws {DatabaseFault} saying what is wrong and what to do, without a password
 */
export const openStore = async (
  url: string,
  { clock, key = null, onProgress = () => {} }: OpenOptions,
): Promise<Store> => {
  const connected = await connect(url);
  try {
    const adapter = await connected.forMigration();
    try {
      await migrate(adapter, connected.dialect, ownMigrations(connected.dialect), clock, onProgress);
    } finally {
      await adapter.dispose();
    }
    return await assemble(await connected.open(TRANSACTION), connected.dialect, clock, key);
  } catch (error) {
    throw error instanceof DatabaseFault ? error : connected.fault(error);
  }
};

/** Loads only what the URL needs. */
const connect = async (url: string): Promise<Connected> => {
  switch (dialectOf(url)) {
    case "sqlite":
      return (await import("./sqlite.js")).connectSqlite(url);
    case "postgres":
      return (await import("./postgres.js")).connectPostgres(url);
  }
};

const dialectOf = (url: string): Dialect => {
  if (url.startsWith("file:")) return "sqlite";
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return "postgres";
  throw new DatabaseFault(
    "DATABASE_URL is neither a file (file:./data/opsg.db) nor a PostgreSQL (postgresql://user@host/name).",
  );
};
