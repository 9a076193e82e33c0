import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Answer, Part } from "../../src/cards/card.js";
import { at, type Bot, card, listeningDoors, openBot, said, until } from "./bot.js";
import { openPeer, type Peer } from "./peer.js";

const { doors, answer } = listeningDoors();
let peer: Peer;
let bot: Bot;

beforeAll(async () => {
  peer = await openPeer();
  bot = await openBot(peer, doors);
});
afterAll(async () => {
  await bot.close();
  await peer.close();
});
beforeEach(() => peer.forget());

let serial = 0;
const picture = (): Part => ({
  kind: "picture",
  file: { name: "chart.png", type: "image/png", bytes: new Uint8Array([137, 80, 78, 71, ++serial]) },
  alt: "Open actions: NetCo 3, GridCo 2.",
});
const post = (parts: Part[]) =>
  bot.connection.messenger.toChannel(
    { tenant: peer.team, channel: peer.channel, outsiders: false },
    card("Digest", { parts }),
    "d1",
  );
const posted = () => peer.called("chat.postMessage").map(({ body }) => at(body, "blocks") as object[]);

it("a picture in a message is uploaded, and shown with the words that say its figures", async () => {
  expect(await post([picture()])).toMatchObject({ kind: "sent" });
  const id = peer.called("files.getUploadURLExternal")[0]?.answer.file_id;
  expect(posted()[0]).toContainEqual({
    type: "image",
    slack_file: { id },
    alt_text: "Open actions: NetCo 3, GridCo 2.",
  });
  expect(peer.called("files.completeUploadExternal")[0]?.body).not.toHaveProperty("channel_id");
});

it("the same picture is uploaded once", async () => {
  const same = picture();
  await post([same]);
  await post([{ ...same }]);
  expect(peer.called("files.getUploadURLExternal")).toHaveLength(1);
  expect(posted()[1]).toEqual(posted()[0]);
});

it("the words go without the picture where Slack does not take it, and say so", async () => {
  peer.instead.set("files.getUploadURLExternal", () => ({ body: { ok: false, error: "internal_error" } }));
  expect(await post([picture()])).toMatchObject({ kind: "sent" });
  const shown = JSON.stringify(posted()[0]);
  expect(shown).toMatch(/could not be shown on Slack, so here is what it says.*Open actions: NetCo 3, GridCo 2\./u);
});

it("the words go without the picture where Slack refuses to show it", async () => {
  peer.instead.set("chat.postMessage", (body) =>
    JSON.stringify(body).includes("slack_file") ? { body: { ok: false, error: "invalid_blocks" } } : undefined,
  );
  expect(await post([picture()])).toMatchObject({ kind: "sent" });
  const shown = JSON.stringify(posted().at(-1));
  expect(shown).toMatch(/could not be shown on Slack, so here is what it says.*Open actions: NetCo 3, GridCo 2\./u);
});

it("a command's answer with a picture follows the acknowledgement, which nobody could mend", async () => {
  answer(() => said(card("Digest", { parts: [picture()] })));
  expect(await bot.command("digest")).toMatchObject({ status: 200, text: "" });
  const [response] = await until(() => peer.responses.length > 0 && peer.responses);
  expect(JSON.stringify(response)).toContain("slack_file");
});

const withFile = (): Answer => ({
  kind: "card",
  card: card("The log"),
  audience: "person",
  file: { name: "log.csv", type: "text/csv", bytes: new TextEncoder().encode("a,b") },
});

it("a file goes into the conversation of whoever asked, wherever they asked", async () => {
  answer(withFile);
  const { text } = await bot.command("export");
  expect(text).toContain("log.csv is in our own conversation");
  const { body } = peer.called("files.completeUploadExternal")[0] ?? {};
  expect(body?.channel_id).toBe(at(peer.called("conversations.open")[0]?.answer, "channel", "id"));
  expect(peer.called("conversations.open")[0]?.body).toMatchObject({ users: peer.ann });
});

it("a file that cannot be sent is told of", async () => {
  answer(withFile);
  peer.instead.set("files.completeUploadExternal", () => ({ body: { ok: false, error: "internal_error" } }));
  expect((await bot.command("export")).text).toContain("log.csv could not be sent just now");
  peer.instead.set("files.completeUploadExternal", () => ({ body: { ok: false, error: "missing_scope" } }));
  const refused = (await bot.command("export")).text;
  expect(refused).toContain(
    "log.csv could not be sent: the bot lacks a permission in Slack; it must be installed again",
  );
  expect(refused).not.toContain("in a minute");
});
