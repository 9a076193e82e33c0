import type { Day } from "../day.js";
import type { Status } from "../status.js";

/** Which actions are meant; every condition narrows it further. */
export type ActionFilter = {
  show: "outstanding" | "closed" | "all";
  /** Outstanding, with an effective target before this day. */
  overdueOn?: Day;
  /** Effective target from and to these days, both included. */
  due?: { from: Day; to: Day };
  /** Without a date: the committee owes it one. */
  undated?: true;
  status?: Status;
  /** Owned by one of these parties. */
  ownerIds?: string[];
  /** Raised at this meeting. */
  meeting?: number;
  /** Raised at this meeting or a later one. */
  raisedSince?: number;
  /** Raised at an earlier meeting than this. */
  raisedBefore?: number;
  /** Agreed as closed at this meeting or a later one. */
  closedSince?: number;
  /** Without an update since this instant. */
  silentSince?: Date;
  /** Only these. */
  ids?: string[];
};

/** The order of a list: by reference; the oldest target first, those without one last; the most often moved first. */
export type Sort = "reference" | "target" | "moves";
