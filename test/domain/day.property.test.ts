import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { addDays, daysBetween, FIRST_DAY, LAST_DAY, weekdayOf } from "../../src/domain/day.js";

const span = daysBetween(FIRST_DAY, LAST_DAY);
const day = fc.nat(span).map((days) => Temporal.PlainDate.from(FIRST_DAY).add({ days }).toString());

it("days of any year are counted, and have the weekday, as in the calendar", () => {
  fc.assert(
    fc.property(day, day, fc.integer({ min: -span, max: span }), (one, other, days) => {
      const at = Temporal.PlainDate.from(one);
      expect(addDays(one, days)).toBe(at.add({ days }).toString());
      expect(daysBetween(one, other)).toBe(at.until(other, { largestUnit: "day" }).days);
      expect(weekdayOf(one)).toBe(at.dayOfWeek);
    }),
    { numRuns: 500 },
  );
});
