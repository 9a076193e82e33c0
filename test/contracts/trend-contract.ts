import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../src/app/ports.js";
import type { Action } from "../../src/domain/action.js";
import { addDays, dayAt, startOfDay } from "../../src/domain/day.js";
import { type TrendPoint, trendOf } from "../../src/domain/digest/trend.js";
import type { Committee, Party } from "../../src/domain/register.js";
import type { Ground, NewGround } from "./ground.js";
import { aMove, anAction, anAudit, doing, found, newId } from "./samples.js";

const FIRST = "2022-01-01";
const ZONE = "Europe/London";
/** Meetings that are shown, on either side of the clocks going forward; the committee met before them, too. */
const MEETINGS = [40, 70, 100, 130].map((day, n) => ({ meeting: 64 + n, date: addDays(FIRST, day) }));
const DAYS = 150;

type Step = { at: Date; did: "closed" | "withdrawn" | "reopened"; meeting: number | null };
/** What the log recorded of an action. */
type Told = {
  raised: string;
  meeting: number;
  steps: Step[];
  moves: { at: Date; to: string; undone: boolean }[];
  /** Closed by minutes, without a step. */
  unseen: number | null;
  owners: number[];
};

/** Midnight and 23:00 among them, at which a day of the committee's begins in winter and in summer. */
const instants = fc
  .record({
    day: fc.oneof(fc.nat(DAYS), fc.constantFrom(40, 41, 99, 100, 101, 131)),
    time: fc.constantFrom("00:00:00", "09:30:00", "22:59:59", "23:00:00", "23:59:59"),
  })
  .map(({ day, time }) => new Date(`${addDays(FIRST, day)}T${time}Z`));

const told: fc.Arbitrary<Told> = fc
  .record({
    day: fc.nat(DAYS),
    steps: fc.array(fc.tuple(instants, fc.boolean(), fc.option(fc.integer({ min: 60, max: 67 }))), { maxLength: 3 }),
    moves: fc.array(fc.tuple(instants, fc.option(fc.nat(200)), fc.boolean()), { maxLength: 3 }),
    unseen: fc.option(fc.integer({ min: 60, max: 67 }), { freq: 6 }),
    owners: fc.subarray([0, 1]),
  })
  .map(({ day, steps, moves, unseen, owners }) => {
    const raised = addDays(FIRST, day);
    const from = startOfDay(raised, ZONE).getTime();
    const later = (at: Date): Date => new Date(Math.max(at.getTime(), from));
    const inOrder = <T>(list: T[], at: (one: T) => Date): T[] => list.toSorted((a, b) => +at(a) - +at(b));
    return {
      raised,
      meeting: MEETINGS.find(({ date }) => date >= raised)?.meeting ?? 68,
      // An ended action can only be reopened, an open one only end. Closing may be agreed by an earlier meeting.
      steps: inOrder(steps, ([at]) => at).map(([at, agreed, meeting], n) => ({
        at: later(at),
        did: n % 2 ? ("reopened" as const) : agreed ? ("closed" as const) : ("withdrawn" as const),
        meeting: n % 2 === 0 && agreed ? meeting : null,
      })),
      moves: inOrder(moves, ([at]) => at).map(([at, to, undone]) => ({
        at: later(at),
        to: to === null ? "TBC" : addDays(FIRST, to),
        undone,
      })),
      unseen: steps.length === 0 ? unseen : null,
      owners,
    };
  })
  // Before the meetings that are shown it would be in none of them: raised and closed by what is not told.
  .map((one) => (one.raised < "2022-02-10" ? { ...one, meeting: 60 } : one));

const targetOf = ({ moves }: Told): string => moves.findLast(({ undone }) => !undone)?.to ?? "TBC";

const isOpenAt = ({ raised, steps, unseen }: Told, day: string): boolean => {
  const agreed = (number: number | null) => MEETINGS.find((one) => one.meeting === number)?.date;
  if (raised > day) return false;
  if (unseen !== null) return (agreed(unseen) ?? raised) > day;
  const last = steps.findLast((step) => (agreed(step.meeting) ?? dayAt(step.at, ZONE)) <= day);
  return last === undefined || last.did === "reopened";
};

const isLateAt = (one: Told, day: string): boolean => {
  const moves = one.moves.filter(({ undone }) => !undone);
  const target = (moves.findLast(({ at }) => dayAt(at, ZONE) <= day) ?? moves[0])?.to ?? "TBC";
  return isOpenAt(one, day) && target !== "TBC" && target < day;
};

/** The naive reading: every action is followed through its whole life. */
const followed = (log: readonly Told[]): TrendPoint[] =>
  MEETINGS.map(({ meeting, date }) => ({
    meeting,
    date,
    open: log.filter((one) => isOpenAt(one, date)).length,
    overdue: log.filter((one) => isLateAt(one, date)).length,
  }));

const write = (store: Store, committee: Committee, parties: readonly Party[], log: readonly Told[]) =>
  doing(store, async (tx) => {
    for (const [n, one] of log.entries()) {
      const last = one.steps.at(-1);
      const ended = last !== undefined && last.did !== "reopened" ? last.did : one.unseen === null ? null : "closed";
      const to = targetOf(one);
      const changes: Partial<Action> = {
        reference: { committee: committee.code, meeting: one.meeting, sequence: n + 1 },
        dateRaised: one.raised,
        ownerIds: one.owners.map((owner) => parties[owner]?.id ?? ""),
        targets: { last: to === "TBC" ? null : to, revised: to === "TBC" ? "TBC" : null, moves: 0 },
        status: ended ?? "open",
        closedAt: ended === "closed" ? (one.unseen ?? last?.meeting ?? 60) : null,
      };
      const action = anAction(committee, n + 1, changes);
      const raised = anAudit(action, { did: "imported" });
      await tx.actions.insert(action);
      await tx.audit(raised);
      for (const { at, to: target, undone } of one.moves) {
        const id = newId();
        await tx.actions.addMove(aMove(action, { id, at, to: target }), raised.id);
        if (undone) await tx.actions.withdrawMoves([id]);
      }
      for (const step of one.steps) await tx.audit(anAudit(action, step));
    }
  });

/** Open and overdue at each meeting, on one engine. */
export const trendContract = (engine: string, newGround: NewGround): void => {
  describe(`open and overdue at each meeting, on ${engine}`, () => {
    let ground: Ground;
    let store: Store;
    beforeAll(async () => {
      ground = await newGround();
      store = await ground.open();
    });
    afterAll(() => ground.done());

    const held = MEETINGS.map((one) => ({
      ...one,
      begins: startOfDay(one.date, ZONE),
      over: startOfDay(addDays(one.date, 1), ZONE),
    }));

    it("is what following every action through its whole life would tell, for the log and for an owner", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 25 }), async (log) => {
          const { committee, parties } = await found(store, "NetCo", "GridCo");
          await write(store, committee, parties, log);
          expect(trendOf(MEETINGS, await store.actions.trend(committee.id, held))).toEqual(followed(log));
          const [own] = parties;
          expect(trendOf(MEETINGS, await store.actions.trend(committee.id, held, [own?.id ?? ""]))).toEqual(
            followed(log.filter(({ owners }) => owners.includes(0))),
          );
        }),
        { numRuns: 15 },
      );
    });

    it("is nothing before the first meeting", async () => {
      const { committee } = await found(store, "NetCo");
      expect(await store.actions.trend(committee.id, [])).toEqual([]);
    });
  });
};
