import { join } from "node:path";
import { seedCommittee } from "../faults/committee.mjs";
import { openRandom } from "../faults/random.mjs";
import { openSlack } from "../faults/slack.mjs";
import { inProject, runToEnd } from "../machine.mjs";
import { median } from "../table.mjs";

const RUNS = 3;
const TICKS = 1_500;
/** As many messages as the program has under way at once. */
const AT_ONCE = 16;
const PEOPLE = 1_000;
/** What Slack's own answers take, or less. Milliseconds, from and to. */
const LATENCY = [50, 70];

const told = async (script, args, folder) => {
  const { out } = await runToEnd(script, args, { cwd: folder });
  return JSON.parse(out.trim().split("\n").at(-1));
};

/** A tick with nothing due, on a short log and on one a hundred times as long. */
const measureTicks = async ({ folder, small, large }) => {
  const runs = [];
  for (let run = 0; run < RUNS; run++)
    runs.push({
      few: await told("bench/servers/ticks.mjs", [small.file, String(TICKS)], folder),
      many: await told("bench/servers/ticks.mjs", [large.file, String(TICKS)], folder),
    });
  const row = ({ count }, of) => ({
    what: `a tick with nothing due, ${count.toLocaleString("en-GB")} actions`,
    figure: `${Math.round(median(runs.map((run) => run[of].us)))} µs of processor time`,
  });
  const firsts = runs.map(({ many }) => many.first / 1_000);
  return [
    row(small, "few"),
    {
      ...row(large, "many"),
      ratio: median(runs.map(({ few, many }) => many.us / few.us)),
      floor: `the cost at ${small.count.toLocaleString("en-GB")}`,
      reach: { atMost: 2 },
    },
    {
      what: `the first look after reminders are started, at all of ${large.count.toLocaleString("en-GB")} actions`,
      figure: `${median(firsts).toFixed(1)} s`,
    },
  ];
};

/** Many reminders due at once, each to somebody else, beside a bare loop of chat.postMessage. */
const measureDelivery = async ({ folder }) => {
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const slack = await openSlack(openRandom(run), { latency: LATENCY, now: () => Date.parse("2022-03-01T09:00:00Z") });
    const database = `file:${join(folder, `reminders-${run}.db`)}`;
    await seedCommittee(database, PEOPLE, { shares: Array.from({ length: PEOPLE }, () => 1) });
    const bare = await told("bench/servers/post-loop.mjs", [slack.url, String(PEOPLE), String(AT_ONCE)], folder);
    const [first, second, third] = await told("bench/servers/deliver.mjs", [database, slack.url], folder);
    slack.close();
    if (third.sent !== PEOPLE) throw new Error(`${third.sent} of ${PEOPLE} were sent`);
    runs.push({
      bare: bare.ms,
      first: first.deliverMs,
      again: Math.min(second.deliverMs, third.deliverMs),
      plan: second.planMs,
    });
  }
  const figure = (of) => {
    const ms = median(runs.map((run) => run[of]));
    return `${(ms / 1_000).toFixed(2)} s, ${Math.round((PEOPLE / ms) * 1_000)} a second`;
  };
  const [n, how] = [
    PEOPLE.toLocaleString("en-GB"),
    `a Slack that takes ${LATENCY[0]} to ${LATENCY[1]} ms, ${AT_ONCE} at once`,
  ];
  const beside = (of) => ({ ratio: median(runs.map((run) => run.bare / run[of])), floor: "the bare loop" });
  return [
    { what: `a bare loop of ${n} chat.postMessage: ${how}`, figure: figure("bare") },
    {
      what: `${n} reminders due at once, looked at and queued`,
      figure: `${(median(runs.map(({ plan }) => plan)) / 1_000).toFixed(2)} s`,
    },
    {
      what: `the same delivered to ${n} people: claimed, drawn, sent, settled`,
      figure: figure("again"),
      ...beside("again"),
      reach: { atLeast: 0.7 },
    },
    {
      what: "the first ever to each, whose conversation has to be opened first (two calls each)",
      figure: figure("first"),
      ...beside("first"),
    },
  ];
};

/** The time to understand a reply. */
const measureAnswers = async ({ folder }) => {
  const { replies, p50, p99 } = await told(
    "bench/servers/understand.mjs",
    [inProject("test/fixtures/replies.jsonl")],
    folder,
  );
  return [
    {
      what: `understanding a reply (${replies} of those kept as a test)`,
      figure: `${Math.round(p50)} µs, one in a hundred ${Math.round(p99)} µs`,
    },
  ];
};

/** What reminders cost: looking for what is due, delivering it, understanding what is answered. */
export const measureReminders = async (given) => [
  ...(await measureTicks(given)),
  ...(await measureDelivery(given)),
  ...(await measureAnswers(given)),
];
