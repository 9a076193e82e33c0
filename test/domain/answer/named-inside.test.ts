import { describe, expect, it } from "vitest";
import { understand } from "../../../src/domain/answer/understand.js";
import { about } from "./about.js";

describe("a reference in the middle of an answer", () => {
  it.each([
    ["please push 64/01 to 8 March", "target", "2022-03-08"],
    ["can we move #64/3 to 18 March?", "target", "2022-03-18"],
    ["need until 8 March on 64/02", "target", "2022-03-08"],
    ["snooze 64/02 until Friday", "snooze", "2022-02-04"],
    ["remind me about 64/02 on Friday", "snooze", "2022-02-04"],
    ["Done with 64/02!", "completion", null],
    ["undo 64/02", "undo", null],
    ["waiting on 64/01", "update", null],
  ])("is no day: “%s”", (text, kind, day) => {
    const read = understand(text, about());
    expect([read.kind, read.target ?? read.until, read.ask, read.words]).toEqual([kind, day, null, text]);
  });
});
