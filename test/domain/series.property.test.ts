import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newCommittee } from "../../src/app/keep-committee.js";
import { scheduleOf } from "../../src/domain/schedule.js";
import { daysOfRule } from "../../src/domain/series.js";
import { instantAt } from "../../src/domain/time-of-day.js";

/** Counted with plain Date arithmetic in UTC, knowing nothing of rules or libraries. */
const iso = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

/** The nth such weekday (0 is Sunday) of a month; from its end for -1. */
const nth = (year: number, month: number, weekday: number, n: number): string | undefined => {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const days = Array.from({ length }, (_, index) => index + 1).filter(
    (date) => new Date(Date.UTC(year, month - 1, date)).getUTCDay() === weekday,
  );
  const date = days.at(n > 0 ? n - 1 : n);
  return date === undefined ? undefined : iso(year, month, date);
};

const monthly = (weekday: number, n: number): string[] =>
  Array.from({ length: 21 * 12 }, (_, index) =>
    nth(2020 + Math.floor(index / 12), (index % 12) + 1, weekday, n),
  ).filter((day) => day !== undefined);

const SECOND_TUESDAYS = monthly(2, 2);
const FOURTH_MONDAYS = monthly(1, 4);

/** What a clock on the wall shows, from the system's own tables of zones. */
const wallClock = (instant: Date, zone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(instant);

describe("the series from 2020 to 2040", () => {
  it("meets on the second Tuesdays and fourth Mondays that counting by hand finds, all in order", () => {
    const meetings = scheduleOf(newCommittee("c", "OPSG", "Group"), [], "2020-01-01", "2040-12-31");
    expect(meetings.filter(({ kind }) => kind === "main").map(({ date }) => date)).toEqual(SECOND_TUESDAYS);
    expect(meetings.filter(({ kind }) => kind === "reporting").map(({ date }) => date)).toEqual(FOURTH_MONDAYS);
    expect(meetings.map(({ date }) => date)).toEqual([...SECOND_TUESDAYS, ...FOURTH_MONDAYS].toSorted());
    expect(meetings).toHaveLength(504);
  });

  it("begins at 10:00 by the clock on the wall, in winter, in summer and about both clock changes", () => {
    for (const zone of ["Europe/London", "America/New_York", "Australia/Lord_Howe"])
      for (const day of [...SECOND_TUESDAYS, ...FOURTH_MONDAYS])
        expect(wallClock(instantAt(day, "10:00", zone), zone)).toBe(`${day} 10:00`);
    expect(instantAt("2026-03-24", "10:00", "Europe/London").toISOString()).toBe("2026-03-24T10:00:00.000Z");
    expect(instantAt("2026-03-31", "10:00", "Europe/London").toISOString()).toBe("2026-03-31T09:00:00.000Z");
    expect(instantAt("2026-10-26", "10:00", "Europe/London").toISOString()).toBe("2026-10-26T10:00:00.000Z");
  });

  const CODES = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
  const anyDay = fc.nat({ max: 365 * 20 }).map((days) => iso(2020, 1, 1 + days));

  it("any such rule, asked from any day to any other, gives just the days that counting finds between", () => {
    fc.assert(
      fc.property(fc.nat({ max: 6 }), fc.constantFrom(1, 2, 3, 4, 5, -1), anyDay, anyDay, (weekday, n, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const days = daysOfRule(`FREQ=MONTHLY;BYDAY=${n}${CODES[weekday]}`, null, from, to);
        expect(days).toEqual(monthly(weekday, n).filter((day) => day >= from && day <= to));
      }),
      { numRuns: 60 },
    );
  });

  it("a rule with an interval counts from its first day, wherever one begins to ask", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        anyDay,
        fc.nat({ max: 900 }),
        fc.nat({ max: 200 }),
        (every, first, skip, length) => {
          const at = (days: number): string =>
            iso(Number(first.slice(0, 4)), Number(first.slice(5, 7)), Number(first.slice(8)) + days);
          const days = daysOfRule(`FREQ=DAILY;INTERVAL=${every * 7}`, first, at(skip), at(skip + length));
          const counted = Array.from({ length: length + 1 }, (_, index) => skip + index).filter(
            (n) => n % (every * 7) === 0,
          );
          expect(days).toEqual(counted.map(at));
        },
      ),
      { numRuns: 40 },
    );
  });
});
