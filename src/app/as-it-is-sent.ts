import { dayAt } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import { type Committee, type Platform, peopleFor, type Register } from "../domain/register.js";
import { printKey } from "../domain/reminders/keys.js";
import { recipientsOf, whyNotOf } from "../domain/reminders/recipients.js";
import type { NewDelivery, Snooze } from "./deliveries.js";
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

/**
 * A reminder to each of those who stand in now for somebody who does not get it. What goes to them already is left as it
 * is, for it lies under the same key.
 * @param connected the platforms that can be written on
 */
export const standIns = (
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
