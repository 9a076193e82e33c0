import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { DatabaseFault, isBusy } from "./fault.js";
import { pathOf } from "./sqlite.js";

/** The first name that is free: an earlier copy is never overwritten. */
const freeName = (path: string): string => {
  for (let number = 1; ; number += 1) if (!existsSync(`${path}.old-${number}`)) return `${path}.old-${number}`;
};

/**
 * Leaves the write-ahead log, which only whoever has the file alone can, and which brings all into the one file.
 * Whatever else is wrong with it, it may be put aside.
 */
const settle = async (path: string): Promise<void> => {
  const { PrismaBetterSqlite3 } = await import("@prisma/adapter-better-sqlite3");
  try {
    const database = await new PrismaBetterSqlite3({ url: path, timeout: 0 }).connect();
    try {
      await database.executeScript("PRAGMA journal_mode = DELETE");
    } finally {
      await database.dispose();
    }
  } catch (error) {
    if (isBusy(error))
      throw new DatabaseFault(
        `${path} is in use by another program: a bot that runs, perhaps in another window. Stop that first; nothing was changed.`,
        { cause: error },
      );
  }
};

/**
 * Puts a SQLite log aside under a name of its own.
 * @returns where it is kept; null where there was none
 * @throws {DatabaseFault} while another program has it open
 */
export const putAside = async (url: string): Promise<string | null> => {
  const path = pathOf(url);
  if (!existsSync(path)) return null;
  await settle(path);
  const kept = freeName(path);
  for (const end of ["", "-wal", "-shm"])
    if (existsSync(`${path}${end}`)) await rename(`${path}${end}`, `${kept}${end}`);
  return kept;
};
