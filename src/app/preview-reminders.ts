import { dayAt, isoInstant } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import type { Committee } from "../domain/register.js";
import type { Remindable, Reminding } from "../domain/reminders/plan.js";
import { isAway } from "../domain/reminders/recipients.js";
import { type Foreseen, simulateReminders } from "../domain/reminders/simulate.js";
import type { StageName } from "../domain/reminders/stages.js";
import { stepWorkingDays, workingDaysOf } from "../domain/working-days.js";
import type { App, Cursor } from "./ports.js";
import { mainMeetings } from "./schedule.js";

/** A reminder that would be sent, as people and programs read it. */
export type PreviewedReminder = {
  /** ISO 8601 with the committee's offset. */
  at: string;
  stage: StageName;
  /** The action's reference. */
  action: string;
  party: string;
  /** Names; nobody where the party has no contact, or all are away. */
  to: string[];
  late: boolean;
};

/** Actions read at once. */
const BATCH = 500;

/**
 * Every reminder that would be sent from one instant to another, both included, if nothing changed: today's log as if
 * it had been recorded just before, and the clock run from there. Whoever has no account linked yet is named all the
 * same, since they may have one by then. In order; also while the committee is paused.
 */
export const previewReminders = async (
  app: App,
  committee: Committee,
  span: { from: Date; to: Date },
): Promise<PreviewedReminder[]> => {
  const { people, parties } = await app.store.register();
  const isWorkingDay = await workingDaysOf(committee.holidays);
  const today = dayAt(app.clock.now(), committee.zone);
  const { reminderPolicy: policy, zone } = committee;
  const first = dayAt(span.from, zone);
  const lastAsked = stepWorkingDays(isWorkingDay, dayAt(span.to, zone), policy.tbcLead);
  const reminding: Reminding = {
    policy,
    zone,
    isWorkingDay,
    people,
    paused: committee.paused,
    since: null,
    mainMeetings: await mainMeetings(app.store, committee, first, lastAsked),
    // Who is away now was not, for all that is known, before today.
    whyNot: (person, day) =>
      policy.without?.includes(person.id) ? "left out" : day >= today && isAway(person, day) ? "away" : null,
  };
  const recorded = new Date(span.from.getTime() - 1);
  const foreseen: Foreseen[] = [];
  for (let after: Cursor | undefined, more = true; more; ) {
    const actions = await app.store.actions.outstanding(committee.id, BATCH, after);
    const log = actions.map((action): Remindable => ({ action, recorded }));
    foreseen.push(...simulateReminders(reminding, log, span));
    after = actions.at(-1)?.reference;
    more = actions.length === BATCH;
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
