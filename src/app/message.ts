import type { Day } from "../domain/day.js";
import type { Notice, SeriesNotice } from "../domain/notices/notice.js";
import type { Account } from "../domain/register.js";
import type { StageName } from "../domain/reminders/policy.js";

/** An action as a message names it: its committee is the delivery's. */
type Named = { meeting: number; sequence: number };

/** What a delivery is about, from which its card is drawn. */
export type Message =
  /** `byHand`: the Secretary sends it, to whom they chose and when they chose. */
  | {
      kind: "reminder";
      reference: Named;
      partyId: string;
      stage: StageName;
      date: Day;
      late: boolean;
      byHand?: true;
    }
  | { kind: "asked to be added"; account: Account; name: string; email: string | null }
  /** They were added, having asked for it. */
  | { kind: "added" }
  /** Somebody is no Secretary any more: to the other Secretaries, or to them. `role` is what they still are. */
  | { kind: "no Secretary any more"; personId: string; name: string; by: string; role: string | null; toThem: boolean }
  | { kind: "unknown owner"; reference: Named; partyId: string }
  /** Somebody's words about an action: not theirs to do, a question, not done though it is closed, one of these changed or taken back, or said by one who may not answer for the owner. */
  | {
      kind: "answered";
      how: "redirect" | "question" | "not done" | "corrected" | "undone" | "refused";
      reference: Named;
      by: string;
      text: string;
    }
  /** A reminder for an owner who has nobody to write to. `why` is a clause. */
  | { kind: "nobody to remind"; reference: Named; partyId: string; stage: StageName; date: Day; why: string }
  /** Deliveries that could not be made, or may not have been: those given up from one instant to another (ISO 8601). */
  | { kind: "not reached"; from: string; to: string }
  /** A meeting that falls together with something on this day. `meeting` names it as buttons do. */
  | { kind: "clash"; meeting: string; date: Day }
  /** An owner who let so many overdue reminders of an action pass. */
  | { kind: "unanswered"; reference: Named; partyId: string; times: number }
  /** The state of the log: to the Chair by itself, or to a channel because somebody asked. */
  | { kind: "digest"; ownerIds: string[] | null; since: number | null; toChair: boolean }
  /** Somebody's own actions, because the Chair or the Secretary asks after them. */
  | { kind: "your actions"; personId: string; by: "Chair" | "Secretary" }
  /** A meeting that was held on that day, of which nobody has said what came of it. */
  | { kind: "not recorded"; meetingId: string; date: Day }
  /** What a channel, or somebody who asked for it, is told of a meeting. */
  | ({ kind: "notice" } & Notice)
  /** What they are told when all meetings of a kind change from a day on. */
  | ({ kind: "series notice" } & SeriesNotice);
