import type { Card } from "../cards/card.js";
import { asks, channelCard, type ReminderView, reminderCard } from "../cards/reminder.js";
import { dayAt } from "../domain/day.js";
import { printOwners, type Register } from "../domain/register.js";
import type { Lying, NewDelivery } from "./deliveries.js";
import type { Message } from "./message.js";
import type { App } from "./ports.js";

/** A reminder that goes so long after it was due comes late. Milliseconds. */
const LATE_AFTER_MS = 60 * 60 * 1000;

type Reminder = Pick<NewDelivery, "id" | "committeeId" | "to" | "dueAt"> & {
  message: Extract<Message, { kind: "reminder" }>;
  /** When it went, or goes. */
  at: Date;
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
    late: late || reminder.at.getTime() - reminder.dueAt.getTime() > LATE_AFTER_MS,
    latest,
    answeredBy: reminder.answeredBy,
    superseded: reminder.superseded,
  };
};

/** Whether the person still answers for the owner, and the owner still for the action; a channel speaks to whoever does. */
const isTheirs = (register: Register, { to, message }: Reminder, { action }: ReminderView): boolean =>
  action.ownerIds.includes(message.partyId) &&
  (!("personId" in to) ||
    register.people.some(
      ({ id, contacts }) => id === to.personId && contacts.some(({ partyId }) => partyId === message.partyId),
    ));

/** The card for where it goes: in a channel it says whom it is for, and calls them by name. */
const addressed = (register: Register, { to, message }: Reminder, card: Card): Card => {
  if ("personId" in to) return card;
  const people = register.people.filter(({ contacts }) => contacts.some(({ partyId }) => partyId === message.partyId));
  const called = people.flatMap(({ name, accounts }) =>
    accounts
      .filter(({ platform, tenant }) => platform === to.platform && tenant === to.tenant)
      .map(({ platform, user }) => ({ platform, user, name })),
  );
  return channelCard(
    card,
    printOwners(register, [message.partyId]),
    people.map(({ name }) => name),
    called,
  );
};

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
  let first: Reminder | undefined;
  for (const delivery of deliveries.filter(isReminder)) {
    const reminder = { ...delivery, at: app.clock.now(), answeredBy: null, superseded: false };
    first ??= reminder;
    const view = await viewOf(app, register, reminder);
    if (view === null || view.committee.paused || !asks(view) || !isTheirs(register, reminder, view)) continue;
    views.push(view);
    ids.add(delivery.id);
  }
  const card = reminderCard(views);
  return card && first ? { card: addressed(register, first, card), ids } : null;
};

/** A message of reminders that lies in a chat, as it is true now. Null where its actions are not known any more. */
export const redrawReminders = async (app: App, lying: readonly Lying[]): Promise<Card | null> => {
  const register = await app.store.register();
  const views: ReminderView[] = [];
  const reminders = lying
    .filter(isReminder)
    .map((one): Reminder => ({ ...one, at: one.settledAt ?? one.dueAt, superseded: !one.live }));
  for (const reminder of reminders) {
    const view = await viewOf(app, register, reminder);
    if (view) views.push(view);
  }
  const card = reminderCard(views);
  return card && reminders[0] ? addressed(register, reminders[0], card) : null;
};
