import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openPeer, type Peer } from "../slack/peer.js";
import { ALEX, activity, message, pressOf, TENANT } from "../teams/activities.js";
import { type Connector, startConnector } from "../teams/connector.js";
import { startIdentity } from "../teams/identity.js";
import { IMPOSSIBLE, REFERENCES, sendRaw, WRONG_JSON } from "./bad-things.js";
import { traceOf } from "./dump.js";
import { makeLog, type Program, startProgram } from "./program.js";
import {
  buttonBody,
  commandBody,
  FORM_TYPE,
  from,
  payloadBody,
  postSlack,
  signed,
  slackAccounts,
  slackSettings,
  unique,
} from "./slack-seat.js";

/** The whole program in production, both endpoints, the Secretary's own accounts: nothing of this may come through. */

const APP_ID = "1b4f3c8e-0000-4000-8000-000000000000";

let peer: Peer;
let connector: Connector;
let identity: Awaited<ReturnType<typeof startIdentity>>;
let kept: Awaited<ReturnType<typeof makeLog>>;
let program: Program;
let before: unknown;
const tried: { endpoint: string; kind: string; requests: number; statuses: Set<number> }[] = [];

const credentials = {
  isValidAppId: async (id: string) => id === APP_ID,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({ signRequest: async (request: object) => request }),
};

beforeAll(async () => {
  // The SDK prints every token that it refuses.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  peer = await openPeer();
  connector = await startConnector();
  identity = await startIdentity();
  const { secretary } = slackAccounts(peer);
  kept = await makeLog({ secretary, chair: { platform: "teams", tenant: TENANT, user: ALEX.aadObjectId } });
  const teams = { appId: APP_ID, appPassword: "secret", appType: "SingleTenant", tenantId: "t" } as const;
  program = await startProgram(
    kept.url,
    { slack: slackSettings(peer), teams, production: true },
    {
      teamsAuthority: {
        options: {
          ToChannelFromBotLoginUrl: "https://login.test",
          ToChannelFromBotOAuthScope: "https://api.botframework.test",
          ToBotFromChannelTokenIssuer: identity.issuer,
          OAuthUrl: "https://token.test",
          ToBotFromChannelOpenIdMetadataUrl: identity.url,
          ToBotFromEmulatorOpenIdMetadataUrl: identity.url,
          CallerId: "urn:botframework:test",
        },
        credentials: credentials as never,
      },
    },
  );
  // Both are heard, properly, once: what follows differs from this only in what is wrong with it.
  const heard = await postSlack(program.url, commandBody(peer, secretary, "action show 12/01"));
  expect(heard.text).toContain("HWG 12/01");
  expect(await toTeams(JSON.stringify(activity(connector, "personal", message("action show 12/01"))))).toBe(200);
  expect(JSON.stringify(connector.shown("a:alex"))).toContain("HWG 12/01");
  before = await traceOf(program.app);
}, 30_000);
afterAll(async () => {
  await program.stop();
  await peer.close();
  await connector.close();
  await identity.close();
  kept.remove();
  vi.restoreAllMocks();
  const lines = tried.map(
    ({ endpoint, kind, requests, statuses }) =>
      `  ${endpoint.padEnd(14)} ${String(requests).padStart(3)} × ${kind} (${[...statuses].map((status) => status || "cut off").join(", ")})`,
  );
  const all = tried.reduce((sum, { requests }) => sum + requests, 0);
  process.stdout.write(
    `Bad input to the whole program: ${all} requests, none accepted, none a 500, no trace in the log:\n${lines.join("\n")}\n`,
  );
});

const seconds = (): number => Math.floor(Date.now() / 1000);
const token = (claims: object = {}, key?: Parameters<typeof identity.sign>[1]): string =>
  `Bearer ${identity.sign({ iss: identity.issuer, aud: APP_ID, serviceurl: connector.url, nbf: seconds() - 60, exp: seconds() + 600, ...claims }, key)}`;
const toTeams = async (
  body: string,
  authorization: string | undefined = token(),
  type = "application/json",
): Promise<number> => {
  const headers = { "content-type": type, ...(authorization === undefined ? {} : { authorization }) };
  const answer = await fetch(`${program.url}/api/messages`, { method: "POST", headers, body });
  await answer.text();
  return answer.status;
};

/** Sends them all. None may be answered 500, and the log must read as before. */
const refused = async (endpoint: string, kind: string, sends: (() => Promise<number>)[]): Promise<number[]> => {
  const statuses: number[] = [];
  for (const send of sends) statuses.push(await send());
  tried.push({ endpoint, kind, requests: statuses.length, statuses: new Set(statuses) });
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  expect(await traceOf(program.app)).toEqual(before);
  expect(program.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  return statuses;
};

/** Something that would change the log, were it taken. */
const update = () => commandBody(peer, slackAccounts(peer).secretary, "action update 12/01 This must not be there.");
const said = () => JSON.stringify(activity(connector, "personal", message("action update 12/01 Nor this.")));
const status = (answer: Promise<{ status: number }>): Promise<number> => answer.then((given) => given.status);

describe("nothing of this comes through on Slack:", () => {
  const post = (body: string, type?: string, headers?: Record<string, string>) =>
    status(postSlack(program.url, body, type, headers));
  const owner = () => slackAccounts(peer).secretary;
  const button = (press: object) => () => post(buttonBody(peer, owner(), JSON.stringify(press)));
  const form = (command: string, values: Record<string, string>, state: Record<string, string>) => () =>
    post(
      payloadBody({
        type: "view_submission",
        ...from(owner()),
        view: {
          id: `V${unique()}`,
          type: "modal",
          callback_id: "form",
          private_metadata: JSON.stringify({ press: { command, committee: "HWG", values }, nonce: unique() }),
          blocks: Object.keys(state).map((name) => ({ type: "input", block_id: name })),
          state: {
            values: Object.fromEntries(
              Object.entries(state).map(([name, value]) => [name, { value: { type: "plain_text_input", value } }]),
            ),
          },
        },
      }),
    );

  it("forged signatures", async () => {
    const body = update();
    const statuses = await refused("/slack/events", "forged signatures", [
      () => post(body, FORM_TYPE, signed(body, seconds(), "another secret")),
      () => post(body, FORM_TYPE, signed(`${body}&x=1`)),
      () => post(body, FORM_TYPE, { ...signed(body), "x-slack-signature": "v0=00" }),
      () => post(body, FORM_TYPE, { ...signed(body), "x-slack-request-timestamp": String(seconds() - 7) }),
      () => post(body, FORM_TYPE, {}),
    ]);
    expect(new Set(statuses)).toEqual(new Set([401]));
  });

  it("stale signatures", async () => {
    const ages = [301, 3_600, 86_400, seconds() - 1];
    const send = (age: number) => () => {
      const body = update();
      return post(body, FORM_TYPE, signed(body, seconds() - age));
    };
    expect(new Set(await refused("/slack/events", "stale signatures", ages.map(send)))).toEqual(new Set([401]));
  });

  it("replayed signatures", async () => {
    const body = commandBody(peer, owner(), "action show 12/01");
    const headers = signed(body);
    expect(await post(body, FORM_TYPE, headers)).toBe(200);
    const replay = () => post(body, FORM_TYPE, headers);
    expect(await refused("/slack/events", "replayed signatures", [replay, replay, replay])).toEqual([401, 401, 401]);
  });

  it("other content types", async () => {
    const types = ["text/plain", "application/json", "multipart/form-data; boundary=x", "application/xml", "x"];
    await refused(
      "/slack/events",
      "other content types",
      types.map((type) => () => post(update(), type)),
    );
  });

  it("truncated bodies and bodies of 10 MB", async () => {
    const body = update();
    const big = `${body}&x=${"a".repeat(10_485_760)}`;
    const half = body.slice(0, 60);
    await refused("/slack/events", "truncated bodies", [
      () =>
        sendRaw(
          program.url,
          "/slack/events",
          { "content-type": FORM_TYPE, "content-length": body.length, ...signed(body) },
          half,
          true,
        ),
      () => post(half, FORM_TYPE, signed(body)),
    ]);
    await refused("/slack/events", "10 MB bodies", [
      () =>
        sendRaw(
          program.url,
          "/slack/events",
          { "content-type": FORM_TYPE, ...signed(big), "content-length": big.length },
          big,
        ),
      () =>
        sendRaw(
          program.url,
          "/slack/events",
          { "content-type": FORM_TYPE, ...signed(big), "transfer-encoding": "chunked" },
          big,
        ),
    ]);
  });

  it("wrong JSON", async () => {
    await refused("/slack/events", "wrong JSON", [
      ...WRONG_JSON.map((body) => () => post(body, "application/json")),
      ...WRONG_JSON.map((body) => () => post(new URLSearchParams({ payload: body }).toString())),
    ]);
  });

  it("unknown callbacks", async () => {
    const of = (payload: object) => () => post(payloadBody({ ...from(owner()), ...payload }));
    await refused("/slack/events", "unknown callbacks", [
      of({ type: "block_actions", actions: [{ type: "button", action_id: "who-knows", value: "x" }] }),
      of({ type: "message_action", callback_id: "who-knows", response_url: peer.responseUrl() }),
      of({ type: "shortcut", callback_id: "who-knows" }),
      of({ type: "view_submission", view: { id: "V1", type: "modal", callback_id: "x", private_metadata: "{" } }),
      of({ type: "view_closed", view: { id: "V1", type: "modal" } }),
      of({ type: "block_suggestion", action_id: "z", value: "y" }),
      of({ type: "interactive_message", callback_id: "old", actions: [] }),
      button({ command: "drop table", committee: "HWG", values: {} }),
      button({ command: "action", committee: "HWG", values: {} }),
      button({ command: "constructor", committee: "__proto__", values: { __proto__: "x" } }),
      button({ command: 7, committee: {}, values: null }),
    ]);
  });

  it("buttons of actions that are not there", async () => {
    const commands = ["action close", "action done", "action show", "action history", "action decline"];
    await refused("/slack/events", "buttons of unknown actions", [
      ...REFERENCES.flatMap((reference) =>
        commands.map((command) => button({ command, committee: "HWG", values: { reference, reason: "x" } })),
      ),
      ...REFERENCES.map((reference) =>
        button({ command: "action update", committee: "HWG", values: { reference }, ask: true }),
      ),
      button({ command: "action close", committee: "NONE", values: { reference: "12/01" } }),
    ]);
  });

  it("forms with impossible dates", async () => {
    await refused("/slack/events", "forms with impossible dates", [
      ...IMPOSSIBLE.map((day) => form("action target", { reference: "HWG 12/01" }, { to: "day", day, reason: "x" })),
      ...IMPOSSIBLE.map((target) => form("action new", {}, { text: "Not this.", otherOwners: "Pilots", target })),
      ...IMPOSSIBLE.map((day) => () => post(commandBody(peer, owner(), `action target 12/01 ${day}`))),
    ]);
  });
});

describe("nothing of this comes through on Teams:", () => {
  const pressed =
    (press: object, more: object = {}, inputs: object = {}) =>
    () =>
      toTeams(
        JSON.stringify(activity(connector, "personal", pressOf({ verb: "opsg", opsg: { press, ...more }, ...inputs }))),
      );

  it("forged and stale tokens", async () => {
    const forged = await refused("/api/messages", "forged tokens", [
      () => toTeams(said(), token({}, identity.forgerKey)),
      () => toTeams(said(), `Bearer ${identity.unsigned({ iss: identity.issuer, aud: APP_ID })}`),
      () => toTeams(said(), token({ aud: "another-bot" })),
      () => toTeams(said(), token({ iss: "https://evil.test" })),
      () => toTeams(said(), token({ serviceurl: "https://evil.test" })),
      () => toTeams(said(), "Bearer a.b.c"),
      () => toTeams(said(), ""),
    ]);
    const stale = await refused("/api/messages", "stale tokens", [
      () => toTeams(said(), token({ nbf: seconds() - 9_000, exp: seconds() - 4_000 })),
      () => toTeams(said(), token({ nbf: 1, exp: 2 })),
      () => toTeams(said(), token({ nbf: seconds() + 4_000 })),
    ]);
    for (const status of [...forged, ...stale]) expect([401, 403]).toContain(status);
  });

  it("other content types", async () => {
    const types = ["text/plain", FORM_TYPE, "multipart/form-data; boundary=x", "text/json", "x"];
    await refused(
      "/api/messages",
      "other content types",
      types.map((type) => () => toTeams(said(), token(), type)),
    );
  });

  it("truncated bodies and bodies of 10 MB", async () => {
    const body = said();
    const big = JSON.stringify({ ...JSON.parse(body), x: "a".repeat(10_485_760) });
    const headers = { "content-type": "application/json", authorization: token() };
    await refused("/api/messages", "truncated bodies", [
      () =>
        sendRaw(program.url, "/api/messages", { ...headers, "content-length": body.length }, body.slice(0, 200), true),
      () => toTeams(body.slice(0, 200)),
    ]);
    await refused("/api/messages", "10 MB bodies", [
      () => sendRaw(program.url, "/api/messages", { ...headers, "content-length": big.length }, big),
      () => sendRaw(program.url, "/api/messages", { ...headers, "transfer-encoding": "chunked" }, big),
    ]);
  });

  it("wrong JSON", async () => {
    const statuses = await refused(
      "/api/messages",
      "wrong JSON",
      WRONG_JSON.map((body) => () => toTeams(body)),
    );
    expect(new Set(statuses)).toEqual(new Set([400]));
  });

  it("unknown callbacks", async () => {
    const invoke = (name: string, value: unknown) => () =>
      toTeams(JSON.stringify(activity(connector, "personal", { type: "invoke", name, value })));
    await refused("/api/messages", "unknown callbacks", [
      pressed({ command: "drop table", committee: "HWG", values: {} }),
      pressed({ command: "action", committee: "HWG", values: {} }),
      pressed({ command: "constructor", committee: "__proto__", values: {} }),
      pressed({ command: 7, committee: {}, values: null }),
      invoke("adaptiveCard/action", { action: { type: "Action.Execute", verb: "who-knows", data: {} } }),
      invoke("task/fetch", {}),
      invoke("composeExtension/submitAction", { commandId: "who-knows", data: {} }),
      invoke("signin/verifyState", { state: "x" }),
    ]);
  });

  it("buttons of actions that are not there", async () => {
    const commands = ["action close", "action done", "action show", "action history", "action decline"];
    await refused("/api/messages", "buttons of unknown actions", [
      ...REFERENCES.flatMap((reference) =>
        commands.map((command) => pressed({ command, committee: "HWG", values: { reference, reason: "x" } })),
      ),
      pressed({ command: "action close", committee: "NONE", values: { reference: "12/01" } }),
    ]);
  });

  it("forms with impossible dates", async () => {
    const form = (command: string, values: object, inputs: object) =>
      pressed({ command, committee: "HWG", values }, { nonce: unique(), fields: Object.keys(inputs) }, inputs);
    await refused("/api/messages", "forms with impossible dates", [
      ...IMPOSSIBLE.map((day) => form("action target", { reference: "HWG 12/01" }, { to: "day", day, reason: "x" })),
      ...IMPOSSIBLE.map((target) => form("action new", {}, { text: "Not this.", otherOwners: "Pilots", target })),
    ]);
  });
});
