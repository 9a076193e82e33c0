import type { Delivery, Settled } from "./deliveries.js";
import type { Log } from "./ports.js";
import { type Sending, sendDelivery } from "./send-delivery.js";

/** Deliveries taken at once. */
const BATCH = 200;
/** So many messages are under way at once. */
const AT_ONCE = 16;
/** A holder that has not settled by then is taken for dead. Milliseconds; longer than a batch with all its time-outs. */
export const LEASE_MS = 5 * 60_000;
/** One send at its longest, looked for first. Milliseconds. */
const LONGEST_SEND_MS = 2 * 60_000;

/** What goes as one message: a carrier with all it carries, it first; everything else by itself. */
export const unitsOf = (claimed: readonly Delivery[]): Delivery[][] => {
  const units = new Map<string, Delivery[]>();
  for (const delivery of claimed) {
    const unit = units.get(delivery.bundle ?? delivery.id) ?? [];
    if (delivery.bundle === delivery.id) unit.unshift(delivery);
    else unit.push(delivery);
    units.set(delivery.bundle ?? delivery.id, unit);
  }
  return [...units.values()];
};

/** As they are to arrive: by when they are due, reminders of one moment by their actions' references. */
const inOrder = ([one]: Delivery[], [other]: Delivery[]): number => {
  if (!one || !other) return 0;
  const later = one.dueAt.getTime() - other.dueAt.getTime();
  if (later !== 0 || one.message.kind !== "reminder" || other.message.kind !== "reminder") return later;
  const [a, b] = [one.message.reference, other.message.reference];
  return a.meeting - b.meeting || a.sequence - b.sequence;
};

/** Messages by whom they go to, one after the other: the second of two must not be ready before the first. */
const lanesOf = (units: Delivery[][]): Delivery[][][] => {
  const lanes = new Map<string, Delivery[][]>();
  for (const unit of units) {
    const whose = JSON.stringify(unit[0]?.to);
    lanes.set(whose, [...(lanes.get(whose) ?? []), unit]);
  }
  return [...lanes.values()].map((lane) => lane.toSorted(inOrder));
};

/** What comes to its end within this is settled together, for each transaction waits for the disk. Milliseconds. */
const GATHER_MS = 20;
/** A database that is locked for long is asked again so often; what cannot be settled is left to its lease. */
const SETTLE_TRIES = 5;

/** Settles what has come to its end, all that has meanwhile in one transaction. */
const openSettling = ({ app, holder }: Sending, log: Log) => {
  let waiting: Settled[] = [];
  let underWay: Promise<void> | null = null;
  const settleOnce = async (settled: readonly Settled[]): Promise<void> => {
    for (let tries = 1; ; tries++) {
      try {
        return await app.store.outbox.settle(holder, settled);
      } catch (err) {
        if (tries < SETTLE_TRIES) continue;
        log.error(
          { err, deliveries: settled.length },
          "what came of deliveries could not be noted; they are looked for",
        );
        return;
      }
    }
  };
  const settle = async (): Promise<void> => {
    while (waiting.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      const settled = waiting;
      waiting = [];
      await settleOnce(settled);
    }
    underWay = null;
  };
  return {
    add: (settled: readonly Settled[]): void => {
      waiting.push(...settled);
      underWay ??= settle();
    },
    done: async (): Promise<void> => void (await underWay),
  };
};

/**
 * One batch, so many at a time. A send that throws is left to its lease: it may have arrived. So is what has not begun
 * when the lease nears its end, for another may take it then.
 */
const deliverBatch = async (
  sending: Sending,
  log: Log,
  claimed: readonly Delivery[],
  lastBegin: number,
): Promise<number> => {
  const lanes = lanesOf(unitsOf(claimed));
  const settling = openSettling(sending, log);
  let sent = 0;
  const sendLane = async (lane: readonly Delivery[][]): Promise<void> => {
    for (const unit of lane) {
      if (sending.app.clock.now().getTime() > lastBegin) return;
      try {
        const settled = await sendDelivery(sending, unit, lastBegin);
        settling.add(settled);
        sent += settled.filter(({ settlement }) => settlement.kind === "sent").length;
        for (const { id, settlement } of settled)
          if (settlement.kind === "failed")
            log.warn({ delivery: id, why: settlement.why }, "a message could not be delivered");
      } catch (err) {
        log.error({ err, delivery: unit[0]?.id }, "a delivery broke; it is tried again when its time runs out");
      }
    }
  };
  const work = async (): Promise<void> => {
    for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) await sendLane(lane);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await settling.done();
  return sent;
};

/**
 * Delivers all that is due: claim, draw from the log as it is now, send, settle. What has to wait is left for a later
 * pass.
 * @returns how many deliveries were sent
 */
export const deliver = async (sending: Sending, log: Log): Promise<number> => {
  if (sending.messengers.length === 0) return 0;
  const { app, holder } = sending;
  let sent = 0;
  for (;;) {
    const now = app.clock.now();
    const claimed = await app.store.outbox.claim(now, BATCH, holder, LEASE_MS);
    if (claimed.length === 0) return sent;
    sent += await deliverBatch(sending, log, claimed, now.getTime() + LEASE_MS - LONGEST_SEND_MS);
  }
};
