// Loaded before every measured process: collects garbage when asked to, and says at the end how much memory it took.
import { writeSync } from "node:fs";

process.on("SIGUSR2", () => {
  globalThis.gc?.();
  globalThis.gc?.();
});
process.on("exit", () => void writeSync(2, `\npeak ${process.resourceUsage().maxRSS} kB\n`));
