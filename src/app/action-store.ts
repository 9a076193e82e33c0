import type { Action, TargetMove, Update } from "../domain/action.js";
import type { AuditEntry } from "../domain/audit.js";
import type { Day } from "../domain/day.js";
import type { ActionFilter, Sort } from "../domain/list/filter.js";
import type { DueAction } from "./deliveries.js";
import type { FigureReads } from "./figures.js";
import type { SaidReads } from "./said.js";

/** What the bot asks of actions. */

/** A place in a list sorted by reference. */
export type Cursor = { meeting: number; sequence: number };

export type ActionPage = {
  actions: Action[];
  next: Cursor | null;
  previous: Cursor | null;
  /** How many the whole list has, where that was asked for and they are more than a page. */
  counted?: number;
};

export type ActionReads = SaidReads &
  FigureReads & {
    find(committeeId: string, meeting: number, sequence: number): Promise<Action | null>;
    /** A page in the order of references, or sorted: those after `after`, or those before `before`, or the first. */
    page(query: {
      committeeId: string;
      filter: ActionFilter;
      sort?: Sort;
      limit: number;
      after?: Cursor;
      before?: Cursor;
      /** Count the list, too, up to so many. */
      countTo?: number;
    }): Promise<ActionPage>;
    /** Actions in whose text or updates every word begins some word, ignoring case and accents; by reference. */
    search(query: {
      committeeId: string;
      words: string[];
      limit: number;
      after?: Cursor;
      before?: Cursor;
    }): Promise<ActionPage>;
    /** Newest first. */
    updates(actionId: string, limit: number, offset?: number): Promise<Update[]>;
    countUpdates(actionId: string): Promise<number>;
    /** Oldest first, the first target included (`from` null). */
    moves(actionId: string): Promise<TargetMove[]>;
    /** The actions whose closure a meeting agreed, by reference. */
    closedAt(committeeId: string, meeting: number, limit: number): Promise<Action[]>;
    /** What was said of these actions and is not taken back, oldest first, from an instant on. */
    updatesOf(actionIds: readonly string[], since?: Date): Promise<Update[]>;
    /** The targets of these actions, oldest first. */
    movesOf(actionIds: readonly string[]): Promise<TargetMove[]>;
    /** Oldest first. */
    history(actionId: string, limit: number, offset?: number): Promise<AuditEntry[]>;
    /** Highest running number given at a meeting; 0 where none was. */
    lastSequence(committeeId: string, meeting: number): Promise<number>;
    /**
     * How many are outstanding, how many of them are due by a day, and how many await the committee's agreement.
     * `raisedBefore`: only of those that a meeting before this one raised.
     */
    tally(
      committeeId: string,
      which: { dueBy: Day; raisedBefore?: number },
    ): Promise<{ outstanding: number; due: number; proposed: number }>;
    /** Actions raised before a meeting and closed at it or later, by reference. */
    closedSince(committeeId: string, meeting: number): Promise<Action[]>;
    /** Every action raised at a meeting, by reference. */
    raisedAt(committeeId: string, meeting: number): Promise<Action[]>;
    /** Completions that await the committee's agreement and were proposed before an instant, by reference. */
    proposed(committeeId: string, before: Date, limit: number): Promise<Action[]>;
    /** Those that were proposed from an instant on. */
    proposedSince(committeeId: string, from: Date): Promise<Action[]>;
    /** Which of these actions had their target moved after an instant. */
    movedSince(actionIds: string[], after: Date): Promise<Set<string>>;
    /** Every action raised at a meeting or standing on the outstanding list, for reconciling minutes. By reference. */
    outstanding(committeeId: string, limit: number, after?: Cursor): Promise<Action[]>;
    /** The same, each with what its reminders depend on. */
    remindable(committeeId: string, limit: number, after?: Cursor): Promise<DueAction[]>;
  };

export type ActionWrites = {
  insert(action: Action): Promise<void>;
  /** Saves every field; `action.version` is the version read, and rises by one. Throws a lost race if another was saved since. */
  save(action: Action): Promise<Action>;
  /** The change's audit entry comes first (`tx.audit`): updates and moves refer to it. */
  addUpdate(update: Update, auditId: string): Promise<void>;
  /** Puts an update in other words; the audit row of the change keeps the earlier ones. */
  correctUpdate(update: Pick<Update, "id" | "actionId" | "text">): Promise<void>;
  /** From then on only the history has it. */
  withdrawUpdate(update: Pick<Update, "id" | "actionId">): Promise<void>;
  addMove(move: TargetMove, auditId: string): Promise<void>;
  /** Puts the date of a move right, whose it stays, or where it went on from; the audit row of the change keeps the earlier one. */
  correctMove(move: Pick<TargetMove, "id" | "to" | "source"> | Pick<TargetMove, "id" | "from">): Promise<void>;
  /** Takes moves back: they are kept, and shown only in the history. */
  withdrawMoves(ids: readonly string[]): Promise<void>;
  /** Marks the updates of these changes of an action as taken back, and with `moves` its moves: only the history has them then. */
  withdraw(actionId: string, auditIds: readonly string[], also: { moves: boolean }): Promise<void>;
};
