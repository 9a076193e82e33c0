import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { App } from "../../src/app/ports.js";
import { ok } from "../../src/domain/result.js";
import { at, until } from "../slack/bot.js";
import { openPeer, type Peer } from "../slack/peer.js";
import { fill, found } from "./filled-log.js";
import { type Program, startProgram } from "./program.js";
import { buttonBody, commandBody, postSlack, signed, slackAccounts, slackSettings, unique } from "./slack-seat.js";

/** The whole program before a Slack: the digest with its pictures, and the Chair's own Home. */

const folder = mkdtempSync(join(tmpdir(), "opsg-digest-"));
let peer: Peer;
let program: Program;

beforeAll(async () => {
  peer = await openPeer();
  const { secretary: ann } = slackAccounts(peer);
  const prepare = async (app: App): Promise<void> => {
    await found(app);
    await fill(app, 0, 40);
    await app.store.change(null, async (tx) => {
      await tx.people.link("Marigold Tern", ann);
      return ok(null);
    });
  };
  program = await startProgram(`file:${join(folder, "log.db")}`, { slack: slackSettings(peer) }, { prepare });
}, 30_000);
afterAll(async () => {
  await program?.stop();
  await peer?.close();
  rmSync(folder, { recursive: true, force: true });
});

const account = () => slackAccounts(peer).secretary;

it("the Chair types /opsg digest, and has the figures with both pictures in one message", async () => {
  await postSlack(program.url, commandBody(peer, account(), "digest"));
  const shown = await until(
    () => peer.responses.find((one) => JSON.stringify(one).includes("digest, 23 November")),
    15_000,
  );
  const blocks = shown.blocks as { type: string; slack_file?: { id: string }; alt_text?: string }[];
  const images = blocks.filter(({ type }) => type === "image");
  const uploaded = peer.called("files.getUploadURLExternal").map(({ answer }) => answer.file_id);
  expect(images.map(({ slack_file }) => slack_file?.id).toSorted()).toEqual(uploaded.toSorted());
  expect(images.map(({ alt_text }) => alt_text?.split(".")[0])).toEqual([
    "Open and overdue at each meeting",
    "Open actions by party",
  ]);
  expect(JSON.stringify(blocks)).toContain("actions are open");
  expect(blocks.length).toBeLessThanOrEqual(50);
  // What its buttons lead to stands beneath it: a list, and that there is no channel to post it to.
  const values = [...JSON.stringify(blocks).matchAll(/"value":("(?:[^"\\]|\\.)*")/gu)].map(([, value]) =>
    String(JSON.parse(value ?? "")),
  );
  for (const pressed of ["overdue sort by target", "open", "channel"]) {
    const seen = peer.responses.length;
    const value = values.find((one) => one.includes(`"${pressed}"`)) ?? "";
    await postSlack(program.url, buttonBody(peer, account(), value));
    expect(await until(() => peer.responses[seen])).toMatchObject({ replace_original: false });
  }
});

it("the Chair’s Home says how the committee stands, and follows the log", async () => {
  const event = { type: "app_home_opened", user: account().user, tab: "home", channel: "D1" };
  const body = JSON.stringify({ type: "event_callback", team_id: peer.team, event_id: `Ev${unique()}`, event });
  await postSlack(program.url, body, "application/json", signed(body));
  const views = () => peer.called("views.publish").map(({ body: sent }) => JSON.stringify(at(sent, "view", "blocks")));
  await until(() => views().length > 0, 10_000);
  expect(views()[0]).toContain("HWG as a whole");
  await postSlack(program.url, commandBody(peer, account(), "action new One more owner Quayside Cranes target TBC"));
  await until(() => views().length > 1, 10_000);
  expect(views().at(-1)).not.toBe(views()[0]);
});
