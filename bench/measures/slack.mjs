import { startServer } from "../machine.mjs";
import { slashCommand } from "../requests.mjs";
import { compare } from "../rounds.mjs";
import { ourSlack, SECRETS } from "../settings.mjs";

const BARE = "bare node:http, reading the body";
const BOLT = 'Bolt, signature checked, ack("ok")';
const QUERY = "Bolt and one findMany of 20 rows, drawn as blocks";

/** The commands, each with the floor it is held to. `show` and `list` read; `help` does not. */
const COMMANDS = [
  { name: "/opsg help", text: "help", expects: "What you can type", floor: BOLT, reach: { atLeast: 0.7 } },
  { name: "/opsg action show 64/01", text: "action show 64/01", expects: "BNC 64/01", floor: QUERY },
  {
    name: "/opsg action list (20 of 10,000)",
    text: "action list",
    expects: "Outstanding actions",
    floor: QUERY,
    reach: { atLeast: 0.6 },
  },
];

/** Commands over Slack, beside what Node, Bolt and Prisma take by themselves. */
export const measureSlack = async ({ folder, database, slackUrl }) => {
  const env = { ...SECRETS, DATABASE_URL: `file:${database}` };
  const at = (script) => startServer(script, [], { cwd: folder, env, ready: /^ready (\d+)$/m });
  const [bare, bolt, query] = await Promise.all(
    ["bare", "bolt", "bolt-query"].map((name) => at(`bench/servers/${name}.mjs`)),
  );
  const ours = await ourSlack({ folder, database, slackUrl });
  const same = slashCommand("help")();
  const subjects = [
    { name: BARE, server: bare, make: () => same, expects: "ok" },
    { name: BOLT, server: bolt, make: slashCommand("help"), expects: "ok" },
    { name: COMMANDS[0].name, server: ours, make: slashCommand("help"), expects: COMMANDS[0].expects },
    { name: QUERY, server: query, make: slashCommand("action list"), expects: "Outstanding" },
    ...COMMANDS.slice(1).map(({ name, text, expects }) => ({
      name,
      server: ours,
      make: slashCommand(text),
      expects,
    })),
  ];
  try {
    const { figures, beside } = await compare(subjects, { rounds: 9, ms: 350 });
    return [1, 32].flatMap((connections) => [
      ...[BARE, BOLT, QUERY].map((name) => ({ what: name, ...figures(name, connections) })),
      ...COMMANDS.map(({ name, floor, reach }) => ({
        what: name,
        ...figures(name, connections),
        ...beside(name, floor, connections),
        floor: floor === BOLT ? "Bolt's ack" : "Bolt and findMany",
        ...(reach ? { reach } : {}),
      })),
    ]);
  } finally {
    await Promise.all([bare, bolt, query, ours].map((server) => server.stop()));
  }
};
