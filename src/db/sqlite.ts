import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { cleaned } from "./clean.js";
import type { Connected } from "./client.js";
import { DatabaseFault } from "./fault.js";
import { gated } from "./gate.js";

/** An acknowledged write outlives a power cut; the write-ahead log lets other processes read while one writes. */
const PRAGMAS = ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"];

/** The path in a `file:` URL; a relative one counts from the working directory. */
export const pathOf = (url: string): string =>
  decodeURIComponent(url.replace(/^file:/, "").replace(/\?.*$/s, "")).replace(/^\/\/(?=\/)/, "");

/** The database in one file, by better-sqlite3. Makes the folder of the file where there is none. */
export const connectSqlite = async (url: string): Promise<Connected> => {
  const path = pathOf(url);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const { PrismaBetterSqlite3 } = await import("@prisma/adapter-better-sqlite3");
    // Waiting is the gate's: the driver would block the program.
    const factory: SqlDriverAdapterFactory = new PrismaBetterSqlite3({ url: path, timeout: 0 });
    const first = await factory.connect();
    return {
      dialect: "sqlite",
      forMigration: async () => first,
      open: async (transactionOptions) => {
        const { PrismaClient } = await import("./generated/sqlite/client.js");
        return new PrismaClient({
          adapter: gated(cleaned(factory), PRAGMAS),
          transactionOptions,
          errorFormat: "minimal",
        });
      },
    };
  } catch (error) {
    throw sqliteFault(error, path);
  }
};

/** Why the file could not be opened, and what to do about it. */
export const sqliteFault = (error: unknown, path: string): DatabaseFault => {
  const why = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (/bindings|NODE_MODULE_VERSION|\.node\b/.test(why) || code === "ERR_DLOPEN_FAILED") {
    return new DatabaseFault(
      `better-sqlite3, which keeps the database, has no binary for this Node (${process.version}, ${process.platform} ${process.arch}). ` +
        "Where none can be fetched it is compiled, which takes Python 3, make and a C++ compiler " +
        "(Debian and Ubuntu: apt-get install python3 make g++). Then run: npm rebuild better-sqlite3",
      { cause: error },
    );
  }
  return new DatabaseFault(`The database file ${path} cannot be opened (${why}). DATABASE_URL says where it is.`, {
    cause: error,
  });
};
