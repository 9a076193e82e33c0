// The floor: the same client, the same messages, so many chat.postMessage at once, and nothing kept.
import { WebClient } from "@slack/web-api";
import { newCommittee } from "../../dist/app/keep-committee.js";
import { reminderCard } from "../../dist/cards/reminder.js";
import { cardMessage } from "../../dist/slack/block-kit.js";
import { clientOptions } from "../../dist/slack/web-client.js";
import { actionOf, TARGET } from "../faults/committee.mjs";

const [slackUrl, count, atOnce] = process.argv.slice(2);
const log = { info: () => {}, warn: () => {}, error: () => {} };
const client = new WebClient("xoxb-bench", clientOptions(log, slackUrl));
const committee = newCommittee("committee", "FLT", "A committee");
const message = (sequence) => {
  const action = actionOf(`action-${sequence}`, "committee", { committee: "FLT", meeting: 64, sequence }, "party");
  const view = { action, committee, owners: "Party", today: "2022-03-01", stage: "before-5", date: TARGET };
  const card = reminderCard([{ ...view, late: false, latest: null, answeredBy: null, superseded: false }]);
  const metadata = { event_type: "opsg_delivery", event_payload: { id: `bare-${sequence}` } };
  return { channel: `D-bare-${sequence}`, ...cardMessage(card), metadata };
};

const loop = async () => {
  let next = 0;
  const post = async () => {
    while (next < Number(count)) await client.chat.postMessage(message(++next));
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: Number(atOnce) }, post));
  return performance.now() - began;
};
await loop();
const before = process.cpuUsage();
const ms = await loop();
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ ms, us: (user + system) / Number(count) }));
