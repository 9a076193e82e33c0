import type { Action } from "../action.js";
import { type Day, daysBetween } from "../day.js";
import type { Unreachable } from "../reminders/unreachable.js";
import { effectiveTarget } from "../target.js";
import type { TrendPoint } from "./trend.js";

/** Open actions by their target: each is in exactly one. `soon` is up to the next main meeting, that day included. */
export type Spread = { overdue: number; soon: number; later: number; undated: number };

export type PartySpread = Spread & { partyId: string };

/** A meeting that figures are told since: what it raised and closed is in them. */
export type Since = { meeting: number; date: Day };

/** What the log says, in figures and beginnings of lists, all of one moment. */
export type DigestFacts = {
  today: Day;
  nextMain: Day | null;
  /** Null before the first meeting. */
  since: Since | null;
  spread: Spread;
  awaiting: number;
  raised: number;
  closed: number;
  parties: readonly PartySpread[];
  /** The oldest target first. */
  mostOverdue: readonly Action[];
  mostMoved: readonly { action: Action; first: Day | null }[];
  silent: { count: number; first: readonly Action[] };
  unanswered: readonly { action: Action; partyId: string; times: number }[];
  /** Owners of open actions whom nobody can be written to for, and why. */
  unreachable: readonly Pick<Unreachable, "partyId" | "why">[];
  /** Messages that could not be delivered since then. */
  undelivered: number;
  trend: readonly TrendPoint[];
};

export const openIn = ({ overdue, soon, later, undated }: Spread): number => overdue + soon + later + undated;

/** An overdue action is so late. Days. */
export type Late = { action: Action; days: number };

export type Digest = Omit<DigestFacts, "mostOverdue" | "mostMoved" | "parties"> & {
  open: number;
  mostOverdue: readonly Late[];
  mostMoved: readonly { action: Action; first: Day | null }[];
  /** Those with anything open: the most overdue first, then the most open. */
  parties: readonly (PartySpread & { open: number })[];
  /** Nothing needs the Chair. */
  calm: boolean;
};

/** What the committee should worry about, in the order in which it should. */
export const makeDigest = (facts: DigestFacts): Digest => {
  const { today, spread, parties, mostOverdue, mostMoved, silent, unanswered, unreachable, undelivered } = facts;
  const late = mostOverdue.flatMap((action): Late[] => {
    const target = effectiveTarget(action.targets);
    return target === "TBC" || target >= today ? [] : [{ action, days: daysBetween(target, today) }];
  });
  return {
    ...facts,
    open: openIn(spread),
    mostOverdue: late,
    // Once is no pattern.
    mostMoved: mostMoved.filter(({ action }) => action.targets.moves > 1),
    parties: parties
      .map((party) => ({ ...party, open: openIn(party) }))
      .filter(({ open }) => open > 0)
      .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open || (a.partyId < b.partyId ? -1 : 1)),
    calm:
      spread.overdue === 0 &&
      spread.undated === 0 &&
      facts.awaiting === 0 &&
      silent.count === 0 &&
      unanswered.length === 0 &&
      unreachable.length === 0 &&
      undelivered === 0,
  };
};
