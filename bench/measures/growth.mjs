import { slashCommand } from "../requests.mjs";
import { compare } from "../rounds.mjs";
import { ourSlack } from "../settings.mjs";

const COMMANDS = [
  { text: "help", expects: "What you can type" },
  { text: "action show 64/01", expects: "BNC 64/01" },
  { text: "action list", expects: "Outstanding actions" },
  { text: "action find derrick", note: "a rare word", expects: "derrick" },
  { text: "action find quay timetable", note: "two common words", expects: "timetable" },
];

/** The same commands on a small log and on one a hundred times its size. */
export const measureGrowth = async ({ folder, small, large, slackUrl }) => {
  const [few, many] = [
    await ourSlack({ folder, database: small.file, slackUrl }),
    await ourSlack({ folder, database: large.file, slackUrl }),
  ];
  const named = ({ text, note }, { count }) =>
    `/opsg ${text}${note ? ` (${note})` : ""}, ${count.toLocaleString("en-GB")} actions`;
  const subject = (command, log, server) => ({
    name: named(command, log),
    server,
    make: slashCommand(command.text),
    expects: command.expects,
  });
  try {
    const rows = [];
    for (const command of COMMANDS) {
      const pair = [subject(command, small, few), subject(command, large, many)];
      const { figures, beside } = await compare(pair, { rounds: 7, ms: 250 });
      for (const connections of [1, 32]) {
        const { ratio, byProcessor } = beside(pair[0].name, pair[1].name, connections);
        const [before, after] = pair.map(({ name }) => figures(name, connections));
        rows.push({ what: pair[0].name, ...before });
        rows.push({
          what: pair[1].name,
          ...after,
          // What a request costs the server, where the system tells: rates would have the machine's other work in them.
          ratio: byProcessor ?? ratio,
          floor: `the cost at ${small.count.toLocaleString("en-GB")}`,
          reach: { atMost: 1.3 },
        });
      }
    }
    return rows;
  } finally {
    await Promise.all([few.stop(), many.stop()]);
  }
};
