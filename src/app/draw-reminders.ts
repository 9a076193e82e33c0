import type { Card } from "../cards/card.js";
import { asks, type ReminderView, reminderCard } from "../cards/reminder.js";
import { dayAt } from "../domain/day.js";
import { printOwners, type Register } from "../domain/register.js";
import type { Lying, NewDelivery } from "./deliveries.js";
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
 * Reminders that are to go as one message, drawn from the log as it is now: the card of those that still ask, and their
 * ids. Null where none does any more.
 */
export const drawReminders = async (
  app: App,
  deliveries: readonly NewDelivery[],
): Promise<{ card: Card; ids: Set<string> } | null> => {
  const register = await app.store.register();
  const views: ReminderView[] = [];
  const ids = new Set<string>();
  for (const delivery of deliveries.filter(isReminder)) {
    const reminder = { ...delivery, answeredBy: null, superseded: false };
    const view = await viewOf(app, register, reminder);
    if (view === null || view.committee.paused || !asks(view) || !isTheirs(register, reminder, view)) continue;
    views.push(view);
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
