import type { Day } from "../day.js";
import type { Target } from "../target.js";
import { stepWorkingDays, type WorkingDays } from "../working-days.js";
import { hoursOf } from "./hours.js";
import type { DroppedStage, ReminderPolicy, StageName } from "./policy.js";
import { workingCalendar } from "./working-calendar.js";

/** One reminder of an action. */
export type Stage = {
  name: StageName;
  /** The date it belongs to: the target; for TBC the main meeting; for overdue, which recurs, its own day. */
  date: Day;
  /** The working day on which it goes. */
  day: Day;
};

/** What stages are worked out from. */
export type StageRules = {
  policy: ReminderPolicy;
  zone: string;
  isWorkingDay: WorkingDays;
  /** Days of main meetings, in order: from the last whose TBC stage may be owed on. */
  mainMeetings: readonly Day[];
};

/** A target before this is a slip of the year: its stages are counted from here, not over centuries. */
const EARLIEST: Day = "1990-01-01";

export type Stages = {
  /**
   * The newest stage whose working day has come by `day`, of two on one day the later in the table; null where none has.
   * One that the policy did not have when its moment came counts for nothing.
   */
  newest(target: Target, day: Day): Stage | null;
  /** The first working day after `day` on which a stage of this target falls; null where none is known. */
  next(target: Target, day: Day): Day | null;
  /** Whether an overdue stage on a day comes sooner after that of an earlier day than the policy has them follow. */
  isTooSoon(after: Day, day: Day): boolean;
};

/** The stages by the calendars that held before, each until an instant (epoch milliseconds), by the figures as they are. */
const pastStages = ({ policy, isWorkingDay, ...rules }: StageRules): { until: number; stages: Stages }[] => {
  const { putBack: _, calendars = [], ...figures } = policy;
  return calendars.map(({ until, unlike }) => {
    const others = new Set(unlike);
    const worked: WorkingDays = (day) => isWorkingDay(day) !== others.has(day);
    return { until: Date.parse(until), stages: stagesOf({ ...rules, policy: figures, isWorkingDay: worked }) };
  });
};

/** Stages in time by what the policy says. Answers are remembered, for many actions share a target. */
export const stagesOf = ({ policy, zone, isWorkingDay, mainMeetings }: StageRules): Stages => {
  const isDropped = (stage: DroppedStage): boolean => policy.dropped?.includes(stage) ?? false;
  const { moment } = hoursOf({ zone, policy, isWorkingDay });
  const past = pastStages({ policy, zone, isWorkingDay, mainMeetings });
  const stood = ({ name, day, date }: Stage, target: Target): boolean => {
    const since = policy.putBack?.[name];
    const came = moment(day);
    if (since !== undefined && came <= Date.parse(since)) return false;
    return past.every(({ until, stages }) => {
      if (came >= until) return true;
      const then = stages.newest(target, day);
      return then?.name === name && then.date === date && then.day === day;
    });
  };
  const calendar = workingCalendar(isWorkingDay);
  const ahead = new Map<Day, Stage[]>();
  const leads = new Map<Day, Day>();

  function step(day: Day, n: number): Day {
    return stepWorkingDays(isWorkingDay, day, n);
  }

  /** The TBC stage of the meeting at this place in the list. */
  const tbc = (index: number): Stage | null => {
    const date = mainMeetings[index];
    if (date === undefined || isDropped("tbc")) return null;
    const asked = leads.get(date) ?? step(date, -policy.tbcLead);
    leads.set(date, asked);
    return { name: "tbc", date, day: asked };
  };

  /** The place of the first main meeting whose owners are asked after a day. */
  const nextAsked = (day: Day): number => {
    let index = mainMeetings.findIndex((date) => date > day);
    if (index < 0) return mainMeetings.length;
    for (let stage = tbc(index); stage !== null && stage.day <= day; stage = tbc(index)) index++;
    return index;
  };

  /** The stages that come once, in the order of the table. */
  const once = (target: Day): Stage[] => {
    const known = ahead.get(target);
    if (known) return known;
    const day = target < EARLIEST ? EARLIEST : target;
    const stages: Stage[] = [
      ...policy.before.map((n): Stage => ({ name: `before-${n}`, date: target, day: step(day, -n) })),
      ...(isDropped("due")
        ? []
        : [{ name: "due", date: target, day: isWorkingDay(day) ? day : step(day, -1) } as const]),
    ];
    ahead.set(target, stages);
    return stages;
  };

  /** How many overdue stages have come by the end of a day, and the day of the nth, n from 1. */
  const overdue = (target: Day, day: Day) => {
    const from = target < EARLIEST ? EARLIEST : target;
    const over = calendar.between(from, day) - policy.overdueFirst;
    return {
      come: over < 0 ? 0 : 1 + Math.floor(over / policy.overdueEvery),
      nth: (n: number): Day => calendar.after(from, policy.overdueFirst + (n - 1) * policy.overdueEvery),
    };
  };

  return {
    newest: (target, day) => {
      if (target === "TBC") {
        const stage = tbc(nextAsked(day) - 1);
        return stage && stood(stage, target) ? stage : null;
      }
      const { come, nth } = overdue(target, day);
      const over: Stage[] =
        come > 0 && !isDropped("overdue") ? [{ name: "overdue", date: nth(come), day: nth(come) }] : [];
      return [...once(target), ...over].findLast((stage) => stage.day <= day && stood(stage, target)) ?? null;
    },
    next: (target, day) => {
      if (target === "TBC") return tbc(nextAsked(day))?.day ?? null;
      const coming = once(target).find((stage) => stage.day > day);
      if (coming) return coming.day;
      if (isDropped("overdue")) return null;
      const { come, nth } = overdue(target, day);
      return nth(come + 1);
    },
    isTooSoon: (after, day) => calendar.between(after, day) < policy.overdueEvery,
  };
};
