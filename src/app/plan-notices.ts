import { dayAt } from "../domain/day.js";
import { noticeKey, planNotices } from "../domain/notices/plan.js";
import { ok } from "../domain/result.js";
import type { NewDelivery } from "./deliveries.js";
import { noticeRecipients } from "./notice-recipients.js";
import { noticedMeetings, noticingOf } from "./noticed-meetings.js";
import type { App } from "./ports.js";

/** Queues the notices that are owed now. Harmless however often it runs: each has a key of its own for each recipient. */
export const queueNotices = async (app: App): Promise<number> => {
  const register = await app.store.register();
  let queued = 0;
  for (const committee of register.committees) {
    const recipients = noticeRecipients(register, committee);
    if (committee.paused || recipients.length === 0) continue;
    const now = app.clock.now();
    const today = dayAt(now, committee.zone);
    const meetings = await noticedMeetings(app.store, committee, today);
    const owed = planNotices(await noticingOf(committee), meetings, now, today);
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
