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
      const queued = await planDeliveries(app, reachable);
      await planDigests(app);
      if (queued.length > 0) log.info({ queued: queued.length }, "Reminders are due");
      const notices = await queueNotices(app);
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
    foresee: async () => {
      await tellClashes(app);
      await askForRecords(app);
    },
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
