import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { understand } from "../../../src/domain/answer/understand.js";
import { type Accepted, about, fits } from "./about.js";

const SAMPLE = "../shared/replies/sample.jsonl";

it("every reply of the committee's own sample is read acceptably", (ctx) => {
  if (!existsSync(SAMPLE)) ctx.skip(`${SAMPLE} is not here`);
  const lines = readFileSync(SAMPLE, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { text: string; accept: Accepted[] });
  const misread = lines
    .map(({ text, accept }) => ({ text, accept, read: understand(text, about()) }))
    .filter(({ accept, read }) => !fits(read, accept));
  expect(misread).toEqual([]);
  expect(lines.length).toBeGreaterThan(30);
});
