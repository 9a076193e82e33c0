import type { Card } from "../cards/card.js";
import { asks, type ReminderView, reminderCard } from "../cards/reminder.js";
import { addDays, type Day, dayAt } from "../domain/day.js";
import { type Committee, printOwners, type Register } from "../domain/register.js";
import { hoursOf, type Turn } from "../domain/reminders/hours.js";
import { STANDS_FOR_DAYS } from "../domain/reminders/main-meetings.js";
import { stagesOf } from "../domain/reminders/stages.js";
import { effectiveTarget, type Targets } from "../domain/target.js";
import { stepWorkingDays, workingDaysOf } from "../domain/working-days.js";
import type { Lying, NewDelivery } from "./deliveries.js";
import { mainMeetings } from "./main-meetings.js";
import type { Message } from "./message.js";
import type { App } from "./ports.js";

type Reminder = Pick<NewDelivery, "id" | "committeeId" | "to"> & {
  message: Extract<Message, { kind: "reminder" }>;
  answeredBy: string | null;
  superseded: boolean;
};

const isReminder = <T extends NewDelivery>(delivery: T): delivery is T & { message: Reminder["message"] } =>
  delivery.message.kind === "reminder";

const viewOf = async (app: App, register: Register, reminder: Reminder): Promise<ReminderView | null> => {
  const committee = register.committees.find(({ id }) => id === reminder.committeeId);
  const { reference, stage, date, late } = reminder.message;
  const action = committee && (await app.store.actions.find(committee.id, reference.meeting, reference.sequence));
  if (!committee || !action) return null;
  const [latest = null] = await app.store.actions.updates(action.id, 1);
  return {
    action,
    committee,
    owners: printOwners(register, action.ownerIds),
    today: dayAt(app.clock.now(), committee.zone),
    stage,
    date,
    late,
    latest,
    answeredBy: reminder.answeredBy,
    superseded: reminder.superseded,
  };
};

/** Whether the person still answers for the owner, and the owner still for the action. */
const isTheirs = (register: Register, { to, message }: Reminder, { action }: ReminderView): boolean =>
  "personId" in to &&
  action.ownerIds.includes(message.partyId) &&
  register.people.some(
    ({ id, contacts }) => id === to.personId && contacts.some(({ partyId }) => partyId === message.partyId),
  );

/**
 * Whether another stage of an action has come since a reminder of it was queued: that one is sent in its place. Only
 * asked of a reminder that had to wait for another day.
 */
const openFollowed = async (app: App, committee: Committee, day: Day) => {
  const { zone, reminderPolicy: policy } = committee;
  const isWorkingDay = await workingDaysOf(committee.holidays);
  const { opens } = hoursOf({ zone, policy, isWorkingDay });
  const last = addDays(stepWorkingDays(isWorkingDay, day, policy.tbcLead), STANDS_FOR_DAYS);
  const meetings = await mainMeetings(app.store, committee, addDays(day, -STANDS_FOR_DAYS), last);
  const stages = stagesOf({ policy, isWorkingDay, mainMeetings: meetings });
  return (targets: Targets, queued: Date): boolean => {
    const newest = stages.newest(effectiveTarget(targets), day);
    return newest !== null && opens(newest.day) > queued.getTime();
  };
};

/**
 * Reminders that are to go as one message now, drawn from the log as it is: the card of those that still ask, and their
 * ids. Null where none does any more.
 */
export const drawReminders = async (
  app: App,
  deliveries: readonly NewDelivery[],
  committee: Committee,
  turn: Extract<Turn, { kind: "now" }>,
): Promise<{ card: Card; ids: Set<string> } | null> => {
  const isFollowed = turn.sameDay ? () => false : await openFollowed(app, committee, turn.day);
  const register = await app.store.register();
  const views: ReminderView[] = [];
  const ids = new Set<string>();
  for (const delivery of deliveries.filter(isReminder)) {
    const reminder = { ...delivery, answeredBy: null, superseded: false };
    const view = await viewOf(app, register, reminder);
    if (view === null || view.committee.paused || !asks(view) || !isTheirs(register, reminder, view)) continue;
    if (isFollowed(view.action.targets, delivery.dueAt)) continue;
    views.push({ ...view, late: view.late || turn.late });
    ids.add(delivery.id);
  }
  const card = reminderCard(views);
  return card && { card, ids };
};

/** A message of reminders that lies in a chat, as it is true now. Null where its actions are not known any more. */
export const redrawReminders = async (app: App, lying: readonly Lying[]): Promise<Card | null> => {
  const register = await app.store.register();
  const views: ReminderView[] = [];
  for (const one of lying.filter(isReminder)) {
    const view = await viewOf(app, register, { ...one, superseded: !one.live });
    if (view) views.push(view);
  }
  return reminderCard(views);
};
