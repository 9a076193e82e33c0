import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { expect } from "vitest";

/** A little of `npm run bench:faults`: the program in processes of its own, killed and led astray for real. */
export const fault = async (name: string): Promise<string> => {
  const child = spawn(process.execPath, [resolve("bench/faults.mjs"), "--short", "--only", name], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += chunk;
    });
  const [code] = await once(child, "exit");
  expect(code, said).toBe(0);
  return said;
};
