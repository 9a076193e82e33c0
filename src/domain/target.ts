import type { Day } from "./day.js";

/** When an action is to be done: a day, or `TBC` where the committee still owes it one. */
export type Target = Day | "TBC";

/** Both target columns of the log (domain rule 3) and how often the target was moved. */
export type Targets = { last: Day | null; revised: Target | null; moves: number };

/** The target in force: the revised one where there is one, else the last. An action always has one, be it TBC. */
export const effectiveTarget = ({ last, revised }: Targets): Target => revised ?? last ?? "TBC";

/** What an action starts with. One raised without a date is TBC; its first date, when it comes, will be its *last*. */
export const firstTargets = (target: Target): Targets =>
  target === "TBC" ? { last: null, revised: "TBC", moves: 0 } : { last: target, revised: null, moves: 0 };

/**
 * The targets after a move, or undefined where the new one is the one in force (no move).
 * The first date an action ever gets becomes its last target; from then on a new one goes into revised,
 * and the date that was in force until then, if there was one, into last.
 */
export const moveTarget = (targets: Targets, to: Target): Targets | undefined => {
  const from = effectiveTarget(targets);
  if (from === to) return undefined;
  const moves = targets.moves + 1;
  if (targets.last === null && to !== "TBC") return { last: to, revised: null, moves };
  return { last: from === "TBC" ? targets.last : from, revised: to, moves };
};

/**
 * The targets once the date in force, which was written wrongly, is put right in its place: no move. Undefined where
 * there is none, or it is that date already.
 */
export const correctTarget = (targets: Targets, to: Day): Targets | undefined => {
  const from = effectiveTarget(targets);
  if (from === "TBC" || from === to) return undefined;
  return targets.revised === null ? { ...targets, last: to } : { ...targets, revised: to };
};
