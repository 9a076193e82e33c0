import type { Source } from "./action.js";

/** What a change did. */
export type Did =
  | "raised"
  | "imported"
  | "updated"
  | "corrected"
  | "undone"
  /** Nothing: words of a chat message that came after its edit or its deletion. Only a history tells of it. */
  | "overtaken"
  | "snoozed"
  | "retargeted"
  | "redated"
  | "proposed"
  | "declined"
  | "closed"
  | "withdrawn"
  | "reopened"
  | "reassigned"
  | "reworded"
  | "reminded"
  | "committee"
  | "party"
  | "person"
  | "role"
  | "contact"
  | "account"
  | "channel"
  | "meeting"
  | "agenda";

/** One row a change, append-only; every history that is shown is read from these and from what refers to them. */
export type AuditEntry = {
  id: string;
  committeeId: string;
  actionId: string | null;
  /** What it is about, in words: `OPSG 64/01`, `party NetCo`. */
  subject: string;
  did: Did;
  at: Date;
  /** Who did it, as shown, and the person if they are linked. */
  by: string;
  personId: string | null;
  source: Source;
  /** Only what changed: field to value, before and after. */
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  reason: string | null;
  meeting: number | null;
  /** The chat message it came from, as the platform names it (`slack:D1/1646730000.000100`). */
  message?: string;
};

/** The words that somebody's answer was recorded with: as an update, or else as the reason. */
export const wordsOf = ({ after, reason }: AuditEntry): string | null =>
  typeof after.update === "string" ? after.update : reason;
