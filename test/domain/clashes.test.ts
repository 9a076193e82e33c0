import { describe, expect, it } from "vitest";
import { newCommittee } from "../../src/app/keep-committee.js";
import { clashesOf, clashKey, committeesSharing, printClash } from "../../src/domain/clashes.js";
import type { Person, Role } from "../../src/domain/register.js";
import { blankMeeting, scheduleOf } from "../../src/domain/schedule.js";
import { bankHolidaysOf } from "../../src/domain/working-days.js";

const OPSG = newCommittee("c", "OPSG", "SEC Operations Group");
const england = await bankHolidaysOf("GB-ENG");

const words = (
  rows: Parameters<typeof scheduleOf>[1],
  from: string,
  to: string,
  elsewhere: Parameters<typeof clashesOf>[3] = [],
) => {
  const meetings = scheduleOf(OPSG, rows, from, to);
  const clashes = clashesOf("OPSG", meetings, england, elsewhere);
  return meetings.flatMap(({ id, date }) => (clashes.get(id) ?? []).map((clash) => `${date} ${printClash(clash)}`));
};

/** Easter Sunday by the anonymous Gregorian computus, and the fixed bank holidays beside it. */
const easter = (year: number): Date => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e, f] = [Math.floor(b / 4), b % 4, Math.floor((b + 8) / 25)];
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return new Date(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1));
};
const iso = (date: Date): string => date.toISOString().slice(0, 10);
const plus = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);

/** The bank holidays of England and Wales, as the law has them since 1971 and with the proclaimed exceptions of these years. */
const bankHolidays = (year: number): string[] => {
  const at = (month: number, date: number) => new Date(Date.UTC(year, month - 1, date));
  const monday = (from: Date) => plus(from, (8 - from.getUTCDay()) % 7);
  const lastMonday = (month: number) => plus(monday(new Date(Date.UTC(year, month, 1))), -7);
  const weekday = (date: Date, taken: string[]): Date => {
    let day = date;
    while (day.getUTCDay() === 0 || day.getUTCDay() === 6 || taken.includes(iso(day))) day = plus(day, 1);
    return day;
  };
  const newYear = weekday(at(1, 1), []);
  const weekend = (date: Date) => date.getUTCDay() === 0 || date.getUTCDay() === 6;
  const [christmas, boxing] = [at(12, 25), at(12, 26)];
  const kept = [christmas, boxing].filter((date) => !weekend(date)).map(iso);
  const moved: string[] = [];
  for (const date of [christmas, boxing].filter(weekend)) moved.push(iso(weekday(date, [...kept, ...moved])));
  return [
    iso(newYear),
    iso(plus(easter(year), -2)),
    iso(plus(easter(year), 1)),
    year === 2020 ? "2020-05-08" : iso(monday(at(5, 1))),
    year === 2022 ? "2022-06-02" : iso(lastMonday(5)),
    iso(lastMonday(8)),
    ...kept,
    ...moved,
    ...({ 2022: ["2022-06-03", "2022-09-19"], 2023: ["2023-05-08"] }[year] ?? []),
  ];
};

describe("clashes", () => {
  it("with bank holidays from 2020 to 2040 are those of an independent list", () => {
    const meetings = scheduleOf(OPSG, [], "2020-01-01", "2040-12-31");
    const holidays = new Set(Array.from({ length: 21 }, (_, index) => bankHolidays(2020 + index)).flat());
    const found = clashesOf("OPSG", meetings, england, []);
    expect(meetings.filter(({ id }) => found.has(id)).map(({ date }) => date)).toEqual(
      meetings.map(({ date }) => date).filter((date) => holidays.has(date)),
    );
    expect(found.size).toBeGreaterThan(30);
    const mondays = meetings.filter(({ id, date }) => found.has(id) && date >= "2025" && date < "2036");
    expect(mondays).toHaveLength(21);
  });

  it("name the bank holiday: 25 May and 28 December 2026", () => {
    expect(words([], "2026-01-01", "2026-12-31")).toEqual([
      "2026-05-25 a bank holiday (Spring bank holiday)",
      "2026-12-28 a bank holiday (Boxing Day (substitute day))",
    ]);
  });

  it("two meetings on a day clash with each other, and a meeting of another committee with shared people clashes", () => {
    const moved = { ...blankMeeting("row", "c", "main", "2026-02-23"), plannedFor: "2026-02-10", version: 1 };
    const found = words([moved], "2026-02-01", "2026-03-31", [
      { id: "far", date: "2026-03-10", name: "DEMO 3", shared: ["Ann", "Bob"] },
    ]);
    expect(found.toSorted()).toEqual([
      "2026-02-23 the day of the main meeting of OPSG",
      "2026-02-23 the day of the reporting meeting of OPSG",
      "2026-03-10 the day of another committee’s meeting, in which Ann and Bob sit too",
    ]);
  });

  it("are none of a meeting that is cancelled, moved away or was held", () => {
    const about = (status: "cancelled" | "held", date = "2026-05-25") => ({
      ...blankMeeting("row", "c", "reporting", date),
      plannedFor: "2026-05-25",
      status,
      version: 1,
    });
    for (const row of [
      about("cancelled"),
      about("held"),
      { ...about("held", "2026-05-26"), status: "planned" as const },
    ])
      expect(words([row], "2026-05-01", "2026-05-31")).toEqual([]);
  });

  it("are told anew only where the day or what is on it changes", () => {
    const at = (date: string) => ({ id: "m", date });
    const holiday = { kind: "holiday", name: "Boxing Day" } as const;
    expect(clashKey(at("2026-12-28"), [holiday])).toBe(clashKey(at("2026-12-28"), [{ ...holiday, name: "Other" }]));
    expect(clashKey(at("2026-12-28"), [holiday])).not.toBe(clashKey(at("2026-12-29"), [holiday]));
    expect(clashKey(at("2026-12-28"), [holiday])).not.toBe(
      clashKey(at("2026-12-28"), [holiday, { kind: "meeting", id: "n", name: "OPSG 66" }]),
    );
  });

  it("only people who sit in both committees make two committees share members", () => {
    const other = newCommittee("d", "DEMO", "Demonstration group");
    const person = (name: string, ...roles: [string, Role][]): Person => ({
      id: name,
      name,
      email: null,
      awayUntil: null,
      accounts: [],
      roles: roles.map(([committeeId, role]) => ({ committeeId, role })),
      contacts: [],
      lastWroteOn: null,
    });
    const people = [
      person("Ann", ["c", "chair"], ["d", "member"]),
      person("Bob", ["c", "member"]),
      person("Cy", ["c", "observer"], ["d", "member"]),
    ];
    expect(committeesSharing({ committees: [OPSG, other], people }, OPSG).map(({ shared }) => shared)).toEqual([
      ["Ann"],
    ]);
    expect(committeesSharing({ committees: [OPSG, other], people: people.slice(1) }, OPSG)).toEqual([]);
  });
});
