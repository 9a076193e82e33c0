import type { ActionPage, Cursor } from "../app/action-store.js";
import { meetingNumbered, resolveList } from "../app/resolve-list.js";
import { actionData } from "../cards/action-data.js";
import type { Answer, Button, Press, Values } from "../cards/card.js";
import { figure } from "../cards/digest-view.js";
import { listCard } from "../cards/list.js";
import type { Action } from "../domain/action.js";
import { type Day, dayAt } from "../domain/day.js";
import type { ActionFilter } from "../domain/list/filter.js";
import { readList } from "../domain/list/read-list.js";
import { readReference } from "../domain/reference.js";
import { printOwners } from "../domain/register.js";
import { lacking, ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { readClauses, unquote } from "../domain/words.js";
import { answerCard, answerProblem } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { saveView, viewButtons, viewed, viewNote } from "./saved-view.js";

/** Actions on one page: fits a Slack message with a button each (50 blocks) and a Teams card (28 KB). */
const PAGE = 20;

/** A longer list is not counted to its end, so that a page costs the same whatever the log holds. */
const MOST_COUNTED = 200;

/** A list that is given whole is read so many at a time, and one of more than so many not at all. */
const READ_AT_ONCE = 500;
const MOST_WHOLE = 100_000;

/** Told beside the place, for whoever reads: a place does not say how many come before it. */
const PAGE_NUMBER = /^\d{1,4}(?!\S)/u;

const CURSOR = /^#?\d{1,5}\/\d{1,4}$/u;

/** Splits off `after 64/20` or `before 64/20`, which Next and Previous put there. */
const readPaged =
  (name: string) =>
  (line: string): Result<Values> => {
    const { head, clauses } = readClauses(line, { after: CURSOR, before: CURSOR, page: PAGE_NUMBER });
    const turned = clauses.after !== undefined || clauses.before !== undefined;
    const said = turned ? head : line.trim();
    return ok({ ...(said === "" ? {} : { [name]: unquote(said) }), ...(turned ? clauses : {}) });
  };

const cursorOf = (text: string | undefined, code: string): Cursor | undefined => {
  const read = text === undefined ? undefined : readReference(text, code);
  return read?.ok ? { meeting: read.value.meeting, sequence: read.value.sequence } : undefined;
};

const place = (cursor: Cursor): string => `${cursor.meeting}/${cursor.sequence}`;

type Where = { limit: number; after?: Cursor; before?: Cursor };

type Listing = {
  title: string;
  /** Said where nothing is listed; asked for only then. */
  empty(): string | Promise<string>;
  today: Day;
  buttons?: Button[];
  note?: string | undefined;
  /** @param countTo the list is worth counting up to so many */
  ask(where: Where, countTo?: number): Promise<ActionPage>;
};

/** Which of how many a page shows, where it does not show all. */
const placeIn = (page: ActionPage, number: number): string => {
  if (page.next === null && page.previous === null) return "";
  const { counted } = page;
  if (counted === undefined) return number > 1 ? ` (page ${number})` : "";
  const many = counted > MOST_COUNTED;
  const all = many ? `more than ${figure(MOST_COUNTED)}` : figure(counted);
  const first = (number - 1) * PAGE + 1;
  const last = first + page.actions.length - 1;
  // Not where the page is not told, or the log has changed since it was.
  return number > 0 && last >= first && (many || last <= counted)
    ? `: ${figure(first)} to ${figure(last)} of ${all}`
    : ` (${all} in all)`;
};

/** All that follows a page, too; nothing where that is too much to be given at once. */
const readOn = async ({ ask }: Listing, page: ActionPage): Promise<Action[] | null> => {
  const actions = [...page.actions];
  for (let { next } = page; next !== null; ) {
    if (actions.length >= MOST_WHOLE) return null;
    const more = await ask({ limit: READ_AT_ONCE, after: next });
    actions.push(...more.actions);
    next = more.next;
  }
  return actions;
};

/** Asks for a page and draws it; `ask` is the store's question, `values` what names the list. */
const answerPage = async (turn: Turn, command: string, values: Values, list: Listing): Promise<Answer> => {
  const { committee } = turn.standing;
  const { after: typedAfter, before: typedBefore, page: typedPage, ...named } = values;
  const [after, before] = [cursorOf(typedAfter, committee.code), cursorOf(typedBefore, committee.code)];
  const where = { limit: PAGE, ...(after ? { after } : {}), ...(before ? { before } : {}) };
  const page = await list.ask(where, MOST_COUNTED + 1);
  const listed = turn.caller.whole && !before ? await readOn(list, page) : page.actions;
  if (listed === null)
    return answerProblem({
      what: `These are more than ${figure(MOST_WHOLE)} actions.`,
      instead: "Narrow the list, or type /opsg export json for the whole log.",
    });
  const number = page.previous === null ? 1 : Number(typedPage ?? 0);
  const turnTo = (where: Values, by: number): Press => {
    const told: Values = number + by > 1 && number > 0 ? { page: String(number + by) } : {};
    return { command, committee: committee.code, values: { ...named, ...told, ...where } };
  };
  const buttons: Button[] = may(turn.standing, "keep")
    ? [{ label: "Raise an action", press: { command: "action new", committee: committee.code, values: {}, ask: true } }]
    : [];
  const actions = page.actions.map((action) => ({ action, owners: printOwners(turn.register, action.ownerIds) }));
  const card = listCard({
    committee,
    today: list.today,
    title: `${committee.code}: ${list.title}${placeIn(page, number)}`,
    actions,
    previous: page.previous && turnTo({ before: place(page.previous) }, -1),
    next: page.next && turnTo({ after: place(page.next) }, 1),
    empty: page.actions.length === 0 ? await list.empty() : "",
    buttons: [...(list.buttons ?? []), ...buttons],
    note: list.note,
  });
  return answerCard(
    turn,
    card,
    listed.map((action) => actionData(turn.register, action)),
  );
};

/** A meeting that the log does not know is more likely a slip than a meeting without actions. */
const whyEmpty = async ({ app, standing }: Turn, filter: ActionFilter): Promise<string> => {
  const { id, code } = standing.committee;
  const number = filter.raisedSince ?? filter.meeting ?? filter.closedSince;
  const known = number === undefined || (await meetingNumbered(app.store, id, number)) !== null;
  return known ? "There are none." : `There are none: the log knows no meeting ${code} ${number}.`;
};

export const actionList: Command = {
  name: "action list",
  usage:
    "[open | overdue | due by DAY | no date | awaiting | silent | closed | withdrawn | all] [mine | owner PARTY] [since MEETING] [sort by target] [save | saved]",
  summary: "lists actions of the log, a page at a time",
  example: "action list owner NetCo overdue since 60",
  read: readPaged("filter"),
  act: async (turn, values) => {
    const { app, register, standing } = turn;
    const today = dayAt(app.clock.now(), standing.committee.zone);
    const view = viewed(turn, values.filter ?? "");
    const read = readList(view.words, register, standing, today);
    if (!read.ok) return answerProblem(read.problem);
    const { sort, title } = read.value;
    const kept = view.save ? await saveView(turn, view.words) : ok(null);
    if (!kept.ok) return answerProblem(kept.problem);
    const filter = await resolveList(app.store, app.clock, standing.committee, read.value);
    const named = view.words === "" ? values : { ...values, filter: view.words };
    return answerPage(turn, "action list", named, {
      buttons: viewButtons(turn, view),
      note: viewNote(view, values.filter ?? ""),
      title,
      today,
      empty: () => whyEmpty(turn, filter),
      ask: (where, countTo) => {
        const counting = countTo === undefined ? {} : { countTo };
        return app.store.actions.page({ committeeId: standing.committee.id, filter, sort, ...where, ...counting });
      },
    });
  },
};

/** More words than anybody remembers of an action. */
const MAX_WORDS = 12;

export const actionFind: Command = {
  name: "action find",
  usage: "WORDS",
  summary: "finds actions by words in their text or updates",
  example: "action find outage calendar",
  read: readPaged("words"),
  act: async (turn, values) => {
    const { app, standing } = turn;
    const words = (values.words ?? "").split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
    if (words.length === 0 || words.length > MAX_WORDS) {
      const instead = "Type /opsg action find and a few words of the action.";
      if (words.length === 0) return answerProblem(lacking("There is no word to look for.", instead).problem);
      return answerProblem(refuse(`That is more than ${MAX_WORDS} words.`, instead).problem);
    }
    return answerPage(turn, "action find", values, {
      title: `Actions with “${words.join(" ")}”`,
      today: dayAt(app.clock.now(), standing.committee.zone),
      empty: () => "None has all of these words. Try fewer, or the beginning of a word.",
      ask: (where) => app.store.actions.search({ committeeId: standing.committee.id, words, ...where }),
    });
  },
};
