import { addDays, dayAt } from "../domain/day.js";
import { NOTICED_AHEAD, NOTICED_BACK, noticeKey, type OwedNotice, planNotices } from "../domain/notices/plan.js";
import type { Committee } from "../domain/register.js";
import { ok } from "../domain/result.js";
import type { Scheduled } from "../domain/schedule.js";
import { seriesId, seriesOn } from "../domain/series.js";
import { workingDaysOf } from "../domain/working-days.js";
import type { NewDelivery } from "./deliveries.js";
import { noticeRecipients } from "./notice-recipients.js";
import type { App } from "./ports.js";
import { meetingsBetween } from "./schedule.js";

const latest = (...instants: (Date | undefined)[]): Date | null =>
  instants.reduce<Date | null>((last, at) => (at && (!last || at > last) ? at : last), null);

const owedIn = async ({ store }: App, committee: Committee, now: Date): Promise<OwedNotice[]> => {
  const { zone, notices: policy, paused, remindersSince: since, reminderPolicy } = committee;
  const today = dayAt(now, zone);
  const meetings = await meetingsBetween(
    store,
    committee,
    addDays(today, -NOTICED_BACK),
    addDays(today, NOTICED_AHEAD),
  );
  const seriesOf = ({ kind, meeting }: Scheduled): string | null => {
    const series = kind && seriesOn(committee.series, kind, meeting.plannedFor ?? meeting.date);
    return series ? seriesId(committee.id, series) : null;
  };
  const changes = await store.outbox.lastChanges([
    ...meetings.map(({ id }) => id),
    ...committee.series.map((one) => seriesId(committee.id, one)),
  ]);
  const isWorkingDay = await workingDaysOf(committee.holidays);
  return planNotices(
    { zone, policy, paused, since, from: reminderPolicy.from, until: reminderPolicy.until, isWorkingDay },
    meetings.map((meeting) => ({
      ...meeting,
      changedAt: latest(changes.get(meeting.id), changes.get(seriesOf(meeting) ?? "")),
    })),
    now,
    today,
  );
};

/** Queues the notices that are owed now. Harmless however often it runs: each has a key of its own for each recipient. */
export const queueNotices = async (app: App): Promise<number> => {
  const register = await app.store.register();
  let queued = 0;
  for (const committee of register.committees) {
    const recipients = noticeRecipients(register, committee);
    if (committee.paused || recipients.length === 0) continue;
    const now = app.clock.now();
    const owed = await owedIn(app, committee, now);
    const deliveries = owed.flatMap((notice) =>
      recipients.map(
        ({ to, name }): NewDelivery => ({
          id: app.newId(),
          key: noticeKey(committee.code, notice, name),
          committeeId: committee.id,
          to,
          message: {
            kind: "notice",
            notice: notice.kind,
            meetingId: notice.meetingId,
            date: notice.date,
            late: notice.late,
            change: null,
          },
          meetingId: notice.meetingId,
          dueAt: now,
        }),
      ),
    );
    const known = await app.store.outbox.known(deliveries.map(({ key }) => key));
    const fresh = deliveries.filter(({ key }) => !known.has(key));
    // Most looks find nothing, and write nothing.
    if (fresh.length === 0) continue;
    await app.store.change(null, async (tx) => {
      for (const delivery of fresh) if (await tx.enqueue(delivery)) queued++;
      return ok(null);
    });
  }
  return queued;
};
