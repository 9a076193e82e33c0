import type { Card } from "../cards/card.js";
import { replacedSeriesCard, seriesNoticeCard } from "../cards/series-notice.js";
import { addDays, type Day } from "../domain/day.js";
import { daysGivenUp, type SeriesNotice } from "../domain/notices/notice.js";
import type { Committee } from "../domain/register.js";
import {
  isSameSeries,
  nextChange,
  noticedVersions,
  occurrencesOf,
  type Series,
  seriesId,
  seriesOn,
} from "../domain/series.js";
import { IN_VIEW_DAYS } from "./find-meeting.js";
import type { App } from "./ports.js";
import { meetingsBetween } from "./schedule.js";

/**
 * What is told of a series that changes, as it reads now.
 * @param waiting it was not sent yet: null where the series was changed again before, or changed back before anybody was
 * told. One that lies in a channel is always drawn.
 */
export const drawSeriesNotice = async (
  app: App,
  committee: Committee,
  notice: SeriesNotice,
  { waiting }: { waiting: boolean },
): Promise<Card | null> => {
  const { series: kind, version } = notice;
  const noticed = noticedVersions(committee.series, kind);
  const series = noticed.find((one): one is Series & { from: Day } => one.version === version && one.from !== null);
  if (!series) return waiting ? null : replacedSeriesCard(committee, notice);
  const { from } = series;
  const next = nextChange(noticed, kind, from)?.from;
  const was = seriesOn(noticed, kind, addDays(from, -1)) ?? null;
  // Changes since then that came to nothing.
  const between = Array.from({ length: version - 1 }, (_, index) => index + 1).filter(
    (one) => one > (was?.version ?? 0) && !noticed.some((other) => other.version === one),
  );
  const replaced = await app.store.outbox.seriesChanges(
    between.map((one) => seriesId(committee.id, { kind, version: one })),
  );
  const ahead = (await meetingsBetween(app.store, committee, from, addDays(from, IN_VIEW_DAYS))).filter(
    (one) => one.kind === kind && one.status !== "cancelled",
  );
  const wouldMeet = (day: Day): boolean => was !== null && occurrencesOf([was], kind, day, day).length > 0;
  const dropped = daysGivenUp(notice, replaced, wouldMeet).filter(
    (day) => day >= from && !ahead.some(({ date }) => date === day),
  );
  const same = was !== null && isSameSeries(was, series);
  if (waiting && same && dropped.length === 0 && !replaced.some(({ told }) => told)) return null;
  return seriesNoticeCard({
    ...{ committee, notice: { ...notice, dropped }, series, was, same, next: next ?? null },
    meetings: next === undefined ? ahead : ahead.filter(({ date }) => date < next),
  });
};
