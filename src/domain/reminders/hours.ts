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
  /** Whether what was to go on a day is late at an instant. */
  isLate(day: Day, at: number): boolean;
};

type HoursRules = {
  zone: string;
  policy: Pick<ReminderPolicy, "from" | "until" | "hourSince">;
  isWorkingDay: WorkingDays;
};

/** The hours of a committee. Answers are remembered, for many reminders are asked about at one instant. */
export const hoursOf = ({ zone, policy, isWorkingDay }: HoursRules): Hours => {
  const opening = new Map<Day, number>();
  const hours = new Map<number, { day: Day; open: boolean }>();
  const changed = policy.hourSince === undefined ? null : new Date(policy.hourSince);
  const changedOn = changed && dayAt(changed, zone);
  const opens = (day: Day): number => {
    const known = opening.get(day);
    if (known !== undefined) return known;
    const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: policy.from });
    opening.set(day, at.epochMilliseconds);
    return at.epochMilliseconds;
  };
  return {
    opens,
    isLate: (day, at) => {
      const moment = day === changedOn ? Math.max(opens(day), changed?.getTime() ?? 0) : opens(day);
      return at - moment > LATE_AFTER_MS;
    },
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
