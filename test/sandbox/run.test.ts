import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.js";
import { findPlayground } from "../../src/sandbox/playground.js";
import { runSandbox } from "../../src/sandbox/run.js";

const MAIN = resolve("dist/program/main.js");
const folder = mkdtempSync(join(tmpdir(), "opsg-sandbox-"));
const running: ChildProcess[] = [];

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm start`, as far as it says which address to open. */
const startSandbox = async (env: Record<string, string>, ...args: string[]) => {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let said = "";
  const chat = await new Promise<string>((found, failed) => {
    const listen = (chunk: Buffer): void => {
      said += String(chunk);
      const url = /Open {4}(http:\S+)/.exec(said)?.[1];
      if (url && said.includes("Ctrl-C")) found(url);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", () => failed(new Error(said)));
  });
  return { child, chat, said: () => said };
};

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

/** Says something in the Playground's chat. */
const say = async (chat: string, text: string): Promise<void> => {
  const sent = await fetch(`${chat}/_conversation/v1/conversations/sandbox/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ from: { id: "you" }, text, textFormat: "plain" }),
  });
  expect(sent.status).toBe(200);
};

/** What the terminal shows of the same log. */
const opsg = async (...argv: string[]): Promise<string> => {
  const child = spawn(process.execPath, [MAIN, "opsg", ...argv], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "" },
  });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += String(chunk);
  });
  await once(child, "close");
  return out;
};

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 100) throw new Error("It never came to be.");
    await new Promise((wait) => setTimeout(wait, 100));
  }
};

const stopped = async (child: ChildProcess, signal: "SIGTERM" | "SIGINT"): Promise<number | null> => {
  child.kill(signal);
  await once(child, "exit");
  return child.exitCode;
};

describe("the sandbox", { timeout: 90_000 }, () => {
  it("opens a chat on this machine alone, whose words stand in the log the terminal shows, and stops with Ctrl-C", async () => {
    const { child, chat, said } = await startSandbox({ PORT: "0" });
    expect(said()).toContain("You are Primrose Quill, the Secretary.");
    await say(chat, "action update 12/1 The basin was sounded.");
    await until(async () => (await opsg("action", "show", "12/1")).includes("The basin was sounded."));
    await say(chat, "sandbox clock 2027-02-04 09:00");
    await until(async () => existsSync(join(folder, "data/opsg.db-clock")));
    const elsewhere = Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).filter(({ internal, family }) => !internal && family === "IPv4"),
    );
    for (const { address } of elsewhere)
      expect(await answers(chat.replace("127.0.0.1", address)), `the chat answers at ${address}`).toBe(false);
    expect(await stopped(child, "SIGINT")).toBe(0);
    expect(await answers(chat)).toBe(false);
  });

  it("a second start keeps the log and the clock where it was moved, and says which port it takes where the usual one is in use", async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
    const { port } = taken.address() as AddressInfo;
    const { child, said } = await startSandbox({ PORT: String(port) });
    expect(said()).toContain(`Port ${port} is in use by another program; the bot takes `);
    expect(said()).not.toContain("The log is empty");
    expect(said()).toContain("The clock is where you moved it, and went on: Thursday 4 February 2027, 09:");
    expect(await opsg("action", "show", "12/1")).toContain("The basin was sounded.");
    expect(await stopped(child, "SIGTERM")).toBe(0);
    taken.close();
  });

  it("--fresh begins anew and puts the log aside; killed outright, it leaves no chat behind", async () => {
    const { child, chat, said } = await startSandbox({ PORT: "0" }, "--fresh");
    expect(said()).toContain(`is kept as ./data/opsg.db.old-1.`);
    expect(said()).not.toContain("The clock is");
    expect(await opsg("action", "show", "12/1")).not.toContain("The basin was sounded.");
    expect(existsSync(join(folder, "data/opsg.db.old-1"))).toBe(true);
    child.kill("SIGKILL");
    await until(async () => !(await answers(chat)));
  });

  it("--empty puts the log aside and begins with a committee that has a Secretary and nothing else", async () => {
    const { child, said } = await startSandbox({ PORT: "0" }, "--empty");
    expect(said()).toContain("Beginning anew.");
    expect(said()).toContain("Nothing is set up yet");
    expect(said()).toContain("You are Primrose Quill, the Secretary.");
    expect(await opsg("setup")).toContain("send me the last ones");
    expect(await stopped(child, "SIGINT")).toBe(0);
  });

  it("is refused in production, however it is called", async () => {
    const read = readConfig({});
    if (!read.ok) throw new Error(read.faults.join());
    const silent = { info: () => {}, warn: () => {}, error: () => {} };
    const options = { begin: "fresh" as const, env: {}, say: () => {}, onEnd: () => {} };
    await expect(runSandbox({ ...read.config, production: true }, silent, options)).rejects.toThrow(
      "does not run in production",
    );
  });

  it("where the chat is not installed, it is found missing", () => {
    expect(findPlayground(`file://${folder}/x.js`)).toBe(null);
    expect(findPlayground()).not.toBe(null);
  });
});
