import { type Day, dayAt, daysBetween } from "../day.js";
import { endOfMeeting } from "../recording.js";
import type { Scheduled } from "../schedule.js";
import { instantAt, type TimeOfDay } from "../time-of-day.js";
import { stepWorkingDays, type WorkingDays } from "../working-days.js";
import type { Notice } from "./notice.js";
import type { NoticePolicy, TimedNotice } from "./policy.js";

/** A notice is marked late when it goes more than this after its moment. Milliseconds. */
const LATE_AFTER_MS = 60 * 60 * 1000;
/** What a meeting came to is told for so long afterwards. Milliseconds: four weeks. */
const OUTCOME_MS = 28 * 24 * 60 * 60 * 1000;
/** What came of a meeting waits for its record to be whole, but no longer than this from when it was begun. Working days. */
export const OUTCOME_WAITS = 5;

/** Further from today than this no meeting has a notice: 40 working days ahead, or four weeks past. Days. */
export const NOTICED_AHEAD = 70;
export const NOTICED_BACK = 35;

/** A committee, as far as its notices depend on it. */
export type Noticing = {
  zone: string;
  policy: NoticePolicy;
  /** Paused, nothing is owed. */
  paused: boolean;
  /** When it last went live: what fell before is not owed. Null: it never did, so nothing is. */
  since: Date | null;
  /** Nothing that was missed is sent before this wall-clock time of a day, and nothing at all from `until` on. */
  from: TimeOfDay;
  until: TimeOfDay;
  isWorkingDay: WorkingDays;
};

/** A meeting, as far as its notices depend on it. */
export type Noticed = Pick<Scheduled, "id" | "date" | "start" | "end" | "status"> & {
  /** When its date was last changed, if it ever was: what fell before that is not owed for the new one. */
  changedAt: Date | null;
  /** The day on which its record was begun, while nobody has said that it is whole. */
  unfinishedSince: Day | null;
};

/** A notice owed now, to whoever has not had it. */
export type OwedNotice = { kind: TimedNotice; meetingId: string; date: Day; late: boolean };

/** The thing, the stage and the date it belongs to: never the day it is sent. `to` is a channel or a person. */
export const noticeKey = (
  code: string,
  { meetingId, kind, date }: { meetingId: string; kind: Notice["notice"]; date: Day },
  to: string,
): string => [`${code} meeting ${meetingId}`, kind, date, to].join("|");

type Stage = { kind: TimedNotice; moment: number };

/** Whether a notice still tells something at an instant: of a day to come nothing is told on that day. */
export const isOfUse = (
  zone: string,
  meeting: Pick<Scheduled, "date" | "start" | "end" | "status">,
  kind: TimedNotice,
  now: Date,
): boolean => {
  switch (kind) {
    case "papers":
    case "reminder":
      return now < instantAt(meeting.date, "00:00", zone);
    case "agenda":
    case "today":
      return now < instantAt(meeting.date, meeting.start ?? "23:59", zone);
    case "outcome":
      return now.getTime() < endOfMeeting(meeting, zone).getTime() + OUTCOME_MS;
  }
};

/** The day of one notice of a meeting. */
const dayOf = ({ policy, isWorkingDay }: Noticing, { date, unfinishedSince }: Noticed, kind: TimedNotice): Day => {
  const { lead } = policy[kind];
  if (kind !== "outcome") return stepWorkingDays(isWorkingDay, date, -lead);
  const after = stepWorkingDays(isWorkingDay, date, lead);
  const waited = unfinishedSince === null ? after : stepWorkingDays(isWorkingDay, unfinishedSince, OUTCOME_WAITS);
  return waited > after ? waited : after;
};

/** The notices of a meeting in the order in which they come: and when each is due. */
const stagesOf = (committee: Noticing, meeting: Noticed): Stage[] => {
  const { policy, zone } = committee;
  const kinds =
    meeting.status === "held" ? (["outcome"] as const) : (["papers", "agenda", "reminder", "today"] as const);
  return kinds
    .filter((kind) => policy[kind].on)
    .map((kind) => ({
      kind,
      moment: instantAt(dayOf(committee, meeting, kind), policy[kind].at, zone).getTime(),
    }));
};

/** Whether notices may go at an instant: a working day before the hour at which the day closes, or the meeting's own day. */
const isOpen = ({ zone, until, isWorkingDay }: Noticing, today: Day, now: Date, { date }: Noticed): boolean =>
  (isWorkingDay(today) || today === date) && now < instantAt(today, until, zone);

/**
 * The notices owed at `now`, on the day `today`: for each meeting the newest whose moment has come and which is still of
 * use. What was missed is made up for once, never in a burst. Those who have had it already (`noticeKey`) are left out by
 * whoever asks.
 */
export const planNotices = (committee: Noticing, meetings: readonly Noticed[], now: Date, today: Day): OwedNotice[] => {
  const { paused, since } = committee;
  if (paused || since === null) return [];
  return meetings.flatMap((meeting): OwedNotice[] => {
    const far = daysBetween(today, meeting.date);
    if (meeting.status === "cancelled" || far > NOTICED_AHEAD || far < -NOTICED_BACK) return [];
    if (!isOpen(committee, today, now, meeting)) return [];
    const at = now.getTime();
    const known = Math.max(since.getTime(), meeting.status === "held" ? 0 : (meeting.changedAt?.getTime() ?? 0));
    const stage = stagesOf(committee, meeting)
      .filter(({ moment }) => moment <= at)
      // Of two at one moment, the one that comes later in their order is the newer.
      .toReversed()
      .toSorted((a, b) => b.moment - a.moment)[0];
    if (!stage || stage.moment <= known || !isOfUse(committee.zone, meeting, stage.kind, now)) return [];
    const { at: hour } = committee.policy[stage.kind];
    const opens = hour < committee.from ? hour : committee.from;
    if (now < instantAt(today, opens, committee.zone)) return [];
    const late = at - stage.moment > LATE_AFTER_MS;
    return [{ kind: stage.kind, meetingId: meeting.id, date: meeting.date, late }];
  });
};

/**
 * The notices that would go from one instant to another, both included, if nothing changed and nothing was missed: by the
 * same rule, asked at each moment at which one of them falls due. In order.
 */
export const foreseeNotices = (
  committee: Noticing,
  meetings: readonly Noticed[],
  { from, to }: { from: Date; to: Date },
): { at: Date; owed: OwedNotice }[] =>
  meetings
    .flatMap((meeting) =>
      stagesOf(committee, meeting)
        .filter(({ moment }) => moment >= from.getTime() && moment <= to.getTime())
        .flatMap(({ moment }) => {
          const at = new Date(moment);
          return planNotices(committee, [meeting], at, dayAt(at, committee.zone)).map((owed) => ({ at, owed }));
        }),
    )
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
