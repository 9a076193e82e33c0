import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type Config, readConfig } from "../src/config.js";
import { type Overrides, type Running, start } from "../src/start.js";
import { activity, message } from "./teams/activities.js";
import { startConnector } from "./teams/connector.js";

const MAIN = resolve("dist/program/main.js");
const folder = mkdtempSync(join(tmpdir(), "opsg-start-"));
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const running: Running[] = [];
const servers: Server[] = [];
let files = 0;

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEAMS = { appId: null, appPassword: null, appType: "MultiTenant", tenantId: null } as const;

const configOf = (over: Partial<Config> = {}): Config => {
  const read = readConfig({ DATABASE_URL: `file:${join(folder, `${files++}.db`)}`, PORT: "0" });
  if (!read.ok) throw new Error(read.faults.join());
  return { ...read.config, teams: TEAMS, ...over };
};

const started = async (config: Config, overrides: Overrides = {}): Promise<Running> => {
  const one = await start(config, silent, overrides);
  running.push(one);
  return one;
};

/** A Slack on loopback that gives one answer to everything. */
const slackSaying = async (answer: object): Promise<string> => {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
};

const SLACK = { botToken: "xoxb-1", signingSecret: "0123456789abcdef", appToken: null };

describe("starting", () => {
  it("serves what is configured, says so, and says how to make the first Secretary", async () => {
    const { url, notes } = await started(configOf({ publicUrl: "https://opsg.example.org" }));
    expect(notes[0]).toBe(
      "Teams is served at https://opsg.example.org/api/messages, which Microsoft must be able to reach.",
    );
    expect(notes.join("\n")).toContain("import minutes.md");
    expect(notes.join("\n")).toContain('person add "Your Name" --role secretary --email you@example.org');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, database: true, teams: true });
    expect((await fetch(`${url}/slack/events`, { method: "POST" })).status).toBe(404);
    expect((await fetch(`${url}/api/messages`)).status).toBe(405);
    expect((await fetch(`${url}/api/messages`, { method: "POST", body: "x" })).status).toBe(415);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain(
      'opsg_http_request_seconds_count{path="/api/messages",status="415"} 1',
    );
  });

  it("both platforms are served by one server", async () => {
    const apiUrl = await slackSaying({
      ok: true,
      team_id: "T1",
      url: "https://t1.example/",
      user_id: "U1",
      bot_id: "B1",
    });
    const { url } = await started(configOf({ slack: { ...SLACK, apiUrl } }));
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({
      ready: true,
      database: true,
      slack: true,
      teams: true,
    });
    expect((await fetch(`${url}/slack/events`, { method: "POST", body: "{}" })).status).toBe(401);
  });

  it("somebody who writes on Teams is told of what is known of a channel on Slack", async () => {
    const apiUrl = await slackSaying({
      ...{ ok: true, team_id: "T1", url: "https://t1.example/", user_id: "U1", bot_id: "B1" },
      channel: { is_ext_shared: true },
    });
    const there = { platform: "slack", tenant: "T1", channel: "C1" } as const;
    const asked: (boolean | undefined)[] = [];
    const doors: Overrides["doors"] = (inside) => ({
      ...inside,
      reply: async (caller, said) => {
        asked.push(await caller.shared?.(there), await caller.shared?.({ ...there, tenant: "T2" }));
        return inside.reply(caller, said);
      },
    });
    const { url } = await started(configOf({ slack: { ...SLACK, apiUrl } }), { doors });
    const connector = await startConnector();
    await fetch(`${url}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(activity(connector, "personal", message("help"))),
    });
    await connector.close();
    expect(asked).toEqual([true, false]);
  });

  it("a token that Slack refuses is said plainly, and nothing is left running", async () => {
    const apiUrl = await slackSaying({ ok: false, error: "invalid_auth" });
    const probe = await started(configOf());
    const port = Number(new URL(probe.url).port);
    await running.pop()?.stop();
    await expect(start(configOf({ port, slack: { ...SLACK, apiUrl } }), silent)).rejects.toThrow(/SLACK_BOT_TOKEN/);
    await started(configOf({ port }));
  });

  it("a port in use is said plainly, and another is offered", async () => {
    const port = Number(new URL((await started(configOf())).url).port);
    await expect(start(configOf({ port }), silent)).rejects.toThrow(
      new RegExp(
        `^Port ${port} on 127\\.0\\.0\\.1 is in use by another program\\. \\d+ is free: set PORT=\\d+, or stop that program\\.$`,
      ),
    );
  });

  it("production without a platform that knows who is calling does not start", async () => {
    await expect(start(configOf({ production: true }), silent)).rejects.toThrow("Production without a platform");
    await expect(start(configOf({ production: true, teams: null }), silent)).rejects.toThrow(
      "Production without a platform",
    );
  });

  it("a database that cannot be reached is said plainly, without its password", async () => {
    const databaseUrl = "postgresql://opsg:hunter2@127.0.0.1:1/opsg";
    const failure = await start(configOf({ databaseUrl }), silent).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "StartRefused", message: expect.not.stringContaining("hunter2") });
  });

  it("stopped, it is gone, and the same log opens again", async () => {
    const config = configOf();
    const { url, stop } = await start(config, silent);
    await stop();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    await started(config);
  });
});

describe("the program", { timeout: 60_000 }, () => {
  const run = async (env: Record<string, string>, ...args: string[]) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? "", DATABASE_URL: `file:${join(folder, `${files++}.db`)}`, ...env },
    });
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        text += String(chunk);
      });
    const closed = once(child, "close");
    return { child, text: () => text, closed: async () => [(await closed)[0], text] as const };
  };

  it("lists every fault of its settings, without a stack trace, and ends with 1", async () => {
    const [exit, text] = await (await run({ PORT: "many", NODE_ENV: "production" })).closed();
    expect(exit).toBe(1);
    expect(text).toContain("  - PORT: expected a whole number from 0 to 65535; “many” is none.");
    expect(text).toContain("  - NODE_ENV: it says production, but no platform is configured.");
    expect(text).not.toMatch(/^\s+at /m);
  });

  it.each([
    ["a word it does not know", {}, ["go"], "“go” is not understood here."],
    [
      "--fresh where a platform is configured",
      { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "01234567" },
      ["--fresh"],
      "Nothing was done.",
    ],
    [
      "--empty where a platform is configured",
      { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "01234567" },
      ["--empty"],
      "--empty begins the sandbox anew",
    ],
  ])("%s is wrong use: 2", async (_, env, args, why) => {
    const [exit, text] = await (await run(env, ...args)).closed();
    expect([exit, text]).toEqual([2, expect.stringContaining(why)]);
  });

  it("stops in order on SIGTERM, with exit code 0, what is configured having been served", async () => {
    const apiUrl = await slackSaying({
      ok: true,
      team_id: "T1",
      url: "https://t1.example/",
      user_id: "U1",
      bot_id: "B1",
    });
    const env = {
      ...{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "01234567", SLACK_API_URL: apiUrl },
      PORT: "0",
    };
    const { child, text, closed } = await run(env);
    while (!text().includes("Nobody is Secretary yet")) await new Promise((wait) => setTimeout(wait, 50));
    const url = /Listening on (http:[^"]+)/.exec(text())?.[1];
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await closed()).toEqual([0, expect.stringMatching(/Stopping …[\s\S]*Stopped\.\n$/)]);
  });
});
