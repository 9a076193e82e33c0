import { type Day, weekdayOf } from "../day.js";
import type { MeetingKind } from "../meeting.js";

const MONDAY = 1;
const TUESDAY = 2;

/** The series a day falls into by a new committee's rules: the second Tuesday is main, the fourth Monday reporting. */
export const kindOfDay = (day: Day): MeetingKind | null => {
  const week = Math.ceil(Number(day.slice(8)) / 7);
  if (weekdayOf(day) === TUESDAY && week === 2) return "main";
  return weekdayOf(day) === MONDAY && week === 4 ? "reporting" : null;
};
