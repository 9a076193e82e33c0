import { type Day, daysBetween, printDay } from "./day.js";
import type { Target } from "./target.js";
import type { WorkingDays } from "./working-days.js";

/** A target further than this after the date raised is likely a slip of the year. Days. */
const LONGEST_TARGET = 365;

/**
 * What looks wrong about a target (domain rule 6). It is stored all the same, and flagged with these sentences.
 * @param raised the date the action was raised
 * @param said the day on which the target was set
 */
export const doubtsAbout = (target: Target, raised: Day, said: Day, isWorkingDay: WorkingDays): string[] => {
  if (target === "TBC") return [];
  const day = printDay(target);
  return [
    ...(target < raised ? [`${day} is before the action was raised (${printDay(raised)}).`] : []),
    ...(daysBetween(raised, target) > LONGEST_TARGET
      ? [`${day} is more than a year after the action was raised (${printDay(raised)}).`]
      : []),
    ...(target < said && target >= raised ? [`${day} was already past when it was set.`] : []),
    ...(isWorkingDay(target) ? [] : [`${day} is not a working day.`]),
  ];
};
