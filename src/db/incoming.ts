import type { IncomingStore, Left } from "../app/incoming.js";
import type { Db } from "./client.js";
import { toJson } from "./json.js";
import { sql } from "./raw.js";

export const incoming = (db: Db): IncomingStore => ({
  begin: async (event, content, at) => {
    const isNew = await db.$executeRaw(
      sql`INSERT INTO "Incoming" ("event", "at", "content", "answered", "tries", "begunAt")
          VALUES (${event}, ${at}, ${toJson(content)}, ${false}, ${1}, ${at}) ON CONFLICT ("event") DO NOTHING`,
    );
    if (isNew === 1) return { kind: "new" };
    const row = await db.incoming.findUnique({ where: { event } });
    if (!row || row.answered) return { kind: "answered" };
    await db.incoming.updateMany({
      where: { event, answered: false },
      data: { tries: { increment: 1 }, begunAt: at },
    });
    return { kind: "open", at: row.at, notice: row.notice };
  },
  noteLate: async (event, notice) => {
    await db.incoming.updateMany({ where: { event }, data: { notice } });
  },
  answered: async (event) => {
    await db.incoming.updateMany({ where: { event }, data: { answered: true, content: "", notice: null } });
  },
  left: async (before, now, limit) => {
    const found = await db.incoming.findMany({
      where: { answered: false, begunAt: { lt: before } },
      orderBy: { begunAt: "asc" },
      take: limit,
    });
    const taken: Left[] = [];
    for (const { event, content, at, tries, begunAt } of found) {
      const { count } = await db.incoming.updateMany({
        where: { event, answered: false, begunAt },
        data: { begunAt: now },
      });
      if (count === 1) taken.push({ event, content: JSON.parse(content), at, tries });
    }
    return taken;
  },
});
