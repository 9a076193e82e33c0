import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action } from "../../../src/domain/action.js";
import { type DigestFacts, makeDigest, openIn } from "../../../src/domain/digest/digest.js";
import { digestDue } from "../../../src/domain/digest/due.js";
import { type Span, trendOf } from "../../../src/domain/digest/trend.js";
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

describe("open and overdue at each meeting", () => {
  const meetings = [60, 61, 62].map((meeting) => ({ meeting, date: `2022-0${meeting - 57}-08` }));
  const points = (...spans: Span[]) => trendOf(meetings, spans).map(({ open, overdue }) => [open, overdue]);

  it.each<[string, Span[], number[][]]>([
    [
      "nothing",
      [],
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    ],
    [
      "what was open throughout and late from the second",
      [{ open: 0, overdue: 1, until: 3, count: 2 }],
      [
        [2, 0],
        [2, 2],
        [2, 2],
      ],
    ],
    [
      "what was raised for the last one",
      [{ open: 2, overdue: 3, until: 3, count: 1 }],
      [
        [0, 0],
        [0, 0],
        [1, 0],
      ],
    ],
    [
      "what ended at the second and was open again at the third",
      [
        { open: 0, overdue: 0, until: 3, count: 1 },
        { open: 1, overdue: 1, until: 2, count: -1 },
      ],
      [
        [1, 1],
        [0, 0],
        [1, 1],
      ],
    ],
    [
      "a span that is over before it begins",
      [{ open: 2, overdue: 2, until: 1, count: 1 }],
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    ],
  ])("of %s", (_, spans, expected) => {
    expect(points(...spans)).toEqual(expected);
  });
});

describe("the Chair’s digest before a main meeting on Tuesday 12 April 2022", () => {
  const due = async (now: string, digestLead: number | null = 5, since = "2022-01-01T00:00:00Z") =>
    digestDue({ ...DEFAULT_POLICY, digestLead }, "Europe/London", await workingDaysOf("GB-ENG"), "2022-04-12", {
      now: Date.parse(now),
      since: new Date(since),
    });

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

  it("is not owed where its moment was before the committee went live", async () => {
    expect(await due("2022-04-11T10:00:00Z", 5, "2022-04-11T09:00:00Z")).toBeNull();
    expect(await due("2022-04-05T10:00:00Z", 5, "2022-04-05T08:00:00Z")).toBeNull();
    expect(await due("2022-04-05T10:00:00Z", 5, "2022-04-05T07:59:00Z")).toBe("2022-04-12");
  });

  it("is never owed where it is switched off", async () => {
    expect(await due("2022-04-11T10:00:00Z", null)).toBeNull();
  });
});

it("an open action is in exactly one part", () => {
  expect(openIn(spread(1, 2, 3, 4))).toBe(10);
});
