import { monthOf } from "../calendar-names.js";
import { addDays, type Day, daysBetween, weekdayOf } from "../day.js";
import { readDay } from "../day-words.js";
import { readSpan, type Span } from "../spans.js";
import { FIRST_MARK, mark } from "./marks.js";
import { findMeetings, withMeetingsAsDays } from "./meeting-words.js";
import { around, isLinked, isToldAsDay } from "./named.js";
import {
  AHEAD,
  BLURRED,
  CLEAR_PATTERNS,
  DATE,
  DATED_PATTERNS,
  DONE_ON,
  IN_MONTH,
  LOOSE_PATTERNS,
  MONTH,
  PAST_PATTERN,
  referencePattern,
  SPAN_PATTERN,
  TBC_PATTERN,
  UNDO_ON,
  VAGUE_PATTERNS,
  WEEKDAY,
  WITH_WEEKDAY,
  withoutTimeless,
} from "./time-patterns.js";
import type { About } from "./understood.js";

/**
 * Something in a reply that tells of time. In the text it is replaced by a mark: `‹`, its letter, a private character
 * that is its place in the list, `›`; so that what stands around it can be read without reading it again.
 * `D` a day, `M` a meeting's day, `P` past, `V` vague, `X` no day at all, `U` a length of time, `T` to be confirmed.
 */
export type Mention = { text: string } & (
  | { letter: "D"; day: Day; told: "dated" | "yearless" | "weekday" }
  /** `ahead` is the first such meeting after the effective target, `first` the first after the day it was said. */
  | { letter: "M"; ahead: Day; first: Day; doubt: string | null }
  | { letter: "P" }
  | { letter: "V"; guess: Day | null }
  | { letter: "X"; why: string }
  | { letter: "U"; span: Span }
  | { letter: "T" }
);

export type Mentions = { marked: string; list: Mention[] };

/** More than anybody names in one reply; the rest is left as words. */
const MOST = 2_000;

const LONGEST_YEAR = 366;

const LATELY = 3;
/** Until the end of March, the last one is meant. */
const WINTER_FEAST = /^before (?:christmas|xmas|new year)$/u;

const isLately = (name: string, said: Day): boolean => {
  const ago = (Number(said.slice(5, 7)) - (monthOf(name) ?? 0) + 12) % 12;
  return monthOf(name) !== undefined && ago > 0 && ago <= LATELY;
};

const YEARLESS = new RegExp(
  `^${WITH_WEEKDAY}(?:${DATE}(?: of)?[ -]?${MONTH}|${MONTH} (?:the )?${DATE}|\\d{1,2}[/.]\\d{1,2})$`,
  "u",
);
const WEEKDAY_ALONE = new RegExp(`^${WEEKDAY}$`, "u");

const IN_NEXT_WEEK = new RegExp(`(?=.*\\bnext week\\b).*?(${WEEKDAY})`, "u");

/** "22nd", "Weds 9th". */
const ORDINAL_ALONE = new RegExp(`^(?:${WEEKDAY},? (?:the )?)?(\\d{1,2}(?:st|nd|rd|th))$`, "u");

const toldAs = (text: string): "dated" | "yearless" | "weekday" =>
  WEEKDAY_ALONE.test(text) ? "weekday" : YEARLESS.test(text) ? "yearless" : "dated";

const dayMention = (text: string, said: Day): Mention | undefined => {
  const week = /week$/u.test(text) && /^(?:the )?end/u.test(text);
  // The week that people work ends on Friday.
  if (week)
    return { letter: "D", text, day: addDays(said, 5 - weekdayOf(said) + (/next/u.test(text) ? 7 : 0)), told: "dated" };
  const [, named] = IN_NEXT_WEEK.exec(text) ?? [];
  if (named !== undefined) {
    const monday = addDays(said, 8 - weekdayOf(said));
    const read = readDay(named, addDays(monday, -1));
    if (read.ok) return { letter: "D", text, day: read.value, told: "dated" };
  }
  const ordinal = ORDINAL_ALONE.exec(text)?.[1];
  const read = readDay(ordinal === undefined ? text : `the ${ordinal}`, said);
  // "29 Feb", where neither this year nor the next has one.
  if (read.ok && toldAs(text) === "yearless" && daysBetween(said, read.value) > LONGEST_YEAR)
    return { letter: "X", text, why: "There is no 29 February this year." };
  if (read.ok) return { letter: "D", text, day: read.value, told: toldAs(text) };
  // "Wednesday 2 February", said the day after: the weekday tells that it is this year's.
  const gone = readDay(text, said, "last");
  if (gone.ok && daysBetween(gone.value, said) < LIKELY_PAST) return { letter: "P", text };
  // "9.30" is an hour and "8 markers" no day; "31/04" was meant for one.
  const words = (text.match(/[a-z]{3,}/gu) ?? []).filter((word) => !WEEKDAY_ALONE.test(word));
  if (/^\d{1,2}\.\d{1,2}$/u.test(text) || (words.length > 0 && !words.some((word) => monthOf(word)))) return undefined;
  return { letter: "X", text, why: read.problem.what };
};

const ORDINALS = "first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth".split(",");
const IN_WORDS = new RegExp(`\\b(${ORDINALS.join("|")}) of (?=${MONTH}\\b(?! (?:meeting|mtg)))`, "gu");

/** "The first of March" as a day. */
const withFigures = (text: string): string =>
  text.replace(IN_WORDS, (_, word: string) => `${ORDINALS.indexOf(word) + 1} `);

/** A figure that could be a day. */
const FIGURE = /(?<![\w/.])(\d{1,2})\/(\d{1,4})(?![\w/]|\.\d)/gu;

/** Where a reference could be a day, "snooze 12/10 until Friday" names no second one, nor does "depends on 11/02". */
const withoutActions = (text: string, { action: { reference }, named = [] }: About): string =>
  text.replace(FIGURE, (found, meeting: string, sequence: string, at: number) => {
    const near = around(text, at, at + found.length);
    const known = [...(reference ? [reference] : []), ...named].some(
      (one) => one.meeting === Number(meeting) && one.sequence === Number(sequence),
    );
    return isLinked(...near) || (known && !isToldAsDay(...near)) ? "‹R›" : found;
  });

/** Finds whatever tells of time in a reply in lower case. */
export const findMentions = (text: string, about: About): Mentions => {
  const list: Mention[] = [];
  const put = (mention: Mention | undefined, otherwise: string): string => {
    if (!mention || list.length >= MOST) return otherwise;
    list.push(mention);
    return `‹${mention.letter}${String.fromCharCode(FIRST_MARK + list.length - 1)}›`;
  };
  const each = (marked: string, patterns: readonly RegExp[], make: (found: string) => Mention | undefined): string =>
    patterns.reduce((now, one) => now.replace(one, (found) => put(make(found), found)), marked);

  let marked = withFigures(withoutTimeless(text))
    .replace(/[‹›\uE000-\uF8FF]/gu, " ")
    .replace(/\b(?:this|the same|same) time next week\b/gu, "in a week")
    .replace(/-(?=(?:day|week|month|fortnight|year) (?:delay|slip|slippage|extension|postponement|deferral)\b)/gu, " ")
    .replace(/\b((?:an?|one|two|three|four|\d+) (?:weeks?|fortnights?|months?)) (?:from )?today\b/gu, "in $1")
    .replace(/\btomorrow week\b/gu, "in 8 days")
    .replace(/\bthis day (week|fortnight|month)\b/gu, "in a $1")
    .replace(/(?:https?:\/\/|www\.)\S+|(?<!\S)\S+@\S+/gu, "link");
  marked = each(marked, DATED_PATTERNS.slice(0, 1), (found) => dayMention(found, about.said));
  marked = marked.replace(referencePattern(about.committee.toLowerCase()), "‹R›");
  marked = withoutActions(marked, about).replace(UNDO_ON, "");
  marked = marked.replace(
    /\b(?:on or before|no later than|not later than|by no later than|at the latest by)\b/gu,
    "by",
  );
  marked = each(marked, VAGUE_PATTERNS.slice(0, 1), (found) => ({ letter: "V", text: found, guess: null }));
  marked = each(marked, DATED_PATTERNS.slice(1), (found) => dayMention(found, about.said));
  marked = each(marked, [PAST_PATTERN], (found) => ({ letter: "P", text: found }));
  marked = each(marked, [IN_MONTH], (found) =>
    isLately(found, about.said) ? { letter: "P", text: found } : undefined,
  );
  marked = findMeetings(marked, about, put);
  marked = each(marked, CLEAR_PATTERNS, (found) => dayMention(found === "tonight" ? "today" : found, about.said));
  marked = each(marked, VAGUE_PATTERNS, (found) =>
    WINTER_FEAST.test(found) && Number(about.said.slice(5, 7)) <= LATELY
      ? { letter: "P", text: found }
      : { letter: "V", text: found, guess: guessOf(found, about.said) },
  );
  marked = each(marked, LOOSE_PATTERNS, (found) => dayMention(found, about.said));
  marked = withMeetingsAsDays(marked, about);
  marked = each(marked, [TBC_PATTERN], (found) => ({ letter: "T", text: found }));
  marked = each(marked, [SPAN_PATTERN], (found) => {
    const span = readSpan(found);
    return span && { letter: "U", text: found, span };
  });
  const at = (found: string): Mention | undefined => list[(found.codePointAt(2) ?? 0) - FIRST_MARK];
  // "from 8 February to 8 March" names one new day.
  marked = marked.replace(
    new RegExp(
      `(?<!\\w)(?:from |(?<=\\b(?:change|move|amend|shift) ))(?:the )?(${mark("DM")}) (?:back |out )?(?:to|->|→)(?= (?:the )?${mark("DMVX")})`,
      "gu",
    ),
    "to",
  );
  marked = marked.replace(new RegExp(`^(${mark("DM")}) ?(?:->|=>|→|➡) ?(?=${mark("DM")})`, "u"), "move to ");
  // "By a month to 8 March" as well.
  marked = marked.replace(
    new RegExp(
      `(?:\\bby )?${mark("U")}(?: (?:more|longer|extra|extension|delay))?,? (?=(?:to|until) (?:the )?${mark("DM")})`,
      "gu",
    ),
    "",
  );
  // "Rather than 8 February, could it be 8 March" as well.
  marked = marked.replace(
    new RegExp(
      `(?<!\\w)(?:rather than|instead of) (?:the )?${mark("DM")},? (?=please|can|could|may|make|move|let)`,
      "gu",
    ),
    "",
  );
  // "9 March rather than 8 February" too.
  marked = marked.replace(
    new RegExp(
      `(${mark("DM")}),? (?:rather than|instead of|in place of|in lieu of|as opposed to|and not|not) (?:the )?(?:(?:current|existing|original|present|old) )?(?:(?:target|date|deadline) )*(?:of )?${mark("DM")}`,
      "gu",
    ),
    "$1",
  );
  marked = marked.replace(DONE_ON, (found, before: string, day: string, from: number) => {
    const mention = at(day);
    const loose = mention?.letter === "D" && (mention.told === "weekday" || /^the \d/u.test(mention.text));
    return loose && !AHEAD.test(marked.slice(Math.max(0, from - 60), from))
      ? `${before}${put({ letter: "P", text: mention.text }, day)}`
      : found;
  });
  for (const blurred of BLURRED) {
    marked = marked.replace(blurred, (found, day: string) => {
      const mention = at(day);
      // "In the week of 17 January", said in February.
      if (mention?.letter === "D" && mention.told === "yearless" && !isAhead(mention, about.said))
        return put({ letter: "P", text: mention.text }, found);
      const guess = mention?.letter === "D" ? mention.day : mention?.letter === "M" ? mention.ahead : null;
      return put(
        { letter: "V", text: found.replace(new RegExp(mark("A-Z"), "gu"), (one) => at(one)?.text ?? ""), guess },
        found,
      );
    });
  }
  return { marked, list };
};

/** The Monday of next week (the first day after the weekend), and the day a couple of weeks or days on: near enough to be reminded, never to be a target. */
const guessOf = (text: string, said: Day): Day | null => {
  if (/^after the weekend$|(?<!end[- ]of[- ])next week$/u.test(text)) return addDays(said, 8 - weekdayOf(said));
  const [, unit] = /couple(?: of)? (?:more |extra )?(day|week|wk)/u.exec(text) ?? [];
  return unit === undefined ? null : addDays(said, unit === "day" ? 2 : 14);
};

/** The mention a mark stands for. */
export const mentionAt = ({ list }: Mentions, found: string): Mention | undefined =>
  list[(found.codePointAt(2) ?? 0) - FIRST_MARK];

/** So far ahead, a day without its year was likely meant as past. Days. */
const LIKELY_PAST = 183;

/** Whether a mention can only lie ahead of the day it was said. */
export const isAhead = (mention: Mention, said: Day): boolean =>
  mention.letter === "M" ||
  mention.letter === "V" ||
  (mention.letter === "D" &&
    mention.told !== "weekday" &&
    mention.day > said &&
    (mention.told === "dated" || daysBetween(said, mention.day) <= LIKELY_PAST));
