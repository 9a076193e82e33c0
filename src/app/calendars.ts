import type { MeetingKind } from "../domain/meeting.js";

/** What a calendar holds: all meetings, or those of one series. */
export type Feed = "all" | MeetingKind;

export type CalendarLink = { committeeId: string; feed: Feed; since: Date };

export type CalendarReads = {
  /** The calendar of a link's token; null for one that is none, or that was renewed or ended. */
  open(token: string): Promise<CalendarLink | null>;
  links(committeeId: string): Promise<CalendarLink[]>;
};

export type CalendarWrites = {
  /** Gives a calendar this token in place of any it had. The token itself is not kept. */
  give(link: CalendarLink, token: string): Promise<void>;
  /** Ends its link; false where it had none. */
  end(committeeId: string, feed: Feed): Promise<boolean>;
};
