import type { Action } from "../action.js";
import type { Day } from "../day.js";
import { effectiveTarget } from "../target.js";
import type { StageName } from "./policy.js";

/** Whether what a reminder asks is still what the log needs; or what has become of it. */
export type Standing = "asks" | "moved" | "proposed" | "closed" | "withdrawn";

/** How a reminder of a stage stands by the action as it is now. */
export const standingOf = (
  action: Pick<Action, "status" | "targets">,
  { stage, date }: { stage: StageName; date: Day },
): Standing => {
  if (action.status === "completion proposed") return "proposed";
  if (action.status !== "open") return action.status;
  const target = effectiveTarget(action.targets);
  const fits =
    stage === "tbc" ? target === "TBC" : target !== "TBC" && (stage === "overdue" ? target < date : target === date);
  return fits ? "asks" : "moved";
};
