import type { Clock, Store } from "../app/ports.js";
import { actionReads, codesInMemory } from "./actions.js";
import { calendarReads } from "./calendars.js";
import { changes } from "./change.js";
import type { Dialect, PrismaClient } from "./client.js";
import { conversations } from "./conversations.js";
import { files, signingKey } from "./files.js";
import { incoming } from "./incoming.js";
import { keptWords } from "./kept-words.js";
import { copyLog } from "./log-copy.js";
import { restoreLog } from "./log-restore.js";
import { meetingReads } from "./meetings.js";
import { outbox } from "./outbox.js";
import { outboxLists } from "./outbox-lists.js";
import { questions } from "./questions.js";
import { sql } from "./raw.js";
import { forgetReceipts, recorded } from "./receipts.js";
import { registerCache, registerVersion } from "./register.js";
import { setupReads } from "./setup.js";

/**
 * The store over an open database whose tables are there.
 * @param key signs what is given out; null: one that is kept in the database
 */
export const assemble = async (
  db: PrismaClient,
  dialect: Dialect,
  clock: Clock,
  key: string | null,
): Promise<Store> => {
  const cache = registerCache();
  const codes = codesInMemory();
  if ((await registerVersion(db)) === 0) {
    await db.$executeRaw(sql`INSERT INTO "RegisterVersion" ("id", "version") VALUES (1, 1) ON CONFLICT DO NOTHING`);
  }
  return {
    register: async () => (await cache(db)).register,
    lastRegister: () => cache.lastKnown(),
    actions: actionReads(db, codes),
    meetings: meetingReads(db),
    latestChange: async () => (await db.auditEntry.aggregate({ _max: { row: true } }))._max.row ?? 0,
    calendars: calendarReads(db),
    setup: setupReads(db, codes),
    change: changes({ db, dialect, clock, cache, codes }),
    recorded: (event, also) => recorded(db, event, also?.parts ?? false),
    forgetReceipts: (before) => forgetReceipts(db, before),
    // PostgreSQL's statements would each see a later moment; SQLite has no other way than this.
    look: (work) =>
      db.$transaction(
        (transaction) =>
          work({
            actions: actionReads(transaction, codes),
            meetings: meetingReads(transaction),
            outbox: outboxLists(transaction),
          }),
        {
          ...(dialect === "postgres" ? { isolationLevel: "RepeatableRead" as never } : {}),
        },
      ),
    copyLog: (committeeId) => copyLog(db, committeeId),
    restoreLog: (data, onProgress) => restoreLog(db, data, onProgress),
    outbox: outbox(db, dialect),
    conversations: conversations(db),
    keptWords: keptWords(db),
    questions: questions(db),
    incoming: incoming(db),
    files: files(db, await signingKey(db, key), clock),
    close: () => db.$disconnect(),
  };
};
