import type { Day } from "../day.js";
import type { MeetingKind } from "../meeting.js";
import type { Reference } from "../reference.js";
import type { Target } from "../target.js";

/** What somebody means by a reply about an action. */
export type Meant = "update" | "completion" | "target" | "snooze" | "redirect" | "question" | "undo";

/** What was understood of a reply. Whatever it is, the words are first kept. */
export type Understood = {
  kind: Meant;
  /** With `target`: the day or TBC that was asked for. */
  target: Target | null;
  /** With `snooze`: the first day on which they want to be reminded again, as they said it. */
  until: Day | null;
  /** A day the bot offers to make the revised target. */
  offer: Day | null;
  /** What the bot asks, as a full sentence, where two readings are possible. */
  ask: string | null;
  /** The reply as typed, without greetings, signatures and quoted text. */
  words: string;
};

/** What has to be known to understand a reply. */
export type About = {
  /** The day it was said, in the committee's zone. */
  said: Day;
  /** The action's effective target, the names of the parties that own it, and its reference, which may look like a day. */
  action: { target: Target; owners: readonly string[]; reference?: Pick<Reference, "meeting" | "sequence"> };
  /** Other actions that the words name in figures which may look like a day. */
  named?: readonly Pick<Reference, "meeting" | "sequence">[];
  /** The committee's code, which people put before "meeting". */
  committee: string;
  /** The names of all its parties. */
  parties: readonly string[];
  /** The first meeting of a series after a day, null where none is known. */
  meeting(kind: MeetingKind, after: Day): Day | null;
};
