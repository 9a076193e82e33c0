import type { DeliveryState, Listed, Lying, NewDelivery } from "../app/deliveries.js";
import type { Platform } from "../domain/register.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { readMessage } from "./message-json.js";

export type DeliveryRow = Prisma.TypeMap["model"]["Delivery"]["payload"]["scalars"];

/** What a delivery is, of a row: how it stands is left out. */
export const toNewDelivery = (
  row: Pick<
    DeliveryRow,
    | "id"
    | "key"
    | "committeeId"
    | "personId"
    | "platform"
    | "tenant"
    | "channel"
    | "message"
    | "actionId"
    | "partyId"
    | "meetingId"
    | "bundle"
    | "dueAt"
  >,
): NewDelivery => ({
  id: row.id,
  key: row.key,
  committeeId: row.committeeId,
  to:
    row.personId !== null
      ? { personId: row.personId }
      : { platform: row.platform as Platform, tenant: row.tenant ?? "", channel: row.channel ?? "" },
  message: readMessage(row.message),
  ...(row.actionId === null ? {} : { about: { actionId: row.actionId, partyId: row.partyId ?? "" } }),
  ...(row.meetingId === null ? {} : { meetingId: row.meetingId }),
  ...(row.bundle === null ? {} : { bundle: row.bundle }),
  dueAt: row.dueAt,
});

export const toListed = (row: DeliveryRow): Listed => ({
  ...toNewDelivery(row),
  state: row.state as DeliveryState,
  attempts: row.attempts,
  settledAt: row.settledAt,
  why: row.why,
  answeredAt: row.answeredAt,
  answeredBy: row.answeredBy,
});

/** Only of rows that were sent. */
export const toLying = (row: DeliveryRow): Lying => ({
  ...toListed(row),
  platform: row.platform as Platform,
  tenant: row.tenant ?? "",
  live: row.live,
  conversation: row.conversation ?? "",
  messageId: row.messageId ?? "",
});
