import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { remindThrough } from "../app/remind.js";
import { broken } from "../world.js";
import { ALEX, activity, CHANNEL, mention, message, post, TENANT } from "./activities.js";
import { type Connector, startConnector } from "./connector.js";
import { sampleDoors } from "./doors.js";
import { cardFaults, hasSchemas, WITHOUT_SCHEMAS } from "./schemas.js";
import { startTeamsBot, type TeamsBot } from "./teams-bot.js";

let connector: Connector;
let bot: TeamsBot;
let house: Awaited<ReturnType<typeof remindThrough>>;
beforeEach(async () => {
  broken.length = 0;
  connector = await startConnector();
  bot = await startTeamsBot(sampleDoors().doors);
  // They have met the bot, alone and in the channel.
  await post(bot, activity(connector, "personal", message("help")));
  await post(bot, activity(connector, "channel", mention("help")));
  house = await remindThrough(
    bot.connection.messenger,
    { platform: "teams", tenant: TENANT, user: ALEX.aadObjectId },
    { platform: "teams", tenant: TENANT, channel: CHANNEL, name: "Outages", classification: "White", outsiders: false },
  );
});
afterEach(async () => {
  expect(broken).toEqual([]);
  await house.world.close();
  await bot.close();
  await connector.close();
});

/** The cards of reminders in a chat: what came before them is help. */
const cards = (conversation = "a:alex") =>
  connector
    .shown(conversation)
    .flatMap(({ card }) => (card && JSON.stringify(card).includes("OPSG 64/") ? [card] : []));
const titles = (card: unknown): string[] =>
  [...JSON.stringify(card).matchAll(/"type":"Action\.Execute","title":"(.*?)"/gu)].map(([, title]) => title ?? "");

describe("a reminder on Teams", () => {
  it("is drawn again when its action is closed: no buttons to answer with, and why", async () => {
    await house.raise(1);
    expect(await house.morning()).toBe(1);
    expect(titles(cards()[0])).toContain("Done");
    await house.world.say("secretary", "action close 64/01 at 64");
    expect(await house.redraw()).toBe(1);
    expect(connector.received.filter(({ method }) => method === "PUT")).toHaveLength(1);
    const [card] = cards();
    expect(JSON.stringify(card)).toContain("Closed at OPSG 64.");
    expect(titles(card)).toEqual(["Show the action"]);
  });

  it("is drawn again when its target moves", async () => {
    await house.raise(1);
    await house.morning();
    await house.world.say("secretary", "action target 64/01 to 5 April because ill");
    await house.redraw();
    expect(JSON.stringify(cards()[0])).toContain("Its target is now 5 April 2022. The secretary moved it.");
  });

  it("of sixty actions comes as three messages under 28 KB, and every action can be answered", async () => {
    await house.raise(60, "NetCo to publish ".repeat(12).trim());
    for (let second = 0; second < 4; second++) await house.morning(`2022-03-15T09:00:0${second}Z`);
    const drawn = cards();
    expect(drawn).toHaveLength(3);
    for (const card of drawn) expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(28_000);
    const answers = drawn.flatMap(titles).filter((title) => title.startsWith("Answer"));
    expect(answers).toHaveLength(60);
  }, 30_000);

  it("said in a channel mentions the owner's contact, so that Teams tells them", async (test) => {
    await house.raise(1);
    await house.morning();
    await house.world.say("secretary", "reminders mention 64/01 in Outages");
    await house.deliver();
    const [card] = cards(CHANNEL);
    expect(card?.msteams).toEqual({
      entities: [
        { type: "mention", text: "<at>The netco</at>", mentioned: { id: ALEX.aadObjectId, name: "The netco" } },
      ],
    });
    expect(JSON.stringify(card?.body)).toContain("<at>The netco</at>");
    if (!hasSchemas) return test.skip(WITHOUT_SCHEMAS);
    const { msteams: _, ...official } = card ?? {};
    expect(cardFaults()(official)).toBeUndefined();
  });

  it("that Teams asks to hold back waits as long as it says", async () => {
    await house.raise(1);
    connector.fail({ status: 429, headers: { "retry-after": "20" } });
    expect(await house.morning()).toBe(0);
    connector.fail(null);
    house.world.at("2022-03-15T09:00:19Z");
    expect(await house.deliver()).toBe(0);
    house.world.at("2022-03-15T09:00:21Z");
    expect(await house.deliver()).toBe(1);
    expect(cards()).toHaveLength(1);
  });

  it("to somebody who blocked the bot fails once, and they are tried no more until they write", async () => {
    await house.raise(1);
    connector.fail({ status: 403, at: "/activities" });
    for (let second = 0; second < 3; second++) await house.morning(`2022-03-15T09:00:0${second}Z`);
    const tries = connector.received.filter(({ method, path }) => method === "POST" && path.includes("a:alex"));
    connector.fail(null);
    await house.morning("2022-03-21T09:00:00Z");
    const later = connector.received.filter(({ method, path }) => method === "POST" && path.includes("a:alex"));
    expect(later).toHaveLength(tries.length);
    const dead = async () =>
      (await house.world.store.register()).people.find(({ id }) => id === "person-netco")?.accounts[0]?.dead;
    expect(await dead()).toContain("Teams does not let the bot write there: it was blocked or removed (403");
    const account = { platform: "teams", tenant: TENANT, user: ALEX.aadObjectId } as const;
    const caller = { ...house.world.callerOf("netco"), speaker: { kind: "account", account, name: "Alex" } } as const;
    await house.world.doors.reply(caller, { text: "action list mine", mentions: [] });
    expect(await dead()).toBeUndefined();
    await house.morning("2022-03-21T09:05:00Z");
    expect(cards()).toHaveLength(1);
  });
});
