import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { cleaned } from "./clean.js";
import type { Connected } from "./client.js";
import { DatabaseFault, reasonOf } from "./fault.js";
import { gated } from "./gate.js";
import { prepared } from "./prepared.js";

/** An acknowledged write outlives a power cut; the write-ahead log lets other processes read while one writes. */
const PRAGMAS = ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"];

/** The path in a `file:` URL; a relative one counts from the working directory. */
export const pathOf = (url: string): string =>
  url
    .replace(/^file:/, "")
    .replace(/\?.*$/s, "")
    .replace(/^\/\/(?=\/)/, "");

/** The database in one file, by better-sqlite3. Makes the folder of the file where there is none. */
export const connectSqlite = async (url: string): Promise<Connected> => {
  const { PrismaBetterSqlite3 } = await import("@prisma/adapter-better-sqlite3");
  const path = pathOf(url);
  // Waiting is the gate's: the driver would block the program.
  const factory = new PrismaBetterSqlite3({ url: path, timeout: 0 });
  return {
    dialect: "sqlite",
    forMigration: async () => {
      mkdirSync(dirname(path), { recursive: true });
      return factory.connect();
    },
    fault: (error) => sqliteFault(error, path),
    open: async (transactionOptions) => {
      const { PrismaClient } = await import("./generated/sqlite/client.js");
      return new PrismaClient({
        adapter: gated(cleaned(prepared(factory)), PRAGMAS),
        transactionOptions,
        errorFormat: "minimal",
      });
    },
  };
};

/** Why the file could not be opened, and what to do about it. */
export const sqliteFault = (error: unknown, path: string): DatabaseFault => {
  const why = reasonOf(error);
  const noBinary = /bindings file|NODE_MODULE_VERSION|better_sqlite3\.node/.test(why);
  return new DatabaseFault(
    noBinary
      ? `better-sqlite3, which keeps the database, has no binary for this Node (${process.version}, ${process.platform} ${process.arch}). ` +
          "Where none can be fetched it is compiled, which takes Python 3, make and a C++ compiler " +
          "(Debian and Ubuntu: apt-get install python3 make g++). Then run: npm rebuild better-sqlite3"
      : `The database file ${path} cannot be opened (${why}). DATABASE_URL says where it is.`,
    { cause: error },
  );
};
