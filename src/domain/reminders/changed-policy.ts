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

/**
 * The policy of a committee whose clock or calendar is another's from now on: its hour comes at another instant; where its
 * working `days` are others, so are the days of every stage.
 */
export const movedTo = (before: Zoned, { zone, days }: { zone: string; days: boolean }, now: Date): ReminderPolicy => {
  const { policy } = before;
  const at = now.toISOString();
  const since = days ? Object.fromEntries([...standing(policy).keys()].map((stage) => [stage, at])) : policy.putBack;
  return {
    ...policy,
    ...hoursUntil(before, { from: policy.from, zone }, now),
    ...(since === undefined ? {} : { putBack: since }),
  };
};
