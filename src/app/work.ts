import type { Platform } from "../domain/register.js";
import { askForRecords } from "./ask-for-records.js";
import { deliver, LEASE_MS } from "./deliver.js";
import { forgetOldReceipts } from "./forget-receipts.js";
import { openPace } from "./pace.js";
import { planDigests } from "./plan-digests.js";
import { queueNotices } from "./plan-notices.js";
import { planDeliveries } from "./plan-reminders.js";
import type { App, Log, Messenger } from "./ports.js";
import { redrawMessages } from "./redraw-messages.js";
import { type Sending, WENT_BACK_MS } from "./send-delivery.js";
import { tellClashes } from "./tell-clashes.js";

/** What the bot does of its own accord; each run does what is due then, and however many run at once, none does it twice. */
export type Work = {
  plan(): Promise<void>;
  deliver(): Promise<void>;
  redraw(): Promise<void>;
  foresee(): Promise<void>;
  tidy(): Promise<void>;
};

/** Queues what comes at its hour: reminders, the Chair's digest, notices. */
const planDue = async (app: App, reachable: ReadonlySet<Platform>): Promise<{ reminders: number; notices: number }> => {
  const reminders = (await planDeliveries(app, reachable)).length;
  await planDigests(app);
  return { reminders, notices: await queueNotices(app) };
};

/** Queues what the Secretary is told or asked of the meetings. */
const foresee = async (app: App): Promise<void> => {
  await tellClashes(app);
  await askForRecords(app);
};

/** One pass of all that is queued unasked. */
export const planAll = async (app: App, reachable: ReadonlySet<Platform>): Promise<void> => {
  await planDue(app, reachable);
  await foresee(app);
};

/** @param unsure counts a message given up because it may have arrived, where the platform cannot be asked */
export const openWork = (
  app: App,
  messengers: readonly Messenger[],
  log: Log,
  unsure: NonNullable<Sending["unsure"]>,
): Work => {
  const sending: Sending = { app, messengers, pace: openPace(), holder: app.newId(), jitter: Math.random, unsure };
  const reachable = new Set(messengers.map(({ platform }) => platform));
  const inTime = openTime(app);
  return {
    plan: async () => {
      await inTime();
      const { reminders, notices } = await planDue(app, reachable);
      if (reminders > 0) log.info({ queued: reminders }, "Reminders are due");
      if (notices > 0) log.info({ queued: notices }, "Notices are due");
    },
    deliver: async () => {
      await inTime();
      await deliver(sending, log);
    },
    redraw: async () => {
      await inTime();
      await redrawMessages(sending, log);
    },
    foresee: () => foresee(app),
    tidy: async () => {
      await forgetOldReceipts(app);
      await app.store.files.sweep();
    },
  };
};

/** Sees a clock that goes back, and at the start whether it has since the program last ran. */
const openTime = ({ store, clock }: App) => {
  let last = Number.POSITIVE_INFINITY;
  return async (): Promise<void> => {
    const now = clock.now();
    const before = last;
    last = now.getTime();
    if (last >= before - WENT_BACK_MS) return;
    try {
      await store.outbox.turnBack(now, LEASE_MS);
    } catch (err) {
      // A database that is locked: the next look sees it again.
      last = Math.max(last, before);
      throw err;
    }
  };
};
