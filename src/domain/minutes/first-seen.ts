import { effectiveTarget, firstTargets, moveTarget, type Target, type Targets } from "../target.js";
import type { MinutesAction } from "./minutes.js";

/** Targets of an action seen for the first time, and the moves that lead there: the columns read back as in the minutes. */
export const firstSeen = ({ lastTarget, revisedTarget }: MinutesAction): { targets: Targets; path: Target[] } => {
  const first = lastTarget ?? revisedTarget ?? "TBC";
  const start = firstTargets(first);
  const moved = revisedTarget === null ? undefined : moveTarget(start, revisedTarget);
  return moved ? { targets: moved, path: [first, effectiveTarget(moved)] } : { targets: start, path: [first] };
};
