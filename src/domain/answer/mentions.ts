import { monthOf } from "../calendar-names.js";
import { addDays, type Day, daysBetween, weekdayOf } from "../day.js";
import { readDay } from "../day-words.js";
import { readSpan, SPAN, type Span } from "../spans.js";
import { findMeetings } from "./meeting-words.js";
import type { About } from "./understood.js";

/**
 * Something in a reply that tells of time. In the text it is replaced by a mark: `‹`, its letter, a private character
 * that is its place in the list, `›`; so that what stands around it can be read without reading it again.
 * `D` a day, `M` a meeting's day, `P` past, `V` vague, `X` no day at all, `U` a length of time, `T` to be confirmed.
 */
export type Mention = { text: string } & (
  | { letter: "D"; day: Day; told: "dated" | "yearless" | "weekday" }
  /** `ahead` is the first such meeting after the effective target, `first` the first after the day it was said. */
  | { letter: "M"; ahead: Day; first: Day; doubtful: boolean }
  | { letter: "P" }
  | { letter: "V"; guess: Day | null }
  | { letter: "X"; why: string }
  | { letter: "U"; span: Span }
  | { letter: "T" }
);

export type Mentions = { marked: string; list: Mention[] };

/** More than anybody names in one reply; the rest is left as words. */
const MOST = 2_000;
const FIRST_MARK = 0xe000;

/** Any of these letters' marks, as a pattern. */
export const mark = (letters: string): string => `‹[${letters}][\\uE000-\\uF8FF]›`;

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}";
const WEEKDAY = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thurs?|thu|fri)";
const DATE = "\\d{1,2}(?:st|nd|rd|th)?";
const YEAR = "(?:,? \\d{4}|[ -]'\\d{2}|-\\d{2,4}| \\d{2}(?=\\s*(?:$|[.,;!?)\\n])))(?!\\d)";
/** "may" after a figure is a verb as often as a month: "version 2 may slip". */
const NO_VERB = "(?!(?<=\\bmay) (?:be|not|need|have|take|well|also|still|slip|require|change|come|go|want|all|now)\\b)";
const WITH_WEEKDAY = `(?:(?:${WEEKDAY}|sat|sun),? (?:the )?)?`;

const DATED = [
  `\\d{4}[-/]\\d{2}[-/]\\d{2}`,
  `${WITH_WEEKDAY}${DATE}(?: of)?[ -]?${MONTH}\\b${NO_VERB}(?:${YEAR})?`,
  `${WITH_WEEKDAY}${MONTH} (?:the )?${DATE}(?:,? \\d{4})?(?![\\d%]|[/.:]\\d)`,
  `${WITH_WEEKDAY}\\d{1,2} ?[/.-] ?\\d{1,2} ?[/.-] ?(?:\\d{4}|\\d{2})(?![\\d/])`,
  `${WITH_WEEKDAY}\\d{1,2}[/.]\\d{1,2}(?![\\d/%]|\\.\\d| ?(?:days?|weeks?|months?|hours?|hrs|am|pm|million|k)\\b)`,
];
const RELATIVE = [
  "(?:the )?day after tomorrow|tomorrow|tmrw|tomoz?|today|tonight",
  `in ${SPAN}(?:'?s?'? time)?|${SPAN}(?:'?s?'? time| from (?:now|today)| today| hence)`,
  `(?:a )?week (?:on )?(?:${WEEKDAY}|tomorrow|today)|${WEEKDAY} week`,
  `(?:the )?(?:end[- ](?:of )?|last day of )(?:(?:next |this |the )?month|${MONTH}(?: \\d{4})?)|eom|(?:the )?month[- ]end`,
  `the ${DATE}(?=\\s*(?:$|[.,;:!?)\\n-]|please|pls|instead|at|as|because|to|if|so|when|and|but|or|now|thanks)(?![a-z]))`,
  `(?:next |this )?(?:${WEEKDAY})`,
];
const PAST = `yesterday|last (?:week|month|year|quarter|night|time|meeting|${WEEKDAY}|${MONTH})|(?:previous|earlier this) (?:week|month|year|meeting)|(?:${SPAN}|a while|ages|a couple of (?:days|weeks)|a few (?:days|weeks)) (?:ago|back)`;

const QUARTER = "q[1-4](?:[ /']*\\d{2,4})?";
const VAGUE = [
  `(?:the )?(?:(?:early|mid|late|beginning of|start of|middle of|(?:first|second|third|last|early|latter|later) (?:week|half|part) (?:of|in)|later|sometime)[ -](?:in )?(?:the )?)+(?:next |this |the )?(?:${QUARTER}|${MONTH}|week|month|year|quarter|financial year|summer|spring|autumn|winter)\\b(?: \\d{4})?`,
  `(?:the )?end[- ](?:of )?(?:the |this |next )?(?:${QUARTER}|week|quarter|year|financial year|summer|spring|autumn|winter)`,
  QUARTER,
  "(?:the |this |next |after |before )(?:spring|summer|autumn|winter|easter|christmas|xmas|new year|half term|holidays?)(?: holidays?| break)?",
  "(?<=(?:in|for|by|until|during|target|date):? )(?:spring|summer|autumn|winter|easter|christmas)",
  "(?:after|over) the weekend",
  "(?:this|next|following|coming) (?:week|month|quarter|year)|eow|(?:the )?weekend",
  "(?:(?:in|within) )?(?:a|the next|the coming|the)? ?(?:couple of|couple|few|several) (?:more |extra )?(?:working |business )?(?:days|weeks|wks|months)(?:'? time)?",
  `(?:in |within )?\\w+ (?:working|business) days`,
  `(?<=(?:in|for|by|until|till|til|to|during|target|date) )(?:january|february|march|april|may|june|july|august|september|sept|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)(?: \\d{4})?(?![a-z-])`,
];

const pattern = (source: string): RegExp => new RegExp(`(?<![\\w/.£$-])(?:${source})(?![\\w])`, "gu");

const DATED_PATTERNS = DATED.map(pattern);
const RELATIVE_PATTERNS = RELATIVE.map(pattern);
const PAST_PATTERN = pattern(PAST);
const VAGUE_PATTERNS = VAGUE.map(pattern);
const SPAN_PATTERN = pattern(SPAN);
const TBC_PATTERN = pattern("t\\.?b\\.?[cd]\\.?|tba|further notice|to be (?:confirmed|determined|advised)");

/** A reference to an action tells of no time: "64/01". */
const REFERENCE =
  /(?<![\w/])(?:([a-z][a-z-]{1,11})[ _]?#?\d{1,5}|#?\d{3,5}|#?(?:3[2-9]|[4-9]\d)|#\d{1,2})\/\d{1,4}(?![\d/])/gu;

const D = mark("DPMVX");
/** What makes a day only about a day, or one of several: the whole of it is vague. */
const BLURRED: readonly RegExp[] = [
  new RegExp(
    `(?<![\\w])(?:around|(?<!(?:how|what) )about|circa|ca?\\.?|~|approx\\.?|approximately|roughly|(?<!(?:can|could|shall|should) we )say|sometime|some time|before|after|shortly after|just after|w\\/[cbe]|wc|week (?:commencing|beginning|starting|ending|of))[ ]?(?:on )?(?:the )?(${mark("DM")})`,
    "gu",
  ),
  new RegExp(`(?:(?<=[\\s(])|^)${DATE} ?(?:-|–|to|or|and|&|/) ?(?:the )?(${mark("D")})`, "gu"),
  new RegExp(`(${mark("DM")}) ?(?:-|–|—|/|or|and|&|to|through) ?(?:the |on |maybe |possibly )?${D}`, "gu"),
  new RegExp(`(${mark("D")})(?: or |/|-)${DATE}(?!\\w|/)`, "gu"),
  new RegExp(`(${mark("DM")})(?: ?-?ish\\b| or so\\b| or thereabouts| give or take|\\?\\?)`, "gu"),
];

const YEARLESS = new RegExp(
  `^${WITH_WEEKDAY}(?:${DATE}(?: of)?[ -]?${MONTH}|${MONTH} (?:the )?${DATE}|\\d{1,2}[/.]\\d{1,2})$`,
  "u",
);
const WEEKDAY_ALONE = new RegExp(`^${WEEKDAY}$`, "u");

const toldAs = (text: string): "dated" | "yearless" | "weekday" =>
  WEEKDAY_ALONE.test(text) ? "weekday" : YEARLESS.test(text) ? "yearless" : "dated";

const dayMention = (text: string, said: Day): Mention | undefined => {
  const read = readDay(text, said);
  if (read.ok) return { letter: "D", text, day: read.value, told: toldAs(text) };
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

  let marked = withFigures(text)
    .replace(/[‹›\uE000-\uF8FF]/gu, " ")
    .replace(/\b(?:this|the same|same) time next week\b/gu, "in a week")
    .replace(/(?:https?:\/\/|www\.)\S+|(?<!\S)\S+@\S+/gu, "link");
  marked = each(marked, DATED_PATTERNS.slice(0, 1), (found) => dayMention(found, about.said));
  marked = marked.replace(REFERENCE, (found, code?: string) =>
    code === undefined || code === about.committee.toLowerCase() ? "‹R›" : found,
  );
  marked = marked.replace(
    /\b(?:on or before|no later than|not later than|by no later than|at the latest by)\b/gu,
    "by",
  );
  marked = each(marked, VAGUE_PATTERNS.slice(0, 1), (found) => ({ letter: "V", text: found, guess: null }));
  marked = each(marked, DATED_PATTERNS.slice(1), (found) => dayMention(found, about.said));
  marked = each(marked, [PAST_PATTERN], (found) => ({ letter: "P", text: found }));
  marked = findMeetings(marked, about, put);
  marked = each(marked, RELATIVE_PATTERNS.slice(0, 5), (found) =>
    dayMention(found === "tonight" ? "today" : found, about.said),
  );
  marked = each(marked, VAGUE_PATTERNS, (found) => ({ letter: "V", text: found, guess: guessOf(found, about.said) }));
  marked = each(marked, RELATIVE_PATTERNS.slice(5), (found) => dayMention(found, about.said));
  marked = each(marked, [TBC_PATTERN], (found) => ({ letter: "T", text: found }));
  marked = each(marked, [SPAN_PATTERN], (found) => {
    const span = readSpan(found);
    return span && { letter: "U", text: found, span };
  });
  const at = (found: string): Mention | undefined => list[(found.codePointAt(2) ?? 0) - FIRST_MARK];
  // "from 8 February to 8 March" names one new day.
  marked = marked.replace(
    new RegExp(`(?<!\\w)from (?:the )?(${mark("DM")}) (?:back |out )?to(?= (?:the )?${mark("DMVX")})`, "gu"),
    "to",
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
  for (const blurred of BLURRED) {
    marked = marked.replace(blurred, (found, day: string) => {
      const mention = at(day);
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
  if (/^after the weekend$|next week$/u.test(text)) return addDays(said, 8 - weekdayOf(said));
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
