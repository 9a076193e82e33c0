import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSlack } from "../../src/slack/open.js";
import { at, type Bot, card, listeningDoors, openBot, SECRET } from "./bot.js";
import { openPeer, type Peer } from "./peer.js";

const { doors } = listeningDoors();
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

const reminder = card("OPSG 3/01 is due");
const toAnn = () =>
  bot.connection.messenger.toAccount({ platform: "slack", tenant: peer.team, user: peer.ann }, reminder, "d1");

describe("a delivery", () => {
  it("to a person opens the conversation once, and carries its id, and unfurls nothing", async () => {
    const sent = await toAnn();
    await toAnn();
    expect(peer.called("conversations.open")).toHaveLength(1);
    const { body, answer } = peer.called("chat.postMessage")[0] ?? {};
    expect(sent).toMatchObject({ kind: "sent", platform: "slack", conversation: body?.channel, messageId: answer?.ts });
    expect(body).toMatchObject({
      metadata: { event_type: "opsg_delivery", event_payload: { id: "d1" } },
      unfurl_links: "false",
      unfurl_media: "false",
    });
    const history = await peer.ask("conversations.history", { channel: body?.channel, include_all_metadata: true });
    expect(at(history, "messages", 0, "metadata", "event_payload", "id")).toBe("d1");
  });

  it("to a channel that another organisation reads is not posted, unless that is allowed there", async () => {
    const channel = { tenant: peer.team, channel: peer.channel };
    for (const shared of [{ is_ext_shared: true }, { is_pending_ext_shared: true }]) {
      peer.instead.set("conversations.info", () => ({ body: { ok: true, channel: { id: peer.channel, ...shared } } }));
      const refused = await bot.connection.messenger.toChannel({ ...channel, outsiders: false }, reminder, "d3");
      expect(refused).toMatchObject({
        kind: "unreachable",
        why: expect.stringContaining("shared with another organisation"),
        lasting: true,
      });
    }
    expect(peer.called("chat.postMessage")).toEqual([]);
    const allowed = await bot.connection.messenger.toChannel({ ...channel, outsiders: true }, reminder, "d3");
    expect(allowed.kind).toBe("sent");
    peer.instead.delete("conversations.info");
  });

  it("to a channel is posted there; another workspace's channel is not reached", async () => {
    const { messenger } = bot.connection;
    expect(
      await messenger.toChannel({ tenant: peer.team, channel: peer.channel, outsiders: false }, reminder, "d2"),
    ).toMatchObject({
      kind: "sent",
    });
    expect(
      await messenger.toChannel({ tenant: "TOTHER", channel: peer.channel, outsiders: false }, reminder, "d2"),
    ).toMatchObject({
      kind: "unreachable",
    });
  });

  const refusal = (error: string) => ({ body: { ok: false, error } });
  it.each<[string, Parameters<Peer["instead"]["set"]>[1], object]>([
    [
      "is tried later, when Slack says when",
      () => ({ status: 429, headers: { "retry-after": "17" } }),
      { kind: "later", seconds: 17 },
    ],
    ["is tried later, when Slack is out of service", () => refusal("service_unavailable"), { kind: "later" }],
    ["may or may not have arrived, when the call is dropped", () => ({ drop: true }), { kind: "unknown" }],
    ["may or may not have arrived, when Slack fails half-way", () => ({ status: 503 }), { kind: "unknown" }],
    ["may or may not have arrived, when Slack says so", () => refusal("internal_error"), { kind: "unknown" }],
    [
      "does not arrive in an archived channel",
      () => refusal("is_archived"),
      { kind: "unreachable", why: "this Slack channel is archived" },
    ],
    [
      "does not arrive where the bot is not invited",
      () => refusal("not_in_channel"),
      { kind: "unreachable", why: "the bot is not in this Slack channel; somebody must invite it" },
    ],
    [
      "does not arrive for a reason we do not know",
      () => refusal("strange"),
      { kind: "unreachable", why: "Slack refuses the message (strange)" },
    ],
  ])("%s", async (_, instead, expected) => {
    peer.instead.set("chat.postMessage", instead);
    expect(await toAnn()).toMatchObject(expected);
  });

  it("to an account that is gone is not reached, now or later, with the reason in words", async () => {
    expect(
      await bot.connection.messenger.toAccount({ platform: "slack", tenant: peer.team, user: "U404" }, reminder, "d3"),
    ).toEqual({
      kind: "unreachable",
      why: "Slack does not know this account",
      lasting: true,
    });
  });
});

describe("a start", () => {
  const open = (apiUrl: string) =>
    openSlack(
      { botToken: "xoxb-test", signingSecret: SECRET, apiUrl },
      {
        doors,
        log: { info: () => {}, warn: () => {}, error: () => {} },
        clock: { now: () => new Date("2022-03-01T09:00:00Z") },
        changes: async () => 0,
        machine: { now: () => new Date() },
        linked: async () => null,
        channelState: async () => "open",
      },
    );

  it("with a token that Slack refuses names the setting", async () => {
    peer.instead.set("auth.test", () => refusal("invalid_auth"));
    const connection = await open(peer.apiUrl);
    await expect(connection.start()).rejects.toThrow(/SLACK_BOT_TOKEN \(invalid_auth\)/);
    expect(connection.ready()).toBe(false);
  });

  it("without a Slack in reach says so", async () => {
    await expect((await open("http://127.0.0.1:9/api/")).start()).rejects.toThrow(/could not be reached/);
  });

  const refusal = (error: string) => ({ body: { ok: false, error } });
});
