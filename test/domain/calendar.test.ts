import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayAt, daysBetween, isoDay, printDay, printInstant } from "../../src/domain/day.js";
import { doubtsAbout } from "../../src/domain/doubts.js";
import { stepWorkingDays, workingDaysOf } from "../../src/domain/working-days.js";

const england = await workingDaysOf("GB-ENG");
const day = fc.integer({ min: 0, max: 365 * 20 }).map((days) => addDays("2020-01-01", days));

describe("working days of England and Wales", () => {
  it.each(["2022-06-03", "2022-09-19", "2023-05-08", "2022-04-15", "2022-04-18", "2022-12-27", "2026-12-28"])(
    "%s is a bank holiday",
    (holiday) => {
      expect(england(holiday)).toBe(false);
    },
  );

  it("one working day before Tuesday 19 April 2022 is Thursday 14 April", () => {
    expect(stepWorkingDays(england, "2022-04-19", -1)).toBe("2022-04-14");
    expect(stepWorkingDays(england, "2022-04-14", 1)).toBe("2022-04-19");
  });

  it("stepping there and back comes home from every working day", () => {
    fc.assert(
      fc.property(day.filter(england), fc.integer({ min: 1, max: 15 }), (from, n) => {
        expect(stepWorkingDays(england, stepWorkingDays(england, from, n), -n)).toBe(from);
      }),
    );
  });
});

describe("days", () => {
  it("a day is the committee's, not the server's", () => {
    expect(dayAt(new Date("2022-06-30T23:30:00Z"), "Europe/London")).toBe("2022-07-01");
    expect(dayAt(new Date("2022-01-31T23:30:00Z"), "Europe/London")).toBe("2022-01-31");
    expect(printInstant(new Date("2022-07-01T09:05:00Z"), "Europe/London")).toBe("1 July 2022, 10:05");
  });

  it("only real days are days", () => {
    expect(["2022-02-29", "2022-13-01", "22-01-01", "2022-1-1", ""].map(isoDay)).toEqual(Array(5).fill(undefined));
    expect(isoDay("2024-02-29")).toBe("2024-02-29");
    expect(printDay("2022-02-08")).toBe("8 February 2022");
  });

  it("adding days and counting them agree", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -900, max: 900 }), (from, n) => daysBetween(from, addDays(from, n)) === n),
    );
  });
});

describe("dates that look wrong", () => {
  const said = "2022-03-08";
  it.each([
    ["TBC", []],
    ["2022-03-22", []],
    ["2022-03-20", ["20 March 2022 is not a working day."]],
    ["2022-02-22", ["22 February 2022 was already past when it was set."]],
    ["2021-12-01", ["1 December 2021 is before the action was raised (8 February 2022)."]],
    ["2023-02-08", []],
    ["2023-02-09", ["9 February 2023 is more than a year after the action was raised (8 February 2022)."]],
  ])("%s", (target, doubts) => {
    expect(doubtsAbout(target, "2022-02-08", said, england)).toEqual(doubts);
  });
});
