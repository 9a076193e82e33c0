import { clashKey } from "../domain/clashes.js";
import { type Day, dayAt } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { keyOfMeeting } from "../domain/schedule.js";
import type { App } from "./ports.js";
import { type Telling, tellTogether } from "./tell-secretary.js";
import { undecidedClashes } from "./undecided-clashes.js";

const tellOf = async (app: App, committee: Committee, today: Day): Promise<void> => {
  const undecided = await undecidedClashes(app, committee, today);
  if (undecided.length === 0) return;
  const tellings = undecided.map(
    ({ meeting, clashes }): Telling => ({
      about: `clash|${clashKey(meeting, clashes)}`,
      message: { kind: "clash", meeting: keyOfMeeting(committee.id, meeting), date: meeting.date },
      meetingId: meeting.id,
    }),
  );
  await app.store.change(null, async (tx) => {
    await tellTogether(app, tx, committee.id, tellings);
    return ok(null);
  });
};

/**
 * Tells the Secretaries what a meeting clashes with as soon as it comes into view, once, and all that one look finds in one message; nothing is moved. Harmless
 * however often it runs. A paused committee is told when it goes live.
 */
export const tellClashes = async (app: App): Promise<void> => {
  const { committees } = await app.store.register();
  for (const committee of committees)
    if (!committee.paused) await tellOf(app, committee, dayAt(app.clock.now(), committee.zone));
};
