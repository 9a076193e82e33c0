import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { startServer } from "../machine.mjs";
import { slashCommand } from "../requests.mjs";
import { compare } from "../rounds.mjs";
import { ourSlack, SECRETS } from "../settings.mjs";
import { openForSeed } from "../sqlite.mjs";

const OUTSTANDING = 200;
const FLOOR = `Bolt and one findMany of ${OUTSTANDING} rows with their updates, 20 drawn as blocks`;
const DAY_MS = 24 * 60 * 60_000;
const dayFromNow = (days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** A log with so many outstanding actions, of a committee that met every fortnight until three weeks ago. */
const withOutstanding = (folder, seeded) => {
  const file = join(folder, "agenda.db");
  copyFileSync(seeded, file);
  const db = openForSeed(file);
  const keep = `SELECT "id" FROM "Action" WHERE "outstanding" ORDER BY "meeting", "sequence" LIMIT ${OUTSTANDING}`;
  db.exec(`UPDATE "Action" SET "outstanding" = 0, "status" = 'closed' WHERE "id" NOT IN (${keep})`);
  db.exec('UPDATE "Owner" SET "outstanding" = (SELECT "outstanding" FROM "Action" WHERE "id" = "actionId")');
  const move = db.prepare('UPDATE "Meeting" SET "date" = ?, "plannedFor" = ? WHERE "id" = ?');
  const meetings = db.prepare('SELECT "id" FROM "Meeting" ORDER BY "number" DESC').all();
  for (const [back, { id }] of meetings.entries()) {
    const day = dayFromNow(-21 - 14 * back);
    move.run(day, day, id);
  }
  db.pragma("journal_mode = WAL");
  db.close();
  return file;
};

/** The agenda of the next meeting, drawn at each asking from the log as it is. */
export const measureAgenda = async ({ folder, seeded, slackUrl }) => {
  const database = withOutstanding(folder, seeded);
  const env = { ...SECRETS, DATABASE_URL: `file:${database}` };
  const floor = await startServer("bench/servers/bolt-agenda.mjs", [], { cwd: folder, env, ready: /^ready (\d+)$/m });
  const ours = await ourSlack({ folder, database, slackUrl });
  const subjects = [
    { name: FLOOR, server: floor, make: slashCommand("agenda"), expects: "agenda" },
    { name: "/opsg agenda", server: ours, make: slashCommand("agenda"), expects: `${OUTSTANDING} outstanding` },
    {
      name: "/opsg agenda actions",
      server: ours,
      make: slashCommand("agenda actions"),
      expects: "actions outstanding",
    },
  ];
  try {
    const { figures, beside } = await compare(subjects, { rounds: 7, ms: 300 });
    return [1, 32].flatMap((connections) => [
      { what: FLOOR, ...figures(FLOOR, connections) },
      ...subjects.slice(1).map(({ name }) => ({
        what: name,
        ...figures(name, connections),
        ...beside(name, FLOOR, connections),
        floor: "Bolt and findMany",
        reach: { atLeast: 0.6 },
      })),
    ]);
  } finally {
    await Promise.all([floor.stop(), ours.stop()]);
  }
};
