import type { PlannedItem } from "../meeting.js";
import { addMinutes, minutesBetween, type TimeOfDay } from "../time-of-day.js";

export type Times = {
  /** The minutes allotted in all, and to how many items none are. */
  allotted: number;
  untimed: number;
  /** How long the meeting is; null where its times are not known. */
  length: number | null;
  /** By how many minutes the items run over it; 0 where they fit. */
  overrun: number;
  /** When each item begins, in the order of the items; null from the first that is not timed on. */
  begins: (TimeOfDay | null)[];
};

/** What the items take, beside the meeting's length; wall-clock times, `10:00`. */
export const timesOf = (
  items: readonly Pick<PlannedItem, "minutes">[],
  { start, end }: { start: TimeOfDay | null; end: TimeOfDay | null },
): Times => {
  const length = start === null || end === null ? null : minutesBetween(start, end);
  const allotted = items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const begins: (TimeOfDay | null)[] = [];
  let at = start;
  for (const { minutes } of items) {
    begins.push(at);
    at = at === null || minutes === null ? null : addMinutes(at, minutes);
  }
  return {
    allotted,
    untimed: items.filter(({ minutes }) => minutes === null).length,
    length,
    overrun: length === null ? 0 : Math.max(0, allotted - length),
    begins,
  };
};

/** `1 h 30 min`, `20 min`. */
export const printMinutes = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : "", rest > 0 || hours === 0 ? `${rest} min` : ""].filter(Boolean).join(" ");
};
