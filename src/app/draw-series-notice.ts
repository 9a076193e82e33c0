import type { Card } from "../cards/card.js";
import { replacedSeriesCard, seriesNoticeCard } from "../cards/series-notice.js";
import { addDays } from "../domain/day.js";
import type { SeriesNotice } from "../domain/notices/notice.js";
import type { Committee } from "../domain/register.js";
import { nextChange, seriesOn } from "../domain/series.js";
import { IN_VIEW_DAYS } from "./find-meeting.js";
import type { App } from "./ports.js";
import { meetingsBetween } from "./schedule.js";

/**
 * What is told of a series that changes, as it reads now.
 * @param waiting it was not sent yet: null where the series was changed again before. One that lies in a channel is
 * always drawn.
 */
export const drawSeriesNotice = async (
  app: App,
  committee: Committee,
  notice: SeriesNotice,
  { waiting }: { waiting: boolean },
): Promise<Card | null> => {
  const ofKind = committee.series.filter(({ kind }) => kind === notice.series);
  const series = ofKind.find(({ version }) => version === notice.version);
  if (series?.from == null) return waiting ? null : replacedSeriesCard(committee, notice);
  const { from } = series;
  const next = nextChange(ofKind, notice.series, from)?.from;
  const was = seriesOn(ofKind, notice.series, addDays(from, -1));
  const last = next === undefined ? addDays(from, IN_VIEW_DAYS) : addDays(next, -1);
  const meetings = (await meetingsBetween(app.store, committee, from, last)).filter(
    ({ kind, status }) => kind === notice.series && status !== "cancelled",
  );
  // Nobody meets by it before it changes again.
  if (meetings.length === 0 && next !== undefined) return waiting ? null : replacedSeriesCard(committee, notice);
  return seriesNoticeCard({
    ...{ committee, notice, series: { ...series, from }, meetings },
    ...{ was: was ?? null, next: next ?? null },
  });
};
