// Loaded before every measured process: collects garbage when asked to, and says at the end how much memory it took.
import { readFileSync, writeSync } from "node:fs";

process.on("SIGUSR2", () => {
  globalThis.gc?.();
  globalThis.gc?.();
});
// Not `resourceUsage().maxRSS`, which on Linux begins with the memory of whoever started the process.
const peakKb = () =>
  process.platform === "linux"
    ? Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1])
    : process.resourceUsage().maxRSS;
process.on("exit", () => void writeSync(2, `\npeak ${peakKb()} kB\n`));
