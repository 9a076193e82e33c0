import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { activity, message, post, pressOf } from "./activities.js";
import { type Connector, startConnector } from "./connector.js";
import { sampleDoors } from "./doors.js";
import { startTeamsBot, type TeamsBot } from "./teams-bot.js";

let connector: Connector;
let bot: TeamsBot;
const sample = sampleDoors();
const tally: Record<string, number> = {};

beforeAll(async () => {
  connector = await startConnector();
  bot = await startTeamsBot(sample.doors);
});
afterAll(async () => {
  await bot.close();
  await connector.close();
  const lines = Object.entries(tally).map(([what, count]) => `  ${count} ${what}`);
  process.stdout.write(`Bad input to /api/messages, none accepted, none a 5xx, none heard:\n${lines.join("\n")}\n`);
});

const count = (what: string, status: number): void => {
  expect(status).toBeLessThan(500);
  tally[`${what}: ${status}`] = (tally[`${what}: ${status}`] ?? 0) + 1;
};

const good = () => activity(connector, "personal", message("action list"));

/** Sends raw bytes with a length that may be a lie, and hangs up where asked to. */
const raw = (headers: Record<string, string>, body: Buffer, hangUp = false): Promise<number> =>
  new Promise((resolve) => {
    const sending = request(bot.url, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.on("error", () => resolve(0));
    if (hangUp) sending.write(body, () => sending.destroy());
    else sending.end(body);
  });

describe("bad input", () => {
  test.each(["GET", "PUT", "DELETE", "PATCH", "HEAD"])("%s is not answered", async (method) => {
    const { status } = await fetch(bot.url, { method });
    expect(status).toBe(405);
    count("other methods", status);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/json", ""])(
    "a body of type “%s” is not read",
    async (type) => {
      const { status } = await post(bot, JSON.stringify(good()), { "content-type": type });
      expect(status).toBe(415);
      count("other content types", status);
    },
  );

  test("JSON with a charset is read", async () => {
    const { status } = await post(
      bot,
      { ...good(), type: "typing" },
      { "content-type": "application/json; charset=utf-8" },
    );
    expect(status).toBe(200);
  });

  test.each([
    "",
    "{",
    "nonsense",
    '"text"',
    "[]",
    "null",
    "12",
    "{}",
    '{"type":1}',
    JSON.stringify({ type: "message" }),
  ])("%s is no activity", async (body) => {
    const { status } = await post(bot, body);
    expect(status).toBe(400);
    count("wrong JSON", status);
  });

  test("bytes that are no UTF-8 are no activity", async () => {
    const status = await raw({ "content-type": "application/json" }, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]));
    expect(status).toBe(400);
    count("not UTF-8", status);
  });

  test.each(["channelId", "serviceUrl", "from", "recipient", "conversation", "type"])(
    "an activity without %s, or with a strange one, is refused",
    async (name) => {
      for (const strange of [undefined, null, 7, "", [], {}, "javascript:alert(1)", { id: {} }]) {
        if (name === "type" && typeof strange === "string" && strange !== "") continue;
        const { status } = await post(bot, { ...good(), [name]: strange });
        expect([name, strange, status]).toEqual([name, strange, 400]);
        count("activities with a part missing or strange", status);
      }
    },
  );

  test("10 MB are not read, said to be so or not", async () => {
    const body = Buffer.from(JSON.stringify({ ...good(), text: "x".repeat(10_000_000) }));
    const said = await raw({ "content-type": "application/json", "content-length": String(body.length) }, body);
    const unsaid = await raw({ "content-type": "application/json", "transfer-encoding": "chunked" }, body);
    for (const status of [said, unsaid]) {
      expect([413, 0]).toContain(status);
      count("10 MB bodies", status);
    }
  });

  test("a body that breaks off is dropped", async () => {
    const body = Buffer.from(JSON.stringify(good()).slice(0, 200));
    count(
      "truncated bodies (sender gone)",
      await raw({ "content-type": "application/json", "content-length": "900" }, body, true),
    );
    const { status } = await post(bot, JSON.stringify(good()).slice(0, 200));
    expect(status).toBe(400);
    count("truncated bodies", status);
  });

  const strangeData: unknown[] = [
    undefined,
    null,
    "text",
    7,
    [],
    {},
    { opsg: null },
    { opsg: "x" },
    { opsg: {} },
    { opsg: { press: {} } },
    { opsg: { press: { command: "action close" } } },
    { opsg: { press: { command: 7, committee: null, values: {} } } },
    { opsg: { press: { command: "", committee: null, values: {} } } },
    { opsg: { press: { command: "action close", committee: null, values: { reference: {} } } } },
    { opsg: { press: { command: "action close", committee: {}, values: {} } } },
    { opsg: { press: { command: "x".repeat(5_000), committee: null, values: {} } } },
    { opsg: { press: { command: "action close", committee: null, values: {} }, nonce: 7 } },
    { opsg: { press: { command: "action close", committee: null, values: {}, ask: "yes" } } },
    { opsg: { press: { command: "action new", committee: null, values: {} }, nonce: "n" }, text: "x".repeat(60_000) },
  ];

  test.each(strangeData.map((data) => [JSON.stringify(data)?.slice(0, 70) ?? "nothing", data]))(
    "a button that brings %s is answered politely and does nothing",
    async (_name, data) => {
      const invoked = await post(bot, activity(connector, "personal", pressOf(data)));
      expect(invoked.status).toBe(200);
      expect(invoked.body).toMatchObject({ type: "application/vnd.microsoft.activity.message" });
      count("unknown buttons (Action.Execute)", invoked.status);
      const submit = { commandId: "raiseAction", data };
      const dialog = await post(
        bot,
        activity(connector, "personal", { type: "invoke", name: "composeExtension/submitAction", value: submit }),
      );
      expect(dialog.body).toMatchObject({ task: { type: "message" } });
      count("unknown buttons (dialogs)", dialog.status);
      if (data === undefined || data === null) return;
      const submitted = await post(bot, activity(connector, "personal", { type: "message", value: data }));
      expect(submitted.status).toBe(200);
      count("unknown buttons (Action.Submit)", submitted.status);
    },
  );

  test.each([
    "adaptiveCard/action",
    "composeExtension/fetchTask",
    "composeExtension/submitAction",
    "task/fetch",
    "signin/verifyState",
    "",
    "x",
  ])("an invoke “%s” without a proper value is answered 200", async (name) => {
    for (const value of [undefined, null, "x", 7, [], { action: null }, { action: { type: "Action.Execute" } }]) {
      const { status } = await post(bot, activity(connector, "personal", { type: "invoke", name, value }));
      expect(status).toBe(200);
      count("unknown invokes", status);
    }
  });

  test.each(["typing", "messageReaction", "endOfConversation", "event", "nonsense"])(
    "an activity of type %s is let pass",
    async (type) => {
      const { status } = await post(bot, { ...good(), type });
      expect(status).toBe(200);
      count("other activities", status);
    },
  );

  test("none of it was heard by a door", () => {
    expect(sample.calls).toEqual([]);
  });

  test("no part of the program failed over it", () => {
    expect(bot.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});
