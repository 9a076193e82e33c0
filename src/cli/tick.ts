import { backdated } from "../app/backdate.js";
import { deliver } from "../app/deliver.js";
import type { Listed, NewDelivery } from "../app/deliveries.js";
import { type Foretold, foretell, untried } from "../app/foretell.js";
import { openPace } from "../app/pace.js";
import type { App, Log, Messenger } from "../app/ports.js";
import { addresseeName, messageName } from "../app/print-delivery.js";
import { watchQueue } from "../app/watch-queue.js";
import { planAll } from "../app/work.js";
import type { Tick, TickRow } from "../cards/tick.js";
import { isoInstant } from "../domain/day.js";
import { readInstant } from "../domain/instant-words.js";
import { printReference } from "../domain/reference.js";
import type { Platform } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import type { Arguments } from "./arguments.js";

/** The log, and the ways out of it. */
export type Opened = {
  app: App;
  log: Log;
  isSandbox: boolean;
  platforms: readonly Platform[];
  /** The same ways out as `senders`, by which nothing leaves. */
  dry: readonly Messenger[];
  senders(): Promise<{ messengers: readonly Messenger[]; stop(): Promise<void> }>;
};

/** Messages that waited are looked at up to so many. */
const MOST = 1_000;
/** A second message to one person goes a second later: so long is waited for what is about to be due. Milliseconds. */
const PATIENCE_MS = 5_000;
const ROUNDS = 60;
/** What is left after so many rounds in which nothing went has to wait for something else. */
const IDLE_ROUNDS = 2;

const WAITS = ["waiting", "carried"] as const;

/** What waits and is due, over all committees. */
const dueBefore = async (app: App): Promise<Listed[]> => {
  const { committees } = await app.store.register();
  const now = app.clock.now();
  const lists = await Promise.all(
    committees.map(({ id }) => app.store.outbox.list({ committeeId: id, states: WAITS, limit: MOST })),
  );
  return lists.flat().filter(({ dueAt }) => dueAt <= now);
};

type Outcome = { state: string; why: string | null };

/** What came of each message. */
const outcomes = async (app: App, deliveries: readonly NewDelivery[]): Promise<Map<string, Outcome>> => {
  const known = await Promise.all(deliveries.map(({ id }) => app.store.outbox.find(id)));
  return new Map(known.flatMap((found) => (found ? [[found.id, found]] : [])));
};

/** What would come of each; what was put off until later than now would go on waiting. */
const foretold = async (
  app: App,
  messengers: readonly Messenger[],
  queued: readonly NewDelivery[],
  waiting: readonly Listed[],
): Promise<Map<string, Outcome>> => {
  const due = await app.store.outbox.due(app.clock.now(), MOST);
  const waits = ({ id, why }: Listed): [string, Foretold] => [id, { state: "would wait", why }];
  return new Map([...waiting.map(waits), ...(await foretell(app, messengers, [...due, ...queued.map(untried)]))]);
};

/** Of what is told because nobody can be reminded, why that is. */
const printWhy = ({ message }: NewDelivery, why: string | null): string | null => {
  if (message.kind !== "nobody to remind") return why;
  return why === null ? message.why : `${why}; to say: ${message.why}`;
};

const toRows = async (
  app: App,
  deliveries: readonly NewDelivery[],
  came: ReadonlyMap<string, Outcome>,
): Promise<TickRow[]> => {
  const register = await app.store.register();
  return deliveries.flatMap((delivery): TickRow[] => {
    const committee = register.committees.find(({ id }) => id === delivery.committeeId);
    if (!committee) return [];
    const { message } = delivery;
    const outcome = came.get(delivery.id);
    const partyId = "partyId" in message ? message.partyId : null;
    return [
      {
        committee: committee.code,
        what: messageName(committee, delivery),
        action: "reference" in message ? printReference({ committee: committee.code, ...message.reference }) : null,
        stage: "stage" in message ? message.stage : null,
        party: register.parties.find(({ id }) => id === partyId)?.name ?? null,
        to: addresseeName(register, delivery),
        late: message.kind === "reminder" && message.late,
        state: outcome?.state ?? "waiting",
        why: printWhy(delivery, outcome?.why ?? null),
      },
    ];
  });
};

/** Sends what is due, and what will be in a moment. */
const sendDue = async (app: App, messengers: readonly Messenger[], log: Log): Promise<void> => {
  const sending = { app, messengers, pace: openPace(), holder: app.newId(), jitter: Math.random };
  let idle = 0;
  for (let round = 0; round < ROUNDS && idle < IDLE_ROUNDS; round++) {
    idle = (await deliver(sending, log)) > 0 ? 0 : idle + 1;
    const next = await app.store.outbox.nextDue();
    const wait = next === null ? Number.POSITIVE_INFINITY : next.getTime() - app.clock.now().getTime();
    if (wait > PATIENCE_MS) return;
    await new Promise((resolve) => setTimeout(resolve, Math.max(wait, 50)));
  }
};

/** One pass as of now or of another instant: plans, and sends what is due then; or says what it would. */
export const runTick = async (opened: Opened, typed: Arguments): Promise<Result<Tick>> => {
  const { dryRun } = typed;
  const [, word, instant, ...more] = typed.words;
  if (more.length > 0 || (word !== undefined && (word !== "at" || instant === undefined)))
    return refuse("tick takes an instant and nothing else.", "Type /opsg tick --at 2022-02-04T09:00:00Z --dry-run.");
  const [committee] = (await opened.app.store.register()).committees;
  const zone = committee?.zone ?? "Europe/London";
  const read = instant === undefined ? ok(null) : readInstant(instant, zone);
  if (!read.ok) return read;
  if (read.value !== null && !dryRun && !opened.isSandbox)
    return refuse(
      "Another instant than now is for the sandbox alone: real people would get messages from another time.",
      "Add --dry-run to see what would be sent then.",
    );
  const real = opened.app.clock;
  const ahead = read.value === null ? 0 : read.value.getTime() - real.now().getTime();
  const clock = { now: () => new Date(real.now().getTime() + ahead) };
  const app = { ...opened.app, clock, store: backdated(opened.app.store, clock) };
  const reachable = new Set<Platform>(opened.isSandbox ? ["slack", "teams"] : opened.platforms);
  const at = isoInstant(clock.now(), zone);
  const waited = await dueBefore(app);
  const { store, queued } = watchQueue(app.store, dryRun);
  await planAll({ ...app, store }, reachable);
  if (!dryRun) await sendAll(opened, app);
  const { committees } = await app.store.register();
  const came = dryRun ? await foretold(app, opened.dry, queued, waited) : await outcomes(app, [...queued, ...waited]);
  return ok({
    at,
    dryRun,
    paused: committees.filter(({ paused }) => paused).map(({ code }) => code),
    queued: await toRows(app, queued, came),
    waiting: await toRows(app, waited, came),
  });
};

const sendAll = async ({ senders, log }: Opened, app: App): Promise<void> => {
  const { messengers, stop } = await senders();
  try {
    await sendDue(app, messengers, log);
  } finally {
    await stop();
  }
};
