import type { Action } from "../domain/action.js";
import type { Day } from "../domain/day.js";
import type { WarningCode } from "../domain/minutes/minutes.js";
import type { Account } from "../domain/register.js";
import type { Target } from "../domain/target.js";

/** What setting a committee up asks of the database. */

/** Something that was read and shown, kept so that exactly that is done if it is confirmed: once, also after a restart. */
export type Preview = {
  id: string;
  committeeId: string;
  kind: "minutes" | "people";
  /** The file's name, or how else it came. */
  name: string;
  text: string;
  at: Date;
  doneAt: Date | null;
};

/** Somebody the committee does not know, who asks to be added. */
export type Request = {
  committeeId: string;
  account: Account;
  name: string;
  email: string | null;
  at: Date;
  declinedAt: Date | null;
};

/** What looked wrong in a meeting's minutes and cannot be seen in the log itself. */
export type MinutesDoubt = {
  meeting: number;
  position: number;
  code: WarningCode;
  message: string;
  /** What stands under a number that was given already. */
  action: TwiceNumbered | null;
};

/** An action of minutes that the log does not hold, for its number is another's. */
export type TwiceNumbered = {
  text: string;
  owners: string[];
  target: Target | null;
  agendaItem: string | null;
  /** The meeting that its number names. */
  raisedAt: number;
};

/** The day of an action's target that somebody has looked at. */
export type SeenDate = { meeting: number; sequence: number; day: Day };

export type SetupReads = {
  preview(committeeId: string, id: string): Promise<Preview | null>;
  request(committeeId: string, account: Account): Promise<Request | null>;
  /** Those that wait for an answer, the oldest first. */
  requests(committeeId: string, limit: number): Promise<Request[]>;
  /** Not settled yet; the newest meetings first. */
  doubts(committeeId: string, limit: number): Promise<MinutesDoubt[]>;
  doubt(committeeId: string, at: Pick<MinutesDoubt, "meeting" | "position">): Promise<MinutesDoubt | null>;
  /** Meetings whose actions' running numbers have gaps that nobody settled, with the numbers there are; the newest first. */
  gaps(committeeId: string, limit: number): Promise<{ meeting: number; given: number[] }[]>;
  /** The numbers there are of a meeting with such a gap; null where it has none. */
  gap(committeeId: string, meeting: number): Promise<number[] | null>;
  /** Targets that look like a slip and that somebody has said are right. */
  seenDates(committeeId: string): Promise<SeenDate[]>;
  /**
   * Open actions raised at a meeting or before it that its minutes did not name, by reference. One that was raised here
   * after they were imported is none that they could have named.
   */
  unmentioned(committeeId: string, meeting: number, limit: number): Promise<Action[]>;
  /** Ids of the parties that own outstanding actions. */
  owners(committeeId: string): Promise<string[]>;
  /** How many actions the log holds. */
  countActions(committeeId: string): Promise<number>;
};

export type SetupWrites = {
  /** Keeps a preview. Where the committee has too many, those that are done make room for it, then the oldest; it never does. */
  keep(preview: Omit<Preview, "doneAt">): Promise<void>;
  /** Notes that it is done; false where it was already, or is not there any more. */
  useUp(previewId: string, at: Date): Promise<boolean>;
  discard(previewId: string): Promise<void>;
  ask(request: Omit<Request, "declinedAt">): Promise<void>;
  decline(committeeId: string, account: Account, at: Date): Promise<void>;
  /** Ends a request: they were added. */
  answerRequest(committeeId: string, account: Account): Promise<void>;
  /** Replaces what looked wrong in a meeting's minutes; what somebody has settled stays settled. */
  setDoubts(
    committeeId: string,
    meeting: number,
    doubts: readonly Omit<MinutesDoubt, "meeting" | "position">[],
  ): Promise<void>;
  settleDoubt(committeeId: string, doubt: Pick<MinutesDoubt, "meeting" | "position">, at: Date): Promise<boolean>;
  /** Notes that as many of a meeting's numbers are missing rightly. */
  settleGap(committeeId: string, gap: { meeting: number; missing: number }, at: Date): Promise<void>;
  settleDate(committeeId: string, seen: SeenDate, at: Date): Promise<void>;
};
