import { describe, expect, it } from "vitest";
import { newCommittee } from "../../src/app/keep-committee.js";
import type { Meeting } from "../../src/domain/meeting.js";
import { blankMeeting, scheduleOf, seriesMeetingFor } from "../../src/domain/schedule.js";

const OPSG = newCommittee("c", "OPSG", "SEC Operations Group");

let ids = 0;
/** A meeting the log knows; of which nobody noted for which day it was planned, as old logs have them. */
const known = (date: string, more: Partial<Meeting> = {}): Meeting => ({
  ...blankMeeting(`row-${++ids}`, "c", "main", date),
  plannedFor: null,
  version: 1,
  ...more,
});
const held = (number: number, date: string, more: Partial<Meeting> = {}) =>
  known(date, { status: "held", number, plannedFor: date, ...more });

const mains = (rows: Meeting[]) =>
  scheduleOf(OPSG, rows, "2022-02-01", "2022-05-31")
    .filter(({ kind, status }) => kind === "main" && status !== "cancelled")
    .map(({ date }) => date);

describe("a series and what the log knows beside it", () => {
  it.each([
    ["nothing is known, also in the past: the series", [], ["2022-02-08", "2022-03-08", "2022-04-12", "2022-05-10"]],
    [
      "one is known on its day",
      [known("2022-03-08", { status: "held" })],
      ["2022-02-08", "2022-03-08", "2022-04-12", "2022-05-10"],
    ],
    ["one was moved", [known("2022-03-15")], ["2022-02-08", "2022-03-15", "2022-04-12", "2022-05-10"]],
    [
      "one was moved far, with its first day noted",
      [known("2022-05-24", { plannedFor: "2022-03-08" })],
      ["2022-02-08", "2022-04-12", "2022-05-10", "2022-05-24"],
    ],
    [
      "one was moved in from before",
      [known("2022-02-01", { plannedFor: "2022-01-11" })],
      ["2022-02-01", "2022-02-08", "2022-03-08", "2022-04-12", "2022-05-10"],
    ],
    [
      "one was moved out, to after",
      [known("2022-06-01", { plannedFor: "2022-05-10" })],
      ["2022-02-08", "2022-03-08", "2022-04-12"],
    ],
    ["one was cancelled", [known("2022-04-12", { status: "cancelled" })], ["2022-02-08", "2022-03-08", "2022-05-10"]],
    [
      "a reporting meeting is none of them",
      [known("2022-02-28", { kind: "reporting" })],
      ["2022-02-08", "2022-03-08", "2022-04-12", "2022-05-10"],
    ],
    [
      "one more was added",
      [known("2022-03-08"), known("2022-03-22")],
      ["2022-02-08", "2022-03-08", "2022-03-22", "2022-04-12", "2022-05-10"],
    ],
    [
      "one of no kind stands for that of its day",
      [known("2022-03-08", { kind: null })],
      ["2022-02-08", "2022-04-12", "2022-05-10"],
    ],
  ])("%s", (_, rows, expected) => {
    expect(mains(rows)).toEqual(expected);
  });

  it("times, length and place are the series', unless the meeting has its own", () => {
    const place = "Teleconference";
    const series = OPSG.series.map((one) => ({ ...one, start: "23:30", minutes: 90, place }));
    const rows = [known("2022-03-08", { start: "09:15", end: "11:00", place: "Hall" })];
    const [own, plain] = scheduleOf({ ...OPSG, series }, rows, "2022-03-08", "2022-04-12").filter(
      ({ kind }) => kind === "main",
    );
    expect(own).toMatchObject({ start: "09:15", end: "11:00", place: "Hall" });
    expect(plain).toMatchObject({ start: "23:30", end: "01:00", place });
  });

  it("a series that changed is as it was before, and as it is from then on; ended, it meets no more", () => {
    const [main, reporting] = OPSG.series;
    if (!main || !reporting) throw new Error("two series");
    const series = [
      main,
      reporting,
      { ...main, rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", from: "2022-03-01", start: "14:00", version: 2 },
      { ...reporting, rule: null, from: "2022-03-01", version: 2 },
    ];
    const meetings = scheduleOf({ ...OPSG, series }, [], "2022-02-01", "2022-04-15");
    expect(meetings.map(({ date, start }) => `${date} ${start}`)).toEqual([
      "2022-02-08 10:00",
      "2022-02-28 10:00",
      "2022-03-02 14:00",
      "2022-03-16 14:00",
      "2022-03-30 14:00",
      "2022-04-13 14:00",
    ]);
    expect(meetings.map(({ sequence }) => sequence)).toEqual([1, 1, 2, 2, 2, 2]);
  });
});

describe("numbers", () => {
  const numbers = (rows: Meeting[], from: string, to: string, count?: Parameters<typeof scheduleOf>[4]) =>
    scheduleOf(OPSG, rows, from, to, count).map(
      ({ number, provisional, date }) => `${date} ${number}${provisional ? "?" : ""}`,
    );

  it("run over both series by date, on from the last one held, and are provisional", () => {
    const rows = [held(64, "2022-01-24", { kind: "reporting" })];
    expect(numbers(rows, "2022-01-24", "2022-03-31")).toEqual([
      "2022-01-24 64",
      "2022-02-08 65?",
      "2022-02-28 66?",
      "2022-03-08 67?",
      "2022-03-28 68?",
    ]);
  });

  it("pass over a cancelled meeting, and follow one that is moved", () => {
    const rows = [
      held(64, "2022-01-24", { kind: "reporting" }),
      known("2022-02-08", { status: "cancelled" }),
      known("2022-03-30", { kind: "reporting", plannedFor: "2022-02-28" }),
    ];
    expect(numbers(rows, "2022-01-24", "2022-03-31")).toEqual([
      "2022-01-24 64",
      "2022-02-08 null",
      "2022-03-08 65?",
      "2022-03-28 66?",
      "2022-03-30 67?",
    ]);
  });

  it("of held meetings stay for ever; between two of them a number is told only where one is free", () => {
    const rows = [held(64, "2022-02-08"), held(66, "2022-03-08"), held(67, "2022-03-28", { kind: "reporting" })];
    expect(numbers(rows, "2022-02-08", "2022-03-31")).toEqual([
      "2022-02-08 64",
      "2022-02-28 65?",
      "2022-03-08 66",
      "2022-03-28 67",
    ]);
    expect(numbers([held(64, "2022-02-08"), held(65, "2022-03-08")], "2022-02-08", "2022-03-08")).toEqual([
      "2022-02-08 64",
      "2022-02-28 null",
      "2022-03-08 65",
    ]);
    expect(numbers([held(64, "2022-02-08")], "2022-02-08", "2022-03-07", { from: null, until: 65 })).toEqual([
      "2022-02-08 64",
      "2022-02-28 null",
    ]);
  });

  it("begin with 1 where a committee is founded, and are unknown before its first number", () => {
    expect(numbers([], "2022-01-20", "2022-02-28", { from: "2022-02-01", until: null })).toEqual([
      "2022-01-24 null",
      "2022-02-08 1?",
      "2022-02-28 2?",
    ]);
    expect(numbers([held(64, "2022-02-08")], "2022-01-20", "2022-02-08")).toEqual(["2022-01-24 null", "2022-02-08 64"]);
  });

  it("make the document's reference: meeting 64 on 24 January is OPSG_64_2401", () => {
    const [first, second] = scheduleOf(
      OPSG,
      [held(64, "2022-01-24", { kind: "reporting" })],
      "2022-01-24",
      "2022-02-08",
    );
    expect([first?.reference, second?.reference]).toEqual(["OPSG_64_2401", "OPSG_65_0802"]);
  });
});

describe("a meeting newly known on a day", () => {
  const found = (date: string, rows: Meeting[] = [], kind: Meeting["kind"] = "main") => {
    const meeting = seriesMeetingFor(OPSG, rows, { kind, date });
    return meeting && [meeting.id, meeting.date, meeting.plannedFor];
  };
  it("is the series' own of that day, or the nearest one, moved", () => {
    expect(found("2022-03-08")).toEqual(["c-main-2022-03-08", "2022-03-08", "2022-03-08"]);
    expect(found("2022-03-15")).toEqual(["c-main-2022-03-08", "2022-03-15", "2022-03-08"]);
    expect(found("2022-02-28", [], null)).toEqual(["c-reporting-2022-02-28", "2022-02-28", "2022-02-28"]);
  });
  it("is one more where the series' own is known already, or none is near", () => {
    expect(found("2022-03-15", [known("2022-03-08")])).toBeUndefined();
    expect(found("2022-03-15", [known("2022-05-24", { plannedFor: "2022-03-08" })])).toBeUndefined();
    expect(found("2022-03-01", [], null)).toBeUndefined();
  });
});
