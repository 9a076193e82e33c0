import { type Day, daysBetween, printShortDay } from "../day.js";
import { foldName } from "../register.js";
import { type Draft, warn } from "./draft.js";
import type { MinutesAction } from "./minutes.js";

/** A target further than this from the day an action was raised is very likely a slip in the year (domain rule 6). */
const MOST_DAYS_AHEAD = 365;

const flagDates = (draft: Draft, action: MinutesAction, isWorkingDay: (day: Day) => boolean): void => {
  const { reference, dateRaised, line } = action;
  const meeting = draft.meeting.date;
  if (dateRaised !== null && meeting !== null && dateRaised > meeting) {
    const message = `${reference}: raised on ${printShortDay(dateRaised)}, after this meeting.`;
    warn(draft, line, "raised-after-meeting", message);
  }
  for (const target of [action.lastTarget, action.revisedTarget]) {
    if (target === null || target === "TBC") continue;
    const said = `${reference}: the target ${printShortDay(target)}`;
    if (dateRaised !== null && target < dateRaised) {
      warn(draft, line, "target-before-raised", `${said} is before it was raised on ${printShortDay(dateRaised)}.`);
    } else if (dateRaised !== null && daysBetween(dateRaised, target) > MOST_DAYS_AHEAD) {
      const message = `${said} is more than a year after it was raised on ${printShortDay(dateRaised)}: is the year right?`;
      warn(draft, line, "target-far-from-raised", message);
    } else if (!isWorkingDay(target)) {
      warn(draft, line, "target-not-a-working-day", `${said} is no working day.`);
    }
  }
};

const flagOwners = (draft: Draft, action: MinutesAction): void => {
  const { reference, line } = action;
  if (action.owners.length === 0) warn(draft, line, "owner-missing", `${reference}: no owner was understood.`);
  const known = new Set(draft.parties.map(foldName));
  if (known.size === 0) return;
  for (const owner of action.owners.filter((name) => !known.has(foldName(name)))) {
    warn(draft, line, "owner-unknown", `${reference}: “${owner}” is not among the parties of this committee.`);
  }
};

/** A gap in the numbers that this meeting gave out is reported, never mended. */
const flagNumbering = (draft: Draft): void => {
  const ours = draft.actions
    .map((action) => ({ line: action.line, parts: action.reference.split(/[ /]/u).map(Number) }))
    .map(({ line, parts }) => ({ line, meeting: parts.at(-2), sequence: parts.at(-1) ?? 0 }))
    .filter(({ meeting }) => meeting === draft.meeting.number)
    .sort((a, b) => a.sequence - b.sequence);
  let last = 0;
  for (const { line, sequence } of ours) {
    if (sequence > last + 1) {
      const missing = sequence === last + 2 ? `${last + 1} is missing` : `${last + 1} to ${sequence - 1} are missing`;
      warn(draft, line, "action-gap", `In the numbers of the actions of this meeting, ${missing}.`);
    }
    last = sequence;
  }
};

/** What looks wrong is stored and flagged (domain rules 1, 2 and 6); warnings are then in the order of lines. */
export const flag = (draft: Draft, isWorkingDay: (day: Day) => boolean): void => {
  for (const action of draft.actions) {
    flagDates(draft, action, isWorkingDay);
    flagOwners(draft, action);
  }
  flagNumbering(draft);
  draft.warnings.sort((a, b) => a.line - b.line);
  draft.unread.sort((a, b) => a.line - b.line);
};
