import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, totalmem, version } from "node:os";
import { fileURLToPath } from "node:url";

/** Where the server runs and where the load, so that neither takes time from the other. */
const SERVER_CORE = 0;
const LOAD_CORE = 1;

const canPin = cpus().length > 1 && spawnSync("taskset", ["-V"]).status === 0;
const probe = fileURLToPath(new URL("./servers/probe.mjs", import.meta.url));

/** Moves this process, which makes the load, to its core. */
export const pinLoad = () => {
  if (canPin) spawnSync("taskset", ["-acp", String(LOAD_CORE), String(process.pid)]);
};

export const machine = () => {
  const [cpu] = cpus();
  const pinned = canPin ? "server on one core, load on another" : "server and load share the cores (no taskset)";
  return `Node ${process.version}, ${process.platform} ${process.arch} (${version()}), ${cpus().length} cores of ${cpu?.model ?? "an unknown make"}, ${Math.round(totalmem() / 2 ** 30)} GB; ${pinned}, loopback only`;
};

/** A Node script of ours, by its path in the project. */
export const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * Starts Node on the server's core.
 * @param ready the line by which the script says that it is ready; its first group is kept as `said`
 * @param cwd a folder without a `.env`
 */
export const startServer = async (script, args, { cwd, env = {}, ready, input, flags = [] }) => {
  const node = [process.execPath, "--expose-gc", ...flags, "--import", probe, inProject(script), ...args];
  const [command, ...rest] = canPin ? ["taskset", "-c", String(SERVER_CORE), ...node] : node;
  const began = performance.now();
  const child = spawn(command, rest, {
    cwd,
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...env },
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
  });
  if (input !== undefined) child.stdin.end(input);
  let out = "";
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const said = await new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      out += chunk;
      const found = ready.exec(out);
      if (found) resolve(found[1] ?? "");
    });
    ended.then((code) => reject(new Error(`${script} ended with ${code}: ${(err || out).slice(0, 2_000)}`)));
  });
  const readyMs = performance.now() - began;
  const readyCpuMs = cpuMs(child.pid);
  return {
    readyMs,
    readyCpuMs,
    said,
    port: Number(/(\d+)$/.exec(said)?.[1]),
    cpuMs: () => cpuMs(child.pid),
    /** Resident memory after a forced collection, in megabytes. */
    restMb: async () => {
      child.kill("SIGUSR2");
      await new Promise((resolve) => setTimeout(resolve, 500));
      return Number(spawnSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" }).stdout) / 1024;
    },
    ended: async () => ({ code: await ended, out, err, ms: performance.now() - began }),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
};

/** Processor time that a process has taken so far, in steps of 10 ms; undefined where the system does not tell. */
const cpuMs = (pid) => {
  if (process.platform !== "linux") return undefined;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

/** Runs a script to its end; `peakMb` is the most memory it ever held. */
export const runToEnd = async (script, args, options) => {
  const run = await startServer(script, args, { ...options, ready: /^/ });
  const { code, out, err, ms } = await run.ended();
  if (code !== 0) throw new Error(`${script} ended with ${code}: ${(err || out).slice(0, 2_000)}`);
  return { out, err, ms, peakMb: Number(/^peak (\d+) kB$/m.exec(err)?.[1]) / 1024 };
};
