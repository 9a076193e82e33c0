import type { Problem } from "../result.js";
import type { RowBlock, TextBlock } from "./blocks.js";
import type { Column } from "./columns.js";
import type { Minutes, MinutesAction, MinutesMeeting, WarningCode } from "./minutes.js";

/** Minutes half read: what was found so far, and where in the document the reader stands. */
export type Draft = Omit<Minutes, "meeting"> & {
  meeting: { [K in keyof MinutesMeeting]: MinutesMeeting[K] | null };
  /** The committee's name, from the title. */
  title: string | null;
  /** The committee whose minutes are wanted, where one was named. */
  wanted: string | null;
  /** By their references and numbers, what `actions` and `agenda` hold. */
  found: { actions: Map<string, MinutesAction>; items: Map<string, string> };
  /** Names of parties known beforehand, and of those represented at the meeting. */
  parties: string[];
  /** The number of the heading the reader stands under; null before the first. */
  item: string | null;
  section: "header" | "attendees" | "apologies";
  table: AttendanceTable | { kind: "actions"; columns: Column[] } | { kind: "unknown" } | null;
  /** The row of the actions table whose discussion may follow; done once its status was given. */
  row: { action: MinutesAction; done: boolean } | null;
  /** The action that the line just above raised: a status alone may follow, where it was closed at its own meeting. */
  raised: MinutesAction | null;
  /** Paragraphs since that row that are its discussion if a status follows, and prose if none does. */
  held: TextBlock[];
  /** What bullets belong to: the decisions under "The OPSG:", or prose. */
  list: "decisions" | "prose" | null;
  /** What makes the whole file unusable. */
  problem: Problem | null;
  /** Whether an empty line stands just above. */
  gap: boolean;
};

/** Attendance: which column holds what, and the category or organisation that empty cells carry on. */
export type AttendanceTable = {
  kind: "attendance";
  lists: "category" | "organisation" | "apologies";
  group: number;
  name: number;
  role: number | null;
  /** How many columns the header has; null where spacing stands between them, so that only filled cells count. */
  width: number | null;
  current: string | null;
};

/** A reader takes a block that it understands, writing what it says into the draft, or leaves it to the next. */
export type Reader = (block: TextBlock | RowBlock, draft: Draft) => boolean;

export const newDraft = (parties: string[], wanted: string | null): Draft => ({
  meeting: {
    committee: null,
    number: null,
    kind: null,
    reference: null,
    date: null,
    start: null,
    end: null,
    place: null,
    status: null,
    classification: null,
  },
  title: null,
  wanted,
  found: { actions: new Map(), items: new Map() },
  parties,
  attendees: [],
  apologies: [],
  agenda: [],
  actions: [],
  duplicates: [],
  decisions: [],
  next: [],
  warnings: [],
  unread: [],
  item: null,
  section: "header",
  table: null,
  row: null,
  raised: null,
  held: [],
  list: null,
  problem: null,
  gap: true,
});

export const warn = (draft: Draft, line: number, code: WarningCode, message: string): void => {
  draft.warnings.push({ line, code, message });
};

/** The first fault that makes the whole file unusable is the one that is told. */
export const fault = (draft: Draft, what: string, instead: string): void => {
  draft.problem ??= { what, instead };
};
