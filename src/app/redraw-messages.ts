import type { Card } from "../cards/card.js";
import { toldBeforeCard } from "../cards/told.js";
import type { Committee } from "../domain/register.js";
import type { Lying } from "./deliveries.js";
import { drawClashes } from "./draw-clashes.js";
import { drawNotRecorded } from "./draw-not-recorded.js";
import { redrawNotice } from "./draw-notice.js";
import { redrawReminders } from "./draw-reminders.js";
import { drawSeriesNotice } from "./draw-series-notice.js";
import { drawWithdrawn } from "./draw-withdrawn.js";
import type { Message } from "./message.js";
import { messagesOf } from "./messages-of.js";
import type { App, Log, Place } from "./ports.js";
import type { Sending } from "./send-delivery.js";

/** Messages taken at once. */
const BATCH = 20;
/** A message that was not drawn again by then is taken anew. Milliseconds. */
const LEASE_MS = 60_000;
/** After a fault. Milliseconds. */
const AGAIN_MS = 60_000;

/**
 * Draws again the messages in chats that are not true any more, one by one. Where a platform asks to wait, all of its
 * wait.
 * @returns how many were drawn
 */
export const redrawMessages = async (sending: Sending, log: Log): Promise<number> => {
  const { app } = sending;
  const now = app.clock.now();
  const claimedUntil = new Date(now.getTime() + LEASE_MS);
  let drawn = 0;
  for (const lying of await app.store.outbox.claimRedraws(now, BATCH, LEASE_MS)) {
    const settle = (again: Date | null) =>
      app.store.outbox.redrawn(
        lying.map(({ id }) => id),
        claimedUntil,
        again,
      );
    try {
      const [one] = lying;
      const held = one ? sending.pace.redrawsAt(one.platform, now.getTime()) : null;
      if (held !== null) {
        await settle(new Date(held));
        continue;
      }
      const result = await redrawOne(sending, lying);
      if (result?.kind === "later" || result?.kind === "unknown") {
        const ms = result.kind === "later" && result.seconds !== null ? result.seconds * 1000 : AGAIN_MS;
        const again = now.getTime() + ms * (1 + sending.jitter() / 4);
        if (one && result.kind === "later" && result.seconds !== null) sending.pace.redrawRefused(one.platform, again);
        await settle(new Date(again));
        continue;
      }
      // Gone, or out of reach: there is nobody any more to whom it says what is not true.
      await settle(null);
      if (result?.kind === "sent") drawn++;
    } catch (err) {
      log.error({ err, delivery: lying[0]?.id }, "a message could not be drawn again; it is tried later");
    }
  }
  return drawn;
};

const redrawCard = async (
  app: App,
  committee: Committee | undefined,
  message: Message,
  lying: readonly Lying[],
): Promise<Card | null> => {
  if (!committee) return null;
  switch (message.kind) {
    case "notice":
      return redrawNotice(app, committee, message);
    case "series notice":
      return drawSeriesNotice(app, committee, message, { waiting: false });
    case "clash":
      return drawClashes(app, committee, messagesOf(lying, message.kind), { waiting: false });
    // Only one whose words were changed or taken back is drawn again.
    case "answered":
      return toldBeforeCard(committee.code, message);
    case "not recorded":
      return drawNotRecorded(app, committee, message, { waiting: false });
    default:
      return redrawReminders(app, lying);
  }
};

const redrawOne = async ({ app, messengers }: Sending, lying: readonly Lying[]) => {
  const carrier = lying.find(({ id, bundle }) => bundle === undefined || bundle === id) ?? lying[0];
  const messenger = messengers.find(({ platform }) => platform === carrier?.platform);
  if (!carrier || !messenger) return null;
  const { platform, tenant, conversation, messageId, to } = carrier;
  const register = await app.store.register();
  const person = "personId" in to ? register.people.find(({ id }) => id === to.personId) : undefined;
  const account = person?.accounts.find((known) => known.platform === platform && known.tenant === tenant) ?? null;
  const committee = register.committees.find(({ id }) => id === carrier.committeeId);
  const withdrawn = committee ? drawWithdrawn(register, committee, lying) : null;
  const card = withdrawn ? withdrawn.card : await redrawCard(app, committee, carrier.message, lying);
  const place: Place = { account, tenant, conversation, messageId };
  return card ? messenger.redraw(place, card, carrier.id) : null;
};
