import { firstTargets, moveTarget, type Target, type Targets } from "../target.js";
import type { Change, KnownAction, Said } from "./reconcile.js";

/** A target that minutes gave: at the meeting of that number, or (null) when the action was raised. */
export type ToldMove = { from: Target | null; to: Target; meeting: number | null };

/** What minutes say by their newest edition; where that says nothing of the target, what an earlier one said of it. */
export const newestEditions = (said: readonly Said[]): Said[] => {
  const editions = new Map<number, Said>();
  for (const one of said) {
    const { target = null, last } = editions.get(one.meeting) ?? {};
    editions.set(one.meeting, one.target === null && target !== null ? { ...one, target, last: last ?? null } : one);
  }
  return [...editions.values()];
};

/**
 * The targets that an action had by everything minutes said of it, told in the order of the meetings, in whatever order
 * they were imported: the same minutes always give the same moves. Null where they say nothing of it.
 * @param raisedAt the number of the meeting that raised it
 */
const retell = (said: readonly Said[], raisedAt: number): { moves: ToldMove[]; targets: Targets } | null => {
  const moves: ToldMove[] = [];
  let targets: Targets | undefined;
  let base: Target | null = null;
  const step = (to: Target, meeting: number): void => {
    const moved = targets && moveTarget(targets, to);
    if (!moved) return;
    moves.push({ from: moves.at(-1)?.to ?? null, to, meeting });
    targets = moved;
  };
  for (const { meeting, target, last = null } of said.toSorted((a, b) => a.meeting - b.meeting)) {
    if (targets === undefined) {
      // An action is raised without a date where its sentence names none.
      const first = meeting === raisedAt ? (last ?? target ?? "TBC") : (last ?? target);
      if (first === null) continue;
      moves.push({ from: null, to: first, meeting: null });
      targets = firstTargets(first);
      base = target ?? first;
      if (target !== null) step(target, meeting);
      continue;
    }
    if (target === null || target === base) continue;
    if (last !== null && last !== targets.last) step(last, meeting);
    step(target, meeting);
    base = target;
  }
  return targets ? { moves, targets } : null;
};

/**
 * Where only minutes ever moved the target, the moves are told anew in the order of the meetings.
 * @param needed whether later minutes are known, or another edition of these: what a draft had wrong was no move
 */
export const retellTargets = (
  { action, moves, said }: KnownAction,
  now: Said,
  needed: boolean,
): Change[] | undefined => {
  if (!needed || moves.some(({ source }) => source !== "minutes")) return undefined;
  const told = retell(newestEditions([...said, now]), action.reference.meeting);
  if (!told) return undefined;
  const differs = told.moves.findIndex(
    ({ to, meeting }, index) => moves[index]?.to !== to || moves[index]?.meeting !== meeting,
  );
  const kept = differs < 0 ? told.moves.length : differs;
  return kept === moves.length && kept === told.moves.length ? [] : [{ kind: "retold", kept, ...told }];
};
