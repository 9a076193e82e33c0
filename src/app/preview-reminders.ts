import { addDays, dayAt, isoInstant } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import type { Committee } from "../domain/register.js";
import { hoursOf } from "../domain/reminders/hours.js";
import type { Remindable, Reminding } from "../domain/reminders/plan.js";
import { asEver, type StageName } from "../domain/reminders/policy.js";
import { isAway, whyGone } from "../domain/reminders/recipients.js";
import { type Foreseen, simulateReminders } from "../domain/reminders/simulate.js";
import { stepWorkingDays, workingDaysOf } from "../domain/working-days.js";
import type { Cursor } from "./action-store.js";
import type { App } from "./ports.js";
import { BETWEEN_MEETINGS, mainMeetings } from "./schedule.js";

/** A reminder that would be sent, as people and programs read it. */
export type PreviewedReminder = {
  /** ISO 8601 with the committee's offset. */
  at: string;
  stage: StageName;
  /** The action's reference. */
  action: string;
  party: string;
  /** Names; nobody where the party has no contact, or all are away or gone. */
  to: string[];
  late: boolean;
};

/** Actions read at once. */
const BATCH = 500;

/**
 * Every reminder that would be sent from one instant to another, both included, if nothing changed: the clock run over
 * the log from now on, with what was delivered and what is owed already. Of days that have begun, today's log as if it
 * had been recorded just before. Whoever has no account linked yet is named all the same, since they may have one by
 * then; not so whose account is gone. In order; while the committee is paused as if it were started at the beginning.
 */
export const previewReminders = async (
  app: App,
  committee: Committee,
  span: { from: Date; to: Date },
): Promise<PreviewedReminder[]> => {
  const { people, parties, committees } = await app.store.register();
  const isWorkingDay = await workingDaysOf(committee.holidays);
  const now = app.clock.now();
  const today = dayAt(now, committee.zone);
  const { zone } = committee;
  // As the store has it, which knows of clocks that were set to another time.
  const since = committees.find(({ id }) => id === committee.id)?.remindersSince ?? null;
  const isToCome = span.from >= now;
  const policy = isToCome ? committee.reminderPolicy : asEver(committee.reminderPolicy);
  const run = isToCome && !committee.paused ? { ...span, from: now } : span;
  const first = addDays(dayAt(run.from, zone), -BETWEEN_MEETINGS);
  const lastAsked = stepWorkingDays(isWorkingDay, dayAt(span.to, zone), policy.tbcLead);
  const reminding: Reminding = {
    policy,
    zone,
    isWorkingDay,
    people,
    paused: committee.paused,
    since: !isToCome ? null : committee.paused ? run.from : since,
    mainMeetings: await mainMeetings(app.store, committee, first, lastAsked),
    whyNot: (person, day) => {
      if (policy.without?.includes(person.id)) return "left out";
      // Who is away now, or gone, was not, for all that is known, before today.
      if (day < today) return null;
      return isAway(person, day) ? "away" : whyGone(person) === null ? null : "no account";
    },
  };
  // Owed already, and nobody to write to: the Secretary was told, and nothing goes.
  const { moment } = hoursOf(reminding);
  const wasTold = ({ owed }: Foreseen): boolean =>
    isToCome && !committee.paused && owed.to.length === 0 && moment(owed.stage.day) < now.getTime();
  const asIfRecorded = new Date(run.from.getTime() - 1);
  const foreseen: Foreseen[] = [];
  for (let after: Cursor | undefined, more = true; more; ) {
    const known = await app.store.actions.remindable(committee.id, BATCH, after);
    const log = isToCome ? known : known.map(({ action }): Remindable => ({ action, recorded: asIfRecorded }));
    foreseen.push(...simulateReminders(reminding, log, run).filter((one) => one.at >= span.from && !wasTold(one)));
    after = known.at(-1)?.action.reference;
    more = known.length === BATCH;
  }
  const personName = new Map(people.map(({ id, name }) => [id, name]));
  const partyName = new Map(parties.map(({ id, name }) => [id, name]));
  // Within an instant they stay as they came: by reference.
  return foreseen
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, owed }) => ({
      at: isoInstant(at, zone),
      stage: owed.stage.name,
      action: printReference(owed.action.reference),
      party: partyName.get(owed.partyId) ?? "an unknown party",
      to: owed.to.map(({ personId }) => personName.get(personId) ?? "somebody"),
      late: owed.late,
    }));
};
