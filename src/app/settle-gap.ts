import { ok, type Result, refuse } from "../domain/result.js";
import { gapMark, missingNumbers } from "../domain/setup/findings.js";
import { may } from "../domain/standing.js";
import type { App } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/** Why numbers are missing rightly. */
type Why = "never given" | "closed before";

/**
 * Notes that the numbers missing in a meeting are so rightly; should more of them be missing later, that is told.
 * @param shown what somebody looked at, as the button has it
 * @returns null, or in words that others are missing now and nothing was noted
 */
export const settleGap = (
  app: App,
  who: Who,
  { meeting, shown, why }: { meeting: number; shown: string | undefined; why: Why },
): Promise<Result<string | null>> =>
  app.store.change(who.event, async (tx) => {
    if (!may(who.standing, "administer")) return deny(who.standing, "administer", "settle a gap in the numbering");
    const { id, code } = who.standing.committee;
    const given = await tx.setup.gap(id, meeting);
    if (given === null)
      return refuse("That has been seen to already; nothing was changed.", "Type /opsg setup check to look again.");
    const missing = missingNumbers(given);
    if (gapMark(missing) !== shown)
      return ok(`Other numbers of ${code} ${meeting} are missing by now. Nothing was noted; look at them below.`);
    await tx.setup.settleGap(id, { meeting, missing: missing.length }, app.clock.now());
    const subject = `numbering of ${code} ${meeting}`;
    await tx.audit(auditEntry(app, who, { actionId: null, subject, did: "meeting", after: { [why]: missing } }));
    return ok(null);
  });
