import type { App } from "./ports.js";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Slack sends an event again for a day at the most, Teams for minutes. Days. */
const EVENTS_KEPT = 30;
/** A form that was taken lies in a Teams chat and could be sent again. Days. */
const FORMS_KEPT = 800;

/** Forgets what came in so long ago that it does not come again. */
export const forgetOldReceipts = ({ store, clock }: App): Promise<void> => {
  const ago = (days: number): Date => new Date(clock.now().getTime() - days * DAY_MS);
  return store.forgetReceipts({ events: ago(EVENTS_KEPT), forms: ago(FORMS_KEPT) });
};
