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

  it.each([
    ["depends on 11/02 and will be ready by Friday", "2022-02-04"],
    ["waiting on 11/02, ready by 4 March", "2022-03-04"],
    ["we will have it by Friday once 11/02 is closed", "2022-02-04"],
    ["blocked by action 8/3 but will be with you on Friday", "2022-02-04"],
    ["will be with you by 8/3", "2022-03-08"],
    ["will be with you on 8/3", "2022-03-08"],
  ])("that could be a day is none where the words say so: “%s”", (text, day) => {
    const read = understand(text, about());
    expect([read.kind, read.offer]).toEqual(["update", day]);
  });

  it("that could be a day is none where it is known to be another action", () => {
    const read = (text: string) => understand(text, { ...about(), named: [{ meeting: 11, sequence: 2 }] });
    expect(read("the figures of 11/02 come first, ours will be ready by Friday").offer).toBe("2022-02-04");
    expect(read("need until 11/02").target).toBe("2022-02-11");
    expect(read("could it be 11/02 please").target).toBe("2022-02-11");
  });
});
