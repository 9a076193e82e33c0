import type { Day } from "../day.js";
import type { MeetingKind } from "../meeting.js";
import type { TimeOfDay } from "../time-of-day.js";
import type { NoticeKind } from "./policy.js";

/** A meeting's date, hours and place, as they were. */
export type WasAt = {
  date: Day;
  start: TimeOfDay | null;
  end: TimeOfDay | null;
  place: string | null;
  cancelled: boolean;
};

/** A meeting as it is now, to be told later as it was. */
export const asItIs = ({ date, start, end, place, status }: Omit<WasAt, "cancelled"> & { status: string }): WasAt => ({
  ...{ date, start, end, place },
  cancelled: status === "cancelled",
});

export const isSameAt = (one: WasAt, other: WasAt): boolean =>
  one.date === other.date &&
  one.start === other.start &&
  one.end === other.end &&
  one.place === other.place &&
  one.cancelled === other.cancelled;

/** A change, and whether anybody was told of it. */
export type ToldChange = { was: WasAt | null; sequence: number; told: boolean };

/** How a meeting was before a change, as far as anybody was told: changes before it that were never sent are passed over. */
export const lastTold = (
  change: { was: WasAt | null; sequence: number },
  changes: readonly ToldChange[],
): WasAt | null => {
  const earlier = changes
    .filter(({ sequence }) => sequence < change.sequence)
    .toSorted((a, b) => b.sequence - a.sequence);
  const told = earlier.findIndex((one) => one.told);
  return (told === -1 ? earlier : earlier.slice(0, told)).reduce((_, { was }) => was, change.was);
};

/** Whether a meeting is not as a change left it any more, or a later one has left it so. */
export const isChangedSince = (
  change: { is: WasAt | null; sequence: number },
  now: WasAt,
  changes: readonly ToldChange[],
): boolean =>
  (change.is !== null && !isSameAt(change.is, now)) || changes.some(({ sequence }) => sequence > change.sequence);

/** What is told of a meeting: by its policy, or (`announcement`) because somebody wished it now. */
export type Notice = {
  notice: NoticeKind | "announcement";
  meetingId: string;
  /** The meeting's day when the notice became due. */
  date: Day;
  late: boolean;
  /** Who wished it now, as shown; not where it comes by itself. */
  by?: string | undefined;
  /**
   * Of a change: how it was before (null: it was added) and since (null: queued before this was kept), why it was changed,
   * and which change it was (the meeting's sequence).
   */
  change: { was: WasAt | null; is: WasAt | null; reason: string | null; sequence: number } | null;
};

/** What is told of a series that changes. */
export type SeriesNotice = {
  series: MeetingKind;
  /** Which change of it. */
  version: number;
  /** Days on which a meeting was planned and none is any more. */
  dropped: Day[];
};

/** A change of a series, and whether anybody was told of it. */
export type ToldSeries = { version: number; dropped: readonly Day[]; told: boolean };

/**
 * The days that a change of a series takes from what people were last told, as far as they were not told already.
 * @param earlier the changes before it that came to nothing
 * @param met whether a meeting was planned for a day by what held before them
 */
export const daysGivenUp = (
  { version, dropped }: SeriesNotice,
  earlier: readonly ToldSeries[],
  met: (day: Day) => boolean,
): Day[] => {
  const before = earlier.filter((one) => one.version < version).toSorted((a, b) => a.version - b.version);
  const untold = before.slice(before.findLastIndex(({ told }) => told) + 1);
  const [first = [], ...later] = [...untold.map((one) => one.dropped), dropped];
  return [...new Set([...first, ...later.flat().filter(met)])].toSorted();
};
