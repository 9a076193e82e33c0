import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import {
  BOT_EVENTS,
  BOT_SCOPES,
  EVENTS_PATH,
  RAISE_ACTION_SHORTCUT,
  SLASH_COMMAND,
} from "../../src/slack/declarations.js";
import { at } from "./bot.js";

const SCHEMA = "../shared/schemas/slack.manifest.schema.2.0.0.json";
const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const manifest = read("manifests/slack/manifest.json");

const print = (args: string[], publicUrl?: string) => {
  const { PUBLIC_URL: _, ...env } = process.env;
  const done = spawnSync(process.execPath, ["scripts/slack-manifest.mjs", ...args], {
    env: { ...env, ...(publicUrl === undefined ? {} : { PUBLIC_URL: publicUrl }) },
    encoding: "utf8",
  });
  return { status: done.status, said: done.stderr, manifest: done.status === 0 ? JSON.parse(done.stdout) : undefined };
};

describe("the Slack manifest", () => {
  it("declares the command, the shortcut, the scopes and the events that the program takes, and no others", () => {
    expect(at(manifest, "features", "slash_commands")).toMatchObject([{ command: SLASH_COMMAND, should_escape: true }]);
    expect(at(manifest, "features", "shortcuts")).toEqual([RAISE_ACTION_SHORTCUT]);
    expect(at(manifest, "oauth_config", "scopes", "bot")).toEqual(Object.keys(BOT_SCOPES));
    expect(at(manifest, "settings", "event_subscriptions", "bot_events")).toEqual(BOT_EVENTS);
  });

  it("has a reason for each scope, which the instructions repeat", () => {
    const rows = readFileSync("manifests/slack/README.md", "utf8").matchAll(/^\| `([a-z_:.]+)` \| (.*) \|$/gm);
    const reasons = Object.fromEntries([...rows].map(([, scope, why]) => [scope, why?.replaceAll("`", "")]));
    expect(reasons).toEqual(BOT_SCOPES);
  });

  it("is filled in with the address that is given, or set", () => {
    const url = `https://log.example.org${EVENTS_PATH}`;
    for (const { manifest: filled } of [print(["https://log.example.org/"]), print([], "https://log.example.org")]) {
      expect(JSON.stringify(filled)).not.toContain("example.invalid");
      expect(at(filled, "features", "slash_commands", 0, "url")).toBe(url);
      expect(at(filled, "settings", "event_subscriptions", "request_url")).toBe(url);
      expect(at(filled, "settings", "interactivity", "request_url")).toBe(url);
    }
  });

  it("holds no address in Socket Mode", () => {
    const { manifest: filled } = print(["--socket"]);
    expect(at(filled, "settings", "socket_mode_enabled")).toBe(true);
    expect(JSON.stringify(filled)).not.toContain("http");
  });

  it("is not filled in with what Slack cannot call", () => {
    expect(print([])).toMatchObject({ status: 2, said: expect.stringContaining("PUBLIC_URL") });
    expect(print(["http://log.example.org"])).toMatchObject({ status: 2, said: expect.stringContaining("https://") });
  });

  it("is valid by Slack's own schema, as it stands and filled in", (context) => {
    if (!existsSync(SCHEMA)) return context.skip(`${SCHEMA} is not there`);
    const valid = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(read(SCHEMA) as object);
    for (const each of [manifest, print(["https://log.example.org"]).manifest, print(["--socket"]).manifest]) {
      valid(each);
      expect(valid.errors ?? []).toEqual([]);
    }
  });
});
