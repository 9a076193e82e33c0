import { type Day, dayOf, MONTHS, printDay } from "../day.js";
import { readDay } from "../day-words.js";
import type { Register } from "../register.js";
import { ok, type Result, refuse } from "../result.js";
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
  /** Due from each of these days, and up to each of those: all that is said of days narrows the list. */
  dueFrom: Day[];
  dueTo: Day[];
  also: string[];
};

export type Context = { register: Register; standing: Standing; today: Day };
export type Phrase = {
  /** At the beginning of what is left. */
  words: RegExp;
  /** Taken before the others, wherever it is said: it tells how they are meant. */
  first?: true;
  take(draft: Draft, match: RegExpExecArray, context: Context): Result<null> | undefined;
};

const monthOf = (today: Day): { from: Day; to: Day } => {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const last = [31, 30, 29, 28].find((day) => dayOf(year, month, day) !== undefined) ?? 28;
  return { from: `${today.slice(0, 8)}01`, to: `${today.slice(0, 8)}${last}` };
};

/** Each owner who is said is one more whose actions are listed. */
export const addOwners = (draft: Draft, ids: readonly string[]): void => {
  draft.filter.ownerIds = [...new Set([...(draft.filter.ownerIds ?? []), ...ids])];
};

type Numbered = "closedSince" | "raisedSince" | "meeting";
const NUMBERED = { closedSince: "closed since", raisedSince: "since", meeting: "meeting" };

/** A meeting that is said of a list, once: a second one does not quietly take the place of the first. */
const setMeeting = (draft: Draft, key: Numbered, meeting: number, code: string): Result<null> => {
  const said = draft.filter[key];
  if (said !== undefined)
    return refuse(
      `${key === "meeting" ? "Which" : "Since which"} meeting: ${code} ${said}, or ${meeting}?`,
      `Say ${NUMBERED[key]} once.`,
      "filter",
    );
  draft.filter[key] = meeting;
  return ok(null);
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
      draft.what = "Actions";
      draft.also.push(`closed since ${standing.committee.code} ${Number(meeting)}`);
      return setMeeting(draft, "closedSince", Number(meeting), standing.committee.code);
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
    words:
      /^due by (.+?)(?=,? (?:and )?(?:owner|of|for|mine|meeting|at|since|sort|sorted|raised|overdue|open|awaiting|silent|unanswered|due)\b|$)/iu,
    take: (draft, [, words = ""], { today }) => {
      const overdue = draft.filter.overdueOn !== undefined;
      const day = readDay(words, today, overdue ? "last" : "next");
      if (!day.ok) return { ok: false, problem: { ...day.problem, field: "filter" } };
      if (!overdue && day.value < today)
        return refuse(
          `${printDay(day.value)} is past: what was due by then is overdue.`,
          `Say overdue due by ${printDay(day.value)}.`,
          "filter",
        );
      if (!overdue) draft.dueFrom.push(today);
      draft.dueTo.push(day.value);
      draft.what ??= "Actions";
      draft.also.push(`due by ${printDay(day.value)}`);
      return undefined;
    },
  },
  {
    words: /^due from (\d{4}-\d{2}-\d{2})/iu,
    take: (draft, [, day = ""]) => {
      draft.dueFrom.push(day);
      draft.what ??= "Actions";
      draft.also.push(`due on ${printDay(day)} or later`);
    },
  },
  {
    words: /^due(?: this month)?/iu,
    take: (draft, _, { today }) => {
      const { from, to } = monthOf(today);
      draft.dueFrom.push(from);
      draft.dueTo.push(to);
      draft.what ??= "Actions";
      draft.also.push(`due in ${MONTHS[Number(today.slice(5, 7)) - 1]}`);
    },
  },
  {
    words: /^overdue/iu,
    first: true,
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
    take: (draft, _, { standing }) => {
      const { committee, partyIds } = standing;
      if (partyIds.length === 0)
        return refuse(
          `You are not a contact of any party of ${committee.code}, so no action is yours.`,
          "Ask the Secretary to make you one.",
          "filter",
        );
      addOwners(draft, partyIds);
      return undefined;
    },
  },
  {
    words: new RegExp(`^(?:raised )?since ${MEETING}`, "iu"),
    take: (draft, [, meeting], { standing }) => {
      draft.also.push(`raised since ${standing.committee.code} ${Number(meeting)}`);
      return setMeeting(draft, "raisedSince", Number(meeting), standing.committee.code);
    },
  },
  {
    words: new RegExp(`^(?:meeting|at) ${MEETING}`, "iu"),
    take: (draft, [, meeting], { standing }) => {
      draft.filter.show ??= "all";
      draft.what ??= "Actions";
      draft.also.push(`raised at ${standing.committee.code} ${Number(meeting)}`);
      return setMeeting(draft, "meeting", Number(meeting), standing.committee.code);
    },
  },
];
