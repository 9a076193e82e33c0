import { describe, expect, it } from "vitest";
import { readLength, readMeetingNamed, readWhen, splitMeeting } from "../../src/domain/meeting-words.js";
import type { Result } from "../../src/domain/result.js";

/** Tuesday. */
const TODAY = "2022-03-08";
const told = <T>(result: Result<T>) => (result.ok ? result.value : result.problem.what);

describe("which meeting is meant", () => {
  it.each([
    ["65", { by: "number", number: 65 }],
    ["opsg 65", { by: "number", number: 65 }],
    ["meeting #65", { by: "number", number: 65 }],
    ["OPSG_65_0802", { by: "number", number: 65, on: "0802" }],
    ["", { by: "next", kind: null }],
    ["the next reporting meeting", { by: "next", kind: "reporting" }],
    ["main-2022-04-12", { by: "key", key: "main-2022-04-12" }],
    ["0b5ff3fc-9a51-4d61-8a3b-0d1a54d9e6aa", { by: "key", key: "0b5ff3fc-9a51-4d61-8a3b-0d1a54d9e6aa" }],
    ["12 April", { by: "day", days: ["2022-04-12"], kind: null }],
    ["2022-04-12", { by: "day", days: ["2022-04-12"], kind: null }],
    ["the main meeting on 12/04/2022", { by: "day", days: ["2022-04-12"], kind: "main" }],
    ["8 February", { by: "day", days: ["2022-02-08", "2023-02-08"], kind: null }],
    ["Tuesday 8 February", { by: "day", days: ["2022-02-08"], kind: null }],
    ["8 February 2023", { by: "day", days: ["2023-02-08"], kind: null }],
    ["20 October", { by: "day", days: ["2021-10-20", "2022-10-20"], kind: null }],
    ["Tuesday", { by: "day", days: ["2022-03-15"], kind: null }],
    ["today", { by: "day", days: ["2022-03-08"], kind: null }],
    ["yesterday", { by: "day", days: ["2022-03-07"], kind: null }],
    ["the last main meeting", { by: "last", kind: "main" }],
    ["whatever", "I do not know which meeting “whatever” is."],
  ])("%s", (text, expected) => {
    expect(told(readMeetingNamed(text, "OPSG", TODAY))).toEqual(expected);
  });
});

describe("which words of a line name a meeting, and which follow", () => {
  it.each([
    ["65", "65", ""],
    ["OPSG 65: word", "OPSG 65", "word"],
    ["65 10 minutes were lost", "65", "10 minutes were lost"],
    ["10 February word", "10 February", "word"],
    ["Thursday, 10 February 2022 AGREED that it is", "Thursday, 10 February 2022", "AGREED that it is"],
    ["2022-02-10 word", "2022-02-10", "word"],
    ["the main meeting on 10 February members A: B", "the main meeting on 10 February", "members A: B"],
    ["today 64/01 agreed", "today", "64/01 agreed"],
    ["last reporting meeting word", "last reporting meeting", "word"],
    ["main-2022-02-08 word", "main-2022-02-08", "word"],
    ["65 parties agreed", "65", "parties agreed"],
    ["10 networks agreed", "10", "networks agreed"],
    ["networks agreed", undefined, undefined],
    ["", undefined, undefined],
  ])("%s", (line, named, more) => {
    expect(splitMeeting(line)).toEqual(named === undefined ? undefined : { named, more });
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
