import type { Card } from "../cards/card.js";
import type { Account, Register } from "../domain/register.js";
import type { Delivery, Settlement } from "./deliveries.js";
import { drawMessage } from "./draw.js";
import type { App, Log, Messenger, Sent } from "./ports.js";

/** Deliveries taken at once. */
const BATCH = 50;
/** A holder that has not settled by then is taken for dead. Milliseconds; longer than any send's time-out. */
const LEASE_MS = 60_000;
/** First wait after a fault, doubled with each try. Milliseconds. */
const FIRST_WAIT_MS = 30_000;
/** Somebody who cannot be reached is tried again after so long. Seconds. */
const UNREACHABLE_S = 3600;
/** Given up this long after it was due. Milliseconds: two days. */
const GIVE_UP_MS = 2 * 24 * 60 * 60 * 1000;

/** The account somebody is written to: on the platform they last wrote from, Slack where they never wrote. */
export const accountFor = (register: Register, personId: string, platforms: Set<string>): Account | undefined => {
  const person = register.people.find(({ id }) => id === personId);
  const accounts = person?.accounts.filter(({ platform }) => platforms.has(platform)) ?? [];
  const preferred = person?.lastWroteOn ?? "slack";
  return accounts.find(({ platform }) => platform === preferred) ?? accounts[0];
};

const send = (register: Register, messengers: Messenger[], delivery: Delivery, card: Card): Promise<Sent> => {
  const { to, id } = delivery;
  if ("personId" in to) {
    const account = accountFor(register, to.personId, new Set(messengers.map(({ platform }) => platform)));
    const messenger = messengers.find(({ platform }) => platform === account?.platform);
    return account && messenger
      ? messenger.toAccount(account, card, id)
      : Promise.resolve({ kind: "unreachable", why: "no account of theirs is linked yet" });
  }
  const messenger = messengers.find(({ platform }) => platform === to.platform);
  return messenger
    ? messenger.toChannel(to, card, id)
    : Promise.resolve({ kind: "unreachable", why: `${to.platform} is not connected` });
};

const settlementOf = (sent: Sent, { dueAt, attempts }: Delivery, now: Date, jitter: number): Settlement => {
  switch (sent.kind) {
    case "sent":
      return { ...sent, at: now };
    // It may have arrived: at most one copy reaches the person, so it is not sent again blindly.
    case "unknown":
      return { kind: "failed", at: now, why: `it may not have arrived: ${sent.why}` };
    // Whoever has not met the bot yet may do so; somebody who left is given up in the end.
    case "unreachable":
    case "later": {
      const seconds = sent.kind === "later" ? (sent.seconds ?? 0) : UNREACHABLE_S;
      if (now.getTime() - dueAt.getTime() > GIVE_UP_MS)
        return { kind: "failed", at: now, why: `given up after two days: ${sent.why}` };
      const wait = Math.max(seconds * 1000, FIRST_WAIT_MS * 2 ** Math.min(attempts, 8)) * (1 + jitter / 4);
      return { kind: "later", at: new Date(now.getTime() + wait), why: sent.why, unsure: false };
    }
  }
};

/**
 * One pass over what is due: claim, draw from the log as it is now, send, settle.
 * @param jitter a number from 0 to 1, fresh for each pass, that spreads the next tries
 * @returns how many were sent
 */
export const deliver = async (
  app: App,
  messengers: Messenger[],
  log: Log,
  holder: string,
  jitter: number,
): Promise<number> => {
  if (messengers.length === 0) return 0;
  const claimed = await app.store.outbox.claim(app.clock.now(), BATCH, holder, LEASE_MS);
  if (claimed.length === 0) return 0;
  const register = await app.store.register();
  let sent = 0;
  for (const delivery of claimed) {
    const committee = register.committees.find(({ id }) => id === delivery.committeeId);
    const card = committee ? await drawMessage(app, committee, delivery.message) : null;
    const result: Settlement = card
      ? settlementOf(await send(register, messengers, delivery, card), delivery, app.clock.now(), jitter)
      : { kind: "failed", at: app.clock.now(), why: "of no use any more" };
    await app.store.outbox.settle(holder, [{ id: delivery.id, settlement: result }]);
    if (result.kind === "sent") sent++;
    else
      log.warn(
        {
          delivery: delivery.id,
          key: delivery.key,
          outcome: result.kind,
          why: "why" in result ? result.why : undefined,
        },
        "a message was not sent",
      );
  }
  return sent;
};
