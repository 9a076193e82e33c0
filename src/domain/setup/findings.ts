import type { Action } from "../action.js";
import type { Day } from "../day.js";
import { doubtsAbout } from "../doubts.js";
import type { WarningCode } from "../minutes/minutes.js";
import { printReference } from "../reference.js";
import { effectiveTarget } from "../target.js";

/** Something in the log that somebody should look at. `reference` as printed. */
export type Finding =
  | { kind: "gap"; meeting: number; missing: number[] }
  /** What the minutes of a meeting have wrong: a number given twice, a date that does not exist. */
  | {
      kind: "minutes";
      meeting: number;
      position: number;
      code: WarningCode;
      message: string;
      reference: string | null;
      action: { text: string } | null;
    }
  | { kind: "no owner"; reference: string; unknown: string[] }
  | { kind: "date"; reference: string; day: Day; doubts: string[] }
  | {
      kind: "no contact";
      /** Several where the same people answer for all of them. */
      parties: { id: string; name: string }[];
      why: string;
      person: string | null;
      /** Its people whom the bot cannot write to yet: their addresses, or names where none is known. */
      strangers: string[];
    }
  /** Somebody whose accounts are gone, why, and the names of the parties that they answer for. */
  | { kind: "gone"; id: string; name: string; why: string; parties: string[] }
  | { kind: "not mentioned"; reference: string; text: string; meeting: number }
  | { kind: "asks"; name: string; email: string | null; account: { platform: "slack" | "teams"; id: string } };

/** The numbers left out between 1 and the last given. */
export const missingNumbers = (given: readonly number[]): number[] => {
  const known = new Set(given);
  return Array.from({ length: Math.max(0, ...given) }, (_, index) => index + 1).filter((number) => !known.has(number));
};

/** The longest mark of what was shown. A button's value bears 2,000 characters. */
const MAX_MARK = 300;

/** What a button says it was shown of the numbers missing in a meeting, so that it settles these and no others. */
export const gapMark = (missing: readonly number[]): string => `${missing.length}: ${missing}`.slice(0, MAX_MARK);

/** The same of what minutes have wrong: other words may stand in its place once they were imported anew. */
export const doubtMark = ({ message, action }: { message: string; action: { text: string } | null }): string =>
  `${message} ${action?.text ?? ""}`.trim().slice(0, MAX_MARK);

/**
 * What is impossible or very likely a slip in the target in force: before the action was raised, or more than a year
 * after. A slip that was revised since is none any more.
 */
export const wrongDates = ({ targets, dateRaised }: Pick<Action, "targets" | "dateRaised">): string[] =>
  // Said on the day it was raised, and any day a working day: of what remains, only those two can be wrong.
  doubtsAbout(effectiveTarget(targets), dateRaised, dateRaised, () => true);

/** A date in minutes that was not read: whatever target was set since has taken its place. */
export const isMendedByTarget = (code: WarningCode): boolean =>
  code === "no-such-date" || code === "date-not-understood";

/** An action whose owners the committee does not know: none at all, or only parties that nobody confirmed. */
export const ownerless = (
  action: Pick<Action, "reference" | "ownerIds">,
  nameIfUnknown: (partyId: string) => string | null,
): Finding | null => {
  const unknown = action.ownerIds.map(nameIfUnknown);
  if (unknown.some((name) => name === null)) return null;
  return {
    kind: "no owner",
    reference: printReference(action.reference),
    unknown: unknown.filter((name) => name !== null),
  };
};
