import type { Action } from "../domain/action.js";
import { type Day, dayAt } from "../domain/day.js";
import { printTarget, readDay } from "../domain/day-words.js";
import { doubtsAbout } from "../domain/doubts.js";
import { printReference } from "../domain/reference.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { correctTarget, effectiveTarget, type Target } from "../domain/target.js";
import { workingDaysOf } from "../domain/working-days.js";
import { changeAction } from "./change-action.js";
import type { App } from "./ports.js";
import { readText } from "./record-update.js";
import { whyTargetStands } from "./revise-target.js";
import { anotherTarget } from "./settle-date.js";
import { difference } from "./take-back.js";
import type { Who } from "./who.js";

/** What was put right, with whatever still looks wrong about the date. */
export type Redated = { action: Action; from: Target; to: Day; doubts: string[] };

/** Why what somebody takes for a slip is none: they looked at another target than the one in force. */
export const whyNoSlip = (action: Action, shown: string | undefined) =>
  shown === undefined || shown === effectiveTarget(action.targets)
    ? undefined
    : refuse(
        `${anotherTarget(action, shown)} Nothing was changed.`,
        `Where the new one is a slip, type /opsg action target ${printReference(action.reference)} correct, and the right day.`,
      );

/**
 * Puts the target in force right where it was written wrongly. The committee agreed no other date: it is no move, and is
 * not counted as one; the history keeps both. Only who keeps the log may, so that nobody hides a move of their own.
 * @param input.shown the target that whoever corrects it looked at, where that is known
 */
export const correctSlip = async (
  app: App,
  who: Who,
  input: { reference: string; day: string; reason?: string | undefined; shown?: string | undefined },
): Promise<Result<Redated>> => {
  const { committee } = who.standing;
  const isWorkingDay = await workingDaysOf(committee.holidays);
  const today = dayAt(app.clock.now(), committee.zone);
  const to = readDay(input.day, today);
  if (!to.ok) return to;
  const reason = input.reason?.trim() ? readText(input.reason, "reason", "reason") : ok(null);
  if (!reason.ok) return reason;
  let from: Target = "TBC";
  const saved = await changeAction(app, who, {
    reference: input.reference,
    deed: "keep",
    doing: "correct the target of this action",
    decide: async ({ action, name, tx }) => {
      const stands = whyTargetStands(action) ?? whyNoSlip(action, input.shown);
      if (stands) return stands;
      from = effectiveTarget(action.targets);
      const targets = correctTarget(action.targets, to.value);
      if (!targets)
        return refuse(
          from === "TBC"
            ? `${name} has no target yet, so there is no slip in it; nothing was changed.`
            : `The target of ${name} is ${printTarget(from)} already; nothing was changed.`,
          from === "TBC" ? "Give it one: leave the word correct out." : "Name another day.",
          "day",
        );
      const moves = await tx.actions.moves(action.id);
      if (moves.at(-1)?.from === to.value)
        return refuse(
          `${printTarget(to.value)} is the target that ${name} had before; going back to it is a move.`,
          "Leave the word correct out; or, where it was you who has just moved it, press Undo.",
          "day",
        );
      const now = { ...action, targets };
      return ok({ action: now, did: "redated", ...difference(action, now), reason: reason.value });
    },
    record: async ({ action, tx }) => {
      const inForce = (await tx.actions.moves(action.id)).findLast((move) => move.to === from);
      if (!inForce) return;
      // Minutes no longer say so; whatever a person said stays theirs.
      const source = inForce.source === "minutes" ? who.source : inForce.source;
      await tx.actions.correctMove({ id: inForce.id, to: to.value, source });
    },
  });
  if (!saved.ok) return saved;
  const doubts = doubtsAbout(to.value, saved.value.dateRaised, saved.value.dateRaised, isWorkingDay);
  return ok({ action: saved.value, from, to: to.value, doubts });
};
