import type { Question, QuestionStore } from "../app/questions.js";
import type { Db } from "./client.js";
import { toJson } from "./json.js";
import { sql } from "./raw.js";

type Content = Omit<Question, "at" | "taken">;

export const questions = (db: Db): QuestionStore => ({
  ask: async (place, { at, ...content }) => {
    await db.$executeRaw(
      sql`INSERT INTO "Question" ("place", "content", "at") VALUES (${place}, ${toJson(content)}, ${at})
          ON CONFLICT ("place") DO UPDATE SET "content" = excluded."content", "at" = excluded."at", "taken" = NULL`,
    );
  },
  find: async (place) => {
    const row = await db.question.findUnique({ where: { place } });
    return row && { ...(JSON.parse(row.content) as Content), at: row.at, taken: row.taken };
  },
  take: async (place, event) => {
    const { count } = await db.question.updateMany({
      where: { place, OR: [{ taken: null }, { taken: event }] },
      data: { taken: event },
    });
    return count === 1;
  },
  giveBack: async (place, event) => {
    await db.question.updateMany({ where: { place, taken: event }, data: { taken: null } });
  },
});
