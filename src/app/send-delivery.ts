import type { Card } from "../cards/card.js";
import type { Platform, Register } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { type Addressee, addresseeOf, tellingOf } from "./addressee.js";
import { standIns } from "./as-it-is-sent.js";
import { isByCalendar, WHILE_PAUSED } from "./by-calendar.js";
import type { Delivery, Settled, Settlement } from "./deliveries.js";
import { drawUnit } from "./draw-unit.js";
import { noticeRefusal } from "./notice-refusal.js";
import type { Pace } from "./pace.js";
import type { App, Found, Messenger, Sent } from "./ports.js";

/** First wait after a fault, doubled with each try. Milliseconds. */
const FIRST_WAIT_MS = 30_000;
/** And never longer than this. Milliseconds: two hours. */
const LONGEST_WAIT_MS = 2 * 60 * 60 * 1000;
/** Somebody who cannot be reached yet is tried again after so long. Milliseconds. */
const NOT_YET_MS = 60 * 60 * 1000;
/** Given up this long after it was due. Milliseconds: two days. */
const GIVE_UP_MS = 2 * 24 * 60 * 60 * 1000;
/** But not before so many tries: a bot that was down for two days has still to make them. */
const MIN_ATTEMPTS = 5;

export type Sending = {
  app: App;
  messengers: readonly Messenger[];
  pace: Pace;
  holder: string;
  /** From 0 to 1, fresh at each call: spreads the next tries. */
  jitter(): number;
  /** Counts a message given up because it may have arrived, where the platform cannot be asked. */
  unsure?(platform: Platform): void;
};

const MAYBE = "it may or may not have arrived, and the platform cannot be asked";

const post = (to: Addressee, card: Card, mark: string): Promise<Sent> =>
  "account" in to ? to.messenger.toAccount(to.account, card, mark) : to.messenger.toChannel(to.channel, card, mark);

const find = (to: Addressee, { id, dueAt }: Delivery): Promise<Found> =>
  "account" in to
    ? to.messenger.findInAccount(to.account, id, dueAt)
    : to.messenger.findInChannel(to.channel, id, dueAt);

/** A clock that is set right by less is not worth a look, and those of several instances may differ by as much. Milliseconds. */
export const WENT_BACK_MS = 60_000;

/** Whether it is owed by the calendar, and was queued by a clock that ran ahead. */
const isEarly = (delivery: Delivery, now: Date): boolean =>
  delivery.dueAt.getTime() > now.getTime() + WENT_BACK_MS && isByCalendar(delivery);

/** What goes in place of these, of one committee, whose person is away or left out by now. */
const insteadOf = async ({ app, messengers }: Sending, register: Register, away: readonly Delivery[]) => {
  const committee = register.committees.find(({ id }) => id === away[0]?.committeeId);
  const connected = new Set(messengers.map(({ platform }) => platform));
  return committee ? standIns(app, register, committee, away, connected) : [];
};

/**
 * Sends what goes as one message (a delivery, or a bundle with its carrier first), drawn from the log as it is now, and
 * says how each of them is to be settled. One that may have arrived before is looked for first; where the platform cannot
 * be asked, it is not sent again.
 * @param lastBegin the instant, in milliseconds, after which it is left to its lease, even though it is drawn: a program
 *   that stood still meanwhile would send what another has taken over
 */
export const sendDelivery = async (
  sending: Sending,
  unit: readonly Delivery[],
  lastBegin: number,
): Promise<Settled[]> => {
  const { app, messengers, pace, holder } = sending;
  const [carrier] = unit;
  if (!carrier) return [];
  const register = await app.store.register();
  const now = app.clock.now();
  const each = (settlement: Settlement): Settled[] => unit.map(({ id }) => ({ id, settlement }));
  const failed = (why: string): Settled[] =>
    unit.map((one) => ({
      id: one.id,
      settlement: { kind: "failed", at: now, why, tell: tellingOf(app, register, one) },
    }));
  const maybe = (platform: Platform, why: string): Settled[] => {
    sending.unsure?.(platform);
    return failed(why);
  };
  const tooOld = now.getTime() - carrier.dueAt.getTime() > GIVE_UP_MS && carrier.attempts >= MIN_ATTEMPTS;
  const to = addresseeOf(register, messengers, carrier);
  /** It may have arrived: cut off on its way, unless what is on its way is noted before (`begin`). */
  const doubtful = carrier.unsure || (carrier.cutOff && ("why" in to || to.messenger.canFind));
  /** After `ms`, or longer and longer where that is not said; given up two days after it was due. */
  const later = (why: string, ms: number | null, unsure: boolean): Settled[] => {
    if (tooOld) return failed(`given up after two days: ${why}`);
    const backedOff = Math.min(FIRST_WAIT_MS * 2 ** Math.min(carrier.attempts - 1, 10), LONGEST_WAIT_MS);
    const wait = (ms ?? backedOff) * (1 + sending.jitter() / 4);
    return each({ kind: "later", at: now, next: new Date(now.getTime() + wait), why, unsure });
  };

  const early = isEarly(carrier, now);
  // Drawn by the instant that it is settled by: the clock may be set meanwhile.
  const drawn = early ? null : await drawUnit({ ...app, clock: { now: () => now } }, register, unit);
  if (drawn && "later" in drawn)
    return each({ kind: "later", at: now, next: drawn.later, why: "reminders wait for their hours", unsure: doubtful });
  const away = unit.filter(({ id }) => drawn?.rests.has(id) && drawn.rests.get(id) !== "put off");
  const instead = away.length === 0 ? [] : await insteadOf(sending, register, away);
  /** What does not stand in the message. */
  const unsent = (one: Delivery): Settlement => {
    const why = drawn?.rests.get(one.id);
    if (early || why !== undefined)
      return {
        kind: "taken out",
        at: now,
        ...(why === undefined ? {} : { why, instead: one === away[0] ? instead : [] }),
      };
    if (!drawn?.paused) return { kind: "dropped", at: now };
    // What the Secretary sent is not lost by their own pause: it stands under what failed.
    return one.message.kind === "reminder" && one.message.byHand
      ? { kind: "failed", at: now, why: `${WHILE_PAUSED} before it was sent` }
      : { kind: "dropped", at: now, why: WHILE_PAUSED };
  };
  const settleEach = (settlementOf: (one: Delivery) => Settlement): Settled[] => {
    const settled = unit.map((one): Settled => ({ id: one.id, settlement: settlementOf(one) }));
    // A carrier holds what it carries: where it is taken out, it goes last.
    return settled[0]?.settlement.kind === "taken out" ? settled.toReversed() : settled;
  };
  const ofNoUse = (): Settled[] => settleEach(unsent);
  if (!drawn?.card && !doubtful) return ofNoUse();
  if ("why" in to) return carrier.message.kind === "reminder" ? failed(to.why) : later(to.why, NOT_YET_MS, doubtful);

  const refused = await noticeRefusal(app, register, carrier);
  if (refused !== null) return failed(refused);

  const free = pace.freeAt(to.messenger.platform, to.conversation, now.getTime());
  const before = "another message goes there first";
  if (free !== null) return each({ kind: "later", at: now, next: new Date(free), why: before, unsure: doubtful });
  pace.takes(to.conversation, now.getTime());

  const settleSent = (sent: Extract<Sent, { kind: "sent" }>): Settled[] =>
    settleEach((one) => (drawn?.ids.has(one.id) ? { ...sent, at: now } : unsent(one)));
  if (to.messenger.canFind && doubtful) {
    const found = await find(to, carrier);
    if (found.kind === "there") {
      const { platform } = to.messenger;
      const { conversation, messageId } = found;
      const tenant = "account" in to ? to.account.tenant : to.channel.tenant;
      return each({ kind: "sent", at: now, platform, tenant, conversation, messageId });
    }
    if (found.kind === "cannot tell")
      return found.againIn === null ? failed(found.why) : later(found.why, found.againIn * 1000, true);
  }
  if (app.clock.now().getTime() > lastBegin) return [];
  if (!to.messenger.canFind) {
    if (carrier.unsure) return maybe(to.messenger.platform, MAYBE);
    if (drawn?.card) await app.store.outbox.begin(holder, [carrier.id]);
  }
  if (!drawn?.card) return ofNoUse();

  const sent = await post(to, drawn.card, carrier.id);
  if (sent.kind === "sent") pace.taken(to.messenger.platform);
  switch (sent.kind) {
    case "sent":
      return settleSent(sent);
    case "later": {
      const ms = sent.seconds === null ? null : sent.seconds * 1000;
      if (ms !== null) pace.refused(to.messenger.platform, to.conversation, now.getTime() + ms);
      return later(sent.why, ms, false);
    }
    case "unknown":
      return to.messenger.canFind ? later(sent.why, null, true) : maybe(to.messenger.platform, `${MAYBE}: ${sent.why}`);
    case "unreachable": {
      if ("account" in to && sent.lasting) {
        const { account } = to;
        await app.store.change(null, async (tx) => ok(await tx.people.setDead(account, sent.why, now)));
        // Another account of theirs may do.
        return later(sent.why, 0, false);
      }
      const over = sent.lasting === true || carrier.message.kind === "reminder";
      return over ? failed(sent.why) : later(sent.why, NOT_YET_MS, false);
    }
  }
};
