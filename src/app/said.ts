import type { LatestSaid, Update } from "../domain/action.js";
import type { AuditEntry } from "../domain/audit.js";

/** Who said what of which action, so that it can be taken back or corrected. Words that were overtaken changed nothing. */
export type SaidReads = {
  /** What was said of an action last and stands, or that its completion was declined since. */
  latestSaid(actionId: string): Promise<LatestSaid | null>;
  /** The latest changes of an action, newest first. */
  lastChanges(actionId: string, limit: number): Promise<AuditEntry[]>;
  /** Changes of actions that came from a chat message (as `AuditEntry.message` names it), oldest first; or of anything. */
  changesFrom(message: string, limit: number, of?: "anything"): Promise<AuditEntry[]>;
  /** The latest changes of actions by a person in a committee, newest first. */
  lastChangesBy(committeeId: string, personId: string, limit: number): Promise<AuditEntry[]>;
  /** The updates that these changes brought and that stand, oldest first. */
  updatesFrom(auditIds: readonly string[]): Promise<Update[]>;
};

/** Words of which it is not known yet what they are about. `id`: of what brought them, so that they are kept once. */
export type KeptWords = { id: string; personId: string; text: string; at: Date; message: string | null };

export type KeptWordsStore = {
  /** Words that are kept already are left as they are. */
  keep(words: KeptWords): Promise<void>;
  find(id: string): Promise<KeptWords | null>;
  /** What a person said in a message that they edited or deleted since. */
  forget(personId: string, message: string): Promise<void>;
  /**
   * Notes that a chat message was edited or deleted at an instant; false where it was changed later still. Platforms may
   * tell of it before they bring the message itself.
   */
  noteChanged(message: string, at: Date): Promise<boolean>;
  /** Whether a chat message was edited or deleted. */
  wasChanged(message: string): Promise<boolean>;
};
