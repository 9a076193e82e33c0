import { round } from "../load.mjs";
import { startServer } from "../machine.mjs";
import { teamsMessage } from "../requests.mjs";
import { compare } from "../rounds.mjs";

const FLOOR = "teams-ai, one sendActivity to a stub connector";
const COMMANDS = [
  { name: "help on Teams", text: "help", answer: "What you can type" },
  { name: "action list on Teams (20 of 10,000)", text: "action list", answer: "Outstanding actions" },
];

/** Messages over Teams, beside teams-ai alone. The answer goes to a connector; nobody is authenticated on either side. */
export const measureTeams = async ({ folder, database, connector }) => {
  const env = { DATABASE_URL: `file:${database}`, MICROSOFT_APP_ID: "" };
  const at = (script) => startServer(script, [], { cwd: folder, env, ready: /^ready (\d+)$/m });
  const [floor, ours] = await Promise.all(["teams-ai", "ours-teams"].map((name) => at(`bench/servers/${name}.mjs`)));
  const subject = (name, server, text) => ({
    name,
    server,
    make: teamsMessage(text, connector.url),
    expects: "HTTP/1.1 20",
  });
  try {
    for (const { name, text, answer } of COMMANDS) await sayOnce(subject(name, ours, text), connector, answer);
    const subjects = [subject(FLOOR, floor, "help"), ...COMMANDS.map(({ name, text }) => subject(name, ours, text))];
    connector.expect('"type":"message"');
    const { figures, beside } = await compare(subjects, { rounds: 7, ms: 400 });
    if (connector.counts.good === 0) throw new Error("the connector was sent nothing");
    return [1, 32].flatMap((connections) => [
      { what: FLOOR, ...figures(FLOOR, connections) },
      ...COMMANDS.map(({ name }) => ({
        what: name,
        ...figures(name, connections),
        ...beside(name, FLOOR, connections),
        floor: "teams-ai alone",
      })),
    ]);
  } finally {
    await Promise.all([floor.stop(), ours.stop()]);
  }
};

/** Makes sure that the answer which the connector is sent is the one that was asked for. */
const sayOnce = async (subject, connector, answer) => {
  connector.expect(answer);
  await round({ ...subject, port: subject.server.port, connections: 1, ms: 5_000, count: 1 });
  if (connector.counts.good !== 1) throw new Error(`${subject.name} was not answered with “${answer}”`);
};
