import { DAYS, nine } from "./committee.mjs";
import { pause } from "./random.mjs";
import { openScenario, tally } from "./scenario.mjs";

/** After this, whatever the killed one held is free. Milliseconds. */
const LEASE_MS = 5 * 60_000 + 1_000;
/** So many of a day's kills, so that the day is not over before. */
const MOST_A_DAY = 60;
/** Milliseconds from its first message. */
const LIFE_MS = [0, 150];
/** Longer than it takes to begin, where there is anything left to send. */
const BEGINS_MS = 3_000;

/** Until the program has begun to send a message, or has none to send. */
const atWork = async ({ started }, peer, before) => {
  await started;
  for (let waited = 0; peer.begun() === before && waited < BEGINS_MS; waited += 5) await pause(5);
};

/**
 * `kill -9` at random moments while reminders are due: from before the program has planned them until some of the last
 * are on their way. On as many days as it takes.
 */
export const killAtRandom = async ({ random, databaseUrl, peer, platform, count, kills }) => {
  const scenario = await openScenario({ databaseUrl, platform, peer, count });
  const total = { owed: 0, lost: 0, twice: 0, strange: 0 };
  let killed = 0;
  let read = 0;
  let asked = 0;
  try {
    for (const { day, stage } of DAYS) {
      if (killed >= kills) break;
      asked += count;
      let at = nine(day);
      for (let today = 0; killed < kills && today < MOST_A_DAY; today++) {
        const before = peer.begun();
        const instance = await scenario.go(at);
        // Now and then before it works at all.
        if (random.next() < 0.9) await atWork(instance, peer, before);
        await pause(random.between(...LIFE_MS));
        await scenario.kill(instance);
        if ((await scenario.reminders(["sent", "failed"])).length >= asked) break;
        killed++;
        at += LEASE_MS;
      }
      const instance = await scenario.go(at);
      await instance.started;
      await scenario.drain(asked);
      await scenario.kill(instance);
      const of = tally(scenario, peer.messages().slice(read), [stage], () => stage);
      read = peer.messages().length;
      for (const name of Object.keys(total)) total[name] += of[name];
    }
    return { killed, ...total, failed: await scenario.reminders(["failed"]), told: await scenario.told() };
  } finally {
    await scenario.close();
  }
};
