import { addDays, type Day, dayAt } from "../domain/day.js";
import { NOTICED_AHEAD, NOTICED_BACK, type Noticed, type Noticing } from "../domain/notices/plan.js";
import type { Committee } from "../domain/register.js";
import type { Scheduled } from "../domain/schedule.js";
import { seriesId, seriesOn } from "../domain/series.js";
import { workingDaysOf } from "../domain/working-days.js";
import type { Store } from "./ports.js";
import { meetingsBetween } from "./schedule.js";

/** A committee, as far as its notices depend on it. */
export const noticingOf = async ({
  zone,
  notices: policy,
  paused,
  remindersSince: since,
  reminderPolicy: { from, until },
  holidays,
}: Committee): Promise<Noticing> => ({
  ...{ zone, policy, paused, since, from, until },
  isWorkingDay: await workingDaysOf(holidays),
});

const latest = (...instants: (Date | undefined)[]): Date | null =>
  instants.reduce<Date | null>((last, at) => (at && (!last || at > last) ? at : last), null);

/** The meetings that may have a notice from one day to another, with what else that depends on. */
export const noticedMeetings = async (
  store: Store,
  committee: Committee,
  from: Day,
  to: Day = from,
): Promise<(Scheduled & Noticed)[]> => {
  const meetings = await meetingsBetween(store, committee, addDays(from, -NOTICED_BACK), addDays(to, NOTICED_AHEAD));
  const seriesOf = ({ kind, meeting }: Scheduled): string | null => {
    const series = kind && seriesOn(committee.series, kind, meeting.plannedFor ?? meeting.date);
    return series ? seriesId(committee.id, series) : null;
  };
  const changes = await store.outbox.lastChanges([
    ...meetings.map(({ id }) => id),
    ...committee.series.map((one) => seriesId(committee.id, one)),
  ]);
  const begun = await store.meetings.unfinished(meetings.flatMap(({ id, status }) => (status === "held" ? [id] : [])));
  return meetings.map((meeting) => {
    const since = begun.get(meeting.id);
    return {
      ...meeting,
      changedAt: latest(changes.get(meeting.id), changes.get(seriesOf(meeting) ?? "")),
      unfinishedSince: since ? dayAt(since, committee.zone) : null,
    };
  });
};
