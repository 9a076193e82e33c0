import { DAYS, nine } from "./committee.mjs";
import { pause } from "./random.mjs";
import { openScenario, tally } from "./scenario.mjs";

/** One day after another on which all reminders are due, with something going on meanwhile. */
const eachDay = async ({ databaseUrl, peer, count, days }, meanwhile) => {
  const scenario = await openScenario({ databaseUrl, platform: "slack", peer, count });
  const total = { owed: 0, lost: 0, twice: 0, strange: 0 };
  let read = 0;
  let asked = 0;
  try {
    for (const { day, stage } of DAYS.slice(0, days)) {
      asked += count;
      await meanwhile(scenario, nine(day), asked);
      const of = tally(scenario, peer.messages().slice(read), [stage], () => stage);
      read = peer.messages().length;
      for (const name of Object.keys(total)) total[name] += of[name];
    }
    return { ...total, failed: await scenario.reminders(["failed"]), told: await scenario.told() };
  } finally {
    await scenario.close();
  }
};

/** A Slack that answers one request in five wrongly. */
export const illSlack = (given) =>
  eachDay(given, async (scenario, at, asked) => {
    const instance = await scenario.go(at);
    await instance.started;
    await scenario.drain(asked);
    await scenario.kill(instance);
  });

/** A database that somebody else holds locked, for less and for more than the program waits, again and again. */
export const lockedDatabase = async ({ random, lock, seconds, ...given }) => {
  let locks = 0;
  const counts = await eachDay({ days: 1, ...given }, async (scenario, at, asked) => {
    const instance = await scenario.go(at);
    await instance.started;
    for (const length of seconds) {
      await pause(random.between(0, 150));
      await lock(length * 1_000);
      locks++;
    }
    await scenario.drain(asked);
    await scenario.kill(instance);
  });
  return { ...counts, locks, longest: Math.max(...seconds) };
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long the program may take to look again, however busy the machine. */
const PATIENCE_MS = 60_000;

/** For how many actions no delivery of this stage was ever queued. */
const owing = async ({ reminders, owners }, stage) => {
  const known = await reminders(["sent", "carried", "waiting", "dropped", "failed", "cancelled"]);
  return owners.size - known.filter(({ key }) => key.split("|").slice(1, 3).join("|") === stage).length;
};

/** A clock that jumps hours, days and months, forward and back, while reminders are due and when none is. */
export const jumpingClock = async ({ random, jumps, days, peer, databaseUrl, count }) => {
  const over = DAYS.slice(0, days);
  const scenario = await openScenario({ databaseUrl, platform: "slack", peer, count });
  let jumped = 0;
  try {
    for (const [at, { day, stage }] of over.entries()) {
      const now = nine(day);
      const instance = await scenario.go(now);
      await instance.started;
      for (let jump = 0; jump < jumps; jump++) {
        await pause(random.between(0, 200));
        scenario.setClock(
          now + random.pick([-90 * DAY, -DAY, -2 * 60 * MINUTE, 7 * MINUTE, DAY, 3 * DAY, 90 * DAY, 400 * DAY]),
        );
        await pause(random.between(0, 200));
        scenario.setClock(now + jump * MINUTE);
        jumped += 2;
      }
      for (let waited = 0; waited < PATIENCE_MS && (await owing(scenario, stage)) > 0; waited += 250) await pause(250);
      // What was begun while the clock ran ahead may wait for that day.
      await scenario.drain((at + 1) * count, HOUR);
      await scenario.kill(instance);
    }
    // By the deliveries' own keys: a clock that runs ahead makes the next stages due as well.
    const all = await scenario.store.outbox.list({
      committeeId: "committee",
      states: ["sent", "carried", "waiting", "dropped"],
      limit: 100_000,
    });
    const stages = new Map(all.map(({ id, key }) => [id, key.split("|").slice(1, 3).join("|")]));
    const counts = tally(
      scenario,
      peer.messages(),
      over.map(({ stage }) => stage),
      ({ mark }) => stages.get(mark),
    );
    return {
      ...counts,
      jumped,
      failed: await scenario.reminders(["failed"]),
      told: await scenario.told(),
    };
  } finally {
    await scenario.close();
  }
};

/** Two instances on one database, one in five of Slack's answers wrong, and now one of them killed, now the other. */
export const twoInstances = async ({ random, kills, ...given }) => {
  let killed = 0;
  const counts = await eachDay(given, async (scenario, at, asked) => {
    let pair = [await scenario.go(at), await scenario.go(at)];
    await Promise.all(pair.map(({ started }) => started));
    for (let kill = 0; kill < kills / given.days; kill++) {
      await pause(random.between(0, 250));
      const [gone, other] = random.next() < 0.5 ? pair : pair.toReversed();
      await scenario.kill(gone);
      killed++;
      // A minute is far longer than Slack needs: by then it has done what the killed one had asked of it.
      await given.peer.settled();
      scenario.setClock(scenario.now() + 61_000);
      pair = [other, await scenario.go()];
    }
    await Promise.all(pair.map(({ started }) => started));
    await scenario.drain(asked);
    for (const one of pair) await scenario.kill(one);
  });
  return { ...counts, killed };
};
