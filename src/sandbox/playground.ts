import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { playgroundConfig } from "./playground-config.js";

const PACKAGE = "@microsoft/m365agentsplayground";
/** It takes about four seconds on a small machine. */
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 3_000;

/** The folder of Microsoft's Agents Playground; null where it is not installed (`--omit=dev`). */
export const findPlayground = (from: string = import.meta.url): string | null => {
  try {
    return dirname(createRequire(from).resolve(`${PACKAGE}/package.json`));
  } catch {
    return null;
  }
};

export type Playground = { url: string; stop(): Promise<void> };

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/_internal/v1/config`)).ok;
  } catch {
    return false;
  }
};

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/**
 * Starts Microsoft's Agents Playground, a web chat that draws cards as Teams does, as a child process on this machine alone.
 * @param port a free one: it would silently take another
 * @param onEnd called with what it last said, if it ends before it is stopped
 */
export const startPlayground = async (options: {
  folder: string;
  messagesUrl: string;
  port: number;
  teamName: string;
  env: Record<string, string | undefined>;
  onEnd(said: string): void;
}): Promise<Playground> => {
  const { folder, messagesUrl, port, teamName, env, onEnd } = options;
  const room = await mkdtemp(join(tmpdir(), "opsg-playground-"));
  const config = join(room, "playground.yml");
  await writeFile(config, JSON.stringify(playgroundConfig(teamName)));
  const url = `http://127.0.0.1:${port}`;
  // Plain JavaScript that stays where it is: the same file for the sources and for what is built from them.
  const loopback = new URL("../../src/sandbox/loopback.mjs", import.meta.url).href;
  const args = ["--import", loopback, join(folder, "cli.js"), "start", "-e", messagesUrl, "-c", "msteams"];
  const more = ["-p", String(port), "--service-url", `${url}/_connector`, "--disable-telemetry", "true"];
  const child = spawn(process.execPath, [...args, ...more], {
    cwd: room,
    // In its own group: Ctrl-C is for us, and we end it in our order.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...env,
      TEAMSAPPTESTER_BROWSER: "none",
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(room, "playground.log"),
    },
  });
  let said = "";
  let stopping = false;
  const listen = (chunk: Buffer): void => {
    said = `${said}${chunk}`.slice(-2_000);
  };
  child.stdout?.on("data", listen);
  child.stderr?.on("data", listen);
  child.once("error", (error) => listen(Buffer.from(error.message)));
  child.once("exit", () => {
    if (!stopping) onEnd(said.trim());
  });

  const stop = async (): Promise<void> => {
    stopping = true;
    if (!hasEnded(child)) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const patience = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(patience);
    }
    await rm(room, { recursive: true, force: true });
  };

  for (let waited = 0; !(await answers(url)); waited += 200) {
    if (hasEnded(child) || waited > START_TIMEOUT_MS) {
      stopping = true;
      await stop();
      throw new Error(`The Agents Playground did not start. It said: ${said.trim() || "nothing"}`);
    }
    await sleep(200);
  }
  return { url, stop };
};
