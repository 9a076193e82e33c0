import { deliver } from "./deliver.js";
import { forgetOldReceipts } from "./forget-receipts.js";
import { openPace } from "./pace.js";
import { planDigests } from "./plan-digests.js";
import { planDeliveries } from "./plan-reminders.js";
import type { App, Log, Messenger } from "./ports.js";
import { redrawMessages } from "./redraw-messages.js";
import type { Sending } from "./send-delivery.js";

/** What the bot does of its own accord; each run does what is due then, and however many run at once, none does it twice. */
export type Work = { plan(): Promise<void>; deliver(): Promise<void>; redraw(): Promise<void>; tidy(): Promise<void> };

export const openWork = (app: App, messengers: readonly Messenger[], log: Log): Work => {
  const sending: Sending = { app, messengers, pace: openPace(), holder: app.newId(), jitter: Math.random };
  const reachable = new Set(messengers.map(({ platform }) => platform));
  return {
    plan: async () => {
      const queued = await planDeliveries(app, reachable);
      await planDigests(app);
      if (queued.length > 0) log.info({ queued: queued.length }, "Reminders are due");
    },
    deliver: async () => void (await deliver(sending, log)),
    redraw: async () => void (await redrawMessages(sending, log)),
    tidy: async () => {
      await forgetOldReceipts(app);
      await app.store.files.sweep();
    },
  };
};
