import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { understand } from "../../../src/domain/answer/understand.js";
import type { Understood } from "../../../src/domain/answer/understood.js";
import { type Accepted, about, fits } from "./about.js";

/** Replies written and labelled by somebody who had not seen the code. */
const SETS = [
  "labelled-150",
  "labelled-50",
  "labelled-fresh-a",
  "labelled-fresh-b",
  "labelled-fresh-c",
  "labelled-fresh-d",
  "labelled-fresh-e",
  "labelled-fresh-f",
  "labelled-fresh-g",
  "labelled-fresh-h",
  "labelled-fresh-i",
  "labelled-fresh-j",
  "labelled-fresh-k",
  "labelled-fresh-l",
  "labelled-fresh-m",
  "labelled-fresh-n",
  "labelled-fresh-o",
  "labelled-fresh-p",
  "labelled-fresh-q",
  "labelled-fresh-r",
  "labelled-fresh-s",
  "labelled-fresh-t",
  "labelled-fresh-u",
  "labelled-variety",
  "labelled-built-with",
  // Written with the code in mind, but before their outcome was looked at.
  "labelled-own-w",
];

/** To be right so often: nineteen times in twenty. */
const RIGHT = 0.95;
/**
 * Held at what was reached, which may only get better. \`variety\` never says the same thing twice in the same way: it is far
 * harder than what owners write, and is there for what must never happen.
 */
const SO_FAR: Record<string, number> = {
  "labelled-fresh-d": 0.9,
  "labelled-fresh-t": 0.92,
  "labelled-variety": 0.83,
};

/** Called done what is not, or moved a date that nobody asked to be moved there. */
const isDangerous = (read: Understood, accept: readonly Accepted[]): boolean => {
  if (read.kind === "completion") return !accept.some(({ kind }) => kind === "completion");
  return read.kind === "target" && !accept.some(({ kind, target }) => kind === "target" && target === read.target);
};

describe.each(SETS)("the replies in %s", (name) => {
  const replies = readFileSync(`test/fixtures/${name}.jsonl`, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { text: string; accept: Accepted[] })
    .map((reply) => ({ ...reply, read: understand(reply.text, about()) }));

  it("are read as their writer meant them as often as they should be", () => {
    const misread = replies.filter(({ read, accept }) => !fits(read, accept));
    expect(misread.length, JSON.stringify(misread, null, 1)).toBeLessThanOrEqual(
      replies.length - Math.ceil(replies.length * (SO_FAR[name] ?? RIGHT)),
    );
  });

  it("are never called done, and move no date, against their writer's meaning", () => {
    expect(replies.filter(({ read, accept }) => isDangerous(read, accept))).toEqual([]);
  });
});
