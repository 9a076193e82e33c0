import { printSaid } from "../cards/action.js";
import type { Card } from "../cards/card.js";
import { channelCard, reminderCard } from "../cards/reminder.js";
import { asks, type ReminderView } from "../cards/reminder-became.js";
import type { Action } from "../domain/action.js";
import { type Day, dayAt } from "../domain/day.js";
import { compareReferences } from "../domain/reference.js";
import { type Committee, peopleFor, printOwners, type Register } from "../domain/register.js";
import { hoursOf, type Turn } from "../domain/reminders/hours.js";
import { standingOf } from "../domain/reminders/stands.js";
import type { Targets } from "../domain/target.js";
import { proposalIn } from "../domain/undo.js";
import { workingDaysOf } from "../domain/working-days.js";
import { restsNow } from "./as-it-is-sent.js";
import type { Lying, NewDelivery, Snooze } from "./deliveries.js";
import type { Message } from "./message.js";
import type { App } from "./ports.js";
import { stageNow } from "./stage-now.js";
import { LOOKED_AT } from "./take-back.js";

type Reminder = Pick<NewDelivery, "id" | "committeeId" | "to" | "dueAt"> & {
  message: Extract<Message, { kind: "reminder" }>;
  answeredBy: string | null;
  superseded: boolean;
};

const isReminder = <T extends NewDelivery>(delivery: T): delivery is T & { message: Reminder["message"] } =>
  delivery.message.kind === "reminder";

const viewOf = async (
  app: App,
  register: Register,
  reminder: Reminder,
  snoozes: readonly Snooze[],
): Promise<ReminderView | null> => {
  const committee = register.committees.find(({ id }) => id === reminder.committeeId);
  const { reference, stage, date, late } = reminder.message;
  const action = committee && (await app.store.actions.find(committee.id, reference.meeting, reference.sequence));
  if (!committee || !action) return null;
  const latest = await app.store.actions.latestSaid(action.id);
  const today = dayAt(app.clock.now(), committee.zone);
  return {
    action,
    committee,
    owners: printOwners(register, action.ownerIds),
    today,
    stage,
    date,
    late,
    latest: latest && printSaid(latest),
    answeredBy: reminder.answeredBy,
    superseded: reminder.superseded,
    settledBy: await settledBy(app, action, { stage, date }),
    ...whoseNow(register, reminder, action),
    snoozed: snoozedBy(register, reminder, action, snoozes, today),
  };
};

/** Whether the owner still has the action, and the person still answers for the owner; a channel speaks to whoever does. */
const whoseNow = (register: Register, { to, message: { partyId } }: Reminder, { ownerIds }: Action) => ({
  passedOn: !ownerIds.includes(partyId),
  notFor:
    "personId" in to && !peopleFor(register, partyId).some(({ id }) => id === to.personId)
      ? printOwners(register, [partyId])
      : null,
});

/** Who moved the target, or proposed the completion, by which a reminder asks no more. */
const settledBy = async (
  { store }: App,
  action: Action,
  reminder: Parameters<typeof standingOf>[1],
): Promise<string | null> => {
  const standing = standingOf(action, reminder);
  if (standing === "moved") return (await store.actions.moves(action.id)).at(-1)?.by ?? null;
  if (standing !== "proposed") return null;
  return proposalIn(await store.actions.lastChanges(action.id, LOOKED_AT))?.by ?? null;
};

/** Who of those who answer for the owner put the action off since they were reminded, and until when. */
const snoozedBy = (
  register: Register,
  { dueAt, message }: Reminder,
  action: Action,
  snoozes: readonly Snooze[],
  today: Day,
): { by: string; until: Day }[] =>
  snoozes.flatMap(({ personId, actionId, until, at }) => {
    const person = peopleFor(register, message.partyId).find(({ id }) => id === personId);
    return person && actionId === action.id && until > today && at >= dueAt ? [{ by: person.name, until }] : [];
  });

/** Who rests from the actions that a message is about. */
const snoozesOf = ({ store }: App, deliveries: readonly NewDelivery[]): Promise<Snooze[]> =>
  store.outbox.snoozes(deliveries.flatMap(({ about }) => (about ? [about.actionId] : [])));

const byReference = (views: readonly ReminderView[]): ReminderView[] =>
  views.toSorted((a, b) => compareReferences(a.action.reference, b.action.reference));

/** The card for where it goes: in a channel it says whom it is for, and calls them by name. */
const addressed = (register: Register, { to, message }: Reminder, card: Card): Card => {
  if ("personId" in to) return card;
  const people = peopleFor(register, message.partyId);
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

type Waited = Pick<NewDelivery, "dueAt"> & { message: Reminder["message"] };

/**
 * Whether another stage of an action has come since a reminder of it was queued: that one is sent in its place. Only
 * asked of a reminder that had to wait for another day.
 */
const openFollowed = async (app: App, committee: Committee) => {
  const { zone, reminderPolicy: policy } = committee;
  const { moment } = hoursOf({ zone, policy, isWorkingDay: await workingDaysOf(committee.holidays) });
  const { newest, isTooSoon } = await stageNow(app, committee);
  return (targets: Targets, { message, dueAt: queued }: Waited): boolean => {
    const stage = newest(targets);
    if (stage === null || moment(stage.day) <= queued.getTime()) return false;
    // By a policy that changed since, an overdue stage may have come so soon that none is sent for it.
    return stage.name !== "overdue" || message.stage !== "overdue" || !isTooSoon(message.date, stage.day);
  };
};

/**
 * Reminders that are to go as one message now, drawn from the log as it is: the card of those that still ask (null where
 * none does any more), and their ids; and those whose person is not to have them now, with why.
 */
export const drawReminders = async (
  app: App,
  deliveries: readonly NewDelivery[],
  committee: Committee,
  turn: Extract<Turn, { kind: "now" }>,
): Promise<{ card: Card | null; ids: Set<string>; rests: Map<string, string> }> => {
  const isFollowed = turn.sameDay ? () => false : await openFollowed(app, committee);
  const register = await app.store.register();
  const views: ReminderView[] = [];
  const ids = new Set<string>();
  const rests = new Map<string, string>();
  const snoozes = await snoozesOf(app, deliveries);
  let first: Reminder | undefined;
  for (const delivery of deliveries.filter(isReminder)) {
    const reminder = { ...delivery, answeredBy: null, superseded: false };
    first ??= reminder;
    const view = await viewOf(app, register, reminder, snoozes);
    if (view === null || !asks(view)) continue;
    if (isFollowed(view.action.targets, delivery)) continue;
    const why = restsNow(register, committee, delivery, snoozes, app.clock.now());
    if (why !== null) {
      rests.set(delivery.id, why);
      continue;
    }
    views.push({ ...view, late: !delivery.message.byHand && (view.late || turn.late) });
    ids.add(delivery.id);
  }
  const card = reminderCard(byReference(views));
  return { card: card && first ? addressed(register, first, card) : null, ids, rests };
};

/** A message of reminders that lies in a chat, as it is true now. Null where its actions are not known any more. */
export const redrawReminders = async (app: App, lying: readonly Lying[]): Promise<Card | null> => {
  const register = await app.store.register();
  const views: ReminderView[] = [];
  const snoozes = await snoozesOf(app, lying);
  const reminders = lying.filter(isReminder).map((one): Reminder => ({ ...one, superseded: !one.live }));
  for (const reminder of reminders) {
    const view = await viewOf(app, register, reminder, snoozes);
    if (view) views.push(view);
  }
  const card = reminderCard(byReference(views));
  return card && reminders[0] ? addressed(register, reminders[0], card) : null;
};
