import type { PlannedItem } from "../meeting.js";

export type Times = {
  /** The minutes allotted in all, and to how many items none are. */
  allotted: number;
  untimed: number;
  /** How long the meeting is; null where its times are not known. */
  length: number | null;
  /** By how many minutes the items run over it; 0 where they fit. */
  overrun: number;
  /** When each item begins, in the order of the items; null from the first that is not timed on. */
  begins: (string | null)[];
};

const minuteOf = (clock: string | null): number | null => {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/u.exec(clock ?? "") ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
};

const DAY_MINUTES = 24 * 60;

const clockAt = (minute: number): string =>
  `${String(Math.floor((minute % DAY_MINUTES) / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** What the items take, beside the meeting's length; wall-clock times, `10:00`. */
export const timesOf = (
  items: readonly Pick<PlannedItem, "minutes">[],
  { start, end }: { start: string | null; end: string | null },
): Times => {
  const [from, to] = [minuteOf(start), minuteOf(end)];
  const length = from === null || to === null ? null : (to - from + DAY_MINUTES) % DAY_MINUTES;
  const allotted = items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const begins: (string | null)[] = [];
  let at = from;
  for (const { minutes } of items) {
    begins.push(at === null ? null : clockAt(at));
    at = at === null || minutes === null ? null : at + minutes;
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
