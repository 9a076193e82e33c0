import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Bot, card, listeningDoors, openBot, SECRET, said, sign } from "./bot.js";
import { openPeer, type Peer } from "./peer.js";

const FORM = "application/x-www-form-urlencoded";
const { doors, heard, answer } = listeningDoors();
let peer: Peer;
let bot: Bot;
const tried: { what: string; requests: number; accepted: number; faults: number }[] = [];

beforeAll(async () => {
  peer = await openPeer();
  bot = await openBot(peer, doors);
});
afterAll(async () => {
  await bot.close();
  await peer.close();
  console.table(tried);
});
beforeEach(() => {
  peer.forget();
  heard.length = 0;
  answer(() => said(card("The whole log")));
});

let serial = 0;
const command = (): string =>
  new URLSearchParams({
    command: "/opsg",
    text: "action list",
    team_id: peer.team,
    user_id: peer.ann,
    channel_id: peer.channel,
    trigger_id: `bad.${++serial}`,
    response_url: peer.responseUrl(),
  }).toString();
const payload = (json: unknown): string => new URLSearchParams({ payload: JSON.stringify(json) }).toString();
const now = (): number => Math.floor(Date.now() / 1000);

/** Sends them all; none may be taken, none may be answered 500, and nothing of the log may be in an answer. */
const refused = async (
  what: string,
  requests: (() => Promise<{ status: number; text: string }>)[],
): Promise<number[]> => {
  const answers: { status: number; text: string }[] = [];
  for (const send of requests) answers.push(await send());
  const faults = answers.filter(({ status }) => status >= 500).length;
  const accepted = heard.length + answers.filter(({ text }) => text.includes("The whole log")).length;
  tried.push({ what, requests: answers.length, accepted, faults });
  expect({ accepted, faults, broke: bot.faults }).toEqual({ accepted: 0, faults: 0, broke: [] });
  return answers.map(({ status }) => status);
};

describe("what is not Slack's own is refused, and leaves no trace:", () => {
  it("forged signatures", async () => {
    const body = command();
    const genuine = sign(body);
    const forged: Record<string, string>[] = [
      sign(body, "another-secret"),
      sign(`${body}&text=help`),
      { ...genuine, "x-slack-signature": "v0=" },
      { ...genuine, "x-slack-signature": "" },
      { ...genuine, "x-slack-signature": genuine["x-slack-signature"]?.replace("v0", "v1") ?? "" },
      { ...genuine, "x-slack-signature": `${genuine["x-slack-signature"]?.slice(0, -1)}` },
      { ...genuine, "x-slack-request-timestamp": String(now() - 1) },
      { ...genuine, "x-slack-request-timestamp": "soon" },
      { "x-slack-signature": genuine["x-slack-signature"] ?? "" },
      { "x-slack-request-timestamp": genuine["x-slack-request-timestamp"] ?? "" },
      {},
    ];
    const statuses = await refused(
      "forged signatures",
      forged.map((headers) => () => bot.post(body, FORM, headers)),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
  });

  it("stale signatures", async () => {
    const statuses = await refused(
      "stale signatures",
      [301, 600, 86_400, now()].map((age) => () => {
        const body = command();
        return bot.post(body, FORM, sign(body, SECRET, now() - age - 1));
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
  });

  it("signatures dated ahead, which would be good for longer", async () => {
    const statuses = await refused(
      "signatures dated ahead",
      [301, 3_600, 86_400].map((ahead) => () => {
        const body = command();
        return bot.post(body, FORM, sign(body, SECRET, now() + ahead + 5));
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
  });

  it("genuine requests that are sent again", async () => {
    const body = command();
    const headers = sign(body);
    expect((await bot.post(body, FORM, headers)).text).toContain("The whole log");
    heard.length = 0;
    const statuses = await refused("replayed signatures", [
      () => bot.post(body, FORM, headers),
      () => bot.post(body, FORM, headers),
      () => bot.post(body, FORM, { ...headers, "x-slack-retry-num": "1" }),
    ]);
    expect(statuses).toEqual([401, 401, 200]);
  });

  it("other content types", async () => {
    const types = [
      "text/plain",
      "application/json",
      "multipart/form-data; boundary=x",
      `${FORM};charset=UTF-8`,
      "application/xml",
      "x",
    ];
    const statuses = await refused(
      "other content types",
      types.map((type) => () => bot.post(command(), type)),
    );
    expect(new Set(statuses)).toEqual(new Set([400]));
  });

  it("JSON that is cut off, or is no object, or is of no kind known", async () => {
    const json = [
      "",
      "{",
      '{"type":"event_callback","event":{',
      "null",
      "[]",
      "7",
      '"text"',
      "{}",
      '{"type":"x"}',
      "\u0000",
      "\uFEFF{}",
    ];
    const events = [
      '{"event":null}',
      '{"event":7}',
      '{"event":{}}',
      '{"event":{"type":"message"},"event_id":7}',
      '{"event":{"type":"message","channel_type":"im","user":{"id":7},"text":[]},"event_id":"Ev"}',
    ];
    const inForm = [
      "null",
      "[]",
      "{",
      "7",
      "{}",
      "undefined",
      '{"type":"block_actions"}',
      '{"type":"view_submission"}',
      '{"type":"view_submission","view":null}',
      '{"type":"block_actions","actions":[]}',
      '{"type":"block_actions","actions":[null],"user":{}}',
      '{"type":"message_action","callback_id":"raise_action"}',
    ];
    await refused("wrong JSON", [
      ...[...json, ...events].map((body) => () => bot.post(body, "application/json")),
      ...inForm.map((text) => () => {
        const body = new URLSearchParams({ payload: text }).toString();
        return bot.post(body, FORM);
      }),
    ]);
  });

  it("commands with fields missing, doubled or odd", async () => {
    const bodies = [
      "command=%2Fopsg",
      "command=%2Fopsg&text=help",
      `${command()}&user_id=U2`,
      `${command()}&team_id=T2`,
      "command=",
      "a",
      "&&&",
      "command=%2Fopsg&user_id=&team_id=&channel_id=&trigger_id=",
    ];
    await refused(
      "garbled commands",
      bodies.map((body) => () => bot.post(body, FORM)),
    );
  });

  it("callbacks that nobody knows", async () => {
    const user = { id: peer.ann, team_id: peer.team };
    const of = (more: object) => () =>
      bot.post(payload({ user, team: { id: peer.team }, trigger_id: `t.${++serial}`, ...more }), FORM);
    const statuses = await refused("unknown callbacks", [
      of({ type: "block_actions", actions: [{ type: "button", action_id: "who-knows", value: "x" }] }),
      of({ type: "block_actions", actions: [{ type: "datepicker", action_id: "value", block_id: "b" }] }),
      of({
        type: "block_actions",
        response_url: peer.responseUrl(),
        actions: [{ type: "button", action_id: "press:0", value: '{"command":7}' }],
      }),
      of({ type: "message_action", callback_id: "who-knows", response_url: peer.responseUrl() }),
      of({ type: "shortcut", callback_id: "who-knows" }),
      of({
        type: "view_submission",
        view: { id: "V1", type: "modal", callback_id: "who-knows", private_metadata: "{" },
      }),
      of({ type: "view_closed", view: { id: "V1", type: "modal" } }),
      of({ type: "block_suggestion", name: "x", value: "y", action_id: "z", block_id: "b" }),
      of({ type: "interactive_message", callback_id: "old", actions: [{ name: "a", type: "button" }] }),
      of({ type: "dialog_submission", callback_id: "old", submission: {} }),
      () => bot.event({ type: "reaction_added", user: peer.ann, item: { channel: "C1" } }),
      () =>
        bot.event({
          type: "function_executed",
          function_execution_id: "Fx",
          function: { callback_id: "f" },
          inputs: {},
        }),
    ]);
    expect(statuses).toEqual(statuses.map(() => 200));
  });

  it("bodies of 10 MB, and bodies that stop half-way", async () => {
    const raw = (length: number, write: (send: (chunk: Buffer) => void, cutOff: () => void) => void) => () =>
      new Promise<{ status: number; text: string }>((resolve) => {
        const headers = { "content-type": FORM, ...(length > 0 ? { "content-length": length } : {}) };
        const call = request(bot.url, { method: "POST", headers }, (response) => {
          response.resume();
          resolve({ status: response.statusCode ?? 0, text: "" });
        });
        // The server may end the connection while we still send; that is a refusal too.
        call.on("error", () => resolve({ status: 0, text: "" }));
        write(
          (chunk) => void call.write(chunk),
          () => call.destroy(),
        );
        if (!call.destroyed) call.end();
      });
    const megabyte = Buffer.alloc(1_048_576, "a");
    const big = command() + "a".repeat(10_485_760);
    const statuses = await refused("oversize and cut off", [
      () => bot.post(big, FORM, sign(big)).catch(() => ({ status: 0, text: "" })),
      raw(0, (send) => Array.from({ length: 10 }, () => send(megabyte))),
      raw(500, (send, cutOff) => {
        send(Buffer.from(command().slice(0, 40)));
        setTimeout(cutOff, 50);
      }),
    ]);
    for (const status of statuses) expect([0, 400, 413]).toContain(status);
  });

  it("other methods and paths", async () => {
    const of = (path: string, method: string) => async () => {
      const answer = await fetch(new URL(path, bot.url), { method });
      return { status: answer.status, text: await answer.text() };
    };
    await refused("other methods and paths", [
      of("/slack/events", "GET"),
      of("/slack/events", "PUT"),
      of("/slack/install", "GET"),
      of("/slack/events/../../x", "POST"),
    ]);
  });

  it("and the bot still answers", async () => {
    expect((await bot.command("help")).text).toContain("The whole log");
  });
});
