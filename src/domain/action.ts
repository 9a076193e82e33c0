import type { Day } from "./day.js";
import type { Reference } from "./reference.js";
import type { Status } from "./status.js";
import type { Target, Targets } from "./target.js";

/** Where something was said or done. */
export type Source = "slack" | "teams" | "terminal" | "minutes" | "bot";

/** A thing a party was asked to do at a meeting. */
export type Action = {
  id: string;
  committeeId: string;
  reference: Reference;
  text: string;
  /** Ids of the owning parties, in the order in which they are named. One or more. */
  ownerIds: string[];
  dateRaised: Day;
  targets: Targets;
  status: Status;
  /** The number of the meeting that agreed its closure; null unless closed. */
  closedAt: number | null;
  /** The numbered heading it was raised under (`3.3`), if any. */
  agendaItem: string | null;
  /** A link to the chat message or paper it came from, if any. */
  link: string | null;
  /** Rises by one with every saved change; a save says which it expects. */
  version: number;
};

/** A dated paragraph of progress: who said it, for which party, from where. */
export type Update = {
  id: string;
  actionId: string;
  text: string;
  /** The instant it was said (for minutes: the start of the meeting's day in the committee's zone). */
  at: Date;
  /** Who said it, as shown; null for minutes. */
  by: string | null;
  partyId: string | null;
  source: Source;
  /** The meeting whose minutes hold it, where it comes from minutes. */
  meeting: number | null;
};

/** One move of a target, kept for ever. `from` is null for the first target an action ever had. */
export type TargetMove = {
  id: string;
  actionId: string;
  from: Target | null;
  to: Target;
  reason: string | null;
  by: string | null;
  at: Date;
  source: Source;
  meeting: number | null;
};

/** What was said of an action last: an update, or why its completion was declined. */
export type LatestSaid = { kind: "update" | "declined"; text: string | null; by: string | null; at: Date };
