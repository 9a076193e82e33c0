import type { AuditEntry, Did } from "../domain/audit.js";
import { refuse } from "../domain/result.js";
import type { Db } from "./client.js";
import { sql } from "./raw.js";

/** Takes note of what came in; false where it was acted on before. Another change with the same event waits for this one. */
export const receive = async (db: Db, event: string, at: Date): Promise<boolean> =>
  (await db.$executeRaw(
    sql`INSERT INTO "Receipt" ("event", "at", "did") VALUES (${event}, ${at}, '') ON CONFLICT ("event") DO NOTHING`,
  )) === 1;

/** Notes when something was changed last; false where a later change is known. */
export const noteChangedAt = async (db: Db, event: string, at: Date): Promise<boolean> =>
  (await db.$executeRaw(
    sql`INSERT INTO "Receipt" ("event", "at", "did") VALUES (${event}, ${at}, '')
        ON CONFLICT ("event") DO UPDATE SET "at" = excluded."at" WHERE "Receipt"."at" <= excluded."at"`,
  )) === 1;

/** Keeps in words what was done, for when the event comes again. */
export const noteDone = async (db: Db, event: string, entries: AuditEntry[]): Promise<void> => {
  if (entries.length > 0) await db.receipt.update({ where: { event }, data: { did: inWords(entries) } });
};

/** What somebody is told whose event came twice. */
export const alreadyRecorded = async (db: Db, event: string) => {
  const did = (await db.receipt.findUnique({ where: { event } }))?.did;
  return refuse(`That was already recorded${did ? `: ${did}` : ""}. Nothing was done twice.`);
};

/** What was done under an event, and each of its parts, in words. */
export const recorded = async (db: Db, event: string, parts: boolean): Promise<string[]> => {
  const found = await db.receipt.findMany({
    where: parts ? { OR: [{ event }, { event: { startsWith: `${event}#` } }] } : { event },
    orderBy: [{ at: "asc" }, { event: "asc" }],
  });
  return found.map(({ did }) => did).filter(Boolean);
};

/** So many changes are named one by one. */
const MAX_NAMED = 3;

const inWords = (entries: AuditEntry[]): string => {
  const lines = [...new Set(entries.map(({ subject, did }) => `${subject} ${VERBS[did] ?? did}`))];
  const named = lines.slice(0, MAX_NAMED).join("; ");
  return lines.length > MAX_NAMED ? `${named}; and ${lines.length - MAX_NAMED} more` : named;
};

/** For those that are named after what was changed. */
const VERBS: Partial<Record<Did, string>> = {
  retargeted: "given another target",
  redated: "given the date that was meant",
  undone: "taken back",
  snoozed: "put off",
  proposed: "proposed as complete",
  declined: "not accepted as complete",
  committee: "changed",
  party: "changed",
  person: "changed",
  role: "changed",
  contact: "changed",
  account: "changed",
  channel: "changed",
  meeting: "changed",
  agenda: "changed",
};

/** Rows deleted in one statement, so that nobody waits long behind it. */
const FORGOTTEN_AT_ONCE = 1_000;

/** A form lies in a chat for as long as the chat, and so is remembered longer than an event, which a platform sends again within a day. */
export const forgetReceipts = async (db: Db, { events, forms }: { events: Date; forms: Date }): Promise<void> => {
  const isForm = { startsWith: "form:" };
  await db.question.deleteMany({ where: { at: { lt: events } } });
  await db.incoming.deleteMany({ where: { answered: true, begunAt: { lt: events } } });
  for (const where of [
    { at: { lt: events }, NOT: { event: isForm } },
    { at: { lt: forms }, event: isForm },
  ]) {
    for (;;) {
      const old = await db.receipt.findMany({ where, select: { event: true }, take: FORGOTTEN_AT_ONCE });
      if (old.length === 0) break;
      await db.receipt.deleteMany({ where: { event: { in: old.map(({ event }) => event) } } });
    }
  }
};
