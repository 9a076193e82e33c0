import { addDays, type Day, daysBetween } from "./day.js";
import type { Meeting, MeetingKind } from "./meeting.js";
import type { Committee } from "./register.js";
import { type Occurrence, occurrencesOf, seriesOn } from "./series.js";
import { addMinutes, type TimeOfDay } from "./time-of-day.js";

/** A meeting of which it is not known for which day it was planned stands for the nearest of its series, this near. Days. */
export const STANDS_FOR_DAYS = 31;

export const KINDS: readonly MeetingKind[] = ["main", "reporting"];

/** A meeting as everybody sees it: one of a series, with what the log knows of it. */
export type Scheduled = {
  /** Its identity for ever, also before the log knows anything of it. */
  id: string;
  kind: MeetingKind | null;
  /** Null for a cancelled meeting, and where no number can be told. */
  number: number | null;
  /** Whether it was not held yet, so that the number may still change. */
  provisional: boolean;
  /** The document reference `OPSG_64_2401`; provisional as the number is. */
  reference: string | null;
  date: Day;
  /** In the committee's zone; null where unknown. `end` is after midnight where it is before `start`. */
  start: TimeOfDay | null;
  end: TimeOfDay | null;
  place: string | null;
  status: Meeting["status"];
  /** The day it was first planned for, where it stands on another. */
  movedFrom: Day | null;
  /** Rises with each change of the meeting or its series: a calendar's SEQUENCE. */
  sequence: number;
  /** What the log has of it; a meeting the log knows nothing of yet has version 0 and is to be inserted. */
  meeting: Meeting;
};

/** What a committee's schedule rests on. */
export type Scheduling = Pick<Committee, "id" | "code" | "series">;

/** The identity of a series' meeting, from the day it was planned for. */
const idOf = (committeeId: string, kind: MeetingKind, day: Day): string => `${committeeId}-${kind}-${day}`;

/** A meeting's identity as buttons carry it, within its committee: `main-2022-02-08`, or that of one that was added. */
export const keyOfMeeting = (committeeId: string, { id }: { id: string }): string =>
  id.startsWith(`${committeeId}-`) ? id.slice(committeeId.length + 1) : id;

/** The identity that such a key (or the identity itself) stands for, and the day it was planned for where that tells. */
export const idOfKey = (committeeId: string, text: string): { id: string; day: Day | null } => {
  const key = keyOfMeeting(committeeId, { id: text });
  const day = /^(?:main|reporting)-(\d{4}-\d{2}-\d{2})$/u.exec(key)?.[1] ?? null;
  return { id: day === null ? text : `${committeeId}-${key}`, day };
};

/** A meeting of which the log knows nothing but its day. */
export const blankMeeting = (id: string, committeeId: string, kind: MeetingKind | null, date: Day): Meeting => ({
  id,
  committeeId,
  number: null,
  kind,
  date,
  plannedFor: date,
  start: null,
  end: null,
  place: null,
  reference: null,
  status: "planned",
  minutes: null,
  classification: null,
  kept: null,
  version: 0,
});

const ofSeries = (committeeId: string, { day, series: { kind } }: Occurrence): Meeting =>
  blankMeeting(idOf(committeeId, kind, day), committeeId, kind, day);

const key = (kind: MeetingKind, day: Day): string => `${kind} ${day}`;

const nearest = (occurrences: readonly Occurrence[], date: Day): Day | undefined => {
  const [first, last] = [addDays(date, -STANDS_FOR_DAYS), addDays(date, STANDS_FOR_DAYS)];
  return occurrences
    .filter(({ day }) => day >= first && day <= last)
    .map(({ day }) => ({ day, far: Math.abs(daysBetween(day, date)) }))
    .toSorted((a, b) => a.far - b.far)[0]?.day;
};

/** The days of the series in whose place the known meetings stand. */
const takenBy = (rows: readonly Meeting[], occurrences: Record<MeetingKind, Occurrence[]>): Set<string> =>
  new Set(
    rows.flatMap(({ kind, date, plannedFor }) => {
      if (kind === null) return KINDS.map((one) => key(one, plannedFor ?? date));
      const day = plannedFor ?? nearest(occurrences[kind], date);
      return day === undefined ? [] : [key(kind, day)];
    }),
  );

/** OPSG_64_2401: meeting 64 on 24 January. */
export const documentReference = (code: string, number: number, date: Day): string =>
  `${code}_${number}_${date.slice(8)}${date.slice(5, 7)}`;

const inOrder = (a: Meeting & { begins: string }, b: Meeting & { begins: string }): number =>
  a.date.localeCompare(b.date) || a.begins.localeCompare(b.begins) || a.id.localeCompare(b.id);

/** Whether meetings counted from a day on come to the first number that was given: else there were some before that day. */
const leadsTo = (meetings: readonly Meeting[], from: Day): boolean => {
  const first = meetings.findIndex(({ number }) => number !== null);
  const counted = meetings.slice(0, first).filter(({ date, status }) => date >= from && status !== "cancelled");
  return first === -1 || counted.length + 1 === meetings[first]?.number;
};

/**
 * Numbers run over both series in date order. What was held keeps its number; the others are counted on from it, and
 * have none where none is free before the next one given.
 */
const numberIn = (
  meetings: readonly Meeting[],
  count: { from: Day | null; until: number | null },
): Map<string, number | null> => {
  // The first number given after each meeting.
  const givenAfter: (number | null)[] = [];
  let given = count.until;
  for (const [index, { number }] of [...meetings.entries()].reverse()) {
    givenAfter[index] = given;
    given = number ?? given;
  }
  let last: number | null = null;
  const from = count.from === null || !leadsTo(meetings, count.from) ? null : count.from;
  return new Map(
    meetings.map(({ id, number, date, status }, index) => {
      if (number !== null) {
        last = Math.max(last ?? 0, number);
        return [id, number];
      }
      if (status === "cancelled") return [id, null];
      const begun: boolean = last !== null || (from !== null && date >= from);
      if (!begun) return [id, null];
      const next: number = (last ?? 0) + 1;
      const following = givenAfter[index] ?? null;
      if (following !== null && next >= following) return [id, null];
      last = next;
      return [id, next];
    }),
  );
};

/**
 * A committee's meetings from one day to another, both included, in order: what its series say, as far as the log says
 * nothing else, and what the log knows.
 * @param rows what the log knows of meetings held, or first planned, from STANDS_FOR_DAYS before `from` to as many after `to`
 * @param count where numbers begin if none was ever given, and the first number that was given after `to`
 */
export const scheduleOf = (
  committee: Scheduling,
  rows: readonly Meeting[],
  from: Day,
  to: Day,
  count: { from: Day | null; until: number | null } = { from: null, until: null },
): Scheduled[] => {
  const { id: committeeId, code, series } = committee;
  const around = (kind: MeetingKind) =>
    occurrencesOf(series, kind, addDays(from, -STANDS_FOR_DAYS), addDays(to, STANDS_FOR_DAYS));
  const occurrences = { main: around("main"), reporting: around("reporting") };
  const taken = takenBy(rows, occurrences);
  const free = KINDS.flatMap((kind) => occurrences[kind].filter(({ day }) => !taken.has(key(kind, day))));
  const meetings = [...rows, ...free.map((one) => ofSeries(committeeId, one))]
    .filter(({ date }) => date >= from && date <= to)
    .map((row) => {
      const own = row.kind === null ? undefined : seriesOn(series, row.kind, row.plannedFor ?? row.date);
      return { ...row, own, begins: row.start ?? own?.start ?? "99:99" };
    })
    .toSorted(inOrder);
  const numbers = numberIn(meetings, count);
  return meetings.map(({ own, begins: _, ...row }): Scheduled => {
    const number = numbers.get(row.id) ?? null;
    const start = row.start ?? own?.start ?? null;
    return {
      id: row.id,
      kind: row.kind,
      number,
      provisional: number !== null && row.status !== "held",
      reference: row.reference ?? (number === null ? null : documentReference(code, number, row.date)),
      date: row.date,
      start,
      end: row.end ?? (start !== null && own ? addMinutes(start, own.minutes) : null),
      place: row.place ?? own?.place ?? null,
      status: row.status,
      movedFrom: row.plannedFor !== null && row.plannedFor !== row.date ? row.plannedFor : null,
      sequence: (own?.version ?? 0) + row.version,
      meeting: row,
    };
  });
};

/**
 * The meeting of a series that one newly known on a day is: that of the day, else the nearest, if nothing else the log
 * knows stands for it. Undefined where it is one more.
 * @param kind null where it is not known: then only one on that very day
 * @param rows as for the schedule, about the day
 */
export const seriesMeetingFor = (
  { id: committeeId, series }: Scheduling,
  rows: readonly Meeting[],
  { kind, date }: { kind: MeetingKind | null; date: Day },
): Meeting | undefined => {
  const around = (one: MeetingKind, days: number) =>
    occurrencesOf(series, one, addDays(date, -days), addDays(date, days));
  const far = 2 * STANDS_FOR_DAYS;
  const taken = takenBy(rows, { main: around("main", far), reporting: around("reporting", far) });
  const found = (kind === null ? KINDS : [kind]).flatMap((one) => {
    const day = nearest(around(one, kind === null ? 0 : STANDS_FOR_DAYS), date);
    return day === undefined || taken.has(key(one, day)) ? [] : [{ kind: one, day }];
  })[0];
  return (
    found && {
      ...blankMeeting(idOf(committeeId, found.kind, found.day), committeeId, found.kind, date),
      plannedFor: found.day,
    }
  );
};

/**
 * Whether a meeting is the committee's at all: what its series alone tell of is not, before the committee was there, unless
 * it is counted: earlier minutes were imported.
 * @param since the first day on which it was there, as far as is known
 */
export const isItsOwn = (since: Day | null, { date, number, meeting }: Scheduled): boolean =>
  since === null || date >= since || number !== null || meeting.version > 0;

/** The number that a cancelled meeting would have, were it held. */
export const numberIfHeld = (meetings: readonly Scheduled[], { id }: Pick<Scheduled, "id">): number | null => {
  const at = meetings.findIndex((one) => one.id === id);
  const last = meetings.slice(0, at).findLast(({ number }) => number !== null)?.number;
  if (last != null) return last + 1;
  // The very first: it would have what the next one bears in its place.
  return meetings.slice(at + 1).find(({ number, provisional }) => number !== null && provisional)?.number ?? null;
};

/** The first meeting of a kind after a day that is to be held. */
export const firstAfter = (meetings: readonly Scheduled[], kind: MeetingKind, after: Day): Scheduled | null =>
  meetings.find((one) => one.kind === kind && one.status !== "cancelled" && one.date > after) ?? null;
