import type { SavedViews } from "../app/keeping.js";
import type { Db } from "./client.js";

export const savedViews = (db: Db): SavedViews => ({
  find: async (personId, committeeId) => {
    const row = await db.savedView.findUnique({
      where: { personId_committeeId: { personId, committeeId } },
      select: { words: true },
    });
    return row?.words ?? null;
  },
  save: async (personId, committeeId, words) => {
    const key = { personId, committeeId };
    await db.savedView.upsert({
      where: { personId_committeeId: key },
      create: { ...key, words },
      update: { words },
    });
  },
});
