import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, type Day, dayAt, startOfDay } from "../../../src/domain/day.js";
import { daysUnlike, movedTo, putBack } from "../../../src/domain/reminders/changed-policy.js";
import { printKey } from "../../../src/domain/reminders/keys.js";
import { type Delivered, planReminders } from "../../../src/domain/reminders/plan.js";
import { DEFAULT_POLICY, DROPPABLE } from "../../../src/domain/reminders/policy.js";
import { stagesOf } from "../../../src/domain/reminders/stages.js";
import { daysOfRule } from "../../../src/domain/series.js";
import { stepWorkingDays, workingDaysOf } from "../../../src/domain/working-days.js";
import { aCommittee, anAction, england } from "./ground.js";
import { wall } from "./naive.js";

const HALF = 30 * 60_000;
/** How long each story goes on. */
const DAYS = 12;
const ZONES = ["Europe/London", "America/New_York", "Pacific/Auckland", "America/Los_Angeles"] as const;
const meetings = daysOfRule("FREQ=MONTHLY;BYDAY=2TU", null, "2021-06-01", "2023-12-31");

const anyChange = fc.record({
  /** Half hours after the target is recorded. */
  after: fc.nat({ max: 4 * 48 }),
  zone: fc.option(fc.constantFrom(...ZONES), { nil: null }),
  from: fc.constantFrom("07:30", "09:00", "11:00", "12:30", "16:00"),
  before: fc.subarray([10, 7, 5, 3, 1]).map((leads) => leads.toSorted((a, b) => b - a)),
  dropped: fc.subarray([...DROPPABLE], { maxLength: 1 }),
  overdueEvery: fc.constantFrom(2, 5),
  tbcLead: fc.constantFrom(10, 10, 7),
});

it("whatever hours, zones and stages a committee changes to, nothing goes whose day had come before the target was recorded, and nothing twice", () => {
  let sends = 0;
  fc.assert(
    fc.property(
      fc.nat({ max: 300 }).map((days) => addDays("2022-01-10", days)),
      fc.boolean(),
      // Recorded on the day of a stage, about or after its hour.
      fc.constantFrom(10, 5, 1, -1),
      fc.integer({ min: 17, max: 32 }),
      fc.array(anyChange, { minLength: 1, maxLength: 5 }),
      (day, isTbc, lead, half, changes) => {
        let committee = aCommittee({ mainMeetings: meetings });
        const target = isTbc ? (meetings.find((one) => one > day) ?? day) : day;
        const stageDay = stepWorkingDays(england, target, isTbc ? -10 : -lead);
        const recorded = startOfDay(stageDay, committee.zone).getTime() + half * HALF + HALF / 2;
        const start = recorded - HALF / 2 - 48 * HALF;
        const action = anAction(isTbc ? "TBC" : target, { recorded: new Date(recorded).toISOString() });
        const delivered: Delivered[] = [];
        const came = new Map<Day, number>();
        for (let at = start; at < start + DAYS * 48 * HALF; at += HALF) {
          const now = new Date(at);
          for (const { zone, after: _, ...change } of changes.filter((one) => start + (48 + one.after) * HALF === at)) {
            const before = { policy: committee.policy, zone: committee.zone };
            committee = { ...committee, policy: putBack(before, { ...before.policy, ...change }, now) };
            if (zone === null) continue;
            committee = { ...committee, policy: movedTo(committee, { zone, unlike: null }, now), zone };
          }
          // A day has come once a clock of the committee's showed its hour, whichever it was then.
          const [today = "", time = ""] = wall(now, committee.zone).split(" ");
          for (let day = time >= committee.policy.from ? today : addDays(today, -1); ; day = addDays(day, -1)) {
            if (came.has(day) || day < addDays(stageDay, -30)) break;
            came.set(day, at);
          }
          if (at < recorded) continue;
          for (const { stage, to } of planReminders(committee, [action], delivered, now)) {
            expect(came.get(stage.day)).toBeGreaterThan(recorded);
            delivered.push(...to.map(({ key }) => ({ key, at: now })));
            sends++;
          }
        }
        expect(new Set(delivered.map(({ key }) => key)).size).toBe(delivered.length);
      },
    ),
    { numRuns: 40 },
  );
  expect(sends).toBeGreaterThan(20);
});

const france = await workingDaysOf("FR");
const CALENDARS = { england, france };

const anyMove = fc.record({
  /** Half hours after the start. */
  after: fc.nat({ max: 6 * 48 }),
  zone: fc.option(fc.constantFrom("Europe/London", "Europe/Paris", "America/New_York", "Asia/Tokyo"), { nil: null }),
  from: fc.option(fc.constantFrom("07:30", "09:00", "11:00", "15:00"), { nil: null }),
  calendar: fc.option(fc.constantFrom("england", "france"), { nil: null }),
  /** Half hours before the change in which nothing runs. */
  missed: fc.constantFrom(0, 1, 6, 30),
});

it("whatever hours, zones and bank holidays a committee changes to, and whatever was missed before, nothing is lost that came after the target was recorded", () => {
  let held = 0;
  fc.assert(
    fc.property(
      fc.nat({ max: 300 }).map((days) => addDays("2022-01-10", days)),
      fc.constantFrom(10, 5, 1, 0, -1),
      fc.array(anyMove, { minLength: 1, maxLength: 4 }),
      (target, lead, moves) => {
        let committee = aCommittee();
        const start = startOfDay(stepWorkingDays(england, target, -lead - 2), committee.zone).getTime();
        const recorded = start - 90 * 48 * HALF;
        const action = anAction(target, { recorded: new Date(recorded).toISOString() });
        const delivered: Delivered[] = [];
        const came = new Map<Day, number>();
        const used = new Set([england]);
        for (let at = start; at < start + DAYS * 48 * HALF; at += HALF) {
          const now = new Date(at);
          for (const { zone, from, calendar } of moves.filter(({ after }) => start + (48 + after) * HALF === at)) {
            const before = { policy: committee.policy, zone: committee.zone };
            const policy = putBack(before, { ...before.policy, ...(from === null ? {} : { from }) }, now);
            const isWorkingDay = calendar === null ? committee.isWorkingDay : CALENDARS[calendar];
            const day = dayAt(now, committee.zone);
            const unlike = calendar === null ? null : daysUnlike(committee.isWorkingDay, isWorkingDay, day);
            const to = zone ?? committee.zone;
            const moved = movedTo({ policy, zone: committee.zone }, { zone: to, unlike }, now);
            committee = { ...committee, isWorkingDay, policy: moved, zone: to };
            used.add(isWorkingDay);
          }
          const [today = "", time = ""] = wall(now, committee.zone).split(" ");
          for (let day = time >= committee.policy.from ? today : addDays(today, -1); ; day = addDays(day, -1)) {
            if (came.has(day) || day < addDays(today, -9)) break;
            came.set(day, at);
          }
          if (
            moves.some(
              ({ after, missed }) => at < start + (48 + after) * HALF && at >= start + (48 + after - missed) * HALF,
            )
          )
            continue;
          for (const { to } of planReminders(committee, [action], delivered, now))
            delivered.push(...to.map(({ key }) => ({ key, at: now })));
          if (time < committee.policy.from || time >= committee.policy.until || !committee.isWorkingDay(today))
            continue;
          const newest = [...used].map((isWorkingDay) =>
            stagesOf({ ...committee, policy: DEFAULT_POLICY, isWorkingDay }).newest(target, today),
          );
          const [stage] = newest;
          // What another calendar has on another day is not made up for.
          if (!stage || newest.some((one) => one?.day !== stage.day || one.name !== stage.name)) continue;
          if (came.get(stage.day) === undefined || stage.day <= dayAt(new Date(start), committee.zone)) continue;
          const key = printKey({ reference: "OPSG 64/01", stage: stage.name, date: stage.date, to: "ann" });
          expect(delivered.map((one) => one.key)).toContain(key);
          held++;
        }
        expect(new Set(delivered.map(({ key }) => key)).size).toBe(delivered.length);
      },
    ),
    { numRuns: 60 },
  );
  expect(held).toBeGreaterThan(100);
});

const WEST = "America/New_York";
const LONDON = { policy: DEFAULT_POLICY, zone: "Europe/London" };

/** Raised on 25 January at ten, after the hour of that day's reminder, which was rightly not owed. */
it.each([
  ["at a later hour", (now: Date) => putBack(LONDON, { ...DEFAULT_POLICY, from: "11:00" }, now), LONDON.zone],
  ["by a clock further west", (now: Date) => movedTo(LONDON, { zone: WEST, unlike: null }, now), WEST],
])("a reminder that was not owed when its hour came is not owed %s either", (_, changed, zone) => {
  const policy = changed(new Date("2022-01-28T11:05:00Z"));
  const log = [anAction("2022-02-08", { recorded: "2022-01-25T10:00:00Z" })];
  for (const at of ["2022-01-28T11:06:00Z", "2022-01-28T15:30:00Z"])
    expect(planReminders(aCommittee({ policy, zone }), log, [], new Date(at))).toEqual([]);
});
