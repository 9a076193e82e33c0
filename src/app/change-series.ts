import { seriesLine } from "../cards/series.js";
import { addDays, type Day, dayAt, printDay } from "../domain/day.js";
import { readDay } from "../domain/day-words.js";
import type { MeetingKind } from "../domain/meeting.js";
import { readLength, readPlace } from "../domain/meeting-words.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { readRule } from "../domain/rule-words.js";
import type { Scheduled } from "../domain/schedule.js";
import { counts, hasEnded, latestVersion, nextChange, type Series, seriesId, seriesOn } from "../domain/series.js";
import { may } from "../domain/standing.js";
import { readTimeOfDay } from "../domain/time-of-day.js";
import { IN_VIEW_DAYS } from "./find-meeting.js";
import { moveKnown } from "./move-known.js";
import type { App, Tx } from "./ports.js";
import { readAhead, redrawAhead } from "./redraw-ahead.js";
import { meetingsBetween } from "./schedule.js";
import { tellOfSeries } from "./tell-of-series.js";
import { auditEntry, deny, type Who } from "./who.js";

/** A series as it is typed; what is left out stays. */
export type SeriesInput = {
  kind: MeetingKind;
  rule?: string | undefined;
  start?: string | undefined;
  length?: string | undefined;
  place?: string | undefined;
  from?: string | undefined;
  /** Its latest version, as a form showed it: one that changed since is not changed unseen. */
  seen?: string | undefined;
};

/** A series that was changed. */
export type ChangedSeries = {
  committee: Committee;
  series: Series;
  /** The next change of it, which was decided before and stays. */
  next: Series | null;
  /** The change by somebody else for the same day in whose place this one stands. */
  replaced: { by: string; series: Series } | null;
  /** The meetings in the year from that day. */
  ahead: Scheduled[];
};

/** Longer ago than anybody changes a series for a day ahead. Milliseconds. */
const REPLACED_WITHIN_MS = 2 * 366 * 24 * 60 * 60_000;

const FIELDS = ["rule", "start", "minutes", "place"] as const satisfies (keyof Series)[];

const filled = (text: string | undefined): string | undefined => text?.trim() || undefined;

/** The day from which a change holds: the one named, else tomorrow. */
const readFrom = (text: string | undefined, today: Day): Result<Day> => {
  if (filled(text) === undefined) return ok(addDays(today, 1));
  const day = readDay(text ?? "", today);
  if (!day.ok) return { ok: false, problem: { ...day.problem, field: "from" } };
  if (day.value >= today) return day;
  return refuse(`${printDay(day.value)} is past; a series changes from a day to come.`, "Name a later day.", "from");
};

/**
 * What a series is to be from a day on.
 * @param known as it is then, and as it would be without a change that this one replaces
 */
const readSeries = (input: SeriesInput, known: (Series | undefined)[], from: Day): Result<Omit<Series, "version">> => {
  const [now] = known;
  const rule = filled(input.rule) === undefined ? ok(now?.rule ?? null) : readRule(input.rule ?? "", from);
  if (!rule.ok) return rule;
  const start = filled(input.start) === undefined ? (now?.start ?? "10:00") : readTimeOfDay(input.start ?? "");
  if (start === undefined)
    return refuse(`“${input.start?.trim().slice(0, 20)}” is not a time of day.`, "Write it as 10:00.", "start");
  const minutes = filled(input.length) === undefined ? ok(now?.minutes ?? 60) : readLength(input.length ?? "");
  if (!minutes.ok) return minutes;
  const given = readPlace(input.place);
  if (!given.ok) return given;
  const place = given.value ?? now?.place ?? null;
  const { kind } = input;
  const goesOn = known.find((one) => one !== undefined && one.rule === rule.value);
  return ok({
    ...{ kind, rule: rule.value, from, anchor: goesOn ? goesOn.anchor : from },
    ...{ start, minutes: minutes.value, place: place === "none" ? null : place },
  });
};

const subjectOf = (code: string, kind: MeetingKind): string => `${kind} meetings of ${code}`;

/** Refuses what was written on a form that shows the series as it is no more. */
const checkSeen = ({ kind, seen }: SeriesInput, series: readonly Series[]): Result<null> => {
  const latest = latestVersion(series, kind);
  if (latest === undefined || seen === undefined || seen === String(latest.version)) return ok(null);
  const since = latest.from === null ? "" : ` from ${printDay(latest.from)} on`;
  return refuse(
    `The ${kind} meetings were changed since you looked:${since} they are ${seriesLine(latest)}. Nothing was changed.`,
    `Look again: meeting series ${kind}`,
  );
};

/** What somebody else had decided for the same day, which whoever typed this may not have seen. */
const replacedBy = async (
  { app, tx, who }: { app: App; tx: Tx; who: Who },
  { code, id }: Committee,
  series: Series | undefined,
): Promise<ChangedSeries["replaced"]> => {
  if (series?.from == null) return null;
  const since = new Date(app.clock.now().getTime() - REPLACED_WITHIN_MS);
  const changes = await tx.meetings.changesSince(id, subjectOf(code, series.kind), since);
  const by = changes.findLast(({ after }) => after.from === series.from)?.by;
  return by === undefined || by === who.standing.name ? null : { by, series };
};

/** The planned meetings of a kind from a day on. */
const plannedFrom = async (tx: Tx, committee: Committee, kind: MeetingKind, from: Day): Promise<Scheduled[]> =>
  (await meetingsBetween(tx, committee, from, addDays(from, IN_VIEW_DAYS))).filter(
    (one) => one.kind === kind && one.status === "planned",
  );

/**
 * Changes a series from a day on, and up to the next change that was decided already: that one stays, and whoever makes
 * this one is told of it. Earlier meetings stay as they were.
 */
export const changeSeries = async (app: App, who: Who, input: SeriesInput): Promise<Result<ChangedSeries>> => {
  if (!may(who.standing, "meet")) return deny(who.standing, "meet", "change when meetings are held");
  const { id, code, zone } = who.standing.committee;
  const { kind } = input;
  const today = dayAt(app.clock.now(), zone);
  const from = readFrom(input.from, today);
  if (!from.ok) return from;
  return app.store.change(who.event, async (tx) => {
    const committee = (await tx.register()).committees.find((known) => known.id === id);
    if (!committee) return refuse(`There is no committee ${code} any more.`);
    const same = checkSeen(input, committee.series);
    if (!same.ok) return same;
    const now = seriesOn(committee.series, kind, from.value);
    const stays = committee.series.filter((one) => one.kind !== kind || one.from !== from.value);
    const read = readSeries(input, [now, seriesOn(stays, kind, from.value)], from.value);
    if (!read.ok) return read;
    const changed = FIELDS.filter((field) => now?.[field] !== read.value[field]);
    if (changed.length === 0)
      return refuse(
        "The meetings are held like that already; nothing was changed.",
        read.value.rule !== null && counts(read.value.rule)
          ? `Name another day, hour or place. To begin counting anew, end it first, and begin it on a later day: meeting series ${kind} none from ${printDay(from.value)}`
          : "Name another day, hour or place.",
      );
    if (!changed.includes("rule") && hasEnded(read.value))
      return refuse(
        `There are no more ${kind} meetings from ${printDay(from.value)} on; nothing was changed.`,
        `Name new days, too: meeting series ${kind} second Tuesday … from ${printDay(from.value)}.`,
        "rule",
      );
    const series: Series = { ...read.value, version: (latestVersion(committee.series, kind)?.version ?? 0) + 1 };
    const gone = input.seen === undefined ? committee.series.find((one) => !stays.includes(one)) : undefined;
    const replaced = await replacedBy({ app, tx, who }, committee, gone);
    const saved = { ...committee, series: [...stays, series] };
    const ahead = await readAhead(tx, committee, today);
    const before = await plannedFrom(tx, committee, kind, from.value);
    await tx.people.saveCommittee(saved);
    const only = (one: Partial<Series> | undefined) =>
      Object.fromEntries(changed.map((field) => [field, one?.[field]]));
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: subjectOf(code, kind),
        did: "committee",
        before: only(now),
        after: { ...only(series), from: from.value },
      }),
    );
    if (changed.includes("rule")) await moveKnown(app, who, tx, saved, { kind, from: from.value, planned: before });
    await redrawAhead(tx, saved, today, ahead);
    // Also what was said of a change that this one replaces, or comes before.
    await tx.meetings.redrawNotices(committee.series.map((one) => seriesId(id, one)));
    const planned = await plannedFrom(tx, saved, kind, from.value);
    const days = new Set(planned.map(({ date }) => date));
    const dropped = before.map(({ date }) => date).filter((date) => !days.has(date));
    await tellOfSeries(app, tx, saved, { series, dropped });
    const next = nextChange(saved.series, kind, from.value) ?? null;
    return ok({ committee: saved, series, next, replaced, ahead: planned });
  });
};
