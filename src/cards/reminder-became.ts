import { type Day, printDay } from "../domain/day.js";
import { printTarget } from "../domain/day-words.js";
import type { StageName } from "../domain/reminders/policy.js";
import { standingOf } from "../domain/reminders/stands.js";
import { effectiveTarget } from "../domain/target.js";
import type { ActionView } from "./action.js";

/** One reminder as it is drawn: of which action, why it goes, and what has become of it. */
export type ReminderView = Pick<ActionView, "action" | "committee" | "owners" | "today"> & {
  stage: StageName;
  /** The date it belongs to. */
  date: Day;
  late: boolean;
  /** What was last said of it; the declining of its completion too. */
  latest: string | null;
  /** Who answered, as shown. */
  answeredBy: string | null;
  /** Another reminder of the action followed it. */
  superseded: boolean;
  /** Who moved the target or proposed the completion, where that settled it, as shown. */
  settledBy?: string | null;
  /** The party for which its person answers no more. */
  notFor?: string | null;
  /** The owner for whom it went has the action no more. */
  passedOn?: boolean;
  /** Who rests from it, and until when. */
  snoozed?: readonly { by: string; until: Day }[];
};

/** What has become of it, in a sentence or two, and who answered, for the party's other contacts; null while it still asks. */
export const settledWords = (view: ReminderView): string | null => {
  const { action, committee, answeredBy, superseded, settledBy = null, owners } = view;
  const answered = answeredBy === null ? [] : [`Answered by ${answeredBy}.`];
  // Said where it is not whoever answered.
  const other = settledBy === answeredBy ? null : settledBy;
  const standing = standingOf(action, view);
  if (standing === "closed")
    return action.closedAt === null ? "Closed." : `Closed at ${committee.code} ${action.closedAt}.`;
  if (standing === "withdrawn") return "Withdrawn.";
  if (view.passedOn) return `It is now with ${owners}.`;
  if (view.notFor) return `You do not answer for ${view.notFor} any more.`;
  switch (standing) {
    case "proposed":
      return [
        ...answered,
        `${other === null ? "Its completion is proposed" : `${other} proposed its completion`}; the committee has to agree.`,
      ].join(" ");
    case "moved": {
      const target = printTarget(effectiveTarget(action.targets));
      return [...answered, `Its target is now ${target}.`, ...(other === null ? [] : [`${other} moved it.`])].join(" ");
    }
    case "asks":
      return answered[0] ?? (superseded ? "A later reminder followed." : null);
  }
};

/** Whether it still asks for an answer. */
export const asks = (view: ReminderView): boolean => settledWords(view) === null;

/** Whether it is somebody else's to answer now. */
export const isOthers = (view: ReminderView): boolean => view.passedOn === true || Boolean(view.notFor);

/** Whether somebody or the log answered it; a later reminder does not. */
export const isAnswered = (view: ReminderView): boolean =>
  !asks(view) && !isOthers(view) && (view.answeredBy !== null || standingOf(view.action, view) !== "asks");

/** What has become of it where nobody answered. */
const UNANSWERED: Record<ReturnType<typeof standingOf>, string> = {
  closed: "is closed",
  withdrawn: "is withdrawn",
  proposed: "awaits the committee",
  moved: "has a new target",
  asks: "has a later reminder",
};

/** What has become of it, after the reference; only of one that does not ask any more. */
export const becameWords = (view: ReminderView): string => {
  const standing = standingOf(view.action, view);
  const isOver = standing === "closed" || standing === "withdrawn";
  if (!isOver && view.passedOn) return `is now with ${view.owners}`;
  if (!isOver && view.notFor) return "is not yours to answer any more";
  return view.answeredBy === null ? UNANSWERED[standing] : "is answered for";
};

/** Who put it off and until when, in a sentence for each; nothing where nobody did. */
export const snoozedWords = ({ snoozed = [] }: ReminderView): string[] =>
  snoozed.map(({ by, until }) => `Snoozed until ${printDay(until)} by ${by}.`);
