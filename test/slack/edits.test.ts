import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { at, type Bot, card, listeningDoors, openBot, said } from "./bot.js";
import { openPeer, type Peer } from "./peer.js";

const { doors, heard, answer } = listeningDoors();
let peer: Peer;
let bot: Bot;
let conversation: string;

beforeAll(async () => {
  peer = await openPeer();
  bot = await openBot(peer, doors);
  conversation = String(at(await peer.ask("conversations.open", { users: peer.ann }), "channel", "id"));
});
afterAll(async () => {
  await bot.close();
  await peer.close();
});
beforeEach(() => {
  peer.forget();
  heard.length = 0;
  answer(() => said(card("Corrected")));
});

const mine = (more: object = {}) => ({
  type: "message",
  user: peer.ann,
  ts: "1646128000.000200",
  text: "done",
  ...more,
});
const edited = (message: object, before: object = mine({ text: "doen" }), more: object = {}): object => ({
  type: "message",
  subtype: "message_changed",
  hidden: true,
  channel_type: "im",
  channel: conversation,
  ts: "1646128009.000900",
  message,
  previous_message: before,
  ...more,
});
const deleted = (before: object = mine(), more: object = {}): object => ({
  type: "message",
  subtype: "message_deleted",
  hidden: true,
  channel_type: "im",
  channel: conversation,
  ts: "1646128009.000900",
  deleted_ts: "1646128000.000200",
  previous_message: before,
  ...more,
});

describe("a message that was edited", () => {
  it("has its emoji as characters", async () => {
    const elements = [
      { type: "rich_text_section", elements: [{ type: "emoji", name: "hugging_face", unicode: "1f917" }] },
    ];
    await bot.event(edited(mine({ text: "done :hugging_face:", blocks: [{ type: "rich_text", elements }] })));
    expect(at(heard, 0, "said", "text")).toBe("done 🤗");
  });

  it("comes to the door as it is now, under the message's own id, and is answered", async () => {
    const message = mine({ text: "64/01 &lt;done&gt;", files: [{ permalink: "https://sample.slack.com/f1" }] });
    expect((await bot.event(edited(message), { event_id: "EvEdit" })).status).toBe(200);
    expect(heard).toMatchObject([
      {
        door: "amend",
        said: { text: "64/01 <done>\nhttps://sample.slack.com/f1" },
        caller: {
          event: "slack:EvEdit",
          message: `slack:${conversation}/1646128000.000200`,
          changedAt: new Date(1_646_128_009_000),
          place: { kind: "private" },
        },
      },
    ]);
    expect(peer.called("chat.postMessage").map(({ body }) => body)).toMatchObject([{ text: "Corrected" }]);
  });

  it("in a thread is answered in it", async () => {
    await bot.event(edited(mine({ thread_ts: "5.1" })));
    expect(at(heard, 0, "said", "answers")).toMatchObject({ conversation, messageId: "5.1" });
    expect(at(peer.called("chat.postMessage"), 0, "body", "thread_ts")).toBe("5.1");
  });

  it("delivered twice is heard once", async () => {
    await bot.event(edited(mine()), { event_id: "EvE2" });
    await bot.event(edited(mine()), { event_id: "EvE2" }, { "x-slack-retry-num": "1" });
    expect([heard.length, peer.called("chat.postMessage").length]).toEqual([1, 1]);
  });
});

describe("a message that was deleted", () => {
  it("comes to the door as gone; where there is nothing to say, nothing is said", async () => {
    await bot.event(deleted());
    expect(heard).toMatchObject([
      { door: "amend", said: null, caller: { message: `slack:${conversation}/1646128000.000200` } },
    ]);
    expect(peer.called("chat.postMessage")).toEqual([]);
  });

  it("and had a thread under it is one, though Slack calls that an edit", async () => {
    await bot.event(
      edited(mine({ subtype: "tombstone", user: "USLACKBOT", text: "This message was deleted." }), mine()),
    );
    expect(heard).toMatchObject([{ door: "amend", said: null }]);
  });
});

it("what is no edit of a person's is passed over: a preview of a link, our own cards, other bots, channels, a wrong shape", async () => {
  const none = [
    edited(mine(), mine()),
    edited(mine({ user: peer.bot }), mine({ user: peer.bot, text: "before" })),
    edited(mine({ bot_id: "B1" })),
    edited(mine({ user: undefined })),
    edited(mine(), undefined, { channel_type: "channel", channel: peer.channel }),
    deleted(mine({ user: peer.bot })),
    deleted(undefined, { previous_message: undefined }),
    edited(mine(), undefined, { message: undefined }),
    edited(mine(), undefined, { message: "text" }),
  ];
  for (const event of none) expect((await bot.event(event)).status).toBe(200);
  expect(heard).toEqual([]);
  expect(bot.faults).toEqual([]);
});
