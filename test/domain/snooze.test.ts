import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/domain/day.js";
import { limitSnooze, readUntil, snoozeLimit } from "../../src/domain/snooze.js";

const TODAY = "2022-03-08";
const NEXT_MAIN = "2022-04-12";

describe("a rest from reminders", () => {
  it.each([
    ["before the target until its day", "2022-03-22", "2022-03-22"],
    ["on the target's day until the next main meeting", TODAY, NEXT_MAIN],
    ["overdue until the next main meeting", "2022-02-08", NEXT_MAIN],
    ["without a date until the next main meeting", "TBC", NEXT_MAIN],
  ])("lasts %s at the most", (_, target, day) => {
    expect(snoozeLimit(target, TODAY, NEXT_MAIN).day).toBe(day);
  });

  it("ends in any case, also where no meeting is known", () => {
    expect(snoozeLimit("TBC", TODAY, null).day).toBe("2022-04-05");
  });

  it("is never longer than allowed, and as long as wished where that is shorter", () => {
    const ahead = fc.integer({ min: 1, max: 800 }).map((days) => addDays(TODAY, days));
    fc.assert(
      fc.property(ahead, fc.oneof(ahead, fc.constant("TBC"), fc.constant("2022-01-01")), (wished, target) => {
        const limit = snoozeLimit(target, TODAY, NEXT_MAIN);
        const { until, shortened } = limitSnooze(wished, limit);
        expect(until <= limit.day && until <= wished && until > TODAY).toBe(true);
        expect(shortened).toBe(wished > limit.day);
      }),
    );
  });

  it.each([
    ["Thursday", "2022-03-10"],
    ["until Thursday.", "2022-03-10"],
    ["for a week", "2022-03-15"],
    ["two weeks", "2022-03-22"],
    ["a fortnight", "2022-03-22"],
    ["10/3", "2022-03-10"],
    ["next main meeting", NEXT_MAIN],
  ])("is read from “%s”", (words, day) => {
    expect(readUntil(words, TODAY, NEXT_MAIN)).toEqual({ ok: true, value: day });
  });

  it.each(["today", "8 March 2022", "TBC", "soon", "31/04", ""])("is not read from “%s”", (words) => {
    expect(readUntil(words, TODAY, NEXT_MAIN)).toMatchObject({ ok: false, problem: { field: "until" } });
  });
});
