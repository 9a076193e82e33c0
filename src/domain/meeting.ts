import type { Day } from "./day.js";
import type { Classification } from "./register.js";

export type MeetingKind = "main" | "reporting";

export type Meeting = {
  id: string;
  committeeId: string;
  /** The running number over both series; null for a meeting ahead whose number is not known yet. */
  number: number | null;
  kind: MeetingKind | null;
  date: Day;
  /** The day it was first planned for, of its series where it has one; null where the log does not know. */
  plannedFor: Day | null;
  /** Wall-clock times in the committee's zone, `12:20`; null where unknown, or as its series has it. */
  start: string | null;
  end: string | null;
  place: string | null;
  /** The document reference: `OPSG_64_2401`. */
  reference: string | null;
  status: "planned" | "held" | "cancelled";
  minutes: "draft" | "final" | null;
  classification: Classification | null;
  /** The day on which it is to stay, whatever it clashes with there, as was decided. */
  kept: Day | null;
  version: number;
};

/** A person in the attendance tables of one meeting. */
export type Attendee = {
  name: string;
  /** The members' table lists by category, the other participants' by organisation; an apology has the category. */
  category: string | null;
  organisation: string | null;
  role: string | null;
  alternateFor: string | null;
  /** The agenda items somebody attended for, where they attended in part. */
  agendaItems: string[];
  apology: boolean;
};

export type AgendaItem = { number: string; title: string };

/** What an item is for. */
export type Purpose = "decision" | "discussion" | "information";

/** What is planned of an item beside its title: who presents it, what for, how long, and where its paper is. */
export type ItemPlan = {
  /** A party, a person or an office of the committee; or a guest. */
  presenter: string | null;
  purpose: Purpose | null;
  /** Allotted minutes. */
  minutes: number | null;
  /** An http(s) address. */
  paper: string | null;
};

export type PlannedItem = AgendaItem & ItemPlan;

/** Committees resolve with one of these verbs, in bold capitals. */
export type Verb = "AGREED" | "NOTED" | "APPROVED" | "ENDORSED";

export type Decision = { agendaItem: string | null; verb: Verb; text: string };
