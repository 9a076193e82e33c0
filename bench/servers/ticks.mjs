// Ticks of a committee whose reminders are on, at an instant at which nothing is due: what one costs.
import { planDeliveries } from "../../dist/app/plan-reminders.js";
import { openStore } from "../../dist/db/open.js";

const [database, count] = process.argv.slice(2);
/** A Wednesday, noon in London. */
const clock = { now: () => new Date("2026-11-25T12:00:00Z") };
const store = await openStore(`file:${database}`, { clock });
const app = { store, clock, newId: () => crypto.randomUUID() };
const { committees } = await store.register();
const [committee] = committees;
await store.change(null, async ({ people }) => {
  await people.saveCommittee({ ...committee, paused: false, remindersSince: clock.now() });
  return { ok: true, value: null };
});
const began = performance.now();
const queued = await planDeliveries(app, new Set(["slack"]));
const first = performance.now() - began;
const tick = () => planDeliveries(app, new Set(["slack"]));
for (let warm = 0; warm < 300; warm++) await tick();
const { user, system } = process.cpuUsage();
for (let n = 0; n < Number(count); n++) await tick();
const spent = process.cpuUsage({ user, system });
await store.close();
console.log(JSON.stringify({ first, queued: queued.length, us: (spent.user + spent.system) / Number(count) }));
