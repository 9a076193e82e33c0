import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { addDays, type Day } from "./day.js";
import type { MeetingKind } from "./meeting.js";
import type { TimeOfDay } from "./time-of-day.js";

/** When, for how long and where a committee's meetings of one kind are held, from a day on. */
export type Series = {
  kind: MeetingKind;
  /** An RFC 5545 rule of days, such as `FREQ=MONTHLY;BYDAY=2TU`; null where no more are held from then on. */
  rule: string | null;
  /** The first day on which it may meet; null where it always has. */
  from: Day | null;
  /** The day from which its rule counts, which stays when only the hour or the place changes; null as for `from`. */
  anchor: Day | null;
  /** In the committee's zone, so that 10:00 stays 10:00 across a clock change. */
  start: TimeOfDay;
  minutes: number;
  place: string | null;
  /** Rises with every change of the series. */
  version: number;
};

/** What a series is from a day on: names that change of it for ever. */
export const seriesId = (committeeId: string, { kind, version }: Pick<Series, "kind" | "version">): string =>
  `${committeeId}-${kind}-series-${version}`;

/** Whether meetings are held the same way by both. */
export const isSameSeries = (one: Series, other: Series): boolean =>
  one.rule === other.rule &&
  (one.rule === null ||
    ((one.anchor === other.anchor || !counts(one.rule)) &&
      one.start === other.start &&
      one.minutes === other.minutes &&
      one.place === other.place));

/** A day on which a series meets, and the series as it is then. */
export type Occurrence = { day: Day; series: Series };

/** Every second Tuesday and fourth Monday of the month, three hours from 10:00. */
export const DEFAULT_SERIES: Series[] = (
  [
    ["main", "FREQ=MONTHLY;BYDAY=2TU"],
    ["reporting", "FREQ=MONTHLY;BYDAY=4MO"],
  ] as const
).map(([kind, rule]) => ({
  kind,
  rule,
  from: null,
  anchor: null,
  start: "10:00",
  minutes: 180,
  place: null,
  version: 1,
}));

/** As good as any day before the first meeting of anybody. */
const ALWAYS = "1970-01-01";

const atMidnight = (day: Day): Temporal.ZonedDateTime => Temporal.PlainDate.from(day).toZonedDateTime("UTC");

/** Whether a rule counts from its first day, or takes its weekday or date from it, so that it cannot be begun elsewhere. */
export const counts = (rule: string): boolean =>
  /INTERVAL=(?!1(?:;|$))|COUNT=/iu.test(rule) || !/BY(?:MONTH|YEAR)?DAY=/iu.test(rule);

/** The days of rules told lately: every card asks again for the same weeks, and a rule is followed slowly. */
const told = new Map<string, readonly Day[]>();
const MOST_TOLD = 500;

/**
 * The days of a rule from one day to another, both included.
 * @param first the day from which it counts
 */
export const daysOfRule = (rule: string, first: Day | null, from: Day, to: Day): readonly Day[] => {
  const asked = `${rule} ${first} ${from} ${to}`;
  const days = told.get(asked) ?? followRule(rule, first, from, to);
  if (told.size >= MOST_TOLD) told.clear();
  told.set(asked, days);
  return days;
};

const followRule = (rule: string, first: Day | null, from: Day, to: Day): Day[] => {
  const begin = first === null || first < from ? from : first;
  if (begin > to) return [];
  const dtstart = atMidnight(counts(rule) ? (first ?? ALWAYS) : begin);
  return new RRuleTemporal({ rruleString: rule, dtstart })
    .between(atMidnight(begin), atMidnight(to), true)
    .map((at) => at.toPlainDate().toString());
};

/** A series is told to end where it does within these. Days. */
const ENDS_WITHIN = 10 * 366;

/** What tells on which days a series meets. */
export type Days = Pick<Series, "rule" | "from" | "anchor">;

/** Whether a series meets no more, from its first day on. */
export const hasEnded = ({ rule, from, anchor }: Days): boolean =>
  rule === null || (from !== null && daysOfRule(rule, anchor, from, addDays(from, ENDS_WITHIN)).length === 0);

/** How many meetings a series still has that ends by its own rule, and when the last is; null where it goes on. */
export const endOfRule = ({ rule, from, anchor }: Days): { meetings: number; last: Day } | null => {
  if (rule === null || from === null || !/COUNT=|UNTIL=/u.test(rule)) return null;
  const days = daysOfRule(rule, anchor, from, addDays(from, 2 * ENDS_WITHIN));
  const last = days.at(-1);
  return last === undefined || last > addDays(from, ENDS_WITHIN) ? null : { meetings: days.length, last };
};

/** The versions of a series in force one after the other, the first first. */
export const versionsOf = (series: readonly Series[], kind: MeetingKind): Series[] =>
  series.filter((one) => one.kind === kind).toSorted((a, b) => (a.from ?? "").localeCompare(b.from ?? ""));

/** The version of a series that was decided last, from whatever day it holds; undefined where there is none. */
export const latestVersion = (series: readonly Series[], kind: MeetingKind): Series | undefined =>
  series
    .filter((one) => one.kind === kind)
    .toSorted((a, b) => a.version - b.version)
    .at(-1);

/** The series of a kind as it is on a day; undefined where it had not begun. */
export const seriesOn = (series: readonly Series[], kind: MeetingKind, day: Day): Series | undefined =>
  versionsOf(series, kind).findLast(({ from }) => from === null || from <= day);

/**
 * The versions of a series that anybody notices: not those that are replaced before a meeting comes of them, unless one
 * would have been held then without them.
 */
export const noticedVersions = (series: readonly Series[], kind: MeetingKind): Series[] => {
  const noticed: Series[] = [];
  const versions = versionsOf(series, kind);
  for (const [index, one] of versions.entries()) {
    const next = versions[index + 1]?.from;
    const meets = (version: Series): boolean =>
      next == null || one.from === null || occurrencesOf([version], kind, one.from, addDays(next, -1)).length > 0;
    if ([one, ...noticed.slice(-1)].some(meets)) noticed.push(one);
  }
  return noticed;
};

/** How a series is to be from the first day after this one on which it changes. */
export const nextChange = (
  series: readonly Series[],
  kind: MeetingKind,
  day: Day,
): (Series & { from: Day }) | undefined =>
  versionsOf(series, kind).find((one): one is Series & { from: Day } => one.from !== null && one.from > day);

/** The days on which the meetings of a kind fall from one day to another, both included, each by the series of its time. */
export const occurrencesOf = (series: readonly Series[], kind: MeetingKind, from: Day, to: Day): Occurrence[] =>
  versionsOf(series, kind).flatMap((one, index, versions) => {
    const next = versions[index + 1]?.from;
    const last = next != null && next <= to ? addDays(next, -1) : to;
    if (one.rule === null || last < from) return [];
    const first = one.from !== null && one.from > from ? one.from : from;
    return daysOfRule(one.rule, one.anchor, first, last).map((day) => ({ day, series: one }));
  });
