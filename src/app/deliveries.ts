import type { Action } from "../domain/action.js";
import type { Day } from "../domain/day.js";
import type { ToldChange, ToldSeries } from "../domain/notices/notice.js";
import type { Platform } from "../domain/register.js";
import type { Cursor } from "./action-store.js";
import type { Message } from "./message.js";

/** A message that was not the direct answer to somebody. What it says is drawn when it is sent. */
export type NewDelivery = {
  id: string;
  /** Names the thing, the stage and the date it belongs to; unique. */
  key: string;
  committeeId: string;
  to: { personId: string } | { platform: Platform; tenant: string; channel: string };
  message: Message;
  /** The action it reminds of, and the owner for whom the person is written to. */
  about?: { actionId: string; partyId: string };
  /** The meeting that it tells of. */
  meetingId?: string;
  /** The id of the delivery that carries the one message in which several stand: its own for the carrier. */
  bundle?: string;
  dueAt: Date;
};

/** A delivery taken to be sent. */
export type Delivery = NewDelivery & {
  attempts: number;
  /** It was taken before by one who never settled it: killed, or too slow. */
  cutOff: boolean;
  /** An earlier attempt was begun, or came to no known end, so that it may have arrived. */
  unsure: boolean;
};

/** How a delivery stands. `carried` goes with its bundle's carrier; `dropped` was of no use any more when its turn came. */
export type DeliveryState = "waiting" | "carried" | "sent" | "failed" | "dropped" | "cancelled";

/** A delivery as a list shows it. */
export type Listed = NewDelivery & {
  state: DeliveryState;
  attempts: number;
  settledAt: Date | null;
  /** Why it failed, or has to wait. */
  why: string | null;
  answeredAt: Date | null;
  /** Who answered, as shown. */
  answeredBy: string | null;
};

/** A reminder that lies in somebody's chat. */
export type Lying = Listed & {
  platform: Platform;
  tenant: string;
  conversation: string;
  messageId: string;
  live: boolean;
};

/** What came of it, by the clock as it was `at` the instant of deciding. */
export type Settlement =
  | { kind: "sent"; at: Date; platform: Platform; tenant: string; conversation: string; messageId: string }
  /** Not now: tried again at `next`. `unsure`: it may have arrived, so it is looked for first. */
  | { kind: "later"; at: Date; next: Date; why: string; unsure: boolean }
  /** `tell` is queued with it: who has to know. */
  | { kind: "failed"; at: Date; why: string; tell?: readonly NewDelivery[] }
  /** `why`: what kept it from being sent, where it was of use still. */
  | { kind: "dropped"; at: Date; why?: string }
  /** As if it had never been queued, to be planned anew: by a clock that ran ahead, or for somebody who is not to have it now. `instead` are queued with it. */
  | { kind: "taken out"; at: Date; why?: string; instead?: readonly NewDelivery[] };

export type Settled = { id: string; settlement: Settlement };

/** Which deliveries of a committee are meant. */
export type Chosen = {
  committeeId: string;
  states: readonly DeliveryState[];
  /** Only those whose key is one of these, or begins with one and a bar. */
  under?: readonly string[];
  /** Due from then on. */
  since?: Date;
  /** Only those about an action. */
  aboutActions?: boolean;
  /** Without those about an action that is closed or withdrawn. */
  outstanding?: boolean;
  /** Only those that were answered. */
  answered?: boolean;
  /** Only those settled from the first instant on and before the second. */
  settled?: { from: Date; to: Date };
};

export type Outbox = {
  /** Up to `limit` deliveries that a claim at `now` would take, with all they carry; nothing is taken. */
  due(now: Date, limit: number): Promise<Delivery[]>;
  /**
   * Takes up to `limit` deliveries due at `now` for this holder alone, until `now` plus the lease. A bundle comes
   * whole, its carrier and all it carries.
   */
  claim(now: Date, limit: number, holder: string, leaseMs: number): Promise<Delivery[]>;
  /** Notes that these are about to be sent, where the platform could not be asked afterwards. */
  begin(holder: string, ids: readonly string[]): Promise<void>;
  /**
   * Settles what this holder took, all of it in one transaction. A holder whose lease ran out settles nothing.
   * A reminder that was sent lies in the person's chat in place of the earlier ones of its action, which are redrawn.
   * What was sent was sent; anything else that was decided by a clock that is set right since (`turnBack`) is decided again
   * when the lease ends.
   */
  settle(holder: string, settled: readonly Settled[]): Promise<void>;
  /**
   * The clock may have gone back: what was queued, put off or dropped by one that ran ahead waits no longer than by this
   * one, and is decided again.
   */
  turnBack(now: Date, leaseMs: number): Promise<void>;
  /** When the next delivery or redrawing is due; null where nothing waits. */
  nextDue(): Promise<Date | null>;
  /** Takes up to `limit` messages in chats that are to be drawn again, each with all that stand in it. */
  claimRedraws(now: Date, limit: number, leaseMs: number): Promise<Lying[][]>;
  /** Drawn, or to be tried again at `again`. Nothing where it has changed since the claim that ran until `claimedUntil`. */
  redrawn(ids: readonly string[], claimedUntil: Date, again: Date | null): Promise<void>;
  /** Who wishes to rest from these actions, now or until some day that is over. */
  snoozes(actionIds: readonly string[]): Promise<Snooze[]>;
  /** The reminders in a chat's message, all of a bundle. */
  inMessage(conversation: string, messageId: string): Promise<Lying[]>;
  /**
   * The last reminders, action by action, that lie unanswered in a person's chats, newest first; those they have put off
   * since only where there is no other.
   */
  unanswered(personId: string, limit: number): Promise<Lying[]>;
  /** Newest first. `offset` counts from there. */
  list(query: Chosen & { limit: number; offset?: number }): Promise<Listed[]>;
  count(query: Chosen): Promise<number>;
  /** What was queued about an action, newest first. */
  about(actionId: string, limit: number): Promise<Listed[]>;
  find(id: string): Promise<Listed | null>;
  /**
   * When Secretaries were first told, from an instant on, that nobody could be reminded for a party, and nobody has been
   * since; by the party's id.
   */
  unreachedSince(committeeId: string, since: Date): Promise<Map<string, Date>>;
  /** Which of these keys are there already. */
  known(keys: readonly string[]): Promise<Set<string>>;
  /** When the change of each of these meetings was last told, of those where one was. */
  lastChanges(meetingIds: readonly string[]): Promise<Map<string, Date>>;
  /** The changes of a meeting that were to be told, each once, and whether anybody was. */
  changesOf(meetingId: string): Promise<ToldChange[]>;
  /** The same of these changes of series. */
  seriesChanges(ids: readonly string[]): Promise<ToldSeries[]>;
};

/** What a change does to reminders. A change that is audited has those in chats redrawn, and the next one planned anew. */
export type ReminderWrites = {
  /** Takes the committee's planning for this transaction alone, so that two instances plan in turn. */
  takeTurn(committeeId: string): Promise<void>;
  /** Keys under which Secretaries were told since an instant that there is nobody to remind, and when. */
  toldOfNobody(committeeId: string, since: Date): Promise<{ key: string; at: Date }[]>;
  /** Outstanding actions whose reminders are to be looked at at `now`, in the order of references. */
  due(committeeId: string, now: Date, limit: number, after?: Cursor): Promise<DueAction[]>;
  /** They were looked at at `now`, and are to be again at `next`; null: only after a change. */
  planned(actionIds: readonly string[], now: Date, next: Date | null): Promise<void>;
  /** Notes that these owners' reminders of an action, so far unanswered, are answered. */
  answered(actionId: string, partyIds: readonly string[], by: string, at: Date): Promise<void>;
  /** Those that were answered at that instant are unanswered again. */
  unanswered(actionId: string, answeredAt: Date, at: Date): Promise<void>;
  /** The day until which a person does not wish to be reminded of an action; null where they made no such wish. */
  snoozedUntil(personId: string, actionId: string): Promise<Day | null>;
  snooze(snooze: Snooze): Promise<void>;
  /** Ends a person's snooze of an action, if there is one. */
  unsnooze(personId: string, actionId: string): Promise<void>;
  /** Sends a failed or cancelled delivery again from `now` on. False where it is neither. */
  retry(deliveryId: string, now: Date): Promise<boolean>;
  /** Notes that a message which was sent is to be drawn again. */
  redraw(deliveryId: string, now: Date): Promise<void>;
  /** Takes a waiting delivery back. False where it has gone. */
  cancel(deliveryId: string, now: Date): Promise<boolean>;
};

/** Somebody's wish not to be reminded of an action before a day. */
export type Snooze = { personId: string; actionId: string; until: Day; at: Date };

/** An action with what its reminders depend on. */
export type DueAction = {
  action: Action;
  /** When the target in force was recorded; where it was declined or reopened since, when that was. */
  recorded: Date;
  /** What was queued or sent of it before, and whether it was answered. */
  delivered: { key: string; partyId: string; at: Date; answeredAt: Date | null }[];
  snoozes: Snooze[];
};
