import { addDays, type Day } from "../day.js";
import type { WorkingDays } from "../working-days.js";

/** Working days counted over long stretches, a year at a time, each year worked out once. */
export type WorkingCalendar = {
  /** How many working days lie after `from`, up to and including `to`; 0 where `to` is not later. */
  between(from: Day, to: Day): number;
  /** The nth working day after a day, n from 1. */
  after(from: Day, n: number): Day;
};

const kept = new WeakMap<WorkingDays, WorkingCalendar>();

/** The counts of one calendar, kept as long as its function is. */
export const workingCalendar = (isWorkingDay: WorkingDays): WorkingCalendar => {
  const known = kept.get(isWorkingDay);
  if (known) return known;
  const made = count(isWorkingDay);
  kept.set(isWorkingDay, made);
  return made;
};

const count = (isWorkingDay: WorkingDays): WorkingCalendar => {
  const years = new Map<number, Day[]>();
  const yearOf = (day: Day): number => Number(day.slice(0, 4));

  /** The working days of a year, in order. */
  const daysOf = (year: number): Day[] => {
    const known = years.get(year);
    if (known) return known;
    const days: Day[] = [];
    const first = `${String(year).padStart(4, "0")}-01-01`;
    for (let day = first; yearOf(day) === year; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day);
    years.set(year, days);
    return days;
  };

  /** How many working days of its own year lie up to and including a day. */
  const upTo = (day: Day): number => {
    const days = daysOf(yearOf(day));
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((days[middle] ?? "") <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    between: (from, to) => {
      if (to <= from) return 0;
      let total = upTo(to) - upTo(from);
      for (let year = yearOf(from); year < yearOf(to); year++) total += daysOf(year).length;
      return total;
    },
    after: (from, n) => {
      let left = upTo(from) + n;
      for (let year = yearOf(from); ; year++) {
        const days = daysOf(year);
        const day = days[left - 1];
        if (day !== undefined) return day;
        left -= days.length;
      }
    },
  };
};
