import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Bot, listeningDoors, openBot, until } from "./bot.js";
import { type Json, openPeer, type Peer } from "./peer.js";

let peer: Peer;
let bot: Bot;
const doors = listeningDoors();

beforeAll(async () => {
  peer = await openPeer();
  bot = await openBot(peer, doors.doors);
});
afterAll(async () => {
  await bot.close();
  await peer.close();
});
beforeEach(() => {
  doors.heard.length = 0;
  peer.forget();
});

/** What the doors are given when somebody sends a file in their conversation with the bot. */
const sent = async (file: Json, more: object = {}) => {
  const event = {
    type: "message",
    subtype: "file_share",
    channel: "D1",
    channel_type: "im",
    user: peer.ann,
    ts: "1.1",
  };
  await bot.event({ ...event, text: "", files: [file], ...more });
  const heard = await until(() => doors.heard[0]);
  return heard.caller.files ?? [];
};

describe("a file sent to the bot on Slack", () => {
  it("is fetched with the bot’s own token when it is wanted", async () => {
    const [file] = await sent(await peer.upload("minutes.txt", "Minutes of the lamp room"));
    expect(file?.name).toBe("minutes.txt");
    const bytes = await file?.bytes();
    expect(bytes?.ok && new TextDecoder().decode(bytes.value)).toBe("Minutes of the lamp room");
  });

  it("of which Slack tells the id alone is asked for first", async () => {
    const told = await peer.upload("minutes.txt", "Minutes");
    peer.instead.set("files.info", () => ({ body: { ok: true, file: told } }));
    const [file] = await sent({ id: told.id as string });
    expect((await file?.bytes())?.ok).toBe(true);
  });

  it.each([
    [
      "elsewhere than on Slack is not asked for",
      { url_private_download: "http://127.0.0.1:9/secret" },
      /not kept where/,
    ],
    [
      "that is too large is not fetched",
      { size: 20_000_000, url_private_download: "http://127.0.0.1:9/" },
      /over 10 MB/,
    ],
    ["that Slack does not let us read", { id: "F0NONE" }, /does not let me read/],
  ])("%s", async (_, told, why) => {
    const [file] = await sent({ name: "m.txt", ...told });
    const bytes = await file?.bytes();
    expect(bytes?.ok === false && bytes.problem.what).toMatch(why);
  });

  it("in a thread is evidence for what is said there, and nothing else", async () => {
    expect(await sent({ id: "F1", name: "m.txt" }, { thread_ts: "1.0" })).toEqual([]);
  });
});
