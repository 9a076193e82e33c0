import type { Day } from "../day.js";

/** How many were open, and of these overdue, at the end of a meeting's day. */
export type TrendPoint = { meeting: number; date: Day; open: number; overdue: number };

/**
 * So many actions are open from one meeting on, and overdue from one on, both until another; all by their place among
 * the meetings, from 0. Fewer than none: so many that others count are not.
 */
export type Span = { open: number; overdue: number; until: number; count: number };

/** Open and overdue at each of some meetings, from how long everything was so. */
export const trendOf = (meetings: readonly { meeting: number; date: Day }[], spans: readonly Span[]): TrendPoint[] =>
  meetings.map(({ meeting, date }, place) => {
    const sum = (from: "open" | "overdue"): number =>
      spans.reduce((all, span) => all + (span[from] <= place && place < span.until ? span.count : 0), 0);
    return { meeting, date, open: sum("open"), overdue: sum("overdue") };
  });
