import { addDays, type Day } from "./day.js";
import { KINDS, type Scheduled, type Scheduling, scheduleOf } from "./schedule.js";
import { latestVersion, versionsOf } from "./series.js";

/**
 * The meetings from one day to another, both included, that a series had before its days changed, as cancelled ones: so a
 * calendar that has them from then loses them.
 * @param inView calendars show so many days ahead
 * @param ids the meetings that there are now: one that was kept, or moved to a new day, is not given up
 */
export const givenUp = (
  committee: Scheduling,
  { from, to, inView }: { from: Day; to: Day; inView: number },
  ids: ReadonlySet<string>,
): Scheduled[] => {
  const former = KINDS.flatMap((kind) => {
    const versions = versionsOf(committee.series, kind);
    return versions.flatMap((one, index) => {
      const next = versions[index + 1];
      // One that was decided later, for an earlier day, never had the days after the next change.
      if (next?.from == null || next.version < one.version) return [];
      const first = next.from > from ? next.from : from;
      const end = addDays(next.from, inView);
      return scheduleOf({ ...committee, series: [one] }, [], first, end < to ? end : to);
    });
  });
  const sequence = (kind: Scheduled["kind"]): number =>
    kind === null ? 0 : (latestVersion(committee.series, kind)?.version ?? 0);
  const byId = new Map(former.filter(({ id }) => !ids.has(id)).map((one) => [one.id, one]));
  return [...byId.values()].map((one) => ({ ...one, status: "cancelled", sequence: sequence(one.kind) }));
};
