import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, printDay, printShortDay } from "../../src/domain/day.js";
import { readDay, readTarget } from "../../src/domain/day-words.js";

/** A Thursday. */
const TODAY = "2022-02-03";

const day = fc.integer({ min: 0, max: 365 * 30 }).map((days) => addDays("2010-01-01", days));

describe("reading a day", () => {
  it.each([
    ["8 March", "2022-03-08"],
    ["8/3", "2022-03-08"],
    ["08.03.22", "2022-03-08"],
    ["08/02/2022", "2022-02-08"],
    ["2022-03-08", "2022-03-08"],
    ["the 8th of March 2022", "2022-03-08"],
    ["Tue 8 March", "2022-03-08"],
    ["Tuesday, 8 March", "2022-03-08"],
    ["March 8th", "2022-03-08"],
    ["by 8 sept", "2022-09-08"],
    ["1 February", "2023-02-01"],
    ["29 Feb", "2024-02-29"],
    ["3 February", "2022-02-03"],
    ["tomorrow", "2022-02-04"],
    ["Friday", "2022-02-04"],
    ["next Friday", "2022-02-11"],
    ["Thursday", "2022-02-10"],
    ["next Monday", "2022-02-07"],
    ["end of Feb", "2022-02-28"],
    ["the end of the month", "2022-02-28"],
    ["end of January", "2023-01-31"],
    ["end of December", "2022-12-31"],
    ["end Feb", "2022-02-28"],
    ["end of next month", "2022-03-31"],
    ["month end", "2022-02-28"],
    ["in two weeks", "2022-02-17"],
    ["two weeks' time", "2022-02-17"],
    ["a fortnight", "2022-02-17"],
    ["a month from today", "2022-03-03"],
    ["Friday week", "2022-02-11"],
    ["a week on Tuesday", "2022-02-15"],
    ["day after tomorrow", "2022-02-05"],
    ["the 1st", "2022-03-01"],
    ["the 31st", "2022-03-31"],
    ["Weds", "2022-02-09"],
    ["8-Mar-22", "2022-03-08"],
    ["8 Febuary", "2022-02-08"],
    ["2022/03/08", "2022-03-08"],
  ])("reads “%s” as %s", (text, expected) => {
    expect(readDay(text, TODAY)).toEqual({ ok: true, value: expected });
  });

  it.each(["30 February", "31/04", "10/13/2022", "2022-02-30", "29/02/2022", "0 March", "32 March"])(
    "refuses “%s”, which does not exist",
    (text) => {
      const read = readDay(text, TODAY);
      expect(read.ok).toBe(false);
      expect(!read.ok && read.problem.what).toContain(text);
    },
  );

  it("refuses a day of the week that is not that day's, and says which it is", () => {
    const read = readDay("Monday 8 March", TODAY);
    expect(!read.ok && read.problem.what).toBe("8 March 2022 is a Tuesday, not a Monday.");
  });

  it.each([
    "two weeks",
    "in 5 working days",
    "8 marbles",
    "early March",
    "Q2",
    "the summer",
    "soon",
    "",
    "March",
    "8",
    "8 Marchtober",
    "mid-March",
  ])("does not guess at “%s”", (text) => {
    expect(readDay(text, TODAY).ok).toBe(false);
  });

  it("reads back every day however it is printed", () => {
    fc.assert(
      fc.property(day, day, (wanted, today) => {
        for (const text of [wanted, printDay(wanted), printShortDay(wanted), `the ${printDay(wanted)}.`]) {
          expect(readDay(text, today)).toEqual({ ok: true, value: wanted });
        }
      }),
    );
  });

  it("never throws, whatever is typed", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof readDay(text, TODAY).ok === "boolean"));
  });
});

describe("reading a target", () => {
  it.each([
    ["TBC", "TBC"],
    ["tbc for now", "TBC"],
    ["to be confirmed", "TBC"],
    ["next main meeting", "2022-02-08"],
    ["the next meeting", "2022-02-08"],
    ["10 March", "2022-03-10"],
  ])("reads “%s” as %s", (text, expected) => {
    expect(readTarget(text, TODAY, "2022-02-08")).toEqual({ ok: true, value: expected });
  });

  it("says so when no main meeting is known", () => {
    expect(readTarget("next main meeting", TODAY, null).ok).toBe(false);
  });
});
