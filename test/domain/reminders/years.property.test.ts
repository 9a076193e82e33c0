import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { addDays, type Day, dayAt, startOfDay } from "../../../src/domain/day.js";
import { daysUnlike, movedTo, putBack } from "../../../src/domain/reminders/changed-policy.js";
import {
  type Delivered,
  type Owed,
  planReminders,
  type Remindable,
  type Reminding,
} from "../../../src/domain/reminders/plan.js";
import { DEFAULT_POLICY, DROPPABLE, type ReminderPolicy } from "../../../src/domain/reminders/policy.js";
import { simulateReminders } from "../../../src/domain/reminders/simulate.js";
import { daysOfRule } from "../../../src/domain/series.js";
import type { Target } from "../../../src/domain/target.js";
import { stepWorkingDays, type WorkingDays, workingDaysOf } from "../../../src/domain/working-days.js";
import { aCommittee, anAction } from "./ground.js";
import { type Naive, naiveTick, wall } from "./naive.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const PLACES = [
  ["Europe/London", "GB-ENG"],
  ["America/New_York", "US"],
  ["Pacific/Auckland", "NZ"],
] as const;
type Place = { zone: string; isWorkingDay: WorkingDays };
const places: Place[] = [];
const meetings = daysOfRule("FREQ=MONTHLY;BYDAY=2TU", null, "2018-06-01", "2030-12-31");

beforeAll(async () => {
  for (const [zone, calendar] of PLACES) places.push({ zone, isWorkingDay: await workingDaysOf(calendar) });
});

const anyPlace = fc.nat({ max: PLACES.length - 1 });
const anyDay = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 365 * 9 }).map((days) => addDays("2020-01-01", days)) },
  // About clock changes, Easter, the one-off bank holidays, the turn of a year.
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          "2022-03-27",
          "2022-10-30",
          "2022-03-13",
          "2022-11-06",
          "2022-04-15",
          "2022-06-02",
          "2022-09-19",
          "2023-05-08",
          "2024-12-25",
        ),
        fc.integer({ min: -20, max: 20 }),
      )
      .map(([day, by]) => addDays(day, by)),
  },
);
const anyPolicy: fc.Arbitrary<ReminderPolicy> = fc.oneof(
  fc.constant(DEFAULT_POLICY),
  fc.record({
    before: fc
      .uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 4 })
      .map((days) => days.toSorted((a, b) => b - a)),
    overdueFirst: fc.integer({ min: 1, max: 4 }),
    overdueEvery: fc.integer({ min: 1, max: 8 }),
    tbcLead: fc.integer({ min: 1, max: 15 }),
    from: fc.constantFrom("07:30", "09:00", "12:15"),
    until: fc.constantFrom("13:30", "17:00"),
    listMoreThan: fc.constant(5),
    digestLead: fc.constant(null),
    dropped: fc.subarray([...DROPPABLE]),
  }),
);
/** How long until the next tick: at once again, by the minute, by the hour, or after the bot was down for days or weeks. */
const anyGap = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 90 }).map((n) => n * MINUTE),
  fc.integer({ min: 1, max: 30 }).map((n) => n * HOUR),
  fc.integer({ min: 1, max: 20 }).map((n) => n * DAY + 37 * MINUTE),
);

type Story = {
  place: number;
  target: Target;
  day: Day;
  recordedBefore: number;
  policy: ReminderPolicy;
  gaps: number[];
};
const story: fc.Arbitrary<Story> = fc.record({
  place: anyPlace,
  target: fc.oneof({ weight: 5, arbitrary: anyDay }, { weight: 1, arbitrary: fc.constant("TBC") }),
  day: anyDay,
  recordedBefore: fc.integer({ min: -10 * 24, max: 60 * 24 }),
  policy: anyPolicy,
  gaps: fc.array(anyGap, { minLength: 5, maxLength: 60 }),
});

/** Where the clock starts: about a month before the target, so that its stages are ahead; for TBC, on any day. */
const begin = ({ target, day }: Story, zone: string): Date =>
  startOfDay(target === "TBC" ? day : addDays(target, -25), zone);

const setUp = (
  told: Story,
): { committee: Reminding; remindable: Remindable; naive: Naive; start: number; place: Place } => {
  const place = places[told.place] as Place;
  const start = begin(told, place.zone).getTime();
  const recorded = new Date(start - told.recordedBefore * HOUR);
  return {
    place,
    start,
    committee: aCommittee({ ...place, policy: told.policy, mainMeetings: meetings }),
    remindable: anAction(told.target, { recorded: recorded.toISOString() }),
    naive: { ...place, policy: told.policy, meetings, target: told.target, recorded },
  };
};

/** One tick: what it sends, which it adds to what was delivered. */
const tick = (committee: Reminding, remindable: Remindable, delivered: Delivered[], at: number) => {
  const now = new Date(at);
  const owed = planReminders(committee, [remindable], delivered, now);
  for (const { to } of owed) for (const { key } of to) delivered.push({ key, at: now });
  return owed;
};

const nameOf = (key: string): string => key.split("|").slice(1, 3).join("|");

describe("reminders over years of dates, in three countries", () => {
  it("go as a second, naive reading of the rules has it, whatever ticks are missed, doubled or late", () => {
    let sends = 0;
    fc.assert(
      fc.property(story, (told) => {
        const { committee, remindable, naive, start } = setUp(told);
        const delivered: Delivered[] = [];
        const sent = new Set<string>();
        let at = start;
        for (const gap of told.gaps) {
          const expected = naiveTick(naive, sent, new Date(at));
          const owed = tick(committee, remindable, delivered, at);
          expect(owed.map(({ to, late }) => ({ sends: nameOf(to[0]?.key ?? ""), late }))).toEqual(
            expected ? [expected] : [],
          );
          if (expected) sent.add(expected.sends);
          sends += owed.length;
          at += gap;
        }
      }),
      { numRuns: 400 },
    );
    expect(sends).toBeGreaterThan(100);
  });

  it("the preview lists what ticking every quarter of an hour sends, each at the committee's 09:00 in summer and in winter", () => {
    let listed = 0;
    fc.assert(
      fc.property(story, fc.integer({ min: 20, max: 60 }), (told, days) => {
        const { committee, remindable, naive, start, place } = setUp({ ...told, recordedBefore: 1 });
        const to = new Date(start + days * DAY);
        const foreseen = simulateReminders(committee, [remindable], { from: new Date(start), to });
        const sent = new Set<string>();
        const ticked: string[] = [];
        for (let at = start; at <= to.getTime(); at += 15 * MINUTE) {
          const one = naiveTick(naive, sent, new Date(at));
          if (!one) continue;
          sent.add(one.sends);
          ticked.push(`${wall(new Date(at), place.zone)} ${one.sends} ${one.late}`);
        }
        expect(
          foreseen.map(({ at, owed }) => `${wall(at, place.zone)} ${nameOf(owed.to[0]?.key ?? "")} ${owed.late}`),
        ).toEqual(ticked);
        for (const { at } of foreseen) expect(wall(at, place.zone).slice(11)).toBe(`${told.policy.from}:00`);
        listed += foreseen.length;
      }),
      { numRuns: 25 },
    );
    expect(listed).toBeGreaterThan(20);
  });

  it("the preview of a log under way, with what went and who rests, lists what is owed at once and what then goes", () => {
    let atOnce = 0;
    fc.assert(
      fc.property(
        story,
        fc.integer({ min: 1, max: 9 }),
        fc.option(fc.integer({ min: -3, max: 12 }), { nil: null }),
        fc.option(
          fc.record({
            stage: fc.constantFrom("before-5", "before-1", ...DROPPABLE),
            before: fc.integer({ min: 0, max: 72 }),
          }),
          {
            nil: null,
          },
        ),
        (told, days, rest, back) => {
          const { committee: as, remindable, start } = setUp(told);
          const delivered: Delivered[] = [];
          let at = start;
          for (const gap of told.gaps) {
            tick(as, remindable, delivered, at);
            at += gap;
          }
          // At one o'clock every policy lets reminders go.
          at = startOfDay(dayAt(new Date(at), as.zone), as.zone).getTime() + DAY + 13 * HOUR;
          const putBack = back ? { [back.stage]: new Date(at - back.before * HOUR).toISOString() } : {};
          const committee = { ...as, policy: { ...as.policy, putBack } };
          const until = addDays(dayAt(new Date(at), as.zone), rest ?? 0);
          const snoozes = rest === null ? [] : [{ personId: "ann", until }];
          const to = at + days * DAY;
          const known = { ...remindable, snoozes, delivered: [...delivered] };
          const foreseen = simulateReminders(committee, [known], { from: new Date(at), to: new Date(to) });
          const sends: string[] = [];
          const say = (instant: Date, owed: Owed) =>
            `${wall(instant, as.zone)} ${nameOf(owed.to[0]?.key ?? "")} ${owed.late}`;
          // At the very beginning, and then by the quarter of an hour.
          const quarters = Array.from({ length: Math.ceil((to - at) / (15 * MINUTE)) + 1 }, (_, n) => n * 15 * MINUTE);
          const first = Math.ceil(at / (15 * MINUTE)) * 15 * MINUTE;
          for (const now of [at, ...quarters.map((after) => first + after)].filter((instant) => instant <= to))
            for (const owed of tick(committee, { ...remindable, snoozes }, delivered, now))
              sends.push(say(new Date(now), owed));
          expect(foreseen.map((one) => say(one.at, one.owed))).toEqual(sends);
          if (foreseen[0]?.at.getTime() === at) atOnce += 1;
        },
      ),
      { numRuns: 40 },
    );
    expect(atOnce).toBeGreaterThan(0);
  });

  it("a clock that jumps forward and back sends no stage twice, and none stays owed once it runs on", () => {
    fc.assert(
      fc.property(story, fc.array(fc.integer({ min: -60 * 24, max: 60 * 24 }), { maxLength: 12 }), (told, jumps) => {
        const { committee, remindable, naive, start } = setUp({ ...told, recordedBefore: 1 });
        const delivered: Delivered[] = [];
        let at = start;
        for (const [index, gap] of told.gaps.entries()) {
          tick(committee, remindable, delivered, at);
          at += gap + (jumps[index] ?? 0) * HOUR;
        }
        for (let hour = 0; hour < 24 * 8; hour++) {
          tick(committee, remindable, delivered, at);
          at += HOUR;
        }
        const keys = delivered.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        const sent = new Set(keys.map(nameOf));
        for (let hours = 1; hours <= 72; hours++)
          expect(naiveTick(naive, sent, new Date(at - hours * HOUR))).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it("after a pause or an outage of any length, one action owes each person at most one message", () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 900 }), (told, days) => {
        const { committee, remindable, start } = setUp({ ...told, recordedBefore: 1 });
        const delivered: Delivered[] = [];
        for (let day = 0; day < 3; day++) tick(committee, remindable, delivered, start + day * DAY + 10 * HOUR);
        const before = delivered.length;
        for (let minutes = 0; minutes < 24 * 60; minutes += 10)
          tick(committee, remindable, delivered, start + (3 + days) * DAY + minutes * MINUTE);
        expect(delivered.length - before).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });

  it("another policy never sends again what was sent, nor anything from before it", () => {
    fc.assert(
      fc.property(story, anyPolicy, (told, other) => {
        const { committee, remindable, start } = setUp({ ...told, recordedBefore: 1 });
        const delivered: Delivered[] = [];
        let at = start;
        for (let hours = 0; hours < 24 * 40; hours++, at += HOUR) tick(committee, remindable, delivered, at);
        const last = Math.max(0, ...delivered.map((one) => one.at.getTime()));
        const changed = { ...committee, policy: other };
        for (let hours = 0; hours < 24 * 20; hours++, at += HOUR) {
          for (const { stage } of tick(changed, remindable, delivered, at))
            expect(stage.day >= wall(new Date(last), committee.zone).slice(0, 10)).toBe(true);
        }
        expect(new Set(delivered.map(({ key }) => key)).size).toBe(delivered.length);
      }),
      { numRuns: 12 },
    );
  });

  it("through any changes of the policy each stage goes at most once, none for a moment at which it was no part, none as late, no overdue one sooner than the policy's interval; and the preview from today is what is then sent", () => {
    let sends = 0;
    let foreseen = 0;
    let overdue = 0;
    const anyChange = fc.record({
      after: fc.integer({ min: 0, max: 12 * 24 * 4 }),
      // Whose bank holidays are kept from then on.
      place: fc.option(anyPlace, { nil: null, freq: 3 }),
      before: fc.subarray([10, 7, 5, 3, 2, 1]),
      dropped: fc.subarray([...DROPPABLE], { maxLength: 1 }),
      overdueFirst: fc.constantFrom(1, 1, 2),
      overdueEvery: fc.constantFrom(2, 5),
      tbcLead: fc.constantFrom(10, 10, 7),
      from: fc.constantFrom("07:30", "09:00", "12:15"),
    });
    fc.assert(
      fc.property(story, fc.array(anyChange, { minLength: 1, maxLength: 6 }), (told, changes) => {
        const policy = { ...DEFAULT_POLICY, before: [10, 5, 3, 1] };
        const {
          committee: first,
          remindable,
          start,
        } = setUp({
          ...told,
          policy,
          // Without a date it begins on any day, perhaps after one on which it was to be asked for.
          recordedBefore: told.target === "TBC" ? 1 : 48,
        });
        const delivered: Delivered[] = [];
        let committee = first;
        let at = start;
        const since = new Map<string, number>();
        const run = (until: number): string[] => {
          const went: string[] = [];
          let had = delivered
            .filter(({ key }) => nameOf(key).startsWith("overdue|"))
            .at(-1)
            ?.key.split("|")[2];
          for (; at < until; at += 15 * MINUTE)
            for (const owed of tick(committee, remindable, delivered, at)) {
              const { stage, late } = owed;
              expect(late).toBe(false);
              const moment = startOfDay(stage.day, committee.zone).getTime() + DAY;
              expect(moment).toBeGreaterThan(since.get(stage.name) ?? 0);
              if (stage.name === "overdue") {
                const { isWorkingDay, policy } = committee;
                if (had) expect(stepWorkingDays(isWorkingDay, had, policy.overdueEvery) <= stage.day).toBe(true);
                had = stage.day;
                overdue++;
              }
              went.push(`${wall(new Date(at), committee.zone)} ${nameOf(owed.to[0]?.key ?? "")}`);
            }
          return went;
        };
        for (const { after, place, ...change } of changes) {
          sends += run(at + after * 15 * MINUTE).length;
          const had = committee.policy;
          const now = { ...had, ...change, before: change.before.toSorted((a, b) => b - a) };
          for (const lead of now.before) if (!had.before.includes(lead)) since.set(`before-${lead}`, at);
          committee = { ...committee, policy: putBack({ policy: had, zone: committee.zone }, now, new Date(at)) };
          if (place === null) continue;
          const { isWorkingDay } = places[place] as Place;
          const unlike = daysUnlike(committee.isWorkingDay, isWorkingDay, dayAt(new Date(at), committee.zone));
          committee = {
            ...committee,
            isWorkingDay,
            policy: movedTo(committee, { zone: committee.zone, unlike }, new Date(at)),
          };
        }
        const from = new Date(at);
        const to = new Date(at + 20 * DAY);
        const listed = simulateReminders(committee, [{ ...remindable, delivered: [...delivered] }], { from, to });
        expect(listed.map((one) => `${wall(one.at, committee.zone)} ${nameOf(one.owed.to[0]?.key ?? "")}`)).toEqual(
          run(to.getTime() + 1),
        );
        foreseen += listed.length;
        expect(new Set(delivered.map(({ key }) => key)).size).toBe(delivered.length);
      }),
      { numRuns: 40 },
    );
    expect(sends).toBeGreaterThan(20);
    expect(foreseen).toBeGreaterThan(20);
    expect(overdue).toBeGreaterThan(20);
  });
});
