import { type Day, FIRST_DAY, LAST_DAY } from "../day.js";
import { readOwners } from "../owners.js";
import { printOwners, type Register } from "../register.js";
import { ok, type Result, refuse } from "../result.js";
import type { Standing } from "../standing.js";
import { straighten } from "../words.js";
import type { ActionFilter } from "./filter.js";
import { addOwners, type Context, type Draft, HOW_TO_LIST, type ListWords, PHRASES, type Phrase } from "./phrases.js";

const OWNER = /^(?:owner|of|for) /iu;

/** The phrase that words begin with. */
const phraseOf = (words: string) =>
  PHRASES.flatMap((phrase) => {
    const match = phrase.words.exec(words);
    return match && /^(?:[\s,;]|$)/u.test(words.slice(match[0].length)) ? [{ phrase, match }] : [];
  })[0];

const isPhrase = (words: string): boolean => OWNER.test(words) || phraseOf(words) !== undefined;

/** The party or parties that what is left begins with, by as many of its words as name any. */
const takeOwners = (draft: Draft, rest: string, { register, standing }: Context): Result<string> => {
  const { committee } = standing;
  const quoted = /^"([^"]+)"/u.exec(straighten(rest));
  const words = quoted ? [] : rest.split(" ");
  const tries = quoted ? [quoted[0]] : words.map((_, index) => words.slice(0, words.length - index).join(" "));
  for (const named of tries) {
    const { parties, unknown } = readOwners(register, committee.id, quoted?.[1] ?? named);
    if (unknown.length > 0 || parties.length === 0) continue;
    addOwners(
      draft,
      parties.map(({ id }) => id),
    );
    return ok(rest.slice(named.length).trim());
  }
  const known = register.parties.filter(({ committeeId }) => committeeId === committee.id).map(({ name }) => name);
  // A name ends where the next words of a list begin.
  const end = words.findIndex((_, index) => index > 0 && isPhrase(words.slice(index).join(" ")));
  const name = quoted?.[1] ?? (end < 0 ? words : words.slice(0, end)).join(" ");
  const { unknown } = readOwners(register, committee.id, name);
  return refuse(
    `${committee.code} knows no party called “${(unknown[0] ?? name).slice(0, 60)}”.`,
    `Its parties: ${known.join(", ") || "none yet"}.`,
    "filter",
  );
};

/** What cannot be together, said. */
const clash = ({ filter, sort, silent, unanswered }: ListWords): Result<null> => {
  const ended = filter.show === "closed" || filter.closedSince !== undefined;
  const status = filter.status === "withdrawn" ? undefined : filter.status;
  if (ended && (filter.overdueOn ?? filter.due ?? filter.undated ?? status ?? silent ?? unanswered))
    return refuse("A closed action is neither overdue nor due.", HOW_TO_LIST, "filter");
  if (filter.undated && (filter.overdueOn ?? filter.due))
    return refuse("An action without a date is neither overdue nor due.", HOW_TO_LIST, "filter");
  if (filter.show === "all" && sort !== "reference")
    return refuse("All actions are listed by reference only.", "Sort the open or the closed ones.", "filter");
  return ok(null);
};

const isFirst = ({ phrase }: { phrase: Phrase }): boolean => phrase.first === true;

/** All that is said of days, as one stretch of them. */
const dueIn = ({ dueFrom, dueTo }: Draft): ActionFilter["due"] =>
  dueFrom.length + dueTo.length === 0
    ? undefined
    : { from: dueFrom.toSorted().at(-1) ?? FIRST_DAY, to: dueTo.toSorted()[0] ?? LAST_DAY };

const listOf = (draft: Draft, register: Register): ListWords => {
  const { filter, sort, silent, unanswered, what = "Outstanding actions", also } = draft;
  const due = dueIn(draft);
  const of = filter.ownerIds && printOwners(register, filter.ownerIds);
  return {
    filter: { ...filter, ...(due ? { due } : {}), show: filter.show ?? "outstanding" },
    sort,
    ...(silent ? { silent } : {}),
    ...(unanswered ? { unanswered } : {}),
    title: [of ? `${what} of ${of}` : what, ...also].join(", ").replace(/^Actions, /u, "Actions "),
  };
};

/** Reads the words after `action list`, in whatever order they come: `owner DCC overdue since 60`. */
export const readList = (words: string, register: Register, standing: Standing, today: Day): Result<ListWords> => {
  const context = { register, standing, today };
  const draft: Draft = { filter: {}, sort: "reference", dueFrom: [], dueTo: [], also: [] };
  const said: { phrase: Phrase; match: RegExpExecArray }[] = [];
  let rest = words.trim().replace(/\s+/gu, " ");
  while (rest !== "") {
    const owner = OWNER.exec(rest);
    if (owner) {
      const taken = takeOwners(draft, rest.slice(owner[0].length), context);
      if (!taken.ok) return taken;
      rest = taken.value;
      continue;
    }
    const found = phraseOf(rest);
    if (!found) return refuse(`I do not know the list “${rest.slice(0, 60)}”.`, HOW_TO_LIST, "filter");
    said.push(found);
    rest = rest.slice(found.match[0].length).replace(/^[\s,;]+(?:and )?/iu, "");
  }
  for (const { phrase, match } of [...said.filter(isFirst), ...said.filter((one) => !isFirst(one))]) {
    const taken = phrase.take(draft, match, context);
    if (taken && !taken.ok) return taken;
  }
  const list = listOf(draft, register);
  const fits = clash(list);
  return fits.ok ? ok(list) : fits;
};
