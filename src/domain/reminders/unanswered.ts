import type { Day } from "../day.js";

/** An overdue reminder that was sent for an owner: the day its stage belongs to, and when it was answered, if it was. */
export type OverdueReminder = { date: Day; at: Date; answeredAt: Date | null };

/**
 * How many overdue stages an owner let pass since they last answered one, and the date and instant of the newest;
 * null where the newest was answered, or none was sent. Several contacts' reminders of one stage count as one.
 */
export const unansweredStages = (
  reminders: readonly OverdueReminder[],
): { times: number; date: Day; at: Date } | null => {
  const stages = new Map<Day, { at: Date; answered: boolean }>();
  for (const { date, at, answeredAt } of reminders) {
    const known = stages.get(date);
    stages.set(date, {
      at: known && known.at < at ? known.at : at,
      answered: (known?.answered ?? false) || answeredAt !== null,
    });
  }
  const newestFirst = [...stages].toSorted(([a], [b]) => (a < b ? 1 : -1));
  const answered = newestFirst.findIndex(([, stage]) => stage.answered);
  const times = answered < 0 ? newestFirst.length : answered;
  const [newest] = newestFirst;
  return newest === undefined || times === 0 ? null : { times, date: newest[0], at: newest[1].at };
};
