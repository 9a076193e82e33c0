import { openStore } from "../../dist/db/open.js";
import { referencesIn, seedCommittee } from "./committee.mjs";
import { openInstances } from "./instances.mjs";
import { pause } from "./random.mjs";

/** A virtual minute at a time is waited for what has to be tried again. */
const STEP_MS = 60_000;
/** What has not gone out after so long of the machine's time is lost. */
const PATIENCE_MS = 90_000;
const ALL = 100_000;

/**
 * A committee in a database of its own, the platform it is reminded on, and instances of the program that can be let go,
 * killed and given another clock.
 */
export const openScenario = async ({ databaseUrl, platform, peer, count }) => {
  const serviceUrl = platform === "teams" ? peer.url : undefined;
  const owners = await seedCommittee(databaseUrl, count, { platform, serviceUrl });
  const store = await openStore(databaseUrl, { clock: { now: () => new Date() } });
  const env = platform === "teams" ? { FAULTS_TEAMS: "yes" } : { FAULTS_SLACK: peer.url };
  const instances = openInstances({ FAULTS_DATABASE: databaseUrl, ...env });
  let now = 0;
  const running = new Set();

  const list = (states) => store.outbox.list({ committeeId: "committee", states, limit: ALL });
  const reminders = async (states) => (await list(states)).filter(({ message }) => message.kind === "reminder");

  return {
    count,
    store,
    reminders,
    /** Of how many failed ones the Secretary was told. */
    told: async () =>
      (await list(["waiting", "carried", "sent", "dropped"])).filter(({ message }) => message.kind === "not reached")
        .length,
    now: () => now,
    go: async (at = now) => {
      now = at;
      const instance = await instances.go(now);
      running.add(instance);
      return instance;
    },
    kill: async (instance) => {
      running.delete(instance);
      await instance.kill();
    },
    /** The clock of all that run. */
    setClock: (to) => {
      now = to;
      for (const instance of running) instance.setClock(to);
    },
    /** Lets time pass until everything has gone, or will not. `among` says what runs, and is asked again and again. */
    drain: async function (least = 0) {
      const began = performance.now();
      for (let quiet = 0; ; ) {
        await pause(40);
        if (!peer.isQuiet()) {
          quiet = 0;
          continue;
        }
        const waiting = (await list(["waiting", "carried"])).length;
        const done = (await reminders(["sent", "failed", "dropped", "cancelled"])).length;
        quiet = waiting === 0 && done >= least ? quiet + 1 : 0;
        // Looked at twice, for what is owed may be about to be queued.
        if (quiet > 2 || performance.now() - began > PATIENCE_MS) return;
        if (waiting > 0) this.setClock(now + STEP_MS);
      }
    },
    close: async () => {
      for (const instance of running) await instance.kill();
      await instances.close();
      await store.close();
    },
    owners,
  };
};

/**
 * What came of the reminders of some stages, by what lies in people's chats: seen by nobody, by somebody twice, or by
 * somebody whom it does not concern.
 * @param stagesOf the stage that a message was about
 */
export const tally = ({ owners }, messages, stages, stageOf) => {
  const seen = new Map();
  let strange = 0;
  for (const message of messages) {
    if (message.user === "USEC") continue;
    for (const reference of referencesIn(message.text)) {
      if (owners.get(reference)?.user !== message.user) strange++;
      const key = `${reference}|${stageOf(message)}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  }
  const owed = stages.flatMap((stage) => [...owners.keys()].map((reference) => `${reference}|${stage}`));
  return {
    owed: owed.length,
    lost: owed.filter((key) => !seen.has(key)).length,
    twice: [...seen.values()].filter((times) => times > 1).length,
    strange,
  };
};
