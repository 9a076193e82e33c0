import { describe, expect, it } from "vitest";
import { understand } from "../../../src/domain/answer/understand.js";
import type { Understood } from "../../../src/domain/answer/understood.js";
import { type Accepted, about, fits } from "./about.js";
import { labelledIn, SETS } from "./lessons.js";

/** To be right so often: nineteen times in twenty. */
const RIGHT = 0.95;
/**
 * Held at what was reached, which may only get better. `wide` looks for as many idioms as there are, `variety` never says
 * the same thing twice in the same way: far harder than what owners write, and there for what must never happen.
 */
const SO_FAR: Record<string, number> = {
  "labelled-fresh-d": 0.9,
  "labelled-fresh-t": 0.92,
  "labelled-fresh-z": 0.92,
  "labelled-wide-a": 0.8,
  "labelled-wide-b": 0.8,
  "labelled-variety": 0.83,
};

/** Called done what is not, or moved a date that nobody asked to be moved there. */
const isDangerous = (read: Understood, accept: readonly Accepted[]): boolean => {
  if (read.kind === "completion") return !accept.some(({ kind }) => kind === "completion");
  return read.kind === "target" && !accept.some(({ kind, target }) => kind === "target" && target === read.target);
};

describe.each(SETS)("the replies in %s", (name) => {
  const replies = labelledIn(name).map((reply) => ({ ...reply, read: understand(reply.text, about()) }));

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
