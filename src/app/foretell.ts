import { unitsOf } from "./deliver.js";
import type { Delivery, NewDelivery, Settlement } from "./deliveries.js";
import { openPace } from "./pace.js";
import type { App, Messenger } from "./ports.js";
import { sendDelivery } from "./send-delivery.js";

/** What would come of a message, and why it would not be sent. */
export type Foretold = {
  state: "would be sent" | "would wait" | "would fail" | "would be dropped";
  why: string | null;
};

const foretoldBy = (settlement: Settlement): Foretold => {
  switch (settlement.kind) {
    case "sent":
      return { state: "would be sent", why: null };
    case "later":
      return { state: "would wait", why: settlement.why };
    case "failed": {
      const told = (settlement.tell ?? []).length > 0;
      const why = settlement.why.replace(/\.$/u, "");
      return { state: "would fail", why: told ? `${why}; the Secretary would be told` : why };
    }
    case "dropped":
    case "taken out":
      return { state: "would be dropped", why: settlement.why ?? "it is of no use any more" };
  }
};

const NOWHERE = "no platform is configured here: the bot that has their tokens sends this";

const notDrawn = (): Promise<never> => Promise.reject(new Error("Nobody would see it."));

/** The log, to which nothing is written. */
const untouched = (app: App): App => ({
  ...app,
  charts: { trend: notDrawn, parties: notDrawn },
  store: { ...app.store, outbox: { ...app.store.outbox, begin: async () => {} } },
});

/** A message that was never tried. */
export const untried = (delivery: NewDelivery): Delivery => ({
  ...delivery,
  attempts: 1,
  cutOff: false,
  unsure: false,
});

/**
 * What a pass would do with these messages, by their ids: they are drawn and addressed as the pass does it, and given to
 * messengers by which nothing leaves.
 */
export const foretell = async (
  app: App,
  messengers: readonly Messenger[],
  deliveries: readonly Delivery[],
): Promise<Map<string, Foretold>> => {
  if (messengers.length === 0) return new Map(deliveries.map(({ id }) => [id, { state: "would wait", why: NOWHERE }]));
  // A pass waits the second that lies between two messages to one person.
  const pace = { ...openPace(), freeAt: () => null };
  const sending = { app: untouched(app), messengers, pace, holder: app.newId(), jitter: () => 0 };
  const foretold = new Map<string, Foretold>();
  for (const unit of unitsOf(deliveries))
    for (const { id, settlement } of await sendDelivery(sending, unit, Number.POSITIVE_INFINITY))
      foretold.set(id, foretoldBy(settlement));
  return foretold;
};
