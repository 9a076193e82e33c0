import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action } from "../../../src/domain/action.js";
import { type DigestFacts, makeDigest, openIn } from "../../../src/domain/digest/digest.js";
import { digestDue } from "../../../src/domain/digest/due.js";
import { type Life, trendOf, wasOpen, wasOverdue } from "../../../src/domain/digest/trend.js";
import { DEFAULT_POLICY } from "../../../src/domain/reminders/policy.js";
import type { Target } from "../../../src/domain/target.js";
import { workingDaysOf } from "../../../src/domain/working-days.js";

const action = (sequence: number, target: Target, moves = 0): Action => ({
  id: `a${sequence}`,
  committeeId: "c",
  reference: { committee: "OPSG", meeting: 64, sequence },
  text: "Something",
  ownerIds: ["p"],
  dateRaised: "2022-02-08",
  targets: { last: target === "TBC" ? null : target, revised: target === "TBC" ? "TBC" : null, moves },
  status: "open",
  closedAt: null,
  agendaItem: null,
  link: null,
  version: 1,
});

const NOTHING: DigestFacts = {
  today: "2022-03-08",
  nextMain: "2022-04-12",
  since: null,
  spread: { overdue: 0, soon: 0, later: 0, undated: 0 },
  awaiting: 0,
  raised: 0,
  closed: 0,
  parties: [],
  mostOverdue: [],
  mostMoved: [],
  silent: { count: 0, first: [] },
  unanswered: [],
  unreachable: [],
  undelivered: 0,
  trend: [],
};
const spread = (overdue: number, soon = 0, later = 0, undated = 0) => ({ overdue, soon, later, undated });

describe("the digest", () => {
  it("of an empty log is calm", () => {
    expect(makeDigest(NOTHING)).toMatchObject({ open: 0, calm: true, parties: [], mostOverdue: [] });
  });

  it.each<[string, Partial<DigestFacts>]>([
    ["an overdue action", { spread: spread(1) }],
    ["an action without a date", { spread: spread(0, 0, 0, 1) }],
    ["a completion that awaits agreement", { awaiting: 1 }],
    ["an action nobody speaks of", { silent: { count: 1, first: [] } }],
    ["reminders unanswered", { unanswered: [{ action: action(1, "2022-02-01"), partyId: "p", times: 3 }] }],
    ["an owner who cannot be reached", { unreachable: [{ partyId: "p", why: "it has no contact" }] }],
    ["a message that was not delivered", { undelivered: 1 }],
  ])("with %s is not calm", (_, facts) => {
    expect(makeDigest({ ...NOTHING, ...facts }).calm).toBe(false);
  });

  it("that has only what is on time is calm", () => {
    expect(makeDigest({ ...NOTHING, spread: spread(0, 2, 3) })).toMatchObject({ open: 5, calm: true });
  });

  it("ranks parties by what is overdue, then by what is open; those with nothing open are left out", () => {
    const parties = [
      { partyId: "a", ...spread(1, 5) },
      { partyId: "b", ...spread(3) },
      { partyId: "c", ...spread(1, 6) },
      { partyId: "d", ...spread(0) },
      { partyId: "e", ...spread(0, 0, 0, 1) },
    ];
    expect(makeDigest({ ...NOTHING, parties }).parties.map(({ partyId }) => partyId)).toEqual(["b", "c", "a", "e"]);
  });

  it("says by how many days an action is late, and never names one that is due today or has no date", () => {
    const mostOverdue = [action(1, "2022-03-01"), action(2, "2022-03-08"), action(3, "TBC")];
    expect(makeDigest({ ...NOTHING, mostOverdue }).mostOverdue).toEqual([{ action: mostOverdue[0], days: 7 }]);
  });

  it("names as often moved what was moved twice or more", () => {
    const mostMoved = [2, 1, 0].map((moves) => ({ action: action(moves, "2022-03-01", moves), first: null }));
    expect(makeDigest({ ...NOTHING, mostMoved }).mostMoved).toEqual([mostMoved[0]]);
  });

  it("the parts add up to the whole", () => {
    const part = fc.nat(1_000);
    fc.assert(
      fc.property(fc.record({ overdue: part, soon: part, later: part, undated: part }), (one) => {
        const { open, spread: told } = makeDigest({ ...NOTHING, spread: one });
        expect(open).toBe(told.overdue + told.soon + told.later + told.undated);
      }),
    );
  });
});

const day = (n: number) =>
  `2022-${String(1 + Math.floor(n / 28)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`;
const MEETINGS = [20, 60, 100, 140].map((n, index) => ({ meeting: 60 + index, date: day(n) }));
const NOW = day(150);

const lives: fc.Arbitrary<Life & { since: boolean }> = fc
  .record({
    raised: fc.nat(149),
    ended: fc.option(fc.nat(149)),
    reopened: fc.boolean(),
    first: fc.option(fc.nat(300)),
    moved: fc.option(fc.tuple(fc.nat(149), fc.option(fc.nat(300)))),
  })
  .map(({ raised, ended, reopened, first, moved }) => {
    const end = ended === null ? null : Math.max(ended, raised);
    const move = moved === null ? null : { on: Math.max(moved[0], raised), to: moved[1] };
    const target = (n: number | null): Target => (n === null ? "TBC" : day(n));
    const steps = [
      ...(end === null ? [] : [{ on: day(end), open: false }]),
      ...(end !== null && reopened ? [{ on: day(Math.min(end + 3, 149)), open: true }] : []),
    ];
    const targets = [
      { on: day(raised), to: target(first) },
      ...(move === null ? [] : [{ on: day(move.on), to: target(move.to) }]),
    ];
    const last = Math.max(raised, end === null ? 0 : end + (reopened ? 3 : 0), move?.on ?? 0);
    return { raised: day(raised), steps, targets, since: day(last) >= (MEETINGS[0]?.date ?? "") };
  });

describe("open and overdue at each meeting", () => {
  it("is what following every action through its whole life would tell", () => {
    fc.assert(
      fc.property(fc.array(lives, { maxLength: 40 }), (all) => {
        const now = (life: Life): Target | null => (wasOpen(life, NOW) ? (life.targets.at(-1)?.to ?? "TBC") : null);
        const counts = new Map<Target, number>();
        for (const target of all.map(now)) if (target !== null) counts.set(target, (counts.get(target) ?? 0) + 1);
        const told = trendOf(
          MEETINGS,
          [...counts].map(([target, count]) => ({ target, count })),
          all.filter(({ since }) => since).map((life) => ({ life, target: now(life) })),
        );
        expect(told).toEqual(
          MEETINGS.map(({ meeting, date }) => ({
            meeting,
            date,
            open: all.filter((life) => wasOpen(life, date)).length,
            overdue: all.filter((life) => wasOverdue(life, date)).length,
          })),
        );
      }),
    );
  });

  it("counts by the target that was in force then, and what was closed at a meeting as closed", () => {
    const life: Life = {
      raised: "2022-01-01",
      steps: [{ on: "2022-04-01", open: false }],
      targets: [
        { on: "2022-01-01", to: "2022-01-15" },
        { on: "2022-02-10", to: "2022-05-01" },
      ],
    };
    expect(["2022-01-15", "2022-02-01", "2022-03-01"].map((on) => wasOverdue(life, on))).toEqual([false, true, false]);
    expect([wasOpen(life, "2021-12-31"), wasOpen(life, "2022-03-31"), wasOpen(life, "2022-04-01")]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe("the Chair’s digest before a main meeting on Tuesday 12 April 2022", () => {
  const due = async (now: string, digestLead: number | null = 5) =>
    digestDue(
      { ...DEFAULT_POLICY, digestLead },
      "Europe/London",
      await workingDaysOf("GB-ENG"),
      "2022-04-12",
      Date.parse(now),
    );

  it.each([
    ["is not owed the day before its day", "2022-04-04T10:00:00Z", null],
    ["is owed from 09:00 on the fifth working day before it", "2022-04-05T08:00:00Z", "2022-04-12"],
    ["is not owed before 09:00", "2022-04-05T07:59:00Z", null],
    ["is not owed at the weekend", "2022-04-09T10:00:00Z", null],
    ["is owed late, while it is still of use", "2022-04-11T10:00:00Z", "2022-04-12"],
    ["is not owed on the day itself", "2022-04-12T10:00:00Z", null],
  ])("%s", async (_, now, expected) => {
    expect(await due(now)).toBe(expected);
  });

  it("is never owed where it is switched off", async () => {
    expect(await due("2022-04-11T10:00:00Z", null)).toBeNull();
  });
});

it("an open action is in exactly one part", () => {
  expect(openIn(spread(1, 2, 3, 4))).toBe(10);
});
