// Reminders that are all due at once, planned and delivered by the program, on one day and on the next.

import { deliver } from "../../dist/app/deliver.js";
import { openPace } from "../../dist/app/pace.js";
import { planDeliveries } from "../../dist/app/plan-reminders.js";
import { openStore } from "../../dist/db/open.js";
import { openSlack } from "../../dist/slack/open.js";

const [database, slackUrl] = process.argv.slice(2);
const log = { info: () => {}, warn: () => {}, error: (fields, message) => console.error(message, fields) };
let now = 0;
const clock = { now: () => new Date(now) };
const store = await openStore(database, { clock });
const app = { store, clock, newId: () => crypto.randomUUID() };
const connection = await openSlack(
  { botToken: "xoxb-bench", signingSecret: "a-secret-for-the-bench", apiUrl: slackUrl },
  { doors: {}, log, clock, linked: async () => null },
);
await connection.start();
const messengers = [connection.messenger];
const sending = { app, messengers, pace: openPace(), holder: "bench", jitter: Math.random };

const days = [];
for (const day of ["2022-02-22", "2022-03-01", "2022-03-07"]) {
  now = Date.parse(`${day}T09:00:00Z`);
  const began = performance.now();
  const queued = await planDeliveries(app, new Set(["slack"]));
  const planned = performance.now();
  const before = process.cpuUsage();
  const sent = await deliver(sending, log);
  const { user, system } = process.cpuUsage(before);
  days.push({
    queued: queued.length,
    sent,
    planMs: planned - began,
    deliverMs: performance.now() - planned,
    us: (user + system) / sent,
  });
}
await connection.stop();
await store.close();
console.log(JSON.stringify(days));
