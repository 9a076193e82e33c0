import { dayAt } from "../day.js";
import { momentOn } from "./hours.js";
import { type ReminderPolicy, type StageName, standing } from "./policy.js";

/** A committee's policy, and the zone in which its hours are. */
type Zoned = { policy: ReminderPolicy; zone: string };

/** Since when the hour is another on a day: from the change, or from when the hour came that held before. */
const changedHour = (before: Zoned, zone: string, now: Date): string =>
  new Date(Math.min(now.getTime(), momentOn(before, dayAt(now, zone)))).toISOString();

/** The policy after another, with each stage noted that is sent again, or on other days, and a change of the hour. */
export const putBack = (before: Zoned, after: ReminderPolicy, now: Date): ReminderPolicy => {
  const { putBack: _, hourSince: __, ...rest } = after;
  const { policy, zone } = before;
  const stood = standing(policy);
  const since = [...standing(after)].flatMap(([stage, figures]): [StageName, string][] => {
    const at = stood.get(stage) === figures ? policy.putBack?.[stage] : now.toISOString();
    return at === undefined ? [] : [[stage, at]];
  });
  const hourSince = policy.from === after.from ? policy.hourSince : changedHour(before, zone, now);
  return {
    ...rest,
    ...(since.length > 0 ? { putBack: Object.fromEntries(since) } : {}),
    ...(hourSince === undefined ? {} : { hourSince }),
  };
};

/**
 * The policy of a committee whose clock or calendar is another's from now on: its hour comes at another instant; where its
 * working `days` are others, so are the days of every stage.
 */
export const movedTo = (before: Zoned, { zone, days }: { zone: string; days: boolean }, now: Date): ReminderPolicy => {
  const { policy } = before;
  const at = now.toISOString();
  const since = days ? Object.fromEntries([...standing(policy).keys()].map((stage) => [stage, at])) : policy.putBack;
  const hourSince = zone === before.zone ? policy.hourSince : changedHour(before, zone, now);
  return {
    ...policy,
    ...(hourSince === undefined ? {} : { hourSince }),
    ...(since === undefined ? {} : { putBack: since }),
  };
};
