import type { KeptWordsStore } from "../app/said.js";
import type { Db } from "./client.js";
import { sql } from "./raw.js";

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
});
