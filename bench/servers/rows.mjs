// The floor of an import: the same file read, and the same rows inserted in one durable transaction.
import { readFileSync } from "node:fs";
import { openStore } from "../../dist/db/open.js";
import { inserter, openSqlite } from "../sqlite.mjs";

const [minutes, imported, empty] = process.argv.slice(2);
const source = openSqlite(imported);
const tables = source
  .prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '_prisma_migrations'",
  )
  .all()
  .map(({ name }) => ({ name, rows: source.prepare(`SELECT * FROM "${name}"`).all() }));
source.close();
await (await openStore(`file:${empty}`, { clock: { now: () => new Date() } })).close();

const db = openSqlite(empty);
// What a database is begun with is in the copied rows, too.
db.pragma("foreign_keys = OFF");
for (const { name } of tables) db.exec(`DELETE FROM "${name}"`);
const began = performance.now();
readFileSync(minutes, "utf8");
db.transaction(() => {
  for (const { name, rows } of tables) {
    const insert = inserter(db, name);
    for (const row of rows) insert(row);
  }
})();
console.log(`${(performance.now() - began).toFixed(1)} ms`);
console.log(`${tables.reduce((sum, { rows }) => sum + rows.length, 0)} rows`);
db.close();
