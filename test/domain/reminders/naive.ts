import type { Day } from "../../../src/domain/day.js";
import type { ReminderPolicy } from "../../../src/domain/reminders/policy.js";

/**
 * The rules of reminders a second time, written as the specification says them and in nothing like the program's way:
 * wall-clock text instead of instants, and every calendar day looked at instead of a stage computed.
 */
export type Naive = {
  zone: string;
  isWorkingDay(day: Day): boolean;
  policy: ReminderPolicy;
  meetings: readonly Day[];
  target: Day | "TBC";
  recorded: Date;
};

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `2022-03-08 09:00:00` where the committee is. */
export const wall = (instant: Date, zone: string): string => {
  const clock =
    clocks.get(zone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  clocks.set(zone, clock);
  return clock.format(instant);
};

const shift = (day: Day, by: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** Working days from one day on and before another. */
const within = (from: Day, to: Day, isWorkingDay: (day: Day) => boolean): number => {
  let total = 0;
  for (let day = from; day < to; day = shift(day, 1)) if (isWorkingDay(day)) total++;
  return total;
};

const looked = new WeakMap<Naive, Map<Day, string | undefined>>();

const onceLooked = (day: Day, given: Naive): string | undefined => {
  const known = looked.get(given) ?? new Map<Day, string | undefined>();
  looked.set(given, known);
  if (!known.has(day)) known.set(day, fallsOn(day, given));
  return known.get(day);
};

/** What falls on a day, the last in the table of it; `stage|date it belongs to`. */
const fallsOn = (day: Day, { target, policy, meetings, isWorkingDay }: Naive): string | undefined => {
  if (!isWorkingDay(day)) return undefined;
  const dropped = policy.dropped ?? [];
  if (target === "TBC") {
    if (dropped.includes("tbc")) return undefined;
    const meeting = meetings
      .filter((one) => one > day && one < shift(day, 60) && within(day, one, isWorkingDay) === policy.tbcLead)
      .pop();
    return meeting && `tbc|${meeting}`;
  }
  if (day > target) {
    if (dropped.includes("overdue")) return undefined;
    const over = within(shift(target, 1), shift(day, 1), isWorkingDay) - policy.overdueFirst;
    return over >= 0 && over % policy.overdueEvery === 0 ? `overdue|${day}` : undefined;
  }
  // Left out, it leaves the day to whatever else falls on it.
  const isDue = day === target || within(shift(day, 1), shift(target, 1), isWorkingDay) === 0;
  if (isDue && !dropped.includes("due")) return `due|${target}`;
  const ahead = within(day, target, isWorkingDay);
  return policy.before.includes(ahead) ? `before-${ahead}|${target}` : undefined;
};

/** What one tick sends: `stage|date` and whether it is marked late; nothing where it was sent, or none is owed. */
export const naiveTick = (
  given: Naive,
  sent: ReadonlySet<string>,
  now: Date,
): { sends: string; late: boolean } | undefined => {
  const [today = "", time = ""] = wall(now, given.zone).split(" ");
  if (time < `${given.policy.from}:00` || time >= `${given.policy.until}:00`) return undefined;
  if (!given.isWorkingDay(today)) return undefined;
  const recorded = wall(given.recorded, given.zone);
  for (let day = today; `${day} ${given.policy.from}:00` > recorded; day = shift(day, -1)) {
    const stage = onceLooked(day, given);
    if (stage === undefined) continue;
    const hourLater = `${String(Number(given.policy.from.slice(0, 2)) + 1).padStart(2, "0")}${given.policy.from.slice(2)}:00`;
    return sent.has(stage) ? undefined : { sends: stage, late: day < today || time > hourLater };
  }
  return undefined;
};
