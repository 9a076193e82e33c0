import type { KeptWordsStore } from "../app/said.js";
import type { Db } from "./client.js";
import { sql } from "./raw.js";
import { noteChangedAt } from "./receipts.js";

/** Kept among what came in, and forgotten with it: an older message does not come any more. */
const changeOf = (message: string): string => `changed:${message}`;

export const keptWords = (db: Db): KeptWordsStore => ({
  keep: async ({ id, personId, text, at, message }) => {
    await db.$executeRaw(
      sql`INSERT INTO "KeptWords" ("id", "personId", "text", "at", "message")
          VALUES (${id}, ${personId}, ${text}, ${at}, ${message}) ON CONFLICT ("id") DO NOTHING`,
    );
  },
  find: (id) => db.keptWords.findUnique({ where: { id } }),
  forget: async (personId, message) => {
    await db.keptWords.deleteMany({ where: { personId, message } });
  },
  noteChanged: (message, at) => noteChangedAt(db, changeOf(message), at),
  wasChanged: async (message) => (await db.receipt.count({ where: { event: changeOf(message) } })) > 0,
});
