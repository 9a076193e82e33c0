import { describe, expect, it } from "vitest";
import { readLength, readMeetingNamed, readWhen } from "../../src/domain/meeting-words.js";
import type { Result } from "../../src/domain/result.js";

/** Tuesday. */
const TODAY = "2022-03-08";
const told = <T>(result: Result<T>) => (result.ok ? result.value : result.problem.what);

describe("which meeting is meant", () => {
  it.each([
    ["65", { by: "number", number: 65 }],
    ["opsg 65", { by: "number", number: 65 }],
    ["meeting #65", { by: "number", number: 65 }],
    ["OPSG_65_0802", { by: "number", number: 65 }],
    ["", { by: "next", kind: null }],
    ["the next reporting meeting", { by: "next", kind: "reporting" }],
    ["main-2022-04-12", { by: "key", key: "main-2022-04-12" }],
    ["0b5ff3fc-9a51-4d61-8a3b-0d1a54d9e6aa", { by: "key", key: "0b5ff3fc-9a51-4d61-8a3b-0d1a54d9e6aa" }],
    ["12 April", { by: "day", day: "2022-04-12", kind: null }],
    ["2022-04-12", { by: "day", day: "2022-04-12", kind: null }],
    ["the main meeting on 12/04/2022", { by: "day", day: "2022-04-12", kind: "main" }],
    ["whatever", "I do not know which meeting “whatever” is."],
  ])("%s", (text, expected) => {
    expect(told(readMeetingNamed(text, "OPSG", TODAY))).toEqual(expected);
  });
});

describe("when a meeting is to be", () => {
  it.each([
    ["15 February 2023 14:00", { date: "2023-02-15", start: "14:00" }],
    ["15 March", { date: "2022-03-15" }],
    ["Friday at 2pm", { date: "2022-03-11", start: "14:00" }],
    ["15/03/2022, 9.30", { date: "2022-03-15", start: "09:30" }],
    ["14:00 to 16:30", { start: "14:00", minutes: 150 }],
    ["15 March 23:00-01:00", { date: "2022-03-15", start: "23:00", minutes: 120 }],
    ["tomorrow from 10:00 until noon", { date: "2022-03-09", start: "10:00", minutes: 120 }],
    ["2022-04-19 at noon", { date: "2022-04-19", start: "12:00" }],
    ["31 April", "There is no such day as “31 April”."],
    ["15 March 25:00", "“25:00” is not a time of day."],
    ["15 March 14:00 to 14:00", "A meeting cannot end when it begins."],
    ["some day", "I could not read “some day” as a day."],
  ])("%s", (text, expected) => {
    expect(told(readWhen(text, TODAY))).toEqual(expected);
  });

  it.each([
    ["3h", 180],
    ["90 minutes", 90],
    ["1h30", 90],
    ["45", 45],
    ["0", "A meeting cannot last no time at all."],
    ["0m", "A meeting cannot last no time at all."],
    ["long", "“long” is not the length of a meeting."],
    ["9999m", "“9999m” is not the length of a meeting."],
    ["-5", "“-5” is not the length of a meeting."],
  ])("length %s", (text, expected) => {
    expect(told(readLength(text))).toEqual(expected);
  });
});
