import type { Day } from "../day.js";
import type { Target } from "../target.js";

/** What became of an action, as far as open and overdue depend on it. Both lists in the order in which it came about. */
export type Life = {
  raised: Day;
  /** Ended (closed, withdrawn) or open again, from a day on. */
  steps: readonly { on: Day; open: boolean }[];
  targets: readonly { on: Day; to: Target }[];
};

/** How many were open, and of these overdue, at the end of a meeting's day. */
export type TrendPoint = { meeting: number; date: Day; open: number; overdue: number };

const lastOn = <T extends { on: Day }>(list: readonly T[], day: Day): T | undefined =>
  list.findLast(({ on }) => on <= day);

export const wasOpen = ({ raised, steps }: Life, day: Day): boolean =>
  raised <= day && (lastOn(steps, day)?.open ?? true);

/** By the target that was in force then; where none was recorded yet, by the first there was. */
export const wasOverdue = (life: Life, day: Day): boolean => {
  const target = (lastOn(life.targets, day) ?? life.targets[0])?.to ?? "TBC";
  return wasOpen(life, day) && target !== "TBC" && target < day;
};

/** How many open actions have each target now. */
export type TargetCount = { target: Target; count: number };

/**
 * Open and overdue at each of some meetings. Most actions have not changed since the first of them and are counted by
 * their target; those that have are followed through their lives.
 * @param now all that are open now, by target
 * @param changed the lives of all that changed since the first meeting, with what each is now (null: not open)
 */
export const trendOf = (
  meetings: readonly { meeting: number; date: Day }[],
  now: readonly TargetCount[],
  changed: readonly { life: Life; target: Target | null }[],
): TrendPoint[] => {
  const count = (counts: readonly TargetCount[], chosen: (target: Target) => boolean): number =>
    counts.reduce((sum, one) => sum + (chosen(one.target) ? one.count : 0), 0);
  const moved = changed.flatMap(({ target }) => (target === null ? [] : [{ target, count: 1 }]));
  const still = (chosen: (target: Target) => boolean): number => count(now, chosen) - count(moved, chosen);
  return meetings.map(({ meeting, date }) => ({
    meeting,
    date,
    open: still(() => true) + changed.filter(({ life }) => wasOpen(life, date)).length,
    overdue:
      still((target) => target !== "TBC" && target < date) +
      changed.filter(({ life }) => wasOverdue(life, date)).length,
  }));
};
