import type { Action } from "../domain/action.js";
import { isoDay } from "../domain/day.js";
import { printTarget } from "../domain/day-words.js";
import { printReference } from "../domain/reference.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { wrongDates } from "../domain/setup/findings.js";
import { may } from "../domain/standing.js";
import { effectiveTarget } from "../domain/target.js";
import { findAction } from "./find-action.js";
import type { App } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/** That an action has another target than the one that somebody looked at, in words. */
export const anotherTarget = ({ reference, targets }: Action, shown: string | undefined): string => {
  const before = shown === "TBC" ? shown : isoDay(shown ?? "");
  const was = before === undefined ? "" : `, not ${printTarget(before)}`;
  return `${printReference(reference)} has another target by now: ${printTarget(effectiveTarget(targets))}${was}.`;
};

/**
 * Notes that a target that looks like a slip is right; another day that looks so is told again.
 * @param shown the day that somebody looked at, as the button has it
 * @returns null, or in words what stands there now, where that is another day and nothing was noted
 */
export const settleDate = (
  app: App,
  who: Who,
  { reference, shown }: { reference: string; shown: string | undefined },
): Promise<Result<string | null>> =>
  app.store.change(who.event, async (tx) => {
    if (!may(who.standing, "administer")) return deny(who.standing, "administer", "settle what looks wrong in dates");
    const { committee } = who.standing;
    const found = await findAction(tx.actions, committee, reference);
    if (!found.ok) return found;
    const { targets, reference: at } = found.value;
    const day = effectiveTarget(targets);
    const seen = (await tx.setup.seenDates(committee.id)).some(
      (one) => one.meeting === at.meeting && one.sequence === at.sequence && one.day === day,
    );
    if (seen || wrongDates(found.value).length === 0)
      return refuse("That has been seen to already; nothing was changed.", "Type /opsg setup check to look again.");
    if (day !== shown) return ok(`${anotherTarget(found.value, shown)} Nothing was noted; look at it below.`);
    await tx.setup.settleDate(committee.id, { meeting: at.meeting, sequence: at.sequence, day }, app.clock.now());
    const subject = `target of ${printReference(at)}`;
    await tx.audit(auditEntry(app, who, { actionId: null, subject, did: "meeting", after: { "looked at": day } }));
    return ok(null);
  });
