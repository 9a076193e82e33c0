import { findMeeting, IN_VIEW_DAYS } from "../app/find-meeting.js";
import { thereSince } from "../app/schedule.js";
import { viewMeeting, viewMeetings } from "../app/view-meetings.js";
import type { Answer, Button, Values } from "../cards/card.js";
import { meetingCard, meetingData, meetingsCard } from "../cards/meetings.js";
import { pageOf } from "../cards/pages.js";
import { addDays, type Day, dayAt, daysBetween, printDay } from "../domain/day.js";
import { readDay } from "../domain/day-words.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { isItsOwn } from "../domain/schedule.js";
import { may } from "../domain/standing.js";
import { ANYTHING, readClauses, unquote } from "../domain/words.js";
import { answerCard, answerProblem } from "./answers.js";
import type { Command, Turn } from "./command.js";

export const todayIn = ({ app, standing }: Turn): Day => dayAt(app.clock.now(), standing.committee.zone);

/** The meeting that a line or button names, and its card. */
const answerMeeting = async (turn: Turn, named: string | undefined): Promise<Answer> => {
  const { committee } = turn.standing;
  const found = await findMeeting(turn.app.store, committee, todayIn(turn), named);
  if (!found.ok) return answerProblem(found.problem);
  const view = (await viewMeeting(turn.app, committee, found.value.id)) ?? { meeting: found.value, clashes: [] };
  const card = meetingCard(committee, view, { today: todayIn(turn), mayPlan: may(turn.standing, "meet") });
  return answerCard(turn, card, meetingData(committee, view));
};

export const meetingNext: Command = {
  name: "meeting next",
  usage: "[main | reporting]",
  summary: "shows the next meeting",
  example: "meeting next",
  read: (rest) => ok({ meeting: `next ${rest.trim()}`.trim() }),
  act: (turn, { meeting }) => answerMeeting(turn, meeting),
};

export const meetingShow: Command = {
  name: "meeting show",
  usage: "65",
  summary: "shows a meeting: when and where it is, and what it clashes with",
  example: "meeting show 65",
  read: (rest) => ok(rest.trim() === "" ? {} : { meeting: unquote(rest) }),
  act: (turn, { meeting }) => answerMeeting(turn, meeting),
};

/** Longer than anybody plans. Days. */
const LONGEST_SPAN = 50 * 366;

type Span = { from: Day; to: Day; title: string };

/** The day at which a span ends: without a year, the first such after it begins. */
const readEnd = (to: string, from: Day, today: Day): Result<Day> => {
  const read = readDay(to, today);
  if (!read.ok || read.value >= from || /\d{4}/u.test(to)) return read;
  const year = Number(from.slice(0, 4));
  return (
    [year, year + 1].map((one) => readDay(`${to} ${one}`, today)).find((one) => one.ok && one.value >= from) ?? read
  );
};

/** A list looks back no further than this where no year is given. Days. */
const LOOKS_BACK = 183;

/** The day from which a span begins: without a year, this year's, unless that is long past. */
const readStart = (from: string, today: Day): Result<Day> => {
  const read = readDay(from, today);
  if (!read.ok || /\d{4}/u.test(from)) return read;
  const thisYear = readDay(`${from} ${today.slice(0, 4)}`, today);
  return thisYear.ok && daysBetween(thisYear.value, today) <= LOOKS_BACK ? thisYear : read;
};

/** `2026`, or from a day to a day; left out, the next year. */
const readSpan = ({ year, from, to }: Values, today: Day, code: string): Result<Span> => {
  if (year !== undefined)
    return ok({ from: `${year}-01-01`, to: `${year}-12-31`, title: `${code}: meetings in ${year}` });
  const first = from === undefined ? ok(today) : readStart(from, today);
  if (!first.ok) return first;
  const last = to === undefined ? ok(addDays(first.value, IN_VIEW_DAYS)) : readEnd(to, first.value, today);
  if (!last.ok) return last;
  if (last.value < first.value)
    return refuse(`${printDay(last.value)} is before ${printDay(first.value)}.`, "Give the earlier day first.");
  if (daysBetween(first.value, last.value) > LONGEST_SPAN)
    return refuse("That is more than 50 years.", "Ask for fewer at once.");
  const title = `${code}: meetings from ${printDay(first.value)} to ${printDay(last.value)}`;
  return ok({ from: first.value, to: last.value, title });
};

const planButtons = (code: string): Button[] => [
  { label: "Add a meeting", press: { command: "meeting new", committee: code, values: {}, ask: true } },
  { label: "The series", press: { command: "meeting series", committee: code, values: {} } },
];

export const meetingList: Command = {
  name: "meeting list",
  usage: "[2026 | from DAY to DAY] [main | reporting]",
  summary: "lists the meetings of the next year, of a year, or from one day to another",
  example: "meeting list 2026",
  read: (rest) => {
    // The kind may stand first or last.
    const [, words = "", last] = /^(.*?)(?:(?:^|\s+)(main|reporting))?$/isu.exec(rest.trim()) ?? [];
    const { head: first, clauses } = readClauses(words, { from: ANYTHING, to: ANYTHING, page: /^\d{1,3}\b/u });
    const head = [first, last].filter(Boolean).join(" ");
    const [, year, kind] = /^(\d{4})?\s*(main|reporting)?$/iu.exec(
      head.replace(/^(main|reporting) (\d{4})$/iu, "$2 $1"),
    ) ?? [null];
    if (head !== "" && year === undefined && kind === undefined)
      return refuse(
        `I do not know which meetings “${head.slice(0, 60)}” are.`,
        "Type /opsg meeting list, meeting list 2026, or meeting list from 1 January to 30 June.",
      );
    return ok({ ...(year ? { year } : {}), ...(kind ? { kind: kind.toLowerCase() } : {}), ...clauses });
  },
  act: async (turn, values) => {
    const { committee } = turn.standing;
    const today = todayIn(turn);
    const span = readSpan(values, today, committee.code);
    if (!span.ok) return answerProblem(span.problem);
    const { from, to, title } = span.value;
    const all = await viewMeetings(turn.app, committee, from, to);
    const since = await thereSince(turn.app.store, committee);
    const meetings = all.filter(
      ({ meeting }) => isItsOwn(since, meeting) && (values.kind === undefined || meeting.kind === values.kind),
    );
    const card = meetingsCard(
      committee,
      title,
      meetings,
      today,
      may(turn.standing, "meet") ? planButtons(committee.code) : [],
    );
    const { page, ...asked } = values;
    const press = { command: "meeting list", committee: committee.code, values: asked };
    return answerCard(
      turn,
      turn.caller.source === "terminal" ? card : pageOf(card, Number(page ?? 1), press),
      meetings.map((one) => meetingData(committee, one)),
    );
  },
};
