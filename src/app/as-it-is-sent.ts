import { dayAt } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import { type Committee, type Platform, peopleFor, type Register } from "../domain/register.js";
import { printKey } from "../domain/reminders/keys.js";
import { recipientsOf, whyNotOf } from "../domain/reminders/recipients.js";
import type { NewDelivery, Snooze } from "./deliveries.js";
import { bundled } from "./in-lists.js";
import type { App } from "./ports.js";

/**
 * Why somebody is not to have a reminder now that was queued for them: away or left out since, or they put the action
 * off. Null where they are to have it; what the Secretary sends by hand goes to whom they chose.
 */
export const restsNow = (
  register: Register,
  { reminderPolicy, zone }: Pick<Committee, "reminderPolicy" | "zone">,
  { to, message, about }: NewDelivery,
  snoozes: readonly Snooze[],
  now: Date,
): "away" | "left out" | "put off" | null => {
  if (!("personId" in to) || (message.kind === "reminder" && message.byHand)) return null;
  const today = dayAt(now, zone);
  const person = register.people.find(({ id }) => id === to.personId);
  const whyNot = person ? whyNotOf(reminderPolicy.without)(person, today) : null;
  if (whyNot === "away" || whyNot === "left out") return whyNot;
  const isPutOff = snoozes.some(
    ({ personId, actionId, until }) => personId === to.personId && actionId === about?.actionId && until > today,
  );
  return isPutOff ? "put off" : null;
};

/** A reminder to each of those who stand in now for somebody who does not get it. */
const standInsOf = (
  app: App,
  register: Register,
  { id, code, reminderPolicy, zone }: Committee,
  delivery: NewDelivery,
  connected: ReadonlySet<Platform>,
): NewDelivery[] => {
  const { message, to, dueAt, about } = delivery;
  if (message.kind !== "reminder" || !("personId" in to)) return [];
  const { partyId, stage, date } = message;
  const today = dayAt(app.clock.now(), zone);
  const whyNot = whyNotOf(reminderPolicy.without, connected);
  const reference = printReference({ committee: code, ...message.reference });
  return recipientsOf(partyId, peopleFor(register, partyId), whyNot, today).to.map((personId) => ({
    id: app.newId(),
    key: printKey({ reference, stage, date, to: personId }),
    committeeId: id,
    to: { personId },
    message,
    ...(about ? { about } : {}),
    dueAt,
  }));
};

/**
 * What goes in place of reminders that somebody is not to have now, who is away or left out, in lists as ever. What goes
 * to those who stand in already is not among it, for it lies under the same key.
 * @param connected the platforms that can be written on
 */
export const standIns = async (
  app: App,
  register: Register,
  committee: Committee,
  deliveries: readonly NewDelivery[],
  connected: ReadonlySet<Platform>,
): Promise<NewDelivery[]> => {
  const all = deliveries.flatMap((one) => standInsOf(app, register, committee, one, connected));
  const known = all.length === 0 ? new Set() : await app.store.outbox.known(all.map(({ key }) => key));
  return bundled(
    all.filter(({ key }) => !known.has(key)),
    committee.reminderPolicy.listMoreThan,
  );
};
