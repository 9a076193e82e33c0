import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { minutesInWord } from "../documents/make-docx.js";
import { openPeer, type Peer } from "../slack/peer.js";
import { type Program, startProgram } from "./program.js";
import * as afternoon from "./setting-up.js";
import { type SlackSeat, slackAccounts, slackSettings, takeSlackSeat } from "./slack-seat.js";

const folder = mkdtempSync(join(tmpdir(), "opsg-setup-"));
const url = `file:${join(folder, "log.db")}`;
const hand = afternoon.byHand();
const { step, done } = afternoon.counter();
let peer: Peer;
let program: Program;
let seat: SlackSeat;

beforeAll(async () => {
  peer = await openPeer();
  await afternoon.foundCommittee(url);
  const accounts = slackAccounts(peer);
  const people: Record<string, { name: string; email: string }> = {
    [accounts.secretary.user]: afternoon.SECRETARY,
    [accounts.contact.user]: afternoon.CONTACT,
  };
  peer.instead.set("users.info", ({ user }) => {
    const { name, email } = people[String(user)] ?? { name: "somebody", email: "nobody@example.org" };
    const profile = { email, real_name: name };
    return { body: { ok: true, user: { team_id: peer.team, real_name: name, is_email_confirmed: true, profile } } };
  });
  // The emulator opens conversations with its own users only.
  peer.instead.set("conversations.open", ({ users }) => ({ body: { ok: true, channel: { id: `D${users}` } } }));
  peer.instead.set("chat.postMessage", ({ channel }) => ({ body: { ok: true, channel, ts: "1789000000.000100" } }));
  peer.instead.set("chat.update", ({ channel, ts }) => ({ body: { ok: true, channel, ts } }));
  peer.instead.set("chat.postEphemeral", () => ({ body: { ok: true, message_ts: "1789000000.000200" } }));
  program = await startProgram(url, { slack: slackSettings(peer) }, hand.overrides);
  seat = takeSlackSeat(peer, program.url);
}, 30_000);
afterAll(async () => {
  await program.stop();
  await peer.close();
  rmSync(folder, { recursive: true, force: true });
});

const says = (text: string, more: object = {}) =>
  seat.event({ type: "message", channel_type: "im", channel: "D1", text, ...more });
const sees = async (...words: string[]): Promise<void> => {
  const text = await seat.reads();
  for (const said of words) expect(text).toContain(said);
};

it("a new Secretary sets the committee up on Slack in one sitting, and the first reminder is answered", async () => {
  await seat.be("secretary");
  await step("Secretary", "says hello to the bot", () => says("hello"));
  await sees("You are its Secretary. Setting it up comes next: Minutes.");

  const file = await peer.upload("minutes.docx", await minutesInWord());
  await step("Secretary", "sends the last minutes", () => says("", { subtype: "file_share", files: [file] }));
  await sees("Import LKF 7, 8 September 2026?", "3 new", "LKF 7/01");
  await step("Secretary", "presses Import", () => seat.move({ press: "Import" }));
  await sees("Imported LKF 7, 8 September 2026");

  await step("Secretary", "presses Add people", () => seat.move({ press: "Add people" }));
  await step("Secretary", "pastes them from a spreadsheet", () =>
    seat.move({ fill: { "The people": afternoon.PEOPLE_LIST }, send: "Look at them" }),
  );
  await sees("2 new", "Bo Hawser: bo@example.org, member, contact for Rope Board");
  await step("Secretary", "presses Add them", () => seat.move({ press: "Add them" }));
  await sees("2 people are stored");

  await step("Secretary", "invites the bot to the channel", () =>
    seat.event({ type: "member_joined_channel", user: peer.bot, inviter: peer.ann, channel: peer.channel }),
  );
  await sees("Setting it up comes next: Channels.");
  await step("Secretary", "presses Bind this channel", () => seat.move({ press: "Bind this channel" }, peer.channel));
  await sees("This channel now belongs to LKF");

  await step("Secretary", "presses Start reminders", () => seat.move({ press: "Start reminders" }, peer.channel));
  await sees("Start the reminders of LKF?", "Bo Hawser", "LKF 7/01 (Rope Board): 10 working days before");
  await step("Secretary", "presses Start reminders again, having looked", () =>
    seat.move({ press: "Start reminders" }),
  );
  await sees("The reminders of LKF are on");

  await seat.be("contact");
  await step("Contact", "says hello to the bot", () => says("hello"));
  await sees("You are a contact of Rope Board.");

  hand.at(afternoon.FIRST_REMINDER);
  await hand.tick();
  await seat.unasked("DU0CONTACT");
  await sees("LKF 6/01 is due on Wednesday 30 September 2026");
  await step("Contact", "presses Done under the reminder", () => seat.move({ press: "Done" }));
  await sees("LKF 6/01: completion proposed");
  expect(await afternoon.outcome(program.app)).toMatchObject({ status: "completion proposed" });

  console.log(`On Slack, ${done.length} steps:\n${done.join("\n")}`);
  expect(done.length).toBeLessThanOrEqual(12);
  expect(program.log.lines.filter(({ level }) => level === "error")).toEqual([]);
});
