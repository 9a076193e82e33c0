import type { Day } from "../domain/day.js";
import type { PartySpread } from "../domain/digest/digest.js";
import type { Span } from "../domain/digest/trend.js";
import type { ActionFilter } from "../domain/list/filter.js";
import type { Target } from "../domain/target.js";

/** How many open actions have each target now. */
export type TargetCount = { target: Target; count: number };

/** A meeting that was held, and when its day begins and is over in the committee's zone. */
export type TrendMeeting = { meeting: number; date: Day; begins: Date; over: Date };

/** A reminder of an overdue action that went to somebody for an owner. `date` is its stage's. */
export type SentReminder = { actionId: string; partyId: string; date: Day; at: Date; answeredAt: Date | null };

/** Figures of the log, none of which loads it. */
export type FigureReads = {
  /** How many a filter chooses. */
  count(committeeId: string, filter: ActionFilter): Promise<number>;
  /** How many that a filter chooses have each target. */
  targets(committeeId: string, filter: ActionFilter): Promise<TargetCount[]>;
  /** Outstanding actions of each party; one of several owners counts for each. `soon` is up to a day. */
  byParty(committeeId: string, today: Day, until: Day): Promise<PartySpread[]>;
  /** From which of some meetings (the oldest first) to which everything was open and overdue, for `trendOf`. */
  trend(committeeId: string, meetings: readonly TrendMeeting[], ownerIds?: readonly string[]): Promise<Span[]>;
  /** Overdue reminders that were sent since then, of actions with so many without an answer. */
  overdueReminders(committeeId: string, since: Date, times: number): Promise<SentReminder[]>;
};
