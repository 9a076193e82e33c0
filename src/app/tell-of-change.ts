import { asItIs, isSameAt } from "../domain/notices/notice.js";
import type { Committee } from "../domain/register.js";
import type { Scheduled } from "../domain/schedule.js";
import { noticeRecipients } from "./notice-recipients.js";
import type { App, Tx } from "./ports.js";

/**
 * Queues, with the change itself, what channels are told of it: old day and new. Not of a meeting that is merely kept.
 * `before` is null where the meeting was added.
 */
export const tellOfChange = async (
  app: App,
  tx: Tx,
  committee: Committee,
  { before, after, reason }: { before: Scheduled | null; after: Scheduled; reason: string | null },
): Promise<void> => {
  const [was, is] = [before && asItIs(before), asItIs(after)];
  const notice = is.cancelled ? "cancellation" : "change";
  if (committee.paused || !committee.notices[notice].on || (was && isSameAt(was, is))) return;
  const { sequence, id: meetingId, date } = after;
  for (const { to, name } of noticeRecipients(await tx.register(), committee))
    await tx.enqueue({
      id: app.newId(),
      key: `${committee.code} meeting ${meetingId}|${notice}|${sequence}|${name}`,
      committeeId: committee.id,
      to,
      message: { kind: "notice", notice, meetingId, date, late: false, change: { was, is, reason, sequence } },
      meetingId,
      dueAt: app.clock.now(),
    });
};
