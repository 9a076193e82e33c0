import type { Action } from "../../action.js";
import type { Day } from "../../day.js";
import type { Attendee, Decision, Meeting, MeetingKind, PlannedItem } from "../../meeting.js";
import type { Classification, Committee } from "../../register.js";
import type { Target, Targets } from "../../target.js";
import type { SaidStatus } from "../minutes.js";
import type { SaidUpdate } from "./print-update.js";

/** An action that was outstanding at the meeting, as it stood when the meeting ended. */
export type OutstandingAction = {
  action: Action;
  owners: string[];
  targets: Targets;
  status: SaidStatus;
  updates: SaidUpdate[];
};

/** An action that the meeting raised, with the target it gave it. */
export type RaisedAction = { action: Action; owners: string[]; target: Target };

/** Everything a set of minutes is written from. */
export type MinutesSource = {
  committee: Committee;
  meeting: Meeting;
  number: number;
  classification: Classification;
  attendees: Attendee[];
  agenda: PlannedItem[];
  decisions: Decision[];
  /** Held meetings before this one whose minutes are not final. */
  notFinal: { number: number; date: Day }[];
  /** Meetings before this one that took place and were never recorded. */
  notRecorded: { number: number; date: Day }[];
  outstanding: OutstandingAction[];
  raised: RaisedAction[];
  next: { kind: MeetingKind; date: Day }[];
  /** Names of the committee's parties, among which owners are read. */
  parties: string[];
};
