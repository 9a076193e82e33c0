import { type Day, dayOf, printDay, weekdayOf } from "../day.js";
import { ok, type Result, refuse } from "../result.js";
import { readActionLine } from "./action-lines.js";
import { readActionsTable } from "./actions-table.js";
import { readAttendance } from "./attendance.js";
import { type RowBlock, readBlocks, type TextBlock } from "./blocks.js";
import { readDecisions } from "./decisions.js";
import { checkText } from "./decode.js";
import { type Draft, newDraft, type Reader } from "./draft.js";
import { flag } from "./flags.js";
import { committeeName, readHeader, readSection } from "./header.js";
import { readItem } from "./items.js";
import { readLines, unmark } from "./lines.js";
import { kindOfDay } from "./meeting-kind.js";
import type { Minutes } from "./minutes.js";
import { readNextMeetings } from "./next-meetings.js";
import { readProse } from "./prose.js";
import { readDiscussion, readRaisedStatus } from "./updates.js";

/** Each block goes to the first that understands it; what none does is unread. */
const READERS: Reader[] = [
  readActionsTable,
  readItem,
  readSection,
  readAttendance,
  readHeader,
  readActionLine,
  readRaisedStatus,
  readDiscussion,
  readDecisions,
  readNextMeetings,
  readProse,
];

const HOUSE_STYLE =
  "They begin with the committee's name, the date and the reference (for example “24 January 2030, ABC_64_2401”), then the attendance and numbered items.";

type Options = {
  /** The code of the committee, for minutes that do not name it; minutes of another are refused. */
  committee?: string;
  /** Names of parties known already, so that "Research and Development" is one owner. */
  parties?: string[];
  /** The committee's working days; Monday to Friday where they are not given. */
  isWorkingDay?: (day: Day) => boolean;
};

/**
 * Reads minutes in the house style, as plain text or Markdown. Pure, and takes time in proportion to the text.
 * What is not understood stands under `unread`; what looks wrong, under `warnings`. Refuses what is no minutes at all.
 */
export const readMinutes = (text: string, options: Options = {}): Result<Minutes> => {
  const read = readTitledMinutes(text, options);
  return read.ok ? ok(read.value.minutes) : read;
};

/** As `readMinutes`, with the committee's name out of the title beside it. */
export const readTitledMinutes = (text: string, options: Options = {}): Result<{ minutes: Minutes; title: string }> => {
  const checked = checkText(text);
  if (!checked.ok) return checked;
  const wanted = options.committee?.toUpperCase() ?? null;
  const draft = newDraft(options.parties ?? [], wanted);
  for (const block of readBlocks(readLines(checked.value))) {
    if (block.kind === "gap") draft.gap = true;
    else take(block, draft);
  }
  draft.meeting.committee ??= wanted;
  return finish(draft, wanted, options.isWorkingDay ?? ((day) => weekdayOf(day) <= 5));
};

const take = (block: TextBlock | RowBlock, draft: Draft): void => {
  const { item: before, raised } = draft;
  if (!READERS.some((read) => read(block, draft))) {
    if (block.kind === "row") draft.table = draft.table?.kind === "attendance" ? draft.table : { kind: "unknown" };
    draft.unread.push({ line: block.line, text: unmark(block.text) });
  }
  if (before === null && draft.item !== null) learnParties(draft);
  if (draft.raised === raised) draft.raised = null;
  draft.gap = false;
};

/** Whoever is represented at the meeting is known by that name in what follows. */
const learnParties = (draft: Draft): void => {
  const named = draft.attendees.flatMap((one) => ("category" in one ? one.category : one.organisation) ?? []);
  draft.parties = [...new Set([...draft.parties, ...named])];
};

const finish = (
  draft: Draft,
  wanted: string | null,
  isWorkingDay: (day: Day) => boolean,
): Result<{ minutes: Minutes; title: string }> => {
  if (draft.problem) return { ok: false, problem: draft.problem };
  const { committee, number, date, reference } = draft.meeting;
  const empty = draft.agenda.length + draft.attendees.length + draft.actions.length === 0;
  if (empty && (number === null || date === null)) return refuse("These are not minutes of a meeting.", HOUSE_STYLE);
  if (committee === null || number === null)
    return refuse("The minutes do not say which meeting they are of.", HOUSE_STYLE);
  if (date === null) return refuse(`The minutes of ${committee} ${number} give no date.`, HOUSE_STYLE);
  if (empty) return refuse(`There is nothing under the heading of ${committee} ${number}.`, HOUSE_STYLE);
  if (wanted !== null && committee !== wanted) {
    return refuse(
      `These are minutes of ${committee}, not of ${wanted}.`,
      `Look whether it is the right file. If I keep the log of ${committee} too, its Secretary imports them there; in a terminal add --committee ${committee}.`,
    );
  }
  const digits = /_(\d{2})(\d{2})\d*$/u.exec(reference ?? "");
  const printed = digits && dayOf(Number(date.slice(0, 4)), Number(digits[2]), Number(digits[1]));
  if (digits && printed !== date) {
    return refuse(
      `The minutes give two dates for ${committee} ${number}: ${printDay(date)}, and ${digits[1]}/${digits[2]} in the reference ${reference}.`,
      "Correct the one that is wrong, and import again.",
    );
  }
  flag(draft, isWorkingDay);
  const { title, attendees, apologies, agenda, actions, duplicates, decisions, next, warnings, unread } = draft;
  const kind = draft.meeting.kind ?? kindOfTitle(title) ?? kindOfDay(date);
  const meeting = { ...draft.meeting, committee, number, date, kind };
  const minutes = { meeting, attendees, apologies, agenda, actions, duplicates, decisions, next, warnings, unread };
  return ok({ minutes, title: committeeName(title, committee) });
};

const kindOfTitle = (title: string | null): "main" | "reporting" | null => {
  const word = /\b(main|reporting) meeting\b/iu.exec(title ?? "")?.[1]?.toLowerCase();
  return word === "main" || word === "reporting" ? word : null;
};
