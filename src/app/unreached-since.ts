import { dayAt, printDay } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { type Nobody, printSince } from "../domain/reminders/recipients.js";
import type { App } from "./ports.js";

/** So far back it is looked for. Milliseconds: somewhat more than a year. */
const LOOK_BACK_MS = 400 * 24 * 60 * 60 * 1000;

/**
 * Why nobody of parties can be written to, as a clause, by the party: with the day since when, or at least with that since
 * when nobody has been reminded, which the Secretary was told.
 */
export const printUnreached = async (
  { store, clock }: App,
  { id, zone }: Committee,
  unreached: readonly (Nobody & { partyId: string })[],
): Promise<Map<string, string>> => {
  const isOpen = unreached.some(({ since }) => since === null);
  const told = isOpen ? await store.outbox.unreachedSince(id, new Date(clock.now().getTime() - LOOK_BACK_MS)) : null;
  return new Map(
    unreached.map(({ partyId, why, since }) => {
      const first = told?.get(partyId);
      if (since !== null || first === undefined) return [partyId, `${why}${printSince(since, zone)}`];
      return [partyId, `${why}, so that nobody has been reminded since ${printDay(dayAt(first, zone))}`];
    }),
  );
};
