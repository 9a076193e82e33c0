import type { Action, TargetMove } from "../action.js";
import type { Day } from "../day.js";
import { isOutstanding } from "../status.js";
import { effectiveTarget, firstTargets, moveTarget, type Target, type Targets } from "../target.js";
import type { MinutesAction, SaidStatus } from "./minutes.js";

/** What one edition of minutes said of an action; the history keeps it, so that later minutes can be compared. */
export type Said = {
  meeting: number;
  status: SaidStatus | null;
  target: Target | null;
  text: string | null;
  owners: string[] | null;
};

/** An action in the log, with all that has been said of it. Instants are given as days in the committee's zone. */
export type KnownAction = {
  action: Action;
  /** Names of the owning parties, in their order. */
  owners: string[];
  /** Oldest first by when they were recorded; the first target included. */
  moves: (Pick<TargetMove, "to" | "source" | "meeting"> & { day: Day })[];
  /** Paragraphs that minutes have given so far. */
  paragraphs: string[];
  said: Said[];
  /** The day of the last change of its status by a person, if any. */
  steppedOn: Day | null;
};

export type HeldMeeting = { number: number; date: Day };

/** One change that minutes make to the log, each with its own audit row. */
export type Change =
  | { kind: "updated"; text: string }
  /** `targets` are the columns after it; unchanged but for the count where a later move stays in force. */
  | { kind: "retargeted"; from: Target | null; to: Target; targets: Targets; inForce: boolean }
  | { kind: "closed" }
  | { kind: "reworded"; text: string }
  | { kind: "reassigned"; owners: string[] };

export type Reconciled = {
  changes: Change[];
  /** Where the minutes and the log disagree and the log stands, in words. */
  differences: string[];
  /** What to remember of these minutes; null where they said the same before. */
  said: Said | null;
};

/** The target in force by the minutes' two columns; null where they say nothing of it. */
export const targetSaid = ({ lastTarget, revisedTarget }: MinutesAction): Target | null => revisedTarget ?? lastTarget;

export const saidOf = (read: MinutesAction, meeting: number): Said => ({
  meeting,
  status: read.status,
  target: targetSaid(read),
  text: read.text === "" ? null : read.text,
  owners: read.owners.length === 0 ? null : read.owners,
});

/** Targets of an action seen for the first time, and the moves that lead there: the columns read back as in the minutes. */
export const firstSeen = ({ lastTarget, revisedTarget }: MinutesAction): { targets: Targets; path: Target[] } => {
  const first = lastTarget ?? revisedTarget ?? "TBC";
  const start = firstTargets(first);
  const moved = revisedTarget === null ? undefined : moveTarget(start, revisedTarget);
  return moved ? { targets: moved, path: [first, effectiveTarget(moved)] } : { targets: start, path: [first] };
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * What minutes change of an action that the log knows. Nothing where they were imported before; nothing that people said
 * is overwritten; minutes of an older meeting undo nothing newer.
 * @param edition `older` for a draft that comes after its final: it changes nothing, its differences are told
 */
export const reconcile = (
  known: KnownAction,
  read: MinutesAction,
  meeting: HeldMeeting,
  edition: "newest" | "older" = "newest",
): Reconciled => {
  const now = saidOf(read, meeting.number);
  const upToNow = known.said.filter((said) => said.meeting <= meeting.number).sort((a, b) => a.meeting - b.meeting);
  const before = upToNow.at(-1);
  const found: Reconciled = { changes: [], differences: [], said: null };
  if (before?.meeting === meeting.number && same(before, now)) return withUpdates(known, read, found, edition);
  const later = known.said.some((said) => said.meeting > meeting.number);
  compareWords(known, now, before, later, found);
  if (edition === "older") return found;
  found.said = now;
  compareTargets(known, read, meeting, before, found);
  compareStatus(known, now, meeting, upToNow, found);
  return withUpdates(known, read, found, edition);
};

const withUpdates = (known: KnownAction, read: MinutesAction, found: Reconciled, edition: string): Reconciled => {
  if (edition === "older") return found;
  const seen = new Set(known.paragraphs);
  for (const { text } of read.updates) {
    if (seen.has(text)) continue;
    seen.add(text);
    found.changes.unshift({ kind: "updated", text });
  }
  const updates = found.changes.filter(({ kind }) => kind === "updated").reverse();
  return { ...found, changes: [...updates, ...found.changes.filter(({ kind }) => kind !== "updated")] };
};
