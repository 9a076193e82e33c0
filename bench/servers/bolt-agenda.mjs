// Bolt and what an agenda shows, asked of Prisma alone: 200 outstanding actions with what was said of them since a day,
// the first twenty drawn as blocks. Both as they come.
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { App } from "@slack/bolt";
import { PrismaClient } from "../../dist/db/generated/sqlite/client.js";

const db = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: process.env.DATABASE_URL }) });
const committee = await db.committee.findFirstOrThrow();
const SINCE = new Date(0);
const SHOWN = 20;

const drawn = ({ meeting, sequence, text, target, updates }) => ({
  type: "section",
  text: {
    type: "mrkdwn",
    text: [
      `*${committee.code} ${meeting}/${sequence}* ${text}`,
      target ?? "TBC",
      ...updates.map((one) => one.text),
    ].join("\n"),
  },
  accessory: {
    type: "button",
    text: { type: "plain_text", text: "Show" },
    action_id: `show:${sequence}`,
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
    include: { updates: { where: { at: { gt: SINCE } } } },
    take: 200,
  });
  await ack({ response_type: "ephemeral", text: "agenda", blocks: actions.slice(0, SHOWN).map(drawn) });
});
const server = await app.start({ port: 0, host: "127.0.0.1" });
console.log(`ready ${server.address().port}`);
