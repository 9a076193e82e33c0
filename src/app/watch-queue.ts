import { refuse } from "../domain/result.js";
import type { NewDelivery } from "./deliveries.js";
import type { Store } from "./ports.js";

/**
 * The store, with all that is queued through it.
 * @param dryRun what would be stored is only looked at, and taken back
 */
export const watchQueue = (store: Store, dryRun: boolean): { store: Store; queued: readonly NewDelivery[] } => {
  const queued: NewDelivery[] = [];
  const change: Store["change"] = async (event, work) => {
    let seen: NewDelivery[] = [];
    let worked = false;
    const done = await store.change(event, async (tx) => {
      seen = [];
      const enqueue = async (delivery: NewDelivery): Promise<boolean> => {
        const isNew = await tx.enqueue(delivery);
        if (isNew) seen.push(delivery);
        return isNew;
      };
      const result = await work({ ...tx, enqueue });
      worked = result.ok;
      return worked && dryRun ? refuse("Nothing was stored.") : result;
    });
    if (done.ok || (worked && dryRun)) queued.push(...seen);
    return done;
  };
  return { store: { ...store, change }, queued };
};
