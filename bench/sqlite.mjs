import { createRequire } from "node:module";

/** The driver that the program's own adapter brings along, in that very version. */
const Database = createRequire(import.meta.resolve("@prisma/adapter-better-sqlite3"))("better-sqlite3");

/** Opened as the program does: every commit outlives a power cut. */
export const openSqlite = (file) => {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  return db;
};

/** Opened for writing much at once, which may be lost: in memory as far as possible, without a journal. */
export const openForSeed = (file) => {
  const db = new Database(file);
  db.pragma("journal_mode = OFF");
  db.pragma("synchronous = OFF");
  db.pragma("foreign_keys = OFF");
  db.pragma("cache_size = -1000000");
  return db;
};

/** A function that inserts a row, given by column, into a table. */
export const inserter = (db, table) => {
  const statements = new Map();
  return (row) => {
    const columns = Object.keys(row);
    const key = columns.join();
    if (!statements.has(key)) {
      const names = columns.map((column) => `"${column}"`).join(", ");
      const places = columns.map(() => "?").join(", ");
      statements.set(key, db.prepare(`INSERT INTO "${table}" (${names}) VALUES (${places})`));
    }
    statements.get(key).run(columns.map((column) => asStored(row[column])));
  };
};

const asStored = (value) =>
  typeof value === "boolean"
    ? Number(value)
    : value instanceof Date
      ? value.toISOString().replace("Z", "+00:00")
      : value instanceof Uint8Array
        ? Buffer.from(value)
        : value;
