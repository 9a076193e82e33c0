// Bolt as it comes: the signature checked, the command acknowledged with a word.
import { App } from "@slack/bolt";

const app = new App({
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  authorize: async () => ({ botToken: "xoxb-bench", botUserId: "UBOT" }),
  logLevel: "error",
});
app.command("/opsg", async ({ ack }) => ack("ok"));
const server = await app.start({ port: 0, host: "127.0.0.1" });
console.log(`ready ${server.address().port}`);
