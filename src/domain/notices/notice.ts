import type { Day } from "../day.js";
import type { MeetingKind } from "../meeting.js";
import type { TimeOfDay } from "../time-of-day.js";
import type { NoticeKind } from "./policy.js";

/** A meeting's date, hours and place, as they were. */
export type WasAt = {
  date: Day;
  start: TimeOfDay | null;
  end: TimeOfDay | null;
  place: string | null;
  cancelled: boolean;
};

/** What is told of a meeting: by its policy, or (`announcement`) because somebody wished it now. */
export type Notice = {
  notice: NoticeKind | "announcement";
  meetingId: string;
  /** The meeting's day when the notice became due. */
  date: Day;
  late: boolean;
  /** Of a change: how it was before (null: it was added), why it was changed, and which change it was (the meeting's sequence). */
  change: { was: WasAt | null; reason: string | null; sequence: number } | null;
};

/** What is told of a series that changes. */
export type SeriesNotice = {
  series: MeetingKind;
  /** Which change of it. */
  version: number;
  /** Days on which a meeting was planned and none is any more. */
  dropped: Day[];
};
