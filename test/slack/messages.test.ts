import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { at, type Bot, card, listeningDoors, openBot, said, until } from "./bot.js";
import { type Json, openPeer, type Peer } from "./peer.js";

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
  answer(() => said(card("Recorded")));
});

const message = (more: object = {}): object => ({
  type: "message",
  channel_type: "im",
  channel: conversation,
  user: peer.ann,
  team: peer.team,
  text: "64/01 is &lt;done&gt;, says <@UZ>",
  ts: "1646128000.000200",
  ...more,
});

describe("a message to the bot", () => {
  it("comes to the door as its writer saw it, and is answered in the conversation", async () => {
    expect((await bot.event(message(), { event_id: "Ev1" })).status).toBe(200);
    expect(heard).toMatchObject([
      {
        door: "reply",
        said: { text: "64/01 is <done>, says @UZ", mentions: [{ text: "@UZ" }] },
        caller: {
          speaker: { name: "Ann Sample", account: { tenant: peer.team, user: peer.ann } },
          place: { kind: "private" },
          event: "slack:Ev1",
        },
      },
    ]);
    const { body, answer: slack } = peer.called("chat.postMessage")[0] ?? {};
    expect(slack?.ok).toBe(true);
    expect(body).toMatchObject({ channel: conversation, text: "Recorded" });
    expect(body?.thread_ts).toBeUndefined();
  });

  it("has its emoji as characters, as Slack says that they are, for others read it elsewhere", async () => {
    const emoji = (name: string, unicode?: string) => ({ type: "emoji", name, ...(unicode ? { unicode } : {}) });
    const elements = [
      { type: "text", text: "64/01 done " },
      emoji("thinking_face", "1f914"),
      emoji("woman-running", "1f3c3-1f3fd-200d-2640-fe0f"),
      emoji("our_own", undefined),
      emoji("odd", "110000"),
    ];
    await bot.event(
      message({
        text: "64/01 done :thinking_face: :woman-running::skin-tone-4: :our_own: :odd: `:tada:`",
        blocks: [{ type: "rich_text", elements: [{ type: "rich_text_section", elements }] }],
      }),
    );
    expect(at(heard, 0, "said", "text")).toBe("64/01 done 🤔 🏃🏽\u200d♀️ :our_own: :odd: `:tada:`");
    await bot.event(message({ text: "64/02 done :tada:" }));
    expect(at(heard, 1, "said", "text")).toBe("64/02 done 🎉");
  });

  it("in a reminder's thread is answered in that thread, with the files as links", async () => {
    await bot.event(
      message({
        thread_ts: "5.1",
        subtype: "file_share",
        text: "slides",
        files: [{ permalink: "https://sample.slack.com/files/1" }],
      }),
    );
    expect(at(heard, 0, "said", "text")).toBe("slides\nhttps://sample.slack.com/files/1");
    expect(at(peer.called("chat.postMessage"), 0, "body", "thread_ts")).toBe("5.1");
  });

  it("in the thread of one of the bot's own answers brings what that says, where it is asked for; of others' nothing", async () => {
    const wordsUnder = async (thread: unknown) => {
      heard.length = 0;
      await bot.event(message({ thread_ts: thread, text: "half way" }));
      const [reply] = heard;
      return reply?.door === "reply" ? reply.said.answers?.find?.() : undefined;
    };
    answer(() => said(card("OPSG 64/05: update recorded")));
    await bot.event(message());
    const posted = peer.called("chat.postMessage")[0]?.answer;
    expect(await wordsUnder(posted?.ts)).toContain("OPSG 64/05: update recorded");
    expect(await wordsUnder("5.1")).toBeUndefined();
  });

  it("is not taken from other bots, nor from ourselves, nor when it is an edit or a deletion", async () => {
    const others = [
      { bot_id: "B1" },
      { user: peer.bot },
      { subtype: "message_changed" },
      { subtype: "message_deleted", hidden: true },
      { subtype: "channel_join" },
      { channel_type: "channel", channel: peer.channel },
      { user: undefined },
    ];
    for (const other of others) expect((await bot.event(message(other))).status).toBe(200);
    expect(heard).toEqual([]);
    expect(peer.called("chat.postMessage")).toEqual([]);
  });

  it("that asks for a form is answered with a button that opens it", async () => {
    answer(() => ({
      kind: "form",
      form: {
        title: "Raise",
        fields: [],
        submit: "Raise",
        press: { command: "action new", committee: null, values: {} },
        nonce: "n",
      },
    }));
    await bot.event(message());
    expect(JSON.stringify(peer.called("chat.postMessage")[0]?.body.blocks)).toContain("Open the form");
  });

  it("delivered twice is heard once and answered once", async () => {
    await bot.event(message(), { event_id: "EvTwice" });
    const again = await bot.event(message(), { event_id: "EvTwice" }, { "x-slack-retry-num": "1" });
    expect(again.status).toBe(200);
    expect(heard).toHaveLength(1);
    expect(peer.called("chat.postMessage")).toHaveLength(1);
  });

  it("whose answer could not be posted is asked for again; where Slack refuses the answer it is not", async () => {
    peer.instead.set("chat.postMessage", () => ({ drop: true }));
    expect((await bot.event(message(), { event_id: "EvDrop" })).status).toBe(500);
    peer.instead.clear();
    const again = await bot.event(message(), { event_id: "EvDrop" }, { "x-slack-retry-num": "1" });
    expect([again.status, heard.length, peer.called("chat.postMessage").length]).toEqual([200, 1, 1]);
    expect((await bot.event(message({ channel: "D404" }))).status).toBe(200);
  });
});

describe("a mention in a channel", () => {
  const mention = (more: object = {}): object => ({
    type: "app_mention",
    channel: peer.channel,
    user: peer.ann,
    team: peer.team,
    text: `<@${peer.bot}> action list`,
    ts: "7.1",
    thread_ts: "6.1",
    ...more,
  });

  it("is a command, answered for the person alone in the same thread", async () => {
    expect((await bot.event(mention())).status).toBe(200);
    expect(heard).toMatchObject([
      { door: "dispatch", said: { text: "action list", mentions: [] }, caller: { place: { channel: peer.channel } } },
    ]);
    expect(peer.called("chat.postEphemeral").map(({ body }) => body)).toMatchObject([
      { channel: peer.channel, user: peer.ann, thread_ts: "6.1", text: "Recorded" },
    ]);
  });

  it("is answered to the person alone, even where others may read it", async () => {
    answer(() => said(card("The log"), "place"));
    await bot.event(mention());
    expect([peer.called("chat.postMessage").length, peer.called("chat.postEphemeral").length]).toEqual([0, 1]);
  });

  it("by somebody of another workspace comes with theirs; one whose workspace is unknown is never taken for ours", async () => {
    await bot.event(mention({ user: "UX", team: "TFOREIGN" }), { is_ext_shared_channel: true });
    await bot.event(mention({ user: "UY", team: undefined }), { is_ext_shared_channel: true });
    expect(heard.map(({ caller }) => at(caller, "speaker", "account", "tenant"))).toEqual(["TFOREIGN", "unknown"]);
  });
});

it("who opens the Home tab is shown what the bot is for", async () => {
  await bot.event({ type: "app_home_opened", user: peer.ann, tab: "messages", channel: conversation });
  await bot.event({ type: "app_home_opened", user: peer.ann, tab: "home", channel: conversation });
  const published = await until(() => peer.called("views.publish")[0]);
  expect([published.answer.ok, (published.body.view as Json).type]).toEqual([true, "home"]);
});

it("who adds the bot to a channel is told what comes next, and nobody else is; who joins otherwise is none of its business", async () => {
  const joined = { type: "member_joined_channel", channel: peer.channel, inviter: peer.ann };
  await bot.event({ ...joined, user: "U0OTHER" });
  await bot.event({ ...joined, user: peer.bot });
  const told = await until(() => peer.called("chat.postEphemeral")[0]);
  expect(told.body).toMatchObject({ channel: peer.channel, user: peer.ann });
  expect(heard).toMatchObject([
    { said: { text: "welcome" }, caller: { place: { kind: "channel", channel: peer.channel } } },
  ]);
});

describe("a guest of the workspace", () => {
  it.each<[string, Json, boolean]>([
    ["is no full member", { ok: true, user: { id: "U" } }, false],
    ["is somebody invited to some channels", { ok: true, user: { id: "U", is_restricted: true } }, true],
    ["is somebody invited to a single one", { ok: true, user: { id: "U", is_ultra_restricted: true } }, true],
    [
      "is somebody Slack calls a stranger, whatever the call itself says",
      { ok: true, user: { id: "U", is_stranger: true } },
      true,
    ],
    [
      "is somebody of another workspace, whatever the call says",
      { ok: true, user: { id: "U", team_id: "TFOREIGN" } },
      true,
    ],
    ["is whomever Slack does not tell us of", { ok: false, error: "missing_scope" }, true],
  ])("%s", async (sentence, body, guest) => {
    peer.instead.set("users.info", () => ({ body }));
    await bot.command("help", { user_id: `UGUEST${sentence.length}` });
    expect(await heard[0]?.caller.guest?.()).toBe(guest);
  });
});

describe("the e-mail address of an account", () => {
  const user = (more: object) => ({
    body: {
      ok: true,
      user: { id: "U", team_id: peer.team, is_email_confirmed: true, profile: { email: "Ann@Example.org" }, ...more },
    },
  });
  it.each<[string, object, string | null]>([
    ["is given in lower case once Slack has confirmed it", {}, "ann@example.org"],
    ["is not given where it is not confirmed", { is_email_confirmed: false }, null],
    ["is not given for somebody of another workspace, who could claim any", { team_id: "TFOREIGN" }, null],
    ["is not given for a deleted account", { deleted: true }, null],
    ["is not given for a stranger", { is_stranger: true }, null],
    ["is not given for a bot", { is_bot: true }, null],
  ])("%s", async (sentence, more, email) => {
    peer.instead.set("users.info", () => user(more));
    await bot.command("help", { user_id: `U${sentence.length}` });
    expect(await heard[0]?.caller.verifiedEmail?.()).toBe(email);
  });
});
