import type { Conversations } from "../app/ports.js";
import type { Db } from "./client.js";
import { toJson } from "./json.js";
import { sql } from "./raw.js";

export const conversations = (db: Db): Conversations => ({
  remember: async ({ platform, tenant, user }, reference) => {
    await db.$executeRaw(
      sql`INSERT INTO "Conversation" ("platform", "tenant", "user", "reference")
          VALUES (${platform}, ${tenant}, ${user}, ${toJson(reference)})
          ON CONFLICT ("platform", "tenant", "user") DO UPDATE SET "reference" = excluded."reference"`,
    );
  },
  recall: async ({ platform, tenant, user }) => {
    const row = await db.conversation.findUnique({
      where: { platform_tenant_user: { platform, tenant, user } },
      select: { reference: true },
    });
    return row === null ? null : JSON.parse(row.reference);
  },
});
