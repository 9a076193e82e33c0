import { nameOfMeeting } from "../domain/clashes.js";
import { type Day, dayAt, isoInstant } from "../domain/day.js";
import { foreseeNotices, noticeKey } from "../domain/notices/plan.js";
import { NOTICE_NAMES } from "../domain/notices/policy.js";
import type { Committee } from "../domain/register.js";
import { noticeRecipients } from "./notice-recipients.js";
import { noticeRefusal } from "./notice-refusal.js";
import { noticedMeetings, noticingOf } from "./noticed-meetings.js";
import type { App } from "./ports.js";
import { addresseeName } from "./print-delivery.js";

/** A notice that would be sent, as people and programs read it. */
export type PreviewedNotice = {
  /** ISO 8601 with the committee's offset. */
  at: string;
  /** What it is called: "papers due". */
  notice: string;
  meeting: string;
  date: Day;
  /** Names of channels and people. */
  to: string[];
  /** Why it would not be said somewhere. */
  refused: string[];
};

/**
 * Every notice that would go out from one instant to another if the committee went live at the first of them and nothing
 * changed. What somebody had already is left out.
 */
export const previewNotices = async (
  app: App,
  committee: Committee,
  span: { from: Date; to: Date },
): Promise<PreviewedNotice[]> => {
  const { zone } = committee;
  const register = await app.store.register();
  const recipients = noticeRecipients(register, committee);
  const meetings = await noticedMeetings(app.store, committee, dayAt(span.from, zone), dayAt(span.to, zone));
  const live = { ...(await noticingOf(committee)), paused: false, since: span.from };
  const foreseen = foreseeNotices(
    live,
    meetings.map((meeting) => ({ ...meeting, changedAt: null })),
    span,
  );
  const previewed: PreviewedNotice[] = [];
  for (const { at, owed } of foreseen) {
    const { kind: notice, meetingId, date, late } = owed;
    const keys = recipients.map(({ name }) => noticeKey(committee.code, owed, name));
    const known = await app.store.outbox.known(keys);
    const meeting = meetings.find(({ id }) => id === meetingId);
    const message = { kind: "notice", notice, meetingId, date, late, change: null } as const;
    const one: PreviewedNotice = {
      at: isoInstant(at, zone),
      notice: NOTICE_NAMES[notice],
      meeting: meeting ? nameOfMeeting(committee.code, meeting) : committee.code,
      date,
      to: [],
      refused: [],
    };
    for (const [index, { to }] of recipients.entries()) {
      if (known.has(keys[index] ?? "")) continue;
      const why = await noticeRefusal(app, register, { committeeId: committee.id, message, to });
      if (why === null) one.to.push(addresseeName(register, { to }));
      else one.refused.push(why);
    }
    if (one.to.length + one.refused.length > 0 || recipients.length === 0) previewed.push(one);
  }
  return previewed;
};
