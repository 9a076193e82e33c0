import type { Day } from "../day.js";
import type { AgendaItem, MeetingKind, Verb } from "../meeting.js";
import type { Classification } from "../register.js";
import type { Target } from "../target.js";

/** What a set of minutes says. Unknown is null; a target to be confirmed is "TBC"; lines are counted from 1. */
export type Minutes = {
  meeting: MinutesMeeting;
  attendees: MinutesAttendee[];
  apologies: { name: string; category: string | null }[];
  agenda: AgendaItem[];
  actions: MinutesAction[];
  /** Actions that stand under a number already given to another: in no log before somebody raises them anew. */
  duplicates: MinutesAction[];
  decisions: MinutesDecision[];
  next: { kind: MeetingKind | null; date: Target }[];
  warnings: Warning[];
  /** Whatever was not understood; nothing is dropped in silence. What counts as understood: prose.ts. */
  unread: Unread[];
};

export type MinutesMeeting = {
  /** The committee's code. */
  committee: string;
  number: number;
  kind: MeetingKind | null;
  /** The document reference: `OPSG_64_2401`. */
  reference: string | null;
  date: Day;
  /** Wall-clock times: `12:20`. */
  start: string | null;
  end: string | null;
  place: string | null;
  status: "draft" | "final" | null;
  classification: Classification | null;
};

/** The members' table lists by category, the other participants' by organisation. */
type MinutesAttendee = {
  name: string;
  role: string | null;
  alternateFor: string | null;
  agendaItems: string[];
} & ({ category: string | null } | { organisation: string | null });

export type MinutesAction = {
  /** As printed: `OPSG 64/01`. */
  reference: string;
  text: string;
  /** Names of parties, without "the". */
  owners: string[];
  dateRaised: Day | null;
  lastTarget: Target | null;
  revisedTarget: Target | null;
  status: SaidStatus | null;
  updates: { text: string }[];
  /** The nearest numbered heading above. */
  agendaItem: string | null;
  line: number;
};

/** What minutes may say of an action's status. */
export type SaidStatus = "open" | "closed" | "completion proposed";

type MinutesDecision = { agendaItem: string | null; verb: Verb; text: string; line: number };

export type WarningCode =
  | "target-far-from-raised"
  | "target-before-raised"
  | "target-not-a-working-day"
  | "raised-after-meeting"
  | "no-such-date"
  | "date-not-understood"
  | "reference-not-understood"
  | "status-not-understood"
  | "owner-missing"
  | "owner-unknown"
  | "action-gap"
  | "action-duplicate"
  | "action-of-another-meeting"
  | "agenda-gap"
  | "verb-not-bold"
  | "next-before-meeting";

type Warning = { line: number; code: WarningCode; message: string };

type Unread = { line: number; text: string };
