import { statSync } from "node:fs";
import { join } from "node:path";
import { runToEnd } from "../machine.mjs";
import { median } from "../table.mjs";

const RUNS = 3;

/** What is exported, and the floor that stands beside it. */
const KINDS = [
  { kind: "csv", ending: "csv", floor: "the rows read by better-sqlite3 and joined" },
  { kind: "spreadsheet", ending: "xlsx", floor: "exceljs alone, as many rows" },
  { kind: "json", ending: "json", floor: "the rows of every table read by better-sqlite3 and made JSON" },
  { kind: "paper", ending: "docx", floor: "docx alone, as many rows" },
];

/** The log as a file, from the command to its end, beside the library alone writing as much. */
export const measureExport = async ({ folder, database, count }) => {
  const table = [];
  for (const { kind, ending, floor } of KINDS) {
    const exports = [];
    const floors = [];
    const out = join(folder, `export.${ending}`);
    for (let run = 0; run < RUNS; run++) {
      exports.push(
        await runToEnd("dist/program/main.js", ["opsg", "export", kind, "--out", out], {
          cwd: folder,
          env: { DATABASE_URL: `file:${database}`, NODE_ENV: "development", LOG_LEVEL: "warn" },
        }),
      );
      floors.push(
        await runToEnd("bench/servers/documents.mjs", [kind, database, join(folder, `floor.${ending}`)], {
          cwd: folder,
        }),
      );
    }
    const told = (runs) =>
      `${(median(runs.map(({ ms }) => ms)) / 1_000).toFixed(1)} s, at most ${Math.round(median(runs.map(({ peakMb }) => peakMb)))} MB`;
    table.push({ what: floor, figure: told(floors) });
    table.push({
      what: `export ${kind} of ${count.toLocaleString("en-GB")} actions (${Math.round(statSync(out).size / 1024)} KB)`,
      figure: told(exports),
      ratio: median(exports.map(({ ms }, run) => ms / floors[run].ms)),
      floor: "the library alone",
    });
  }
  return table;
};
