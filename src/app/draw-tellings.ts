import type { Card } from "../cards/card.js";
import { pageOf } from "../cards/pages.js";
import { type OtherUnreached, type Unreached, unansweredCard, unreachedCard } from "../cards/unreached.js";
import { dayAt } from "../domain/day.js";
import type { Committee, Register } from "../domain/register.js";
import { standingOf } from "../domain/reminders/stands.js";
import type { Listed } from "./deliveries.js";
import type { Message } from "./message.js";
import type { App } from "./ports.js";
import { addresseeName, messageName } from "./print-delivery.js";

type Of<K extends Message["kind"]> = Extract<Message, { kind: K }>;

/** The whole of a long card stands behind this command. */
const firstPage = (card: Card, committee: Committee): Card =>
  pageOf(card, 1, { command: "reminders", committee: committee.code, values: { filter: "failed" } });

const openAction = async (app: App, committee: Committee, { meeting, sequence }: Of<"unanswered">["reference"]) => {
  const action = await app.store.actions.find(committee.id, meeting, sequence);
  return action?.status === "open" ? action : null;
};

/** No action has had more deliveries that still matter. */
const LOOKED_AT = 200;

/** Whether somebody was sent a reminder after all. */
const wasReminded = async (
  app: App,
  actionId: string,
  { partyId, stage, date }: Pick<Of<"nobody to remind">, "partyId" | "stage" | "date">,
): Promise<boolean> =>
  (await app.store.outbox.about(actionId, LOOKED_AT)).some(
    ({ message, about, state }) =>
      state === "sent" &&
      message.kind === "reminder" &&
      message.stage === stage &&
      message.date === date &&
      about?.partyId === partyId,
  );

/** Owners for whom there is nobody to remind; null where none of these reminders is needed any more. */
export const drawNobody = async (
  app: App,
  register: Register,
  committee: Committee,
  messages: readonly Of<"nobody to remind">[],
): Promise<Card | null> => {
  const reminders: Unreached[] = [];
  for (const { reference, partyId, stage, date, why } of messages) {
    const action = await openAction(app, committee, reference);
    if (!action?.ownerIds.includes(partyId) || standingOf(action, { stage, date }) !== "asks") continue;
    if (await wasReminded(app, action.id, { partyId, stage, date })) continue;
    reminders.push({ action, partyId, stage, date, to: null, why });
  }
  const today = dayAt(app.clock.now(), committee.zone);
  return reminders.length === 0
    ? null
    : firstPage(unreachedCard(committee, register, { reminders, others: [], today }), committee);
};

/** Owners who let overdue reminders pass; null where all of it was answered or settled meanwhile. */
export const drawUnanswered = async (
  app: App,
  register: Register,
  committee: Committee,
  messages: readonly Of<"unanswered">[],
): Promise<Card | null> => {
  const silent: Parameters<typeof unansweredCard>[2] = [];
  for (const { reference, partyId, times } of messages) {
    const action = await openAction(app, committee, reference);
    if (action?.ownerIds.includes(partyId)) silent.push({ action, partyId, times });
  }
  if (silent.length === 0) return null;
  const card = unansweredCard(committee, register, silent);
  return pageOf(card, 1, { command: "action list", committee: committee.code, values: { filter: "overdue" } });
};

/** More than this failed at once are a fault of the whole, and the list says so. */
const MOST = 100;
/** What failed was due at most so long before. Milliseconds: two days, and the longest wait. */
const DUE_BEFORE_MS = 3 * 24 * 60 * 60 * 1000;

/** What was given up within a time and still stands as failed; null where all was sent after all. */
export const drawNotReached = async (
  app: App,
  register: Register,
  committee: Committee,
  message: Of<"not reached">,
  personId: string | null,
): Promise<Card | null> => {
  const settled = { from: new Date(message.from), to: new Date(message.to) };
  const since = new Date(settled.from.getTime() - DUE_BEFORE_MS);
  const asked = { committeeId: committee.id, states: ["failed"] as const, since, settled };
  const failed = await app.store.outbox.list({ ...asked, limit: MOST });
  const reminders: Unreached[] = [];
  const others: OtherUnreached[] = [];
  for (const one of failed) {
    // They are told of what did not reach others.
    if (one.message.kind === "not reached" || ("personId" in one.to && one.to.personId === personId)) continue;
    const to = addresseeName(register, one);
    const why = one.why ?? "no reason is known";
    const reminder = await reminderOf(app, committee, one);
    if (reminder === "settled") continue;
    if (reminder) reminders.push({ ...reminder, to, why });
    else others.push({ id: one.id, what: messageName(committee, one), to, why });
  }
  const today = dayAt(app.clock.now(), committee.zone);
  if (reminders.length + others.length === 0) return null;
  return firstPage(unreachedCard(committee, register, { reminders, others, today }), committee);
};

const reminderOf = async (
  app: App,
  committee: Committee,
  { message }: Listed,
): Promise<Omit<Unreached, "to" | "why"> | "settled" | null> => {
  if (message.kind !== "reminder") return null;
  if (committee.paused) return "settled";
  const { reference, partyId, stage, date } = message;
  const action = await openAction(app, committee, reference);
  return action === null ? "settled" : { action, partyId, stage, date };
};
