import type { Minutes } from "./minutes.js";

/** What came of one record. */
export type Written = "created" | "updated" | "unchanged";

/** What a set of minutes says, and what came of it in the log. */
export type ImportReport = Minutes & {
  /** Of the actions: how many the log did not know, how many it knew otherwise, how many it knew just so. */
  changes: Record<Written, number>;
  /** Those that the minutes add, change or close, by reference; of those that were known, what changes, in words. */
  touched: { reference: string; written: Written; closed: boolean; what: string }[];
  /** References of open actions that these minutes do not mention. They stay as they are. */
  absent: string[];
  /** What becomes of the meetings that they announce, in words: those moved or added. */
  planned: string[];
  /** Where these minutes differ from another edition or from the log, in words. */
  differences: string[];
  meetingRecord: Written;
  /** The meeting of that day and kind that was held under another number; null where there is none. */
  besides: number | null;
  /** A draft of a meeting whose final minutes are known: they stand, and it changes nothing. */
  superseded: boolean;
  /** Whether the committee was new, and which parties were. */
  committeeCreated: boolean;
  partiesCreated: string[];
  dryRun: boolean;
};
