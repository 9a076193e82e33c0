import type { Db } from "./client.js";
import { sql } from "./raw.js";

/** Of deliveries: those to a channel, and to people with a part in the committee. Others see nothing of its log. */
export const TO_ITS_OWN = sql`("Delivery"."personId" IS NULL
  OR EXISTS (SELECT 1 FROM "Role" WHERE "Role"."personId" = "Delivery"."personId" AND "Role"."committeeId" = "Delivery"."committeeId")
  OR EXISTS (SELECT 1 FROM "Contact" JOIN "Party" ON "Party"."id" = "Contact"."partyId"
      WHERE "Contact"."personId" = "Delivery"."personId" AND "Party"."committeeId" = "Delivery"."committeeId"))`;

const hasPart = async (db: Db, personId: string, committeeId: string): Promise<boolean> =>
  (await db.role.count({ where: { personId, committeeId } })) > 0 ||
  (await db.contact.count({ where: { personId, party: { committeeId } } })) > 0;

/**
 * Writes what may take somebody's part in a committee away, or give it back. All that lies in their chat is emptied then, or
 * what is kept true there drawn as it is again.
 */
export const writePart = async (
  db: Db,
  { personId, committeeId, at }: { personId: string; committeeId: string; at: Date },
  write: () => Promise<void>,
): Promise<void> => {
  const had = await hasPart(db, personId, committeeId);
  await write();
  const has = await hasPart(db, personId, committeeId);
  if (had === has) return;
  const kept = has ? { OR: [{ actionId: { not: null } }, { live: true }] } : {};
  await db.delivery.updateMany({ where: { personId, committeeId, state: "sent", ...kept }, data: { redrawAt: at } });
};

/** Writes whose an account is. What lies in the chat of whoever had it is emptied; what is kept true in that of whoever has it now is drawn. */
export const writeAccount = async (
  db: Db,
  account: { platform: string; tenant: string; user: string },
  at: Date,
  write: () => Promise<unknown>,
): Promise<void> => {
  const { platform, tenant } = account;
  const whose = async () =>
    (await db.account.findUnique({ where: { platform_tenant_user: account }, select: { personId: true } }))?.personId;
  const was = await whose();
  await write();
  const is = await whose();
  if (was === is) return;
  const sent = { platform, tenant, state: "sent" };
  if (was !== undefined) await db.delivery.updateMany({ where: { ...sent, personId: was }, data: { redrawAt: at } });
  if (is !== undefined)
    await db.delivery.updateMany({ where: { ...sent, personId: is, live: true }, data: { redrawAt: at } });
};
