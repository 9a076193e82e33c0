import type { Day } from "../domain/day.js";
import type { PartySpread } from "../domain/digest/digest.js";
import type { TargetCount } from "../domain/digest/trend.js";
import type { ActionFilter } from "../domain/list/filter.js";
import type { Target } from "../domain/target.js";

/** A life, and as much of it as days are still to be made of. */
export type ChangedLife = {
  target: Target | null;
  raised: Day;
  closedAt: number | null;
  /** In the order of recording. `meeting`: the one that agreed it. */
  steps: { at: Date; open: boolean; meeting: number | null }[];
  targets: { at: Date; to: Target }[];
};

/** A reminder of an overdue action that went to somebody for an owner. `date` is its stage's. */
export type SentReminder = { actionId: string; partyId: string; date: Day; at: Date; answeredAt: Date | null };

/** Figures of the log, none of which loads it. */
export type FigureReads = {
  count(committeeId: string, filter: ActionFilter): Promise<number>;
  /** How many that a filter chooses have each target. */
  targets(committeeId: string, filter: ActionFilter): Promise<TargetCount[]>;
  /** Outstanding actions of each party; one of several owners counts for each. `soon` is up to a day. */
  byParty(committeeId: string, today: Day, until: Day): Promise<PartySpread[]>;
  /** What became of every action that changed since a meeting, and its target now; null where it is not outstanding. */
  changedSince(
    committeeId: string,
    since: { meeting: number; at: Date },
    ownerIds?: readonly string[],
  ): Promise<ChangedLife[]>;
  /** Overdue reminders that were sent since then, of actions with so many without an answer. */
  overdueReminders(committeeId: string, since: Date, times: number): Promise<SentReminder[]>;
};
