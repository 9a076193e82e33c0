import type { Action } from "../domain/action.js";
import { type Day, dayAt } from "../domain/day.js";
import { printTarget, readTarget } from "../domain/day-words.js";
import { doubtsAbout } from "../domain/doubts.js";
import { printReference } from "../domain/reference.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { isOutstanding } from "../domain/status.js";
import { effectiveTarget, moveTarget, type Target } from "../domain/target.js";
import { workingDaysOf } from "../domain/working-days.js";
import { changeAction, type Moment } from "./change-action.js";
import type { App } from "./ports.js";
import { withoutOwnCompletion } from "./proposal.js";
import { readText } from "./record-update.js";
import { nextMainMeeting } from "./schedule.js";
import { difference } from "./take-back.js";
import type { Who } from "./who.js";
import { whyWordsGone } from "./words-stand.js";

/** What was recorded, with whatever looks wrong about the date. */
export type Revised = { action: Action; from: Target; to: Target; doubts: string[] };

/** Why the target of an action cannot move; undefined where it can. */
export const whyTargetStands = ({ status, reference }: Pick<Action, "status" | "reference">) =>
  isOutstanding(status)
    ? undefined
    : refuse(
        `${printReference(reference)} is ${status}, so its target stands.`,
        "The Chair or the Secretary may reopen it first.",
      );

/** What a day that was offered goes by. */
export type Offered = { from: string; said?: string | undefined };

/** Why a day that was offered is offered no more; undefined where it still is. */
const whyStale = async ({ name, tx }: Moment, now: Target, { from, said }: Offered) => {
  if (now !== from)
    return refuse(
      `The target of ${name} has moved since, to ${printTarget(now)}; nothing was changed.`,
      "Where the other day is right all the same, say it again: need until, and the day.",
    );
  return whyWordsGone({ tx }, said, {
    which: "that named this day",
    instead: "Where the day is right all the same, say it again: need until, and the day.",
  });
};

/**
 * Moves the target of an outstanding action to a day or to TBC, as it was typed.
 * @param input.offered where somebody agrees to a day that was offered: the target in force then, and the change (if it can
 * be told) that brought the words in which the day was named; it is good while both stand
 * @param input.notDone whether what was said withdraws the completion that this person proposed as well
 */
export const reviseTarget = async (
  app: App,
  who: Who,
  input: { reference: string; target: string; reason?: string | undefined; notDone?: boolean; offered?: Offered },
): Promise<Result<Revised>> => {
  const { committee } = who.standing;
  const reason =
    input.reason === undefined || input.reason.trim() === "" ? null : readText(input.reason, "reason", "reason");
  if (reason && !reason.ok) return reason;
  const said: Day = dayAt(app.clock.now(), committee.zone);
  const isWorkingDay = await workingDaysOf(committee.holidays);
  let revised: Omit<Revised, "action"> | undefined;
  const saved = await changeAction(app, who, {
    reference: input.reference,
    deed: "answer",
    doing: "revise the target of this action",
    decide: async (moment) => {
      const { action, name, tx } = moment;
      const from = effectiveTarget(action.targets);
      // "Next main meeting" said of a target means the first one after it.
      const after = from !== "TBC" && from > said ? from : said;
      const target = readTarget(input.target, said, await nextMainMeeting(tx, committee, after));
      if (!target.ok) return target;
      const to = target.value;
      const stands = whyTargetStands(action);
      if (stands) return stands;
      const targets = moveTarget(action.targets, to);
      if (!targets) {
        return refuse(
          `The target of ${name} is ${printTarget(to)} already; nothing was changed.`,
          "Name another day, or TBC.",
          "target",
        );
      }
      const stale = input.offered && (await whyStale(moment, from, input.offered));
      if (stale) return stale;
      revised = { from, to, doubts: doubtsAbout(to, action.dateRaised, said, isWorkingDay) };
      const { status } = input.notDone ? await withoutOwnCompletion(moment, who) : action;
      const now = { ...action, targets, status };
      return ok({
        action: now,
        did: "retargeted",
        ...difference(action, now),
        reason: reason?.value ?? null,
      });
    },
    record: ({ action, at, tx }, decided, auditId) =>
      tx.actions.addMove(
        {
          id: app.newId(),
          actionId: action.id,
          from: effectiveTarget(action.targets),
          to: effectiveTarget(decided.action.targets),
          reason: reason?.value ?? null,
          by: who.standing.name,
          at,
          source: who.source,
          meeting: null,
        },
        auditId,
      ),
  });
  if (!saved.ok) return saved;
  return revised ? ok({ action: saved.value, ...revised }) : refuse("The target was not changed.");
};
