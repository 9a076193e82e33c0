import { ok, type Result, refuse } from "../domain/result.js";
import { missingNumbers } from "../domain/setup/findings.js";
import { may } from "../domain/standing.js";
import type { App } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/** Why numbers are missing rightly. */
type Why = "never given" | "closed before";

/** Notes that the numbers missing in a meeting are so rightly; should more of them be missing later, that is told. */
export const settleGap = (app: App, who: Who, meeting: number, why: Why): Promise<Result<null>> =>
  app.store.change(who.event, async (tx) => {
    if (!may(who.standing, "administer")) return deny(who.standing, "administer", "settle a gap in the numbering");
    const { id, code } = who.standing.committee;
    const given = await tx.setup.gap(id, meeting);
    if (given === null)
      return refuse("That has been seen to already; nothing was changed.", "Type /opsg setup check to look again.");
    const missing = missingNumbers(given);
    await tx.setup.settleGap(id, { meeting, missing: missing.length }, app.clock.now());
    const subject = `numbering of ${code} ${meeting}`;
    await tx.audit(auditEntry(app, who, { actionId: null, subject, did: "meeting", after: { [why]: missing } }));
    return ok(null);
  });
