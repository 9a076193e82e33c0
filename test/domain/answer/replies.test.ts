import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { understand } from "../../../src/domain/answer/understand.js";
import { type Accepted, about, fits } from "./about.js";

const replies = readFileSync("test/fixtures/replies.jsonl", "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { text: string; accept: Accepted[] });

it.each(replies.map((reply) => [reply.text.replaceAll("\n", " / "), reply] as const))(
  "reads “%s” as a person would",
  (_, { text, accept }) => {
    const read = understand(text, about());
    expect(fits(read, accept), JSON.stringify({ read, accept })).toBe(true);
  },
);
