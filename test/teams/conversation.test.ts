import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ALEX, activity, CHANNEL, mention, message, post, pressOf, TENANT, until } from "./activities.js";
import { type Connector, startConnector } from "./connector.js";
import { newForm, sampleDoors } from "./doors.js";
import { startTeamsBot, type TeamsBot } from "./teams-bot.js";

let connector: Connector;
let bot: TeamsBot;
let sample: ReturnType<typeof sampleDoors>;

beforeEach(async () => {
  connector = await startConnector();
  connector.members.set(ALEX.id, {
    id: ALEX.id,
    aadObjectId: ALEX.aadObjectId,
    userPrincipalName: "Alex@Example.org",
    userRole: "user",
  });
  sample = sampleDoors();
  bot = await startTeamsBot(sample.doors, { patienceMs: 60 });
});
afterEach(async () => {
  await bot.close();
  await connector.close();
});

const say = (text: string) => post(bot, activity(connector, "personal", message(text)));
const title = (card: Record<string, unknown> | undefined) => card?.fallbackText;
const press = (values: Record<string, string> = {}, command = "action show", rest: object = {}) =>
  pressOf({ verb: "opsg", opsg: { press: { command, committee: "DEMO", values, ...rest } } });
const sent = (inputs: object, rest: object = {}) => {
  const { press: ours, nonce } = newForm();
  return pressOf({
    verb: "opsg",
    opsg: { press: ours, nonce, fields: ["text", "owners", "target"], ...rest },
    ...inputs,
  });
};

describe("in a chat with the bot", () => {
  test("a message is answered with a card in the same turn", async () => {
    expect((await say("action list")).status).toBe(200);
    expect(connector.shown("a:alex").map(({ card }) => title(card))).toEqual(["Outstanding actions of DEMO"]);
    expect(sample.calls[0]).toMatchObject({
      door: "reply",
      said: { text: "action list", mentions: [] },
      caller: {
        place: { kind: "private" },
        source: "teams",
        speaker: {
          kind: "account",
          name: ALEX.name,
          account: { platform: "teams", tenant: TENANT, user: ALEX.aadObjectId },
        },
      },
    });
  });

  test("a refusal names commands as they are typed here, and repeats what was said as it was said", async () => {
    await say("I typed /opsg help me");
    const shown = JSON.stringify(connector.shown("a:alex").at(-1));
    expect(shown).toContain("Type help to see what there is.");
    expect(shown).toContain("“I typed /opsg help me”");
  });

  test("the same message sent again bears the same event", async () => {
    const same = activity(connector, "personal", message("action list"));
    await post(bot, same);
    await post(bot, same);
    expect(sample.calls.map(({ caller }) => caller.event)).toEqual([
      `teams:a:alex:${same.id}`,
      `teams:a:alex:${same.id}`,
    ]);
  });

  test("an account without a directory id is known by the id that Teams gives", async () => {
    await post(bot, activity(connector, "personal", { ...message("help"), from: { id: "29:anon", name: "Anon" } }));
    expect(sample.calls[0]?.caller.speaker).toMatchObject({ account: { user: "29:anon" } });
  });

  test("a message is answered also where Teams closes the connection that was kept from the answer before", async () => {
    await say("action list");
    connector.dropKept();
    await say("action list");
    await say("help");
    expect(connector.shown("a:alex")).toHaveLength(3);
    expect(bot.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("a slow answer is announced, with what to do should none come, and takes the announcement's place", async () => {
    sample.slow.ms = 300;
    const answered = say("action list");
    await until(() => connector.shown("a:alex").length === 1);
    expect(connector.shown("a:alex")[0]?.text).toBe(
      "Still working on it… The answer follows here. If none has come in ten minutes, look whether it is in the log; if not, please try again.",
    );
    await answered;
    expect(connector.shown("a:alex").map(({ card }) => title(card))).toEqual(["Outstanding actions of DEMO"]);
  });

  test("a fault of ours is an apology with a number, which is in the log", async () => {
    expect((await say("break")).status).toBe(200);
    const shown = JSON.stringify(connector.shown("a:alex"));
    const line = bot.log.lines.find(({ level }) => level === "error");
    const id = Reflect.get(line?.fields ?? {}, "id");
    expect(shown).toContain(`tell whoever runs me this number: ${id}.`);
    expect(shown).not.toContain("on fire");
  });

  test("the verified address is the tenant's, asked once, and not a guest's", async () => {
    await say("help");
    await say("help");
    expect(await sample.calls[0]?.caller.verifiedEmail?.()).toBe("alex@example.org");
    expect(await sample.calls[1]?.caller.verifiedEmail?.()).toBe("alex@example.org");
    expect(connector.received.filter(({ path }) => path.includes("/members/"))).toHaveLength(1);
    const guest = { id: "29:guest", name: "Guest", aadObjectId: "g" };
    connector.members.set(guest.id, {
      id: guest.id,
      userPrincipalName: "kim_else.org#EXT#@example.org",
      userRole: "guest",
    });
    await post(bot, activity(connector, "personal", { ...message("help"), from: guest }));
    expect(await sample.calls[2]?.caller.verifiedEmail?.()).toBeNull();
    const unknown = { id: "29:nobody", name: "Nobody" };
    await post(bot, activity(connector, "personal", { ...message("help"), from: unknown }));
    expect(await sample.calls[3]?.caller.verifiedEmail?.()).toBeNull();
  });

  test("where to write to somebody is kept once, and again only when it changed", async () => {
    await say("help");
    await say("help");
    expect(bot.conversations.writes).toBe(1);
    const moved = { ...activity(connector, "personal", message("help")), recipient: { id: "28:bot", name: "renamed" } };
    await post(bot, moved);
    expect(bot.conversations.writes).toBe(2);
  });

  test("who adds the bot is greeted once, however often Teams says so", async () => {
    const added = { type: "conversationUpdate", membersAdded: [{ id: "28:bot" }] };
    await post(bot, activity(connector, "personal", { type: "installationUpdate", action: "add" }));
    await post(bot, activity(connector, "personal", added));
    await post(bot, activity(connector, "personal", { type: "installationUpdate", action: "add-upgrade" }));
    expect(connector.shown("a:alex")).toHaveLength(1);
    expect(sample.calls).toMatchObject([{ door: "dispatch", said: { text: "welcome" } }]);
  });

  test("who adds the bot again is heard, for they can be written to again, but not greeted anew", async () => {
    const add = activity(connector, "personal", { type: "installationUpdate", action: "add" });
    await post(bot, add);
    await post(bot, { ...add, id: "another" });
    expect(connector.shown("a:alex")).toHaveLength(1);
    expect(sample.calls.map(({ door }) => door)).toEqual(["dispatch", "dispatch"]);
  });
});

describe("in a channel", () => {
  const inChannel = (rest: object) => post(bot, activity(connector, "channel", rest));
  const thread = `${CHANNEL};messageid=7`;

  test("only what mentions the bot is heard", async () => {
    await inChannel(message("action list"));
    expect(sample.calls).toEqual([]);
    await inChannel(mention("action list"));
    expect(sample.calls[0]).toMatchObject({
      door: "dispatch",
      said: { text: "action list" },
      caller: { place: { kind: "channel", platform: "teams", tenant: TENANT, channel: CHANNEL } },
    });
    expect(connector.shown(thread)).toHaveLength(1);
  });

  test("people mentioned are named by their accounts, the bot's own name is taken out", async () => {
    connector.members.set("29:kim", { id: "29:kim", aadObjectId: "kim-in-the-directory" });
    await inChannel(
      mention("person role <at>Kim &amp; Co</at> chair <at>opsg</at>", [{ id: "29:kim", name: "Kim &amp; Co" }]),
    );
    expect(sample.calls[0]?.said).toMatchObject({
      text: "person role @Kim & Co chair",
      mentions: [{ text: "@Kim & Co", account: { platform: "teams", tenant: TENANT, user: "kim-in-the-directory" } }],
    });
  });

  test("what is for one person alone goes to their own chat, with a line that gives nothing away", async () => {
    await say("help");
    await inChannel(mention("secret"));
    expect(connector.shown(thread).map(({ text, card }) => [text, card])).toEqual([
      ["I have answered you in our own chat.", undefined],
    ]);
    expect(connector.shown("a:alex").map(({ card }) => title(card))).toEqual(["What I can do", "For you alone"]);
  });

  test("who never wrote to the bot alone gets a chat opened", async () => {
    await inChannel(mention("secret"));
    expect(connector.received.find(({ path }) => path.endsWith("/v3/conversations"))?.body).toMatchObject({
      isGroup: false,
      members: [{ id: ALEX.id }],
      tenantId: TENANT,
    });
    expect(connector.shown(`opened-${ALEX.id}`).map(({ card }) => title(card))).toEqual(["For you alone"]);
    const account = { platform: "teams" as const, tenant: TENANT, user: ALEX.aadObjectId };
    const written = await bot.connection.messenger.toAccount(
      account,
      { title: "Later", parts: [], buttons: [] },
      "mark",
    );
    expect(written).toMatchObject({ kind: "sent", conversation: `opened-${ALEX.id}` });
  });

  test("where the person cannot be reached, the channel is told how to, and nothing else", async () => {
    await say("help");
    connector.fail({ status: 403, at: "a:alex" });
    await inChannel(mention("secret"));
    const lines = connector.shown(thread).map(({ text }) => text);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("Open a chat with me");
  });

  test("refusals and, in a channel of no committee, forms are for the person alone", async () => {
    await bot.close();
    bot = await startTeamsBot(sample.doors, {
      channelState: async (_tenant, channel) => (channel === "another" ? "open" : "unbound"),
    });
    await say("help");
    await inChannel(mention("nonsense"));
    await inChannel(mention("action new"));
    expect(connector.shown(thread).map(({ card }) => card)).toEqual([undefined, undefined]);
    expect(connector.shown("a:alex").map(({ card }) => title(card))).toEqual([
      "What I can do",
      "I do not know “nonsense”.",
      "Raise an action",
    ]);
  });

  test("where the channel may not show what its log holds, everything is for the person alone", async () => {
    await bot.close();
    bot = await startTeamsBot(sample.doors, { channelState: async () => "closed" });
    await say("help");
    await inChannel(mention("action list"));
    await inChannel(mention("action new"));
    expect(connector.shown(thread).map(({ text, card }) => card ?? text)).toEqual([
      "I have answered you in our own chat.",
      "I have answered you in our own chat.",
    ]);
    expect(connector.shown("a:alex").map(({ card }) => title(card))).toEqual([
      "What I can do",
      "Outstanding actions of DEMO",
      "Raise an action",
    ]);
  });

  test("a guest of the tenant, and whom the roster does not know, are marked as guests; a member is not", async () => {
    await inChannel(mention("help"));
    connector.members.set("29:guest", {
      id: "29:guest",
      userPrincipalName: "kim_else.org#EXT#@example.org",
      userRole: "guest",
    });
    await inChannel({ ...mention("help"), from: { id: "29:guest", name: "Kim", aadObjectId: "g" } });
    await inChannel({ ...mention("help"), from: { id: "29:unknown", name: "Un", aadObjectId: "u" } });
    // In a shared channel, somebody of another organisation is a plain user of their own tenant.
    connector.members.set("29:far", {
      id: "29:far",
      userPrincipalName: "lee@far.example",
      userRole: "user",
      tenantId: "another-tenant",
    });
    await inChannel({ ...mention("help"), from: { id: "29:far", name: "Lee", aadObjectId: "f" } });
    const guests = await Promise.all(sample.calls.map(({ caller }) => caller.guest?.()));
    expect(guests).toEqual([false, true, true, true]);
    expect(await sample.calls[3]?.caller.verifiedEmail?.()).toBeNull();
  });
});

describe("a pressed button", () => {
  const invoke = (rest: object, where: "personal" | "channel" = "personal") =>
    post(bot, activity(connector, where, rest));

  test("is answered with the card that takes its card's place", async () => {
    const { status, body } = await invoke(press({ page: "2" }, "action list"));
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive" });
    expect(JSON.stringify(body)).toContain("Page 2 of 2");
    expect(sample.calls[0]?.caller.event).toMatch(/^teams:a:alex:/u);
  });

  test("in a row of a list leaves the list and is answered below", async () => {
    const row = pressOf({ opsg: { press: { command: "action show", committee: "DEMO", values: {} }, stays: true } });
    const { body } = await invoke(row);
    expect(body).toMatchObject({ type: "application/vnd.microsoft.activity.message", value: "See below." });
    expect(connector.shown("a:alex").map(({ card }) => title(card))).toEqual(["DEMO 7/01"]);
  });

  test("that is refused says so in a line under the card, which only that person sees", async () => {
    const { body } = await invoke(press({}, "action history"), "channel");
    expect(body).toMatchObject({
      type: "application/vnd.microsoft.activity.message",
      value: "Only the Secretary may.",
    });
    expect(connector.received.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("that is refused by a card leaves its card: words as a line, choices as a message", async () => {
    const said = await invoke(press({}, "action decline"), "channel");
    expect(said.body).toMatchObject({ value: "That did not work. It is closed." });
    const offered = await invoke(press({}, "action lst"));
    expect(offered.body).toMatchObject({ value: "See below." });
    expect(connector.shown("a:alex").map(({ card }) => title(card))).toEqual(["I do not know that"]);
    expect(connector.received.filter(({ method }) => method === "PUT")).toEqual([]);
  });

  test("that takes long is answered at once, and its card becomes the answer", async () => {
    sample.slow.ms = 300;
    const { body } = await invoke(press({}, "action close"));
    expect(JSON.stringify(body)).toContain("Still working on it…");
    expect(JSON.stringify(body)).toContain("If none has come in ten minutes");
    await until(() => connector.shown("a:alex").length === 1);
    expect(connector.shown("a:alex")).toMatchObject([{ id: "card-1", card: { fallbackText: "DEMO 7/01 is closed" } }]);
  });

  test("that takes long in a channel leaves the card that others see, and is answered below", async () => {
    sample.slow.ms = 300;
    const { body } = await invoke(press({}, "action close"), "channel");
    expect(body).toMatchObject({ type: "application/vnd.microsoft.activity.message" });
    await until(() => connector.shown(`${CHANNEL};messageid=7`).length === 1);
    expect(connector.shown(`${CHANNEL};messageid=7`)[0]?.id).not.toBe("card-1");
  });

  test("that changed something in a channel shows everybody the new card; one that only looked, nobody else", async () => {
    await invoke(press({}, "action show"), "channel");
    await invoke(press({}, "action close"), "channel");
    await until(() => connector.shown(`${CHANNEL};messageid=7`).length === 1);
    expect(connector.shown(`${CHANNEL};messageid=7`)).toMatchObject([
      { id: "card-1", card: { fallbackText: "DEMO 7/01 is closed" } },
    ]);
    expect(connector.received.filter(({ method }) => method === "PUT")).toHaveLength(1);
  });

  test("for one person alone, in a channel, is answered in their own chat", async () => {
    await say("help");
    const { body } = await invoke(press({}, "secret"), "channel");
    expect(body).toMatchObject({ value: "I have answered you in our own chat." });
    expect(connector.shown("a:alex").map(({ card }) => title(card))).toEqual(["What I can do", "For you alone"]);
  });

  test("on an old client, sent as a message, is answered by a message", async () => {
    const value = { verb: "opsg", opsg: { press: { command: "action show", committee: "DEMO", values: {} } } };
    await invoke({ type: "message", value, replyToId: "card-1" });
    expect(connector.shown("a:alex").map(({ card }) => title(card))).toEqual(["DEMO 7/01"]);
  });

  test("that fails is answered with an apology, not a 500", async () => {
    const { status, body } = await invoke(press({}, "break"));
    expect(status).toBe(200);
    expect(body?.value).toContain("Sorry, that did not work");
  });
});

describe("a sent form", () => {
  const invoke = (rest: object, where: "personal" | "channel" = "personal") =>
    post(bot, activity(connector, where, rest));

  test("gives way to what it did, for everybody and for good", async () => {
    const { body } = await invoke(sent({ text: "NetCo to try", owners: "NetCo" }), "channel");
    expect(JSON.stringify(body)).toContain("DEMO 8/01 is raised");
    expect(sample.calls[0]).toMatchObject({
      nonce: "nonce-1",
      press: { values: { text: "NetCo to try", owners: "NetCo", target: "" } },
    });
    await until(() => connector.shown(`${CHANNEL};messageid=7`).length === 1);
    expect(connector.shown(`${CHANNEL};messageid=7`)).toMatchObject([
      { id: "card-1", card: { fallbackText: "DEMO 8/01 is raised" } },
    ]);
  });

  test("with a fault stays open, with what was typed", async () => {
    const { body } = await invoke(sent({ text: "NetCo to try", target: "2027-02-30" }));
    const form = JSON.stringify(body);
    expect(form).toContain("There is no 30 February.");
    expect(form).toContain("NetCo to try");
    expect(connector.received.filter(({ method }) => method === "PUT")).toEqual([]);
  });
});

describe("writing first", () => {
  const account = { platform: "teams" as const, tenant: TENANT, user: ALEX.aadObjectId };
  const card = { title: "A reminder", parts: [], buttons: [] };
  const write = () => bot.connection.messenger.toAccount(account, card, "mark");
  const sends = () =>
    connector.received.filter(({ method, path }) => method === "POST" && path.includes("/activities"));

  test("reaches the person's own chat and the channel", async () => {
    await say("help");
    await post(bot, activity(connector, "channel", mention("help")));
    const before = sends().length;
    expect(await write()).toMatchObject({ kind: "sent", conversation: "a:alex" });
    const channel = { tenant: TENANT, channel: CHANNEL, outsiders: false };
    expect(await bot.connection.messenger.toChannel(channel, card, "mark")).toMatchObject({
      kind: "sent",
      conversation: CHANNEL,
    });
    expect(sends()).toHaveLength(before + 2);
    expect(sends().at(-1)?.body).toMatchObject({ summary: "A reminder" });
  });

  test("into a channel that is shared with other teams is refused, unless outsiders are allowed there", async () => {
    const from = (type?: string) => {
      const said = activity(connector, "channel", mention("help"));
      const { channelData } = said as { channelData: { channel: object } };
      return post(bot, { ...said, channelData: { ...channelData, channel: { ...channelData.channel, type } } });
    };
    const to = async (outsiders: boolean) => {
      const sent = await bot.connection.messenger.toChannel({ tenant: TENANT, channel: CHANNEL, outsiders }, card, "m");
      return sent.kind;
    };
    await from("standard");
    expect(await to(false)).toBe("sent");
    await from("shared");
    await from();
    expect([await to(false), await to(true)]).toEqual(["unreachable", "sent"]);
    expect(await bot.connection.shared({ tenant: TENANT, channel: CHANNEL })).toBe(true);
    await from("standard");
    expect(await to(false)).toBe("sent");
  });

  test("to somebody who never met the bot is refused here, without asking Teams", async () => {
    // Nothing can be written to them until they write: so whoever counts who can be reached knows it.
    expect(await write()).toMatchObject({ kind: "unreachable", lasting: true });
    expect(connector.received).toEqual([]);
  });

  test.each([
    [403, {}, { kind: "unreachable" }],
    [404, {}, { kind: "unreachable" }],
    [413, {}, { kind: "unreachable" }],
    [429, { "retry-after": "17" }, { kind: "later", seconds: 17 }],
    [429, {}, { kind: "later", seconds: 60 }],
    [500, {}, { kind: "unknown" }],
    [502, {}, { kind: "unknown" }],
    [503, {}, { kind: "unknown" }],
  ])("an answer of %i is understood, and tried once", async (status, headers, expected) => {
    await say("help");
    const before = sends().length;
    connector.fail({ status, headers });
    expect(await write()).toMatchObject(expected);
    expect(sends()).toHaveLength(before + 1);
  });

  test("a Teams that cannot be reached at all is tried again later", async () => {
    const nobody = { ...connector, url: "http://127.0.0.1:1" };
    await post(bot, activity(nobody, "personal", { type: "conversationUpdate", membersAdded: [{ id: "28:bot" }] }));
    expect(await write()).toMatchObject({ kind: "later" });
  });
});
