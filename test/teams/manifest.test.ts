import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { crc32 } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ALL } from "../../src/commands/all.js";
import { RAISE_FROM_MESSAGE } from "../../src/teams/on-extension.js";
import { hasSchemas, manifestFaults, WITHOUT_SCHEMAS } from "./schemas.js";

const root = resolve(import.meta.dirname, "../..");
const folder = join(root, "manifests/teams");
const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));

/** The files in a zip, read from its directory at the end; each checked against its checksum. */
const unzip = (bytes: Buffer): Map<string, Buffer> => {
  const end = bytes.lastIndexOf("PK\u0005\u0006");
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [checksum, length] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 24)];
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const body = bytes.readUInt32LE(at + 42);
    const start = body + 30 + bytes.readUInt16LE(body + 26) + bytes.readUInt16LE(body + 28);
    const content = bytes.subarray(start, start + length);
    expect(crc32(content)).toBe(checksum);
    files.set(name, content);
    at += 46 + nameLength;
  }
  return files;
};

const pack = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, "scripts/teams-package.mjs"), ...args], {
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "" },
  });

describe("the Teams manifest", () => {
  test("is valid against the official schema 1.25", (context) => {
    if (!hasSchemas) return context.skip(WITHOUT_SCHEMAS);
    expect(manifestFaults()(manifest)).toBeUndefined();
    expect(manifestFaults()({ ...manifest, extra: 1 })).toBeDefined();
  });

  test("offers only commands that there are, in the words of their declarations", () => {
    const declared = new Map(ALL.map(({ name, summary }) => [name, summary]));
    const offered: { title: string; description: string }[] = manifest.bots[0].commandLists.flatMap(
      (list: { commands: unknown[] }) => list.commands,
    );
    expect(offered.length).toBeGreaterThan(10);
    for (const { title, description } of offered) expect([title, declared.get(title)]).toEqual([title, description]);
    for (const { commands } of manifest.bots[0].commandLists) expect(commands.length).toBeLessThanOrEqual(12);
  });

  test("has the one message extension that is answered", () => {
    const commands = manifest.composeExtensions[0].commands;
    expect(commands.map(({ id }: { id: string }) => id)).toEqual([RAISE_FROM_MESSAGE]);
    expect(commands[0]).toMatchObject({ type: "action", context: ["message"], fetchTask: true });
  });

  test("lets files come with an answer, whose links are kept", () => {
    expect(manifest.bots[0].supportsFiles).toBe(true);
  });

  test("asks for no more than it needs", () => {
    expect(manifest.permissions).toEqual(["messageTeamMembers"]);
    expect(manifest.authorization).toBeUndefined();
    expect(manifest.webApplicationInfo).toBeUndefined();
  });

  test.each([
    ["color.png", 192],
    ["outline.png", 32],
  ])("%s is a PNG of %i by %i", (name, side) => {
    const png = readFileSync(join(folder, name));
    expect(png.toString("latin1", 1, 4)).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([side, side]);
  });
});

describe("npm run teams-package", () => {
  const appId = "1b4f3c8e-0000-4000-8000-000000000000";

  test("makes a zip with this installation's ids and addresses", (context) => {
    const out = mkdtempSync(join(tmpdir(), "teams-package-"));
    context.onTestFinished(() => rmSync(out, { recursive: true }));
    const file = join(out, "app.zip");
    const made = pack("--app-id", appId, "--public-url", "https://log.example.org/", "--out", file);
    expect([made.status, made.stderr]).toEqual([0, ""]);
    const files = unzip(readFileSync(file));
    expect([...files.keys()]).toEqual(["manifest.json", "color.png", "outline.png"]);
    const filled = JSON.parse(files.get("manifest.json")?.toString() ?? "");
    expect(filled).toMatchObject({
      id: appId,
      version: JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version,
      developer: {
        websiteUrl: "https://log.example.org",
        privacyUrl: "https://log.example.org/privacy",
        termsOfUseUrl: "https://log.example.org/terms",
      },
      bots: [{ botId: appId }],
      composeExtensions: [{ botId: appId }],
    });
    expect(JSON.stringify(filled)).not.toMatch(/00000000-0000-0000-0000-000000000000|example\.com/u);
    if (hasSchemas) expect(manifestFaults()(filled)).toBeUndefined();
    expect(files.get("color.png")).toEqual(readFileSync(join(folder, "color.png")));
  });

  test("says what is missing, all at once", () => {
    const refused = pack();
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("MICROSOFT_APP_ID");
    expect(refused.stderr).toContain("PUBLIC_URL");
  });
});
