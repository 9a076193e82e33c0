import type { Action } from "../domain/action.js";
import type { Day } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { type Limit, limitSnooze, readUntil, snoozeLimit } from "../domain/snooze.js";
import { effectiveTarget } from "../domain/target.js";
import { stepWorkingDays, workingDaysOf } from "../domain/working-days.js";
import { changeAction, type Moment } from "./change-action.js";
import type { App, Reads } from "./ports.js";
import { appendUpdate } from "./record-update.js";
import { nextMainMeeting } from "./schedule.js";
import type { Who } from "./who.js";

/** `shortened`: it was wished for longer than the rules allow; `limit` says until when, and why. */
export type Snoozed = { action: Action; until: Day; shortened: boolean; limit: Limit };

/** Until when somebody may rest from an action at the most. */
export const limitOf = async (
  reads: Pick<Reads, "meetings">,
  committee: Committee,
  action: Action,
  today: Day,
): Promise<Limit> =>
  snoozeLimit(effectiveTarget(action.targets), today, await nextMainMeeting(reads, committee, today));

/** Why somebody cannot rest from an action's reminders; undefined where they can. */
const whyNot = ({ standing }: Who, { action, name }: Moment) => {
  if (!action.ownerIds.some((id) => standing.partyIds.includes(id)))
    return refuse(
      `You are not reminded of ${name}: its reminders go to the contacts of its owner.`,
      "They can put theirs off themselves.",
    );
  return whyNoReminders(action);
};

/** Why no reminders of an action go out; undefined where they do. */
export const whyNoReminders = ({ status, reference }: Pick<Action, "status" | "reference">) =>
  status === "open" ? undefined : refuse(`${printReference(reference)} is ${status}, so no reminders of it go out.`);

/**
 * Puts somebody's own reminders of an action off: before its target at most until that day, otherwise until the next main
 * meeting. A longer wish is shortened.
 * @param input.until a day, or as typed
 * @param input.words how it was said; `news`: they tell of the action as well, and are kept as an update
 */
export const snoozeAction = async (
  app: App,
  who: Who,
  input: { reference: string; until: string; words?: string; news?: boolean },
): Promise<Result<Snoozed>> => {
  let snoozed: Omit<Snoozed, "action"> | undefined;
  const person = who.standing.person;
  const { words, news } = input;
  const saved = await changeAction(app, who, {
    reference: input.reference,
    deed: "answer",
    doing: "put off reminders of this action",
    decide: async (moment) => {
      const { action, tx, today } = moment;
      const refused = whyNot(who, moment);
      if (refused || person === null) return refused ?? refuse("I do not know whom to remind.");
      const limit = await limitOf(tx, who.standing.committee, action, today);
      const wished = readUntil(input.until, today, await nextMainMeeting(tx, who.standing.committee, today));
      if (!wished.ok) return wished;
      const { until, shortened } = limitSnooze(wished.value, limit);
      const isWorkingDay = await workingDaysOf(who.standing.committee.holidays);
      // Reminders come on working days alone: the day that is said back is the one on which it may come.
      snoozed = { until: isWorkingDay(until) ? until : stepWorkingDays(isWorkingDay, until, 1), shortened, limit };
      return ok({
        action,
        did: "snoozed",
        before: { snoozedUntil: await tx.reminders.snoozedUntil(person.id, action.id) },
        after: { snoozedUntil: snoozed.until, ...(news && words ? { update: words } : {}) },
        reason: news ? null : (words ?? null),
      });
    },
    record: async (moment, _, auditId) => {
      const { action, tx, at } = moment;
      if (person && snoozed)
        await tx.reminders.snooze({ personId: person.id, actionId: action.id, until: snoozed.until, at });
      if (news && words) await appendUpdate(app, who, moment, words, auditId);
    },
  });
  if (!saved.ok) return saved;
  return snoozed ? ok({ action: saved.value, ...snoozed }) : refuse("Nothing was put off.");
};
