import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/domain/day.js";
import { effectiveTarget, firstTargets, moveTarget, type Target, type Targets } from "../../src/domain/target.js";

const target: fc.Arbitrary<Target> = fc.oneof(
  fc.constant("TBC" as const),
  fc.integer({ min: 0, max: 5 }).map((days) => addDays("2022-03-01", days)),
);

const columnsOf = (moves: Target[]): Targets =>
  moves.slice(1).reduce((targets, to) => moveTarget(targets, to) ?? targets, firstTargets(moves[0] ?? "TBC"));

describe("the target columns", () => {
  it.each<[string, Target[], Targets]>([
    ["a first date is the last target", ["2022-03-01"], { last: "2022-03-01", revised: null, moves: 0 }],
    ["none yet is TBC", ["TBC"], { last: null, revised: "TBC", moves: 0 }],
    [
      "the first date after TBC is the last target",
      ["TBC", "2022-03-01"],
      { last: "2022-03-01", revised: null, moves: 1 },
    ],
    ["a second date is revised", ["2022-03-01", "2022-03-02"], { last: "2022-03-01", revised: "2022-03-02", moves: 1 }],
    [
      "a third moves the second into last",
      ["2022-03-01", "2022-03-02", "2022-03-03"],
      { last: "2022-03-02", revised: "2022-03-03", moves: 2 },
    ],
    [
      "TBC keeps the date that was in force",
      ["2022-03-01", "2022-03-02", "TBC"],
      { last: "2022-03-02", revised: "TBC", moves: 2 },
    ],
    [
      "leaving TBC keeps last",
      ["2022-03-01", "TBC", "2022-03-05"],
      { last: "2022-03-01", revised: "2022-03-05", moves: 2 },
    ],
    [
      "back to the first date is a move",
      ["2022-03-01", "2022-03-02", "2022-03-01"],
      { last: "2022-03-02", revised: "2022-03-01", moves: 2 },
    ],
  ])("%s", (_, moves, expected) => {
    expect(columnsOf(moves)).toEqual(expected);
  });

  it("a target equal to the one in force is no move", () => {
    fc.assert(
      fc.property(fc.array(target, { minLength: 1 }), (moves) => {
        const targets = columnsOf(moves);
        expect(moveTarget(targets, effectiveTarget(targets))).toBeUndefined();
      }),
    );
  });

  it("what was said last is in force, and last is never TBC", () => {
    fc.assert(
      fc.property(fc.array(target, { minLength: 1 }), (moves) => {
        const targets = columnsOf(moves);
        expect(effectiveTarget(targets)).toBe(moves.at(-1));
        expect(targets.last).not.toBe("TBC");
        expect(targets.last === null).toBe(moves.every((move) => move === "TBC"));
      }),
    );
  });

  it("every move is counted", () => {
    fc.assert(
      fc.property(fc.array(target, { minLength: 1 }), (moves) => {
        const changes = moves.filter((move, index) => index > 0 && move !== moves[index - 1]).length;
        expect(columnsOf(moves).moves).toBe(changes);
      }),
    );
  });
});
