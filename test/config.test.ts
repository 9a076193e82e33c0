import { describe, expect, it } from "vitest";
import { readConfig, SETTINGS } from "../src/config.js";
import { idleLines, strangeNames } from "../src/env-file.js";

const ID = "11111111-2222-3333-4444-555555555555";
const SLACK = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "0123456789abcdef" };
const TEAMS = { MICROSOFT_APP_ID: ID, MICROSOFT_APP_PASSWORD: "p", MICROSOFT_APP_TENANT_ID: ID };

const configOf = (env: Record<string, string>) => {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.faults.join("\n"));
  return read.config;
};
const faultsOf = (env: Record<string, string>) => {
  const read = readConfig(env);
  return read.ok ? [] : read.faults;
};

describe("settings", () => {
  it("with none given, it listens on loopback and keeps the log in ./data, with no platform", () => {
    expect(configOf({})).toEqual({
      production: false,
      databaseUrl: "file:./data/opsg.db",
      host: "127.0.0.1",
      port: 3000,
      publicUrl: null,
      encryptionKey: null,
      logLevel: "info",
      slack: null,
      teams: null,
    });
  });

  it("each platform is on when its settings are there", () => {
    const config = configOf({ ...SLACK, ...TEAMS, NODE_ENV: "production", PUBLIC_URL: "https://opsg.example.org/" });
    expect(config.slack).toEqual({
      botToken: "xoxb-1",
      signingSecret: "0123456789abcdef",
      appToken: null,
      apiUrl: null,
    });
    expect(config.teams).toEqual({ appId: ID, appPassword: "p", appType: "SingleTenant", tenantId: ID });
    expect(config.publicUrl).toBe("https://opsg.example.org");
  });

  it("an empty setting counts as not given, and spaces around one are ignored", () => {
    expect(configOf({ SLACK_BOT_TOKEN: "  ", PORT: " 8080 " })).toMatchObject({ slack: null, port: 8080 });
  });

  it("every fault is listed at once, with the variable's name and what is expected", () => {
    const faults = faultsOf({
      PORT: "many",
      DATABASE_URL: "mysql://x",
      LOG_LEVEL: "loud",
      PUBLIC_URL: "opsg",
      SLACK_BOT_TOKEN: "secret-thing",
      MICROSOFT_APP_ID: "me",
    });
    expect(faults.map((fault) => fault.split(":")[0])).toEqual([
      "DATABASE_URL",
      "PORT",
      "PUBLIC_URL",
      "LOG_LEVEL",
      "SLACK_BOT_TOKEN",
      "MICROSOFT_APP_ID",
      "SLACK_SIGNING_SECRET",
      "MICROSOFT_APP_PASSWORD",
      "MICROSOFT_APP_TENANT_ID",
    ]);
    expect(faults.join("\n")).toContain("PORT: expected a whole number from 0 to 65535; “many” is none.");
  });

  it("a fault never repeats a secret", () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: "hunter2", DATABASE_URL: "mysql://me:hunter2@db" }).join()).not.toContain(
      "hunter2",
    );
  });

  it.each([
    ["production without a platform", { NODE_ENV: "production" }, "no platform is configured"],
    ["Teams without an app id", { MICROSOFT_APP_PASSWORD: "p" }, "MICROSOFT_APP_ID: missing"],
    [
      "Teams in production without an app id",
      { ...SLACK, NODE_ENV: "production", MICROSOFT_APP_TENANT_ID: ID },
      "let anybody in",
    ],
    ["Slack without a way to know its requests", { SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_SIGNING_SECRET: missing"],
    ["Slack without its token", { SLACK_SIGNING_SECRET: "0123456789" }, "SLACK_BOT_TOKEN: missing"],
    [
      "a single-tenant bot without its tenant",
      { MICROSOFT_APP_ID: ID, MICROSOFT_APP_PASSWORD: "p" },
      "TENANT_ID: missing",
    ],
    [
      "a signing secret cut short",
      { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "abc" },
      "SLACK_SIGNING_SECRET: what was given is too short.",
    ],
    ["a port beyond the last", { PORT: "65536" }, "PORT: expected"],
  ])("%s is refused, and it says why", (_, env, why) => {
    expect(faultsOf(env).join("\n")).toContain(why);
  });

  it.each([
    ["Slack in Socket Mode needs no signing secret", { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }],
    [
      "a managed identity needs no password",
      { MICROSOFT_APP_ID: ID, MICROSOFT_APP_TENANT_ID: ID, MICROSOFT_APP_TYPE: "UserAssignedMsi" },
    ],
    [
      "a multi-tenant bot needs no tenant",
      { MICROSOFT_APP_ID: ID, MICROSOFT_APP_PASSWORD: "p", MICROSOFT_APP_TYPE: "MultiTenant" },
    ],
  ])("%s", (_, env) => {
    expect(faultsOf(env)).toEqual([]);
  });

  it("a type of bot that there is not is one fault, and brings no others", () => {
    expect(faultsOf({ MICROSOFT_APP_ID: ID, MICROSOFT_APP_TYPE: "Single" })).toEqual([
      "MICROSOFT_APP_TYPE: expected SingleTenant, MultiTenant or UserAssignedMsi; “Single” is none.",
    ]);
  });

  it("a name misspelt is a fault, one that may be another program's a warning", () => {
    expect(strangeNames({ SLACK_BOT_TOKN: "xoxb-1", SLACK_WEBHOOK: "x", SLACK_BOT_TOKEN: "y", PATH: "/bin" })).toEqual({
      faults: ["SLACK_BOT_TOKN: there is no such setting. SLACK_BOT_TOKEN is perhaps meant."],
      warnings: ["SLACK_WEBHOOK: there is no such setting here; it is left alone."],
    });
  });

  it("a line of the file without an equals sign is a fault; remarks and values of several lines are not", () => {
    const file = '# A remark\n\nPORT=80\nSLACK_BOT_TOKEN xoxb-1\nKEY="one\ntwo"\r\nHOST\n';
    expect(idleLines(file).map((fault) => fault.slice(0, 12))).toEqual([".env, line 4", ".env, line 7"]);
  });

  it("each example given for a setting is one that it accepts", () => {
    for (const [name, { example, reads }] of Object.entries(SETTINGS))
      expect(reads.safeParse(example).success, name).toBe(true);
  });

  it(".env.example says exactly what the settings say", async () => {
    const lines = Object.entries(SETTINGS).flatMap(([name, setting]) => [
      `# ${setting.about}`,
      `# Expected: ${setting.expected}.${"default" in setting ? ` Without it: ${setting.default}` : ""}`,
      `#${name}=${setting.example}`,
      "",
    ]);
    const head = "# Settings of opsg-bot. Copy this file to .env and take the # away from what you set.\n\n";
    await expect(`${head}${lines.join("\n")}`).toMatchFileSnapshot("../.env.example");
  });
});
