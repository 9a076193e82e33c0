import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { remindThrough } from "../app/remind.js";
import { broken } from "../world.js";
import { at, type Bot, listeningDoors, openBot } from "./bot.js";
import { openPeer, type Peer } from "./peer.js";

let peer: Peer;
let bot: Bot;
let house: Awaited<ReturnType<typeof remindThrough>>;
beforeAll(async () => {
  peer = await openPeer();
  bot = await openBot(peer, listeningDoors().doors);
});
afterAll(async () => {
  await bot.close();
  await peer.close();
});
beforeEach(async () => {
  peer.forget();
  broken.length = 0;
  const { team: tenant, ann: user, channel } = peer;
  house = await remindThrough(
    bot.connection.messenger,
    { platform: "slack", tenant, user },
    { platform: "slack", tenant, channel, name: "#log-here", classification: "White", outsiders: false },
  );
});
afterEach(async () => {
  expect(broken).toEqual([]);
  await house.world.close();
});

type Block = { type: string; elements?: unknown[]; accessory?: unknown };
const blocksOf = (body: unknown): Block[] => {
  const blocks = at(body, "blocks");
  return (typeof blocks === "string" ? JSON.parse(blocks) : blocks) as Block[];
};
const labels = (body: unknown): string[] =>
  [...JSON.stringify(blocksOf(body)).matchAll(/"type":"button".*?"text":"(.*?)"/gu)].map(([, label]) => label ?? "");

describe("a reminder on Slack", () => {
  it("is drawn again when its action is closed: no buttons to answer with, and why", async () => {
    await house.raise(1);
    expect(await house.morning()).toBe(1);
    const [posted] = peer.called("chat.postMessage");
    expect(labels(posted?.body)).toContain("Done");
    await house.world.say("secretary", "action close 64/01 at 64");
    expect(await house.redraw()).toBe(1);
    const [updated] = peer.called("chat.update");
    expect(updated?.body).toMatchObject({ channel: posted?.body.channel, ts: posted?.answer.ts });
    expect(JSON.stringify(updated?.body)).toContain("Closed at OPSG 64.");
    expect(labels(updated?.body)).toEqual(["Show the action"]);
    const history = await peer.ask("conversations.history", { channel: posted?.body.channel });
    expect(JSON.stringify(at(history, "messages", 0))).toContain("Closed at OPSG 64.");
  });

  it("is drawn again when its target moves", async () => {
    await house.raise(1);
    await house.morning();
    await house.world.say("secretary", "action target 64/01 to 5 April because ill");
    await house.redraw();
    expect(JSON.stringify(peer.called("chat.update")[0]?.body)).toContain("Its target is now 5 April 2022.");
  });

  it("whose answer was lost is found in the chat by its mark, and lies there once", async () => {
    await house.raise(1);
    let channel: unknown;
    peer.instead.set("chat.postMessage", (body) => {
      if (channel !== undefined) return undefined;
      channel = body.channel;
      void peer.ask("chat.postMessage", { ...body, blocks: blocksOf(body) });
      return { drop: true };
    });
    expect(await house.morning()).toBe(0);
    house.world.at("2022-03-15T09:01:00Z");
    expect(await house.deliver()).toBe(1);
    const history = await peer.ask("conversations.history", { channel, include_all_metadata: true });
    const [waiting] = await house.world.store.outbox.list({
      ...{ committeeId: house.world.committee.id, states: ["sent"], aboutActions: true, limit: 9 },
    });
    const messages = at(history, "messages") as unknown[];
    const ours = messages.filter((one) => at(one, "metadata", "event_payload", "id") === waiting?.id);
    expect(ours).toHaveLength(1);
    expect(peer.called("conversations.history").length).toBeGreaterThan(0);
  });

  it("of sixty actions comes as three messages within Slack's limits, and every action can be answered", async () => {
    await house.raise(60, "NetCo to publish ".repeat(12).trim());
    for (let second = 0; second < 4; second++) await house.morning(`2022-03-15T09:00:0${second}Z`);
    // A connection that was closed as it was used again leaves one to be looked for.
    await house.morning("2022-03-15T09:01:00Z");
    const posted = peer.called("chat.postMessage");
    expect(posted).toHaveLength(3);
    for (const { body } of posted) expect(blocksOf(body).length).toBeLessThanOrEqual(50);
    const buttons = posted.flatMap(({ body }) => labels(body)).filter((label) => label.startsWith("Answer"));
    expect(buttons).toHaveLength(60);
  }, 30_000);

  it("said in a channel calls the owner's contact, so that Slack tells them", async () => {
    await house.raise(1);
    await house.morning();
    await house.world.say("secretary", "reminders mention 64/01 in #log-here");
    await house.deliver();
    const said = peer.called("chat.postMessage").find(({ body }) => body.channel === peer.channel);
    expect(JSON.stringify(blocksOf(said?.body))).toContain(`{"type":"user","user_id":"${peer.ann}"}`);
  });

  it("to an account that Slack does not know fails once, and the account is tried no more until it writes", async () => {
    await house.raise(1);
    peer.instead.set("chat.postMessage", () => ({ body: { ok: false, error: "user_disabled" } }));
    for (let second = 0; second < 3; second++) await house.morning(`2022-03-15T09:00:0${second}Z`);
    expect(peer.called("chat.postMessage")).toHaveLength(1);
    const { people } = await house.world.store.register();
    expect(people.find(({ id }) => id === "person-netco")?.accounts).toMatchObject([
      { dead: "this Slack account is deactivated" },
    ]);
  });
});
