import { type Day, dayOf, MONTHS, printDay } from "../day.js";
import { readDay } from "../day-words.js";
import { printOwners, type Register } from "../register.js";
import { type Result, refuse } from "../result.js";
import type { Standing } from "../standing.js";
import type { ActionFilter, Sort } from "./filter.js";

/** A list as it was typed, read. What only the log can tell is left to whoever asks it. */
export type ListWords = {
  filter: ActionFilter;
  sort: Sort;
  /** No update since this meeting; null: since the last one held. */
  silent?: { since: number | null };
  /** Overdue reminders passed without an answer. */
  unanswered?: true;
  /** How the list is headed: `Overdue actions of DCC`. */
  title: string;
};

export const HOW_TO_LIST =
  "Say open, overdue, due this month, due by 8 March, no date, awaiting, silent, unanswered, closed, withdrawn, all, mine, owner NetCo, meeting 64, since 60, closed since 60; several together; and sort by target or sort by moves.";

/** A list that is being read. */
export type Draft = Omit<ListWords, "title" | "filter"> & {
  filter: Partial<ActionFilter>;
  /** What is listed, and what is said after it. */
  what?: string;
  of?: string;
  also: string[];
};

export type Context = { register: Register; standing: Standing; today: Day };
type Phrase = {
  /** At the beginning of what is left. */
  words: RegExp;
  take(draft: Draft, match: RegExpExecArray, context: Context): Result<null> | undefined;
};

const monthOf = (today: Day): { from: Day; to: Day } => {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const last = [31, 30, 29, 28].find((day) => dayOf(year, month, day) !== undefined) ?? 28;
  return { from: `${today.slice(0, 8)}01`, to: `${today.slice(0, 8)}${last}` };
};

const MEETING = "(?:[a-z][a-z-]* ?)?(\\d{1,5})";

/** Everything that can be said of a list but its owner, the longer first. */
export const PHRASES: readonly Phrase[] = [
  {
    words: /^sort(?:ed)? by (reference|target|moves)/iu,
    take: (draft, [, by = ""]) => {
      draft.sort = by.toLowerCase() as Sort;
      if (by !== "reference") draft.also.push(by === "target" ? "the oldest target first" : "the most moved first");
    },
  },
  {
    words: new RegExp(`^closed since ${MEETING}`, "iu"),
    take: (draft, [, meeting], { standing }) => {
      draft.filter.show = "closed";
      draft.filter.closedSince = Number(meeting);
      draft.what = "Actions";
      draft.also.push(`closed since ${standing.committee.code} ${Number(meeting)}`);
    },
  },
  {
    words: new RegExp(`^silent since ${MEETING}`, "iu"),
    take: (draft, [, meeting], { standing }) => {
      draft.silent = { since: Number(meeting) };
      draft.what ??= "Actions";
      draft.also.push(`without an update since ${standing.committee.code} ${Number(meeting)}`);
    },
  },
  {
    words: /^silent/iu,
    take: (draft) => {
      draft.silent = { since: null };
      draft.what ??= "Actions";
      draft.also.push("without an update since the last meeting");
    },
  },
  {
    words: /^unanswered/iu,
    take: (draft) => {
      draft.unanswered = true;
      draft.what ??= "Actions";
      draft.also.push("whose reminders went unanswered");
    },
  },
  {
    words: /^due by (.+?)(?= (?:owner|of|for|mine|meeting|at|since|sort|raised)\b|$)/iu,
    take: (draft, [, words = ""], { today }) => {
      const day = readDay(words, today);
      if (!day.ok) return { ok: false, problem: { ...day.problem, field: "filter" } };
      draft.filter.due = { from: today, to: day.value };
      draft.what ??= "Actions";
      draft.also.push(`due by ${printDay(day.value)}`);
    },
  },
  {
    words: /^due from (\d{4}-\d{2}-\d{2})/iu,
    take: (draft, [, day = ""]) => {
      draft.filter.due = { from: day, to: "9999-12-31" };
      draft.what ??= "Actions";
      draft.also.push(`due on ${printDay(day)} or later`);
    },
  },
  {
    words: /^due(?: this month)?/iu,
    take: (draft, _, { today }) => {
      draft.filter.due = monthOf(today);
      draft.what ??= "Actions";
      draft.also.push(`due in ${MONTHS[Number(today.slice(5, 7)) - 1]}`);
    },
  },
  {
    words: /^overdue/iu,
    take: (draft, _, { today }) => {
      draft.filter.overdueOn = today;
      draft.what = "Overdue actions";
    },
  },
  {
    words: /^(?:no date|without a date|undated|tbc)/iu,
    take: (draft) => {
      draft.filter.undated = true;
      draft.what ??= "Actions";
      draft.also.push("without a date");
    },
  },
  {
    words: /^awaiting(?: agreement)?/iu,
    take: (draft) => {
      draft.filter.status = "completion proposed";
      draft.what ??= "Actions";
      draft.also.push("awaiting agreement that they are done");
    },
  },
  {
    words: /^(?:open|outstanding)/iu,
    take: (draft) => {
      draft.filter.show = "outstanding";
    },
  },
  {
    words: /^closed/iu,
    take: (draft) => {
      draft.filter.show = "closed";
      draft.what = "Closed and withdrawn actions";
    },
  },
  {
    words: /^withdrawn/iu,
    take: (draft) => {
      draft.filter.show = "closed";
      draft.filter.status = "withdrawn";
      draft.what = "Withdrawn actions";
    },
  },
  {
    words: /^all/iu,
    take: (draft) => {
      draft.filter.show = "all";
      draft.what = "All actions";
    },
  },
  {
    words: /^mine/iu,
    take: (draft, _, { register, standing }) => {
      const { committee, partyIds } = standing;
      if (partyIds.length === 0)
        return refuse(
          `You are not a contact of any party of ${committee.code}, so no action is yours.`,
          "Ask the Secretary to make you one.",
          "filter",
        );
      draft.filter.ownerIds = partyIds;
      draft.of = printOwners(register, partyIds);
      return undefined;
    },
  },
  {
    words: new RegExp(`^(?:raised )?since ${MEETING}`, "iu"),
    take: (draft, [, meeting], { standing }) => {
      const { raisedSince } = draft.filter;
      if (raisedSince !== undefined)
        return refuse(
          `Since which meeting: ${standing.committee.code} ${raisedSince}, or ${Number(meeting)}?`,
          "Say since once.",
          "filter",
        );
      draft.filter.raisedSince = Number(meeting);
      draft.also.push(`raised since ${standing.committee.code} ${Number(meeting)}`);
      return undefined;
    },
  },
  {
    words: new RegExp(`^(?:meeting|at) ${MEETING}`, "iu"),
    take: (draft, [, meeting], { standing }) => {
      draft.filter.meeting = Number(meeting);
      draft.filter.show ??= "all";
      draft.what ??= "Actions";
      draft.also.push(`raised at ${standing.committee.code} ${Number(meeting)}`);
    },
  },
];
