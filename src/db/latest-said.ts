import type { LatestSaid } from "../domain/action.js";
import type { Db } from "./client.js";
import { sql } from "./raw.js";

type Row = { kind: LatestSaid["kind"]; text: string | null; by: string | null; at: string | number | Date };

/** What was said of an action last, its completion's declining too, by one statement: every reminder asks for it. */
export const latestSaid = async (db: Db, actionId: string): Promise<LatestSaid | null> => {
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT * FROM (
      SELECT * FROM (SELECT 'update' AS "kind", "text", "by", "at" FROM "Update"
        WHERE "actionId" = ${actionId} AND "withdrawn" = ${false} ORDER BY "at" DESC, "row" DESC LIMIT 1) AS "update"
      UNION ALL
      SELECT * FROM (SELECT 'declined' AS "kind", "reason" AS "text", "by", "at" FROM "AuditEntry"
        WHERE "actionId" = ${actionId} AND "did" = 'declined' ORDER BY "row" DESC LIMIT 1) AS "declined"
    ) AS "said" ORDER BY "at" DESC, "kind" LIMIT 1`);
  return row ? { kind: row.kind, text: row.text, by: row.by, at: new Date(row.at) } : null;
};
