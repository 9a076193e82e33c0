// Faults, each with its count: what people see on the platform, while programs are killed, Slack is ill, the database is
// locked, the clock jumps and two instances share a log. Ends with 1 where a reminder was lost or seen twice.
// `--short` does a little of each (the test suites do); `--only WORD` one of them; `--seed N` throws the same dice again.
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { openConnector } from "./faults/connector.mjs";
import { killAtRandom } from "./faults/kills.mjs";
import { illSlack, jumpingClock, lockedDatabase, twoInstances } from "./faults/others.mjs";
import { onPostgres, onSqlite } from "./faults/places.mjs";
import { openRandom } from "./faults/random.mjs";
import { openSlack } from "./faults/slack.mjs";
import { machine } from "./machine.mjs";
import { keepResults } from "./results.mjs";
import { drawTable } from "./table.mjs";

const { values } = parseArgs({
  options: { short: { type: "boolean" }, only: { type: "string" }, seed: { type: "string" } },
});
const { short = false, only } = values;
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const random = openRandom(seed);
const [count, few] = short ? [40, 30] : [200, 200];
const latency = [20, 60];
const now = () => Date.parse("2022-03-01T09:00:00Z");
const slack = (oneIn = 0) => openSlack(random, { oneIn, latency, now, silent: !short });

const looked = (peer) => `${peer.asked("conversations.history")} looked for on Slack first`;

const FAULTS = [
  {
    name: "kill",
    place: onSqlite,
    // The test suite's few kills come with an ill Slack.
    peer: () => slack(short ? 5 : 0),
    measure: ({ place, peer }) =>
      killAtRandom({ random, databaseUrl: place.url, peer, platform: "slack", count, kills: short ? 2 : 100 }),
    says: ({ killed }, peer) => `killed (kill -9) ${killed} times at work, ${looked(peer)}`,
  },
  {
    name: "ill",
    place: onSqlite,
    peer: () => slack(5),
    measure: ({ place, peer }) => illSlack({ databaseUrl: place.url, peer, count, days: short ? 1 : 2 }),
    says: (_, peer) => `one answer of Slack's in five wrong: ${peer.ailing()}; ${looked(peer)}`,
  },
  {
    name: "locked",
    place: onSqlite,
    peer: () => slack(),
    measure: ({ place, peer }) =>
      lockedDatabase({
        random,
        databaseUrl: place.url,
        peer,
        count: few,
        lock: place.lock,
        seconds: short ? [1] : [1, 3, 10, 20, 2],
      }),
    says: ({ locks, longest }) => `the database locked ${locks} times, for up to ${longest} s`,
  },
  {
    name: "clock",
    place: onSqlite,
    peer: () => slack(),
    measure: ({ place, peer }) =>
      jumpingClock({ random, databaseUrl: place.url, peer, count: few, jumps: short ? 2 : 10, days: short ? 2 : 4 }),
    says: ({ jumped }) => `the clock moved ${jumped} times, by minutes to 400 days, forward and back`,
  },
  {
    name: "two",
    place: onPostgres,
    peer: () => slack(5),
    measure: ({ place, peer }) =>
      twoInstances({ random, databaseUrl: place.url, peer, count, kills: short ? 2 : 20, days: short ? 1 : 2 }),
    says: ({ killed }, peer) =>
      `two instances on one PostgreSQL, one or the other killed ${killed} times, one answer in five wrong: ${peer.ailing()}; ${looked(peer)}`,
  },
  {
    name: "teams",
    place: onSqlite,
    peer: () => openConnector(random, { latency }),
    measure: ({ place, peer }) =>
      killAtRandom({ random, databaseUrl: place.url, peer, platform: "teams", count, kills: short ? 2 : 30 }),
    says: ({ killed }) => `Teams, which cannot be asked what arrived: killed ${killed} times`,
    // What was on its way when the program was killed is not sent again, and the Secretary is told.
    window: true,
  },
];

const say = (text) => process.stdout.write(`${text}\n`);

const ABOUT =
  "The whole program in processes of its own, over HTTP with a Slack that keeps every message; what is counted is what lies in people's chats. A message that may have arrived on Teams is given up and the Secretary told, for Teams cannot be asked.";
const [busy] = loadavg();

const measureOne = async ({ name, place, peer, measure, says, window = false }) => {
  const ground = await place();
  if (!ground) {
    say(`${name}: not run, for no PostgreSQL answers at TEST_DATABASE_URL`);
    return undefined;
  }
  const platform = await peer();
  const began = performance.now();
  try {
    const result = await measure({ place: ground, peer: platform });
    const { owed, lost, twice, strange, failed, told } = result;
    // A lost one in the window was given up with its reason, and somebody was told.
    const known = window ? failed.length : 0;
    const reached = twice === 0 && strange === 0 && lost <= known && (told > 0 || failed.length === 0);
    const given = window
      ? `; ${failed.length} given up as perhaps arrived (${failed.length - lost} had), the Secretary told in ${told} messages`
      : "";
    const reach = window ? "none twice, the Secretary told of every lost one" : "none lost or twice";
    const row = { what: says(result, platform) + given, owed, lost, twice, strange, reach, reached };
    say(
      `${name}: ${row.what}: ${lost} lost, ${twice} seen twice of ${owed} (${((performance.now() - began) / 1000).toFixed(0)} s)`,
    );
    if (!reached) for (const { key, why } of failed.slice(0, 5)) say(`  failed: ${key}: ${why}`);
    return row;
  } finally {
    platform.close();
    await ground.remove();
  }
};

const rows = [];
for (const fault of FAULTS.filter(({ name }) => only === undefined || name === only)) {
  const row = await measureOne(fault);
  if (row) rows.push(row);
}

const table = drawTable(rows);
const about = `${machine()}; load before the run: ${busy.toFixed(1)}. ${ABOUT}`;
say(`\n${table}\nThe dice: --seed ${seed}`);
if (!short && only === undefined) keepResults("faults", `${about}\n\n${table}`);
process.exit(rows.every(({ reached }) => reached) ? 0 : 1);
