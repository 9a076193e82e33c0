import { ok } from "../domain/result.js";
import { notRecorded } from "./not-recorded.js";
import type { App } from "./ports.js";
import { type Telling, tellTogether } from "./tell-secretary.js";

/** Asks the Secretary once after each of them. Harmless however often it runs; a paused committee is not asked. */
export const askForRecords = async (app: App): Promise<void> => {
  for (const committee of (await app.store.register()).committees) {
    if (committee.paused || committee.remindersSince === null) continue;
    // What ended before the committee went live is never asked after.
    const held = await notRecorded(app.store, committee, app.clock.now(), committee.remindersSince);
    if (held.length === 0) continue;
    const tellings = held.map(
      ({ id, date }): Telling => ({
        about: `record|${id}|${date}`,
        message: { kind: "not recorded", meetingId: id, date },
        meetingId: id,
      }),
    );
    await app.store.change(null, async (tx) => {
      for (const telling of tellings) await tellTogether(app, tx, committee.id, [telling]);
      return ok(null);
    });
  }
};
