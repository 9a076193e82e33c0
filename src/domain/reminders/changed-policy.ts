import { addDays, type Day } from "../day.js";
import type { WorkingDays } from "../working-days.js";
import { type ReminderPolicy, type StageName, standing } from "./policy.js";

/** A committee's policy, and the zone in which its hours are. */
type Zoned = { policy: ReminderPolicy; zone: string };

/** More changes than this are not told apart: the oldest hour that is kept stands for those before. */
const MOST_HOURS = 20;

/** The hours that held until now, where another hour or zone follows. */
const hoursUntil = ({ policy, zone }: Zoned, after: { from: string; zone: string }, now: Date) => {
  const { hours = [], from } = policy;
  if (from === after.from && zone === after.zone) return hours.length > 0 ? { hours } : {};
  return { hours: [...hours, { from, zone, until: now.toISOString() }].slice(-MOST_HOURS) };
};

/** The policy after another, with each stage noted that is sent again, or on other days, and a change of the hour. */
export const putBack = (before: Zoned, after: ReminderPolicy, now: Date): ReminderPolicy => {
  const { putBack: _, hours: __, ...rest } = after;
  const { policy, zone } = before;
  const stood = standing(policy);
  const since = [...standing(after)].flatMap(([stage, figures]): [StageName, string][] => {
    const at = stood.get(stage) === figures ? policy.putBack?.[stage] : now.toISOString();
    return at === undefined ? [] : [[stage, at]];
  });
  return {
    ...rest,
    ...(since.length > 0 ? { putBack: Object.fromEntries(since) } : {}),
    ...hoursUntil(before, { from: after.from, zone }, now),
  };
};

/** As many changes of the bank holidays are told apart. */
const MOST_CALENDARS = 5;
/** How far around a change of the bank holidays its reminders are counted over days. Days. */
const DAYS_BEFORE = 730;
const DAYS_AFTER = 365;

/** The days around one on which two calendars differ. */
export const daysUnlike = (before: WorkingDays, after: WorkingDays, around: Day): Day[] =>
  Array.from({ length: DAYS_BEFORE + DAYS_AFTER }, (_, index) => addDays(around, index - DAYS_BEFORE)).filter(
    (day) => before(day) !== after(day),
  );

/** The days that are in one of two lists only. */
const inOne = (a: readonly Day[], b: readonly Day[]): Day[] =>
  [...a.filter((day) => !b.includes(day)), ...b.filter((day) => !a.includes(day))].toSorted();

/**
 * The policy of a committee whose clock or calendar is another's from now on: its hour comes at another instant; and where
 * some working days are `unlike` what they were (null: none can be), so are the days of some stages.
 */
export const movedTo = (
  before: Zoned,
  { zone, unlike }: { zone: string; unlike: readonly Day[] | null },
  now: Date,
): ReminderPolicy => {
  const { policy } = before;
  const earlier = policy.calendars ?? [];
  const calendars =
    unlike === null
      ? earlier
      : [
          ...earlier.map((one) => ({ ...one, unlike: inOne(one.unlike, unlike) })),
          { until: now.toISOString(), unlike: [...unlike] },
        ].slice(-MOST_CALENDARS);
  return {
    ...policy,
    ...hoursUntil(before, { from: policy.from, zone }, now),
    ...(calendars.length > 0 ? { calendars } : {}),
  };
};
