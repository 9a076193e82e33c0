import { openStore } from "../../dist/db/open.js";
import { referencesIn, seedCommittee } from "./committee.mjs";
import { openInstances } from "./instances.mjs";
import { pause } from "./random.mjs";

/** So many looks at a platform that is asked nothing, before it is believed that nothing is under way. */
const QUIET = 12;
/** What has not gone out after so long of the machine's time is lost. */
const PATIENCE_MS = 240_000;
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
  let since = performance.now();
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
      [now, since] = [at, performance.now()];
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
      [now, since] = [to, performance.now()];
      for (const instance of running) instance.setClock(to);
    },
    /**
     * Lets time pass until everything has gone, or will not: where nothing is due by the clock and nothing is under way, it
     * is set to when something is.
     * @param within what is due later than so many milliseconds from now is left where it is
     */
    drain: async function (least = 0, within = Number.POSITIVE_INFINITY) {
      const [began, until] = [performance.now(), now + within];
      for (let quiet = 0, done = 0; performance.now() - began < PATIENCE_MS; ) {
        await pause(40);
        quiet = peer.isQuiet() ? quiet + 1 : 0;
        if (quiet < QUIET) continue;
        const due = await store.outbox.nextDue();
        const isLeft = due !== null && due.getTime() <= until;
        const ended = (await reminders(["sent", "failed", "dropped", "cancelled"])).length;
        done = !isLeft && ended >= least ? done + 1 : 0;
        // Looked at twice, for what is owed may be about to be queued.
        if (done > 2) return;
        if (!isLeft || due.getTime() <= now + performance.now() - since) continue;
        this.setClock(due.getTime() + 1);
        quiet = 0;
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
