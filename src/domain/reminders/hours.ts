import { Temporal } from "temporal-polyfill";
import { type Day, dayAt } from "../day.js";
import { stepWorkingDays, type WorkingDays } from "../working-days.js";
import type { ReminderPolicy } from "./policy.js";

/** A reminder is marked late when it goes more than this after its moment. Milliseconds: 10:00 for 09:00. */
const LATE_AFTER_MS = 60 * 60 * 1000;

/** When reminders may go. */
export type Hours = {
  /** The instant at which reminders open on a day. Epoch milliseconds. */
  opens(day: Day): number;
  /** The day it is at an instant, and whether reminders may go: a working day, within the hours. */
  hours(at: number): { day: Day; open: boolean };
  /**
   * The instant at which what goes on a day came: as they open, by the hour and the zone that held then. What had come
   * by an hour before is not to come again by a later one.
   */
  moment(day: Day): number;
  /** Whether what was to go on a day is late at an instant. */
  isLate(day: Day, at: number): boolean;
};

type HoursRules = {
  zone: string;
  policy: Pick<ReminderPolicy, "from" | "until" | "hours" | "hourSince">;
  isWorkingDay: WorkingDays;
};

/** The instant at which reminders open on a day, by the wall-clock. Epoch milliseconds. */
const openingOn = ({ policy, zone }: { policy: Pick<ReminderPolicy, "from">; zone: string }, day: Day): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: policy.from }).epochMilliseconds;

/** The instant from which what goes on a day is owed. Epoch milliseconds. */
const momentOn = ({ policy, zone }: Pick<HoursRules, "policy" | "zone">, day: Day): number => {
  const { hours = [], hourSince } = policy;
  let since = Number.NEGATIVE_INFINITY;
  for (const { until, ...hour } of hours) {
    const moment = Math.max(openingOn({ policy: hour, zone: hour.zone }, day), since);
    since = Date.parse(until);
    if (moment < since) return moment;
  }
  const opens = Math.max(openingOn({ policy, zone }, day), since);
  const changed = hours.length > 0 || hourSince === undefined ? null : new Date(hourSince);
  return changed !== null && dayAt(changed, zone) === day ? Math.max(opens, changed.getTime()) : opens;
};

/** The hours of a committee. Answers are remembered, for many reminders are asked about at one instant. */
export const hoursOf = ({ zone, policy, isWorkingDay }: HoursRules): Hours => {
  const opening = new Map<Day, number>();
  const hours = new Map<number, { day: Day; open: boolean }>();
  const opens = (day: Day): number => {
    const known = opening.get(day);
    if (known !== undefined) return known;
    const at = openingOn({ policy, zone }, day);
    opening.set(day, at);
    return at;
  };
  const moments = new Map<Day, number>();
  const wasOtherwise = policy.hours !== undefined || policy.hourSince !== undefined;
  const moment = (day: Day): number => {
    if (!wasOtherwise) return opens(day);
    const known = moments.get(day);
    if (known !== undefined) return known;
    const at = momentOn({ policy, zone }, day);
    moments.set(day, at);
    return at;
  };
  return {
    opens,
    moment,
    isLate: (day, at) => at - moment(day) > LATE_AFTER_MS,
    hours: (at) => {
      const known = hours.get(at);
      if (known) return known;
      const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
      const day = there.toPlainDate().toString();
      const time = there.toPlainTime().toString({ smallestUnit: "minute" });
      const found = { day, open: time >= policy.from && time < policy.until && isWorkingDay(day) };
      hours.set(at, found);
      return found;
    },
  };
};

/** What a reminder that was queued is to do when its turn comes. */
export type Turn =
  /** It is not the time of day, or no day, for reminders: they open then. */
  | { kind: "later"; at: Date }
  /** `day` is today; `sameDay`: it was queued today, so that no other stage can have followed it. */
  | { kind: "now"; day: Day; late: boolean; sameDay: boolean };

/**
 * Whether a reminder that was queued at an instant may go now. Its hours hold however long it had to wait; one that
 * somebody asked for outside the hours goes when it was asked for.
 */
export const turnOf = (rules: HoursRules, queued: Date, now: Date): Turn => {
  const { opens, hours, isLate } = hoursOf(rules);
  const { day, open } = hours(now.getTime());
  const asked = hours(queued.getTime());
  if (!open && !asked.open) return { kind: "now", day, late: false, sameDay: asked.day === day };
  if (open) {
    const sameDay = asked.day === day;
    return { kind: "now", day, late: !sameDay || isLate(day, now.getTime()), sameDay };
  }
  const today = rules.isWorkingDay(day) && now.getTime() < opens(day);
  return { kind: "later", at: new Date(opens(today ? day : stepWorkingDays(rules.isWorkingDay, day, 1))) };
};
