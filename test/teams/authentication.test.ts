import { afterAll, beforeAll, describe, expect, type MockInstance, test, vi } from "vitest";
import { openTeams } from "../../src/teams/open.js";
import { activity, message, post } from "./activities.js";
import { type Connector, startConnector } from "./connector.js";
import { sampleDoors } from "./doors.js";
import { startIdentity } from "./identity.js";
import {
  forgetfulIncoming,
  memoryConversations,
  memoryFiles,
  memoryLog,
  PLAYGROUND_SETTINGS,
  startTeamsBot,
  type TeamsBot,
} from "./teams-bot.js";

const APP_ID = "1b4f3c8e-0000-4000-8000-000000000000";

let identity: Awaited<ReturnType<typeof startIdentity>>;
let connector: Connector;
let bot: TeamsBot;
let printed: MockInstance<typeof console.error>;
const sample = sampleDoors();

/** Signs what the bot sends with a plain token, as Microsoft's login would give one. */
const credentials = {
  isValidAppId: async (id: string) => id === APP_ID,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
      request.headers.set("authorization", "Bearer the-bot");
      return request;
    },
  }),
};

beforeAll(async () => {
  printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  identity = await startIdentity();
  connector = await startConnector();
  bot = await startTeamsBot(sample.doors, {
    settings: { ...PLAYGROUND_SETTINGS, appId: APP_ID, appPassword: "secret", tenantId: "t", production: true },
    authority: {
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
  });
});
afterAll(async () => {
  await bot.close();
  await connector.close();
  await identity.close();
  vi.restoreAllMocks();
});

const seconds = () => Math.floor(Date.now() / 1_000);
const claims = (rest: object = {}) => ({
  iss: identity.issuer,
  aud: APP_ID,
  serviceurl: connector.url,
  nbf: seconds() - 60,
  exp: seconds() + 600,
  ...rest,
});
const say = (authorization: string | undefined, rest: object = {}) =>
  post(
    bot,
    { ...activity(connector, "personal", message("action list")), ...rest },
    authorization === undefined ? {} : { authorization },
  );

describe("who may speak to the bot", () => {
  test("Teams, with a good token: it is heard and answered under the bot's own token", async () => {
    expect((await say(`Bearer ${identity.sign(claims())}`)).status).toBe(200);
    expect(sample.calls).toHaveLength(1);
    expect(connector.received.find(({ method }) => method === "POST")?.authorization).toBe("Bearer the-bot");
  });

  test.each([
    ["no token", () => undefined],
    ["an empty one", () => "Bearer "],
    ["no JWT", () => "Bearer abc"],
    ["a broken JWT", () => "Bearer a.b.c"],
    ["another scheme", () => `Basic ${identity.sign(claims())}`],
    ["forged: signed by another key", () => `Bearer ${identity.sign(claims(), identity.forgerKey)}`],
    ["unsigned", () => `Bearer ${identity.unsigned(claims())}`],
    ["a key nobody knows", () => `Bearer ${identity.sign(claims(), identity.forgerKey, { kid: "key-2" })}`],
    ["expired", () => `Bearer ${identity.sign(claims({ nbf: seconds() - 9_000, exp: seconds() - 4_000 }))}`],
    ["not valid yet", () => `Bearer ${identity.sign(claims({ nbf: seconds() + 4_000 }))}`],
    ["for another bot", () => `Bearer ${identity.sign(claims({ aud: "another-bot" }))}`],
    ["of another issuer", () => `Bearer ${identity.sign(claims({ iss: "https://evil.test" }))}`],
    ["for another service", () => `Bearer ${identity.sign(claims({ serviceurl: "https://evil.test" }))}`],
    [
      "tampered with",
      () =>
        `Bearer ${identity.sign(claims()).replace(/\.[^.]+\./u, `.${Buffer.from(JSON.stringify(claims({ x: 1 }))).toString("base64url")}.`)}`,
    ],
  ])("not: %s", async (_what, authorization) => {
    const before = sample.calls.length;
    const sentBefore = connector.received.length;
    const linesBefore = bot.log.lines.length;
    const { status, body } = await say(authorization());
    expect([401, 403]).toContain(status);
    expect(body).toBeUndefined();
    expect(sample.calls).toHaveLength(before);
    expect(connector.received).toHaveLength(sentBefore);
    expect(bot.conversations.writes).toBe(1);
    // One line of the log, and none of the SDK's stacks beside it.
    expect(bot.log.lines.slice(linesBefore)).toMatchObject([
      { level: "warn", fields: { status }, message: "A request to the Teams address was refused" },
    ]);
    expect(printed).not.toHaveBeenCalled();
  });

  test("not: Web Chat, where whoever writes names themselves, good token or not", async () => {
    const before = sample.calls.length;
    expect((await say(`Bearer ${identity.sign(claims())}`, { channelId: "webchat" })).status).toBe(400);
    expect(sample.calls).toHaveLength(before);
  });

  test("nobody at all in production without an app id: it refuses to start", async () => {
    const deps = {
      doors: sample.doors,
      log: memoryLog(),
      clock: { now: () => new Date(0) },
      conversations: memoryConversations(),
      incoming: forgetfulIncoming(),
      files: memoryFiles(),
      fileUrl: () => null,
      channelState: async () => "open" as const,
    };
    await expect(openTeams({ ...PLAYGROUND_SETTINGS, production: true }, deps)).rejects.toThrow(
      "MICROSOFT_APP_ID is missing",
    );
  });
});
