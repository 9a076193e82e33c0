import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runToEnd } from "../machine.mjs";
import { writeMinutes } from "../minutes.mjs";
import { median } from "../table.mjs";

const PAGES = 200;
const RUNS = 3;

/** Import of long minutes into an empty log, beside reading the file and inserting as many rows, durably, in one go. */
export const measureImport = async ({ folder }) => {
  const file = join(folder, "minutes.md");
  writeFileSync(file, writeMinutes(PAGES));
  const imports = [];
  const floors = [];
  let report;
  for (let run = 0; run < RUNS; run++) {
    const database = join(folder, `import-${run}.db`);
    const done = await runToEnd("dist/program/main.js", ["opsg", "import", file, "--json"], {
      cwd: folder,
      env: { DATABASE_URL: `file:${database}`, NODE_ENV: "development", LOG_LEVEL: "warn" },
    });
    report = JSON.parse(done.out);
    imports.push(done);
    const empty = join(folder, `floor-${run}.db`);
    floors.push(await runToEnd("bench/servers/rows.mjs", [file, database, empty], { cwd: folder }));
  }
  const rows = Number(/^(\d+) rows$/m.exec(floors[0].out)?.[1]);
  const floorMs = floors.map(({ out }) => Number(/^([\d.]+) ms$/m.exec(out)?.[1]));
  const seconds = median(imports.map(({ ms }) => ms)) / 1_000;
  const kb = Math.round(statSync(file).size / 1024);
  const size = `${PAGES} pages (${kb} KB, ${report.actions.length} actions, ${report.decisions.length} decisions, ${report.unread.length} lines unread)`;
  return [
    {
      what: `reading the file and inserting as many rows (${rows.toLocaleString("en-GB")}) in one durable transaction`,
      figure: `${Math.round(median(floorMs))} ms`,
    },
    {
      what: `import of ${size}, from the command to its end`,
      figure: `${seconds.toFixed(1)} s, ${Math.round(PAGES / seconds)} pages/s, at most ${Math.round(median(imports.map(({ peakMb }) => peakMb)))} MB`,
      ratio: median(imports.map(({ ms }, run) => ms / floorMs[run])),
      floor: "the bare rows' time",
    },
  ];
};
