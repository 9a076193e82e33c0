// Bolt and one query: a page of the outstanding actions by Prisma's own findMany, drawn as blocks. Both as they come.
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { App } from "@slack/bolt";
import { PrismaClient } from "../../dist/db/generated/sqlite/client.js";

const db = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: process.env.DATABASE_URL }) });
const committee = await db.committee.findFirstOrThrow();

const drawn = ({ meeting, sequence, text, target, status }) => ({
  type: "section",
  text: {
    type: "mrkdwn",
    text: `*${committee.code} ${meeting}/${sequence}* ${text}\ntarget ${target ?? "TBC"}, ${status}`,
  },
  accessory: {
    type: "button",
    text: { type: "plain_text", text: "Open" },
    action_id: `open:${sequence}`,
    value: `${meeting}/${sequence}`,
  },
});

const app = new App({
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  authorize: async () => ({ botToken: "xoxb-bench", botUserId: "UBOT" }),
  logLevel: "error",
});
app.command("/opsg", async ({ ack }) => {
  const actions = await db.action.findMany({
    where: { committeeId: committee.id, outstanding: true },
    orderBy: [{ meeting: "asc" }, { sequence: "asc" }],
    take: 20,
  });
  await ack({ response_type: "ephemeral", text: "Outstanding actions", blocks: actions.map(drawn) });
});
const server = await app.start({ port: 0, host: "127.0.0.1" });
console.log(`ready ${server.address().port}`);
