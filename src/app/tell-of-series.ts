import type { Day } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { type Series, seriesId } from "../domain/series.js";
import { noticeRecipients } from "./notice-recipients.js";
import type { App, Tx } from "./ports.js";

/** Queues, with the change itself, the one thing that channels are told of a series that changes. */
export const tellOfSeries = async (
  app: App,
  tx: Tx,
  committee: Committee,
  { series, dropped }: { series: Series; dropped: Day[] },
): Promise<void> => {
  if (committee.paused || !committee.notices.change.on) return;
  const { kind, version } = series;
  const meetingId = seriesId(committee.id, series);
  for (const { to, name } of noticeRecipients(await tx.register(), committee))
    await tx.enqueue({
      id: app.newId(),
      key: `${committee.code} meeting ${meetingId}|change|${version}|${name}`,
      committeeId: committee.id,
      to,
      message: { kind: "series notice", series: kind, version, dropped },
      meetingId,
      dueAt: app.clock.now(),
    });
};
