import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Noticed,
  type Noticing,
  noticeKey,
  type OwedNotice,
  planNotices,
} from "../../../src/domain/notices/plan.js";
import { DEFAULT_NOTICES } from "../../../src/domain/notices/policy.js";
import { workingDaysOf } from "../../../src/domain/working-days.js";

const isWorkingDay = await workingDaysOf("GB-ENG");

const committee: Noticing = {
  zone: "Europe/London",
  policy: DEFAULT_NOTICES,
  paused: false,
  since: new Date("2022-01-01T00:00:00Z"),
  from: "09:00",
  until: "17:00",
  isWorkingDay,
};

/** The main meeting of Tuesday 19 April 2022: Good Friday and Easter Monday lie just before it. */
const easter: Noticed = {
  id: "m",
  date: "2022-04-19",
  start: "10:00",
  end: "13:00",
  status: "planned",
  changedAt: null,
  unfinishedSince: null,
};

const inLondon = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London", dateStyle: "short" });
const local = (instant: Date) => inLondon.format(instant);

const at = (instant: string, meeting: Noticed = easter, change: Partial<Noticing> = {}): string[] => {
  const now = new Date(instant);
  return planNotices({ ...committee, ...change }, [meeting], now, local(now)).map(
    ({ kind, late }) => `${kind}${late ? " late" : ""}`,
  );
};

describe("the notices of a meeting", () => {
  it.each([
    ["2022-04-06T07:59:00Z", [], "before papers are asked for"],
    ["2022-04-06T08:00:00Z", ["papers"], "seven working days before, over Easter, at 09:00 in summer"],
    ["2022-04-06T09:30:00Z", ["papers late"], "later that morning"],
    ["2022-04-07T01:00:00Z", [], "in the night after it was missed"],
    ["2022-04-07T08:00:00Z", ["papers late"], "the next day, if it was missed"],
    ["2022-04-08T08:00:00Z", ["agenda"], "five working days before"],
    ["2022-04-08T16:00:00Z", [], "from 17:00 on"],
    ["2022-04-09T10:00:00Z", [], "on a Saturday"],
    ["2022-04-14T08:00:00Z", ["reminder"], "the last working day before"],
    ["2022-04-18T10:00:00Z", [], "on a bank holiday"],
    ["2022-04-19T08:00:00Z", ["today"], "on the day"],
    ["2022-04-19T08:55:00Z", ["today"], "shortly before it begins"],
    ["2022-04-19T09:00:00Z", [], "once it has begun: never what is of no use any more"],
  ])("at %s: %j (%s)", (instant, owed) => expect(at(instant)).toEqual(owed));

  it("do not speak of a day to come on the day itself, where that on the day is off", () => {
    const policy = { ...DEFAULT_NOTICES, today: { on: false, lead: 0, at: "09:00" } };
    expect(at("2022-04-19T08:00:00Z", easter, { policy })).toEqual([]);
  });

  it("at the very moment of the one on the day do not keep that back", () => {
    const policy = { ...DEFAULT_NOTICES, reminder: { on: true, lead: 0, at: "09:00" } };
    expect(at("2022-04-19T08:00:00Z", easter, { policy })).toEqual(["today"]);
  });

  it("come on the day also where it is no working day", () => {
    const kept = { ...easter, date: "2022-04-18" };
    expect(at("2022-04-18T08:00:00Z", kept)).toEqual(["today"]);
  });

  it("tell what a meeting came to once it is recorded, and for four weeks", () => {
    const held = { ...easter, status: "held" as const };
    expect(at("2022-04-19T15:00:00Z", held)).toEqual([]);
    expect(at("2022-04-20T08:00:00Z", held)).toEqual(["outcome"]);
    expect(at("2022-05-12T08:00:00Z", held)).toEqual(["outcome late"]);
    expect(at("2022-05-20T08:00:00Z", held)).toEqual([]);
  });

  it("tell what a meeting came to once its record is whole, or a week after it was begun where nobody says so", () => {
    const held = { ...easter, status: "held" as const, unfinishedSince: "2022-04-20" };
    expect(at("2022-04-20T08:00:00Z", held)).toEqual([]);
    expect(at("2022-04-27T07:59:00Z", held)).toEqual([]);
    expect(at("2022-04-27T08:00:00Z", held)).toEqual(["outcome"]);
    expect(at("2022-04-22T08:00:00Z", { ...held, unfinishedSince: null })).toEqual(["outcome late"]);
  });

  it.each([
    ["paused", { paused: true }],
    ["never live", { since: null }],
    ["live only since its moment", { since: new Date("2022-04-08T08:00:00Z") }],
  ])("are not owed by a committee that is %s", (_, change) => {
    expect(at("2022-04-08T08:00:00Z", easter, change)).toEqual([]);
  });

  it("are not owed for moments before the meeting was put on that day", () => {
    const moved = { ...easter, changedAt: new Date("2022-04-08T10:00:00Z") };
    expect(at("2022-04-08T10:00:00Z", moved)).toEqual([]);
    expect(at("2022-04-14T08:00:00Z", moved)).toEqual(["reminder"]);
  });

  it("are not owed by a cancelled meeting", () => {
    expect(at("2022-04-08T08:00:00Z", { ...easter, status: "cancelled" })).toEqual([]);
  });

  /** Steps back one day at a time, by the bank holidays of 2022 as they were published. */
  const HOLIDAYS = [
    "2022-01-03",
    "2022-04-15",
    "2022-04-18",
    "2022-05-02",
    "2022-06-02",
    "2022-06-03",
    "2022-08-29",
    "2022-09-19",
    "2022-12-26",
    "2022-12-27",
  ];
  const works = (day: Date) => ![0, 6].includes(day.getUTCDay()) && !HOLIDAYS.includes(day.toISOString().slice(0, 10));
  const back = (date: string, days: number): string => {
    const day = new Date(`${date}T00:00:00Z`);
    for (let left = days; left > 0; ) {
      day.setUTCDate(day.getUTCDate() - 1);
      if (works(day)) left--;
    }
    return day.toISOString().slice(0, 10);
  };

  it("come once each on their days, whatever ticks are missed, doubled or late; and after a pause at most the newest", () => {
    const dates = fc.integer({ min: 30, max: 340 }).map((n) => new Date(Date.UTC(2022, 0, 1 + n)));
    const meetings = fc.uniqueArray(dates.filter(works), { maxLength: 4, selector: (date) => date.getTime() });
    const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 1, max: 12 })), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(meetings, gaps, (days, down) => {
        const planned = days.map(
          (date, n): Noticed => ({ ...easter, id: `m${n}`, date: date.toISOString().slice(0, 10) }),
        );
        const sent = new Map<string, { on: string; notice: OwedNotice }>();
        for (let hour = 0; hour < 365 * 24; hour++) {
          const now = new Date(Date.UTC(2022, 0, 1, hour));
          if (![8, 9, 12].includes(now.getUTCHours())) continue;
          const day = Math.floor(hour / 24);
          if (down.some(([from, length]) => day >= from && day < from + length)) continue;
          const near = planned.filter(({ date }) => Math.abs(Date.parse(date) - now.getTime()) < 15 * 86_400_000);
          for (const notice of planNotices(committee, near, now, local(now))) {
            const key = noticeKey("OPSG", notice, "channel");
            if (!sent.has(key)) sent.set(key, { on: local(now), notice });
          }
        }
        const isDown = (date: string) => {
          const day = Math.floor((Date.parse(date) - Date.UTC(2022, 0, 1)) / 86_400_000);
          return down.some(([from, length]) => day >= from && day < from + length);
        };
        for (const { id, date } of planned)
          for (const [kind, lead] of [
            ["papers", 7],
            ["agenda", 5],
            ["reminder", 1],
            ["today", 0],
          ] as const) {
            const due = back(date, lead);
            const found = sent.get(noticeKey("OPSG", { meetingId: id, kind, date }, "channel"));
            if (!isDown(due)) expect(found?.on).toBe(due);
            else if (found) {
              expect(found.on > due && found.notice.late).toBe(true);
              expect(found.on <= date).toBe(true);
              if (kind === "reminder" || kind === "papers") expect(found.on < date).toBe(true);
            }
          }
      }),
      { numRuns: 15 },
    );
  });
});
