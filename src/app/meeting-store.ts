import type { AuditEntry } from "../domain/audit.js";
import type { Day } from "../domain/day.js";
import type { Attendee, Decision, Meeting, MeetingKind, PlannedItem } from "../domain/meeting.js";

/** What the bot asks of meetings. */

export type MeetingContents = { attendees: Attendee[]; agenda: PlannedItem[]; decisions: Decision[] };

/** How far the Secretary has come in recording a meeting. */
export type MeetingRecord = {
  meetingId: string;
  begun: Date;
  /** Null until they say that nothing is missing. */
  finished: Date | null;
  /** Whether the attendance was given. */
  attendance: boolean;
};

/** What the agenda of a kind of meeting starts from; version 0 where none was kept yet. */
export type AgendaTemplate = { items: PlannedItem[] | null; version: number };

export type MeetingReads = {
  byId(committeeId: string, id: string): Promise<Meeting | null>;
  byNumber(committeeId: string, number: number): Promise<Meeting | null>;
  onDay(committeeId: string, day: Day): Promise<Meeting[]>;
  /** The held, numbered meeting with the latest date on or before this day. */
  lastHeld(committeeId: string, onOrBefore: Day): Promise<Meeting | null>;
  /** Planned meetings from a day on, by date. */
  planned(committeeId: string, from: Day, limit: number): Promise<Meeting[]>;
  /** The held, numbered meeting with the earliest date after this day. */
  firstHeld(committeeId: string, after: Day): Promise<Meeting | null>;
  /** Meetings of any status that stand, or were first planned for, from one day to another, both included, by date. */
  between(committeeId: string, from: Day, to: Day): Promise<Meeting[]>;
  /** Held, numbered meetings up to a day, newest first. */
  held(committeeId: string, onOrBefore: Day, limit: number): Promise<Meeting[]>;
  contents(meetingId: string): Promise<MeetingContents>;
  decisions(committeeId: string, meeting: number, agendaItem: string | null): Promise<Decision[]>;
  /** Held, numbered meetings before a day whose minutes are not final, oldest first. */
  notFinal(committeeId: string, before: Day, limit: number): Promise<Meeting[]>;
  template(committeeId: string, kind: MeetingKind): Promise<AgendaTemplate>;
  record(meetingId: string): Promise<MeetingRecord | null>;
  /** When the record of each of these was begun, of which nobody has said yet that it is whole. */
  unfinished(meetingIds: readonly string[]): Promise<Map<string, Date>>;
  /** What was done of meetings, or of a series of them, since then under this subject, in order. */
  changesSince(committeeId: string, subject: string, since: Date): Promise<AuditEntry[]>;
  /** Of which of these meetings something lies in chats. */
  toldOf(meetingIds: readonly string[]): Promise<Set<string>>;
};

export type MeetingWrites = {
  insert(meeting: Meeting): Promise<void>;
  save(meeting: Meeting): Promise<Meeting>;
  /** Replaces attendance, agenda and decisions of a meeting. */
  setContents(meetingId: string, contents: MeetingContents): Promise<void>;
  /** `version` is the one read; a lost race where another was kept since. */
  setTemplate(
    committeeId: string,
    kind: MeetingKind,
    template: { items: PlannedItem[]; version: number },
  ): Promise<void>;
  setRecord(record: MeetingRecord): Promise<void>;
  /** Has what lies in channels about these drawn again, as a change of the meeting itself does. */
  redrawNotices(meetingIds: readonly string[]): Promise<void>;
};
