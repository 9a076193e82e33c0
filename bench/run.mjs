// Measures the program beside the limits of what it stands on, in one run. Prints a table, keeps it in results.md, and
// always ends with 0: it tells, it does not judge.
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { machine, pinLoad } from "./machine.mjs";
import { measureAgenda } from "./measures/agenda.mjs";
import { measureDigest } from "./measures/digest.mjs";
import { measureExport } from "./measures/export.mjs";
import { measureGrowth } from "./measures/growth.mjs";
import { measureImport } from "./measures/import.mjs";
import { measureReminders } from "./measures/reminders.mjs";
import { measureSchedule } from "./measures/schedule.mjs";
import { measureSlack } from "./measures/slack.mjs";
import { measureStart } from "./measures/start.mjs";
import { measureTeams } from "./measures/teams.mjs";
import { openConnector, openSlackStub } from "./peers.mjs";
import { keepResults } from "./results.mjs";
import { seed } from "./seed.mjs";
import { drawTable } from "./table.mjs";

pinLoad();
const began = performance.now();
const [busy] = loadavg();
const folder = mkdtempSync(join(tmpdir(), "opsg-bench-"));
const slack = await openSlackStub();
const connector = await openConnector();
const say = (text) => process.stdout.write(`${text}\n`);

const logs = new Map();
/** A log of so many actions; the next who asks for as many gets the same. */
const seeded = async (count) => {
  const file = join(folder, `${count}.db`);
  if (!logs.has(count)) {
    const start = performance.now();
    await seed(file, count);
    say(`${count.toLocaleString("en-GB")} actions written in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    logs.set(count, { file, count });
  }
  return logs.get(count);
};

const SECTIONS = [
  {
    name: "slack",
    title: "Commands over Slack, 10,000 actions",
    measure: async () => measureSlack({ folder, database: (await seeded(10_000)).file, slackUrl: slack.url }),
  },
  {
    name: "growth",
    title: "The same at 1,000 and at 100,000 actions",
    measure: async () =>
      measureGrowth({ folder, small: await seeded(1_000), large: await seeded(100_000), slackUrl: slack.url }),
  },
  {
    name: "agenda",
    title: "The agenda of a meeting with 200 outstanding actions, over Slack",
    measure: async () => measureAgenda({ folder, seeded: (await seeded(1_000)).file, slackUrl: slack.url }),
  },
  {
    name: "teams",
    title: "Messages over Teams, 10,000 actions",
    measure: async () => measureTeams({ folder, database: (await seeded(10_000)).file, connector }),
  },
  {
    name: "start",
    title: "Time to ready and memory at rest, an existing database of 1,000 actions",
    measure: async () => measureStart({ folder, database: (await seeded(1_000)).file, slackUrl: slack.url }),
  },
  {
    name: "digest",
    title: "Digest, pictures and home",
    measure: async () => measureDigest({ folder, small: await seeded(1_000), large: await seeded(100_000) }),
  },
  {
    name: "reminders",
    title: "Reminders and answers",
    measure: async () => measureReminders({ folder, small: await seeded(1_000), large: await seeded(100_000) }),
  },
  {
    name: "export",
    title: "The log as a file",
    measure: async () => measureExport({ folder, count: 10_000, database: (await seeded(10_000)).file }),
  },
  {
    name: "schedule",
    title: "The year's schedule, and a calendar to subscribe to",
    measure: () => measureSchedule({ folder }),
  },
  { name: "import", title: "Import of minutes", measure: () => measureImport({ folder }) },
];

/** Some sections by name (`npm run bench -- slack start`), or all. */
const wanted = process.argv.slice(2);
const chosen = SECTIONS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

/** What failed and how, without the stack: results.md is read elsewhere, and paths of this machine say nothing there. */
const inShort = (error) => {
  const lines = String(error instanceof Error ? error.message : error).split("\n");
  return lines.filter((line, at) => at === 0 || /^\w*Error\b/.test(line)).join(" ");
};

const drawn = [];
for (const { title, measure } of chosen) {
  say(`\n${title} …`);
  let table;
  try {
    table = drawTable(await measure());
  } catch (error) {
    say(String(error));
    table = `Could not be measured: ${inShort(error)}`;
  }
  say(table);
  drawn.push(`## ${title}\n\n${table}`);
}

slack.close();
connector.close();
rmSync(folder, { recursive: true, force: true });
const about = `${machine()}; load before the run: ${busy.toFixed(1)}. Medians of several short rounds, taken in turn; a ratio is the median of the ratios within a round, or (by processor) of what a request costs the server, which other work on the machine touches less.`;
if (wanted.length === 0) {
  keepResults("bench", `${about}\n\n${drawn.join("\n\n")}`);
}
say(`\n${about}\nIt took ${Math.round((performance.now() - began) / 1000)} s.`);
process.exit(0);
