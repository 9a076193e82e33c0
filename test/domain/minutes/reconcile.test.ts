import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MinutesAction, SaidStatus } from "../../../src/domain/minutes/minutes.js";
import { type KnownAction, reconcile } from "../../../src/domain/minutes/reconcile.js";
import { effectiveTarget, type Target } from "../../../src/domain/target.js";
import { anAction } from "./house.js";
import { after, imported, meetingOf, moved, seenAt } from "./known.js";

const at = (last: Target | null, revised: Target | null, changes: Partial<MinutesAction> = {}) =>
  anAction({ lastTarget: last, revisedTarget: revised, ...changes });

describe("a target in later minutes, after meeting 7 gave 1 October", () => {
  const base = seenAt(7, at("2026-10-01", null));
  test.each<[string, KnownAction, MinutesAction, Target, number]>([
    ["the same", base, at("2026-10-01", null), "2026-10-01", 0],
    ["unknown", base, at(null, null), "2026-10-01", 0],
    ["another", base, at("2026-10-01", "2026-10-15"), "2026-10-15", 1],
    ["to be confirmed", base, at("2026-10-01", "TBC"), "TBC", 1],
    ["moved twice since", base, at("2026-10-08", "2026-10-15"), "2026-10-15", 2],
    ["the same, after chat moved it", moved(base, "2026-09-01", "2026-10-29"), at("2026-10-01", null), "2026-10-29", 1],
    [
      "another, after chat moved it",
      moved(base, "2026-09-01", "2026-10-29"),
      at("2026-10-01", "2026-10-15"),
      "2026-10-15",
      2,
    ],
    ["what chat said", moved(base, "2026-09-01", "2026-10-29"), at("2026-10-01", "2026-10-29"), "2026-10-29", 1],
    [
      "another, but chat moved it after the meeting",
      moved(base, "2026-09-09", "2026-10-29"),
      at(null, "2026-10-15"),
      "2026-10-29",
      2,
    ],
    [
      "another, and chat moved it on the meeting's day",
      moved(base, "2026-09-08", "2026-10-29"),
      at(null, "2026-10-15"),
      "2026-10-15",
      2,
    ],
  ])("%s", (_, known, read, target, moves) => {
    const { targets } = imported(known, 8, read).action;
    expect(effectiveTarget(targets)).toBe(target);
    expect(targets.moves).toBe(moves);
  });
});

test("one that somebody moved on the meeting's day, when its minutes were in the log already, stays in force", () => {
  const draft = imported(seenAt(6, at("2026-10-01", null)), 8, at("2026-10-01", "2026-10-15"));
  const final = imported(moved(draft, meetingOf(8).date, "2026-10-29"), 8, at("2026-10-01", "2026-10-22"));
  expect(final.action.targets).toEqual({ last: "2026-10-22", revised: "2026-10-29", moves: 2 });
});

test("a target that a later edition of the same minutes no longer gives is not what later minutes are compared with", () => {
  const told: [number, MinutesAction][] = [
    [8, at(null, "2026-12-01")],
    [8, at(null, null)],
    [7, at(null, "2026-09-01")],
    [12, at("2026-10-01", "2026-12-01")],
  ];
  const known = told.reduce((one, [number, read]) => imported(one, number, read), seenAt(7, at("2026-10-01", null)));
  expect(effectiveTarget(known.action.targets)).toBe("2026-12-01");
});

test("a date that the draft had wrong is none that was moved: the final puts it right, and that is told", () => {
  const said = (day: string) => anAction({ lastTarget: "2026-09-01", revisedTarget: day });
  const draft = imported(seenAt(6, anAction({ lastTarget: "2026-09-01", revisedTarget: null })), 7, said("2027-10-01"));
  const final = reconcile(draft, said("2026-10-01"), meetingOf(7));
  expect(final.differences).toEqual([
    "LKF 6/01 has the target 1 October 2026 now; their other edition had 1 October 2027.",
  ]);
  const { action, moves } = after(draft, final);
  expect(action.targets).toEqual({ last: "2026-09-01", revised: "2026-10-01", moves: 1 });
  expect(moves.map(({ to, meeting }) => [to, meeting])).toEqual([
    ["2026-09-01", null],
    ["2026-10-01", 7],
  ]);
});

describe("updates in another edition of the same minutes", () => {
  const said = (...texts: string[]) => at("2026-10-01", null, { updates: texts.map((text) => ({ text })) });
  const draft = seenAt(7, said("The plan was shown.", "Two tests failed."));

  test("a reworded one takes the place of its earlier wording, and the difference is told", () => {
    const { changes, differences } = reconcile(
      draft,
      said("The plan was presented.", "Two tests failed."),
      meetingOf(7),
    );
    expect(changes).toEqual([
      {
        kind: "corrected",
        updateId: "The plan was shown.",
        from: "The plan was shown.",
        to: "The plan was presented.",
      },
    ]);
    expect(differences).toEqual([
      "LKF 6/01: an update now reads “The plan was presented.”; it was “The plan was shown.”.",
    ]);
  });

  test("one more is added, one that is gone stays and is told", () => {
    expect(
      reconcile(draft, said("The plan was shown.", "Two tests failed.", "A third ran."), meetingOf(7)).changes,
    ).toEqual([{ kind: "updated", text: "A third ran.", meeting: 7 }]);
    const { changes, differences } = reconcile(draft, said("Two tests failed."), meetingOf(7));
    expect(changes).toEqual([]);
    expect(differences).toEqual(["LKF 6/01 has no longer the update “The plan was shown.”; the log keeps it."]);
  });

  test("later minutes correct nothing of earlier ones", () => {
    expect(reconcile(draft, said("The plan was presented."), meetingOf(8)).changes).toEqual([
      { kind: "updated", text: "The plan was presented.", meeting: 8 },
    ]);
  });
});

describe("a status in later minutes", () => {
  const open = seenAt(7, at("2026-10-01", null));
  const proposed: KnownAction = {
    ...open,
    action: { ...open.action, status: "completion proposed" },
    steppedOn: "2026-09-01",
  };
  const since: KnownAction = { ...proposed, steppedOn: "2026-09-20" };
  const withdrawn: KnownAction = {
    ...open,
    action: { ...open.action, status: "withdrawn" },
    steppedOn: "2026-09-01",
    decidedOn: "2026-09-01",
  };
  const reopened: KnownAction = { ...open, steppedOn: "2026-09-20", decidedOn: "2026-09-20" };
  const proposedAgain: KnownAction = { ...since, steppedOn: "2026-09-21", decidedOn: "2026-09-20" };
  const closed = seenAt(7, at("2026-10-01", null, { status: "closed" }));
  test.each<[string, KnownAction, SaidStatus | null, string, number]>([
    ["closed closes what is open", open, "closed", "closed", 0],
    ["closed closes what was proposed", proposed, "closed", "closed", 0],
    [
      "closed closes what was proposed after that meeting: the committee's agreement outranks it",
      since,
      "closed",
      "closed",
      0,
    ],
    [
      "closed leaves what was reopened and proposed again since, and says so",
      proposedAgain,
      "closed",
      "completion proposed",
      1,
    ],
    ["closed leaves what was withdrawn", withdrawn, "closed", "withdrawn", 0],
    ["closed leaves what was reopened after that meeting, and says so", reopened, "closed", "open", 1],
    ["open has what earlier minutes closed open again, and says so", closed, "open", "open", 1],
    ["open leaves what was proposed, and says so", proposed, "open", "completion proposed", 1],
    ["nothing said changes nothing", open, null, "open", 0],
  ])("%s", (_, known, status, now, differences) => {
    const read = at("2026-10-01", null, { status });
    const result = reconcile(known, read, meetingOf(8));
    expect(after(known, result).action.status).toBe(now);
    expect(result.differences).toHaveLength(differences);
  });
});

describe("another wording", () => {
  const known = seenAt(7, at("2026-10-01", null, { reference: "LKF 6/01" }));
  const other = at("2026-10-01", null, { text: "The Rope Board to mend two ladders." });
  test("of the same meeting's final corrects it", () => {
    expect(reconcile(known, other, meetingOf(7)).changes).toEqual([{ kind: "reworded", text: other.text }]);
  });
  test("of a later meeting is told, and the log stands", () => {
    const { changes, differences } = reconcile(known, other, meetingOf(8));
    expect(changes).toEqual([]);
    expect(differences).toHaveLength(1);
  });
  test("does not overwrite what the Secretary reworded", () => {
    const reworded = { ...known, action: { ...known.action, text: "The Rope Board to buy a ladder." } };
    expect(reconcile(reworded, other, meetingOf(7)).changes).toEqual([]);
    expect(reconcile(reworded, at("2026-10-01", null), meetingOf(8)).differences).toEqual([]);
  });
});

const target = fc.option(fc.constantFrom<Target>("2026-09-01", "2026-10-01", "2026-11-01", "2026-12-01", "TBC"), {
  nil: null,
});
const edition = fc.record({
  number: fc.integer({ min: 7, max: 12 }),
  read: fc
    .record({
      lastTarget: target,
      revisedTarget: target,
      status: fc.constantFrom<SaidStatus | null>("open", "closed", "completion proposed", null),
      text: fc.constantFrom("To row.", "To sail."),
      updates: fc.subarray([{ text: "One." }, { text: "Two." }, { text: "Three." }]),
    })
    .map((changes) => anAction(changes)),
});
/** Minutes of meetings in any order, with moves in chat between. */
const story = fc.array(
  fc.oneof(edition, fc.record({ day: fc.constantFrom("2026-09-01", "2026-10-01", "2026-11-01"), to: target })),
  { minLength: 1, maxLength: 8 },
);

const tell = (steps: typeof story extends fc.Arbitrary<infer T> ? T : never): KnownAction =>
  steps.reduce<KnownAction>(
    (known, step) =>
      "read" in step
        ? imported(known, step.number, step.read)
        : step.to === null
          ? known
          : moved(known, step.day, step.to),
    seenAt(7, at("2026-10-01", null)),
  );

describe("whatever was imported and said before", () => {
  test("the same minutes again change nothing and have nothing new to remember", () => {
    fc.assert(
      fc.property(story, edition, (steps, { number, read }) => {
        const known = imported(tell(steps), number, read);
        expect(reconcile(known, read, meetingOf(number))).toEqual({ changes: [], differences: [], said: null });
      }),
      { numRuns: 1_000 },
    );
  });

  test("older minutes change neither the status nor the target in force", () => {
    fc.assert(
      fc.property(story, edition, (steps, { number, read }) => {
        const known = imported(tell(steps), 12, at("2026-10-01", "2026-12-01"));
        // Where people moved it too, it is as if all had come in their order: what 12 repeats of these is no move.
        fc.pre(number < 12 && known.moves.every(({ source }) => source === "minutes"));
        const now = imported(known, number, read);
        expect(now.action.status).toBe(known.action.status);
        expect(effectiveTarget(now.action.targets)).toBe(effectiveTarget(known.action.targets));
      }),
      { numRuns: 1_000 },
    );
  });

  test("no move, no paragraph and no wording of the log is lost, and none is counted twice", () => {
    fc.assert(
      fc.property(story, edition, (steps, { number, read }) => {
        const known = tell(steps);
        const done = reconcile(known, read, meetingOf(number));
        const now = after(known, done);
        const people = known.moves.filter(({ source }) => source !== "minutes");
        expect(now.moves.map(({ to }) => to)).toEqual(expect.arrayContaining(people.map(({ to }) => to)));
        for (const [index, { from }] of now.moves.entries()) expect(from).toBe(now.moves[index - 1]?.to ?? null);
        expect(now.action.targets.moves).toBe(now.moves.length - 1);
        const corrected = done.changes.flatMap((change) => (change.kind === "corrected" ? [change.from] : []));
        const carried = done.changes.flatMap((change) =>
          change.kind === "carried" || (change.kind === "corrected" && change.to === null) ? [change.updateId] : [],
        );
        const kept = [...now.paragraphs.map(({ text }) => text), ...corrected];
        expect(kept).toEqual(expect.arrayContaining(known.paragraphs.map(({ text }) => text)));
        const stays = known.paragraphs.map(({ id }) => id).filter((id) => !carried.includes(id));
        expect(now.paragraphs.slice(0, stays.length).map(({ id }) => id)).toEqual(stays);
        expect(new Set(now.paragraphs.map(({ text, meeting }) => `${meeting} ${text}`)).size).toBe(
          now.paragraphs.length,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test("a target said in chat after a meeting stays in force whatever its minutes say", () => {
    fc.assert(
      fc.property(story, edition, target, (steps, { number, read }, to) => {
        fc.pre(to !== null);
        const known = moved(tell(steps), "2026-12-24", to ?? "TBC");
        fc.pre(known.moves.at(-1)?.day === "2026-12-24");
        expect(effectiveTarget(imported(known, number, read).action.targets)).toBe(to);
      }),
      { numRuns: 1_000 },
    );
  });
});
