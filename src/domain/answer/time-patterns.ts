import { SPAN } from "../spans.js";
import { mark } from "./marks.js";

export const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}";
export const WEEKDAY = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thurs?|thu|fri)";
export const DATE = "\\d{1,2}(?:st|nd|rd|th)?";
const YEAR = "(?:,? \\d{4}|[ -]'\\d{2}|-\\d{2,4}| \\d{2}(?=\\s*(?:$|[.,;!?)\\n])))(?!\\d)";
/** "may" after a figure is a verb as often as a month: "version 2 may slip". */
const NO_VERB = "(?!(?<=\\bmay) (?:be|not|need|have|take|well|also|still|slip|require|change|come|go|want|all|now)\\b)";
export const WITH_WEEKDAY = `(?:(?:${WEEKDAY}|sat|sun),? (?:the )?)?`;

const DATED = [
  `\\d{4}[-/]\\d{2}[-/]\\d{2}`,
  `${WITH_WEEKDAY}${DATE}(?: of)?[ -]?${MONTH}\\b${NO_VERB}(?:${YEAR})?`,
  `${WITH_WEEKDAY}${MONTH} (?:the )?${DATE}(?:,? \\d{4})?(?![\\d%]|[/.:]\\d)`,
  `${WITH_WEEKDAY}\\d{1,2} ?[/.-] ?\\d{1,2} ?[/.-] ?(?:\\d{4}|\\d{2})(?![\\d/])`,
  `${WITH_WEEKDAY}\\d{1,2}[/.]\\d{1,2}(?![\\d/%]|\\.\\d| ?(?:days?|weeks?|months?|hours?|hrs|am|pm|million|k)\\b)`,
  `(?:the )?(?:first|second|third|fourth|last) ${WEEKDAY} (?:of|in) ${MONTH}\\b`,
];
/** Days told from today, or within the month: read before what is vague, of which they could be taken for a part. */
const CLEAR = [
  `(?:a )?week (?:on )?(?:${WEEKDAY}|tomorrow|today)|${WEEKDAY} week`,
  `${WEEKDAY},? (?:of )?next week|next week,? (?:on )?${WEEKDAY}`,
  "(?:the )?day after tomorrow|tomorrow|tmrw|tomoz?|today|tonight",
  `(?:in|within) ${SPAN}(?:'?s?'? time)?|${SPAN}(?:'?s?'? time| from (?:now|today)| today| hence)`,
  `(?:the )?end[- ]of[- ](?:this|next|the) week`,
  `(?:the )?(?:end[- ](?:of )?|last day of )(?:(?:next |this |the )?month|${MONTH}(?: \\d{4})?)|eom|(?:the )?month[- ]end`,
  `the ${DATE}(?=\\s*(?:$|[.,;:!?)\\n-]|please|pls|instead|is\\b|would\\b|rather|after|before|following|with|once|for|at|as|on (?:this|that|it)\\b|because|to|if|so|when|and|but|or|now|thanks)(?![a-z]))`,
];
/** What a vague time may hold, and so is read after it: "early next Monday". */
const LOOSE = [
  `(?:(?<=^|[.,;!?\\n-] ?)|(?<=\\b(?:to|until|for|on|say|by|(?:date|target|deadline)(?: (?:of|is|now))?:?) ))\\d{1,2}(?:st|nd|rd|th)(?= (?:is|please|would|works|suits|instead|then|ok)\\b|\\s*(?:$|[.,!?]))`,
  `${WEEKDAY},? (?:the )?\\d{1,2}(?:st|nd|rd|th)`,
  `(?:next |this )?(?:${WEEKDAY})(?! after next)`,
];
const PAST = `yesterday|last (?:week|month|year|quarter|night|time|meeting|${WEEKDAY}|${MONTH})|(?:previous|earlier this) (?:week|month|year|meeting)|(?:${SPAN}|a while|ages|a couple of (?:days|weeks)|a few (?:days|weeks)) (?:ago|back)`;

const QUARTER = "q[1-4](?:[ /']*\\d{2,4})?";
const VAGUE = [
  `(?:the )?(?:(?:early|mid|late|beginning of|start of|middle of|(?:first|second|third|last|early|latter|later) (?:week|half|part) (?:of|in)|later|some ?time)[ -](?:in )?(?:the )?)+(?:next |this |the )?(?:${QUARTER}|${MONTH}|week|month|year|quarter|financial year|summer|spring|autumn|winter)\\b(?: \\d{4})?`,
  `(?:the |on )?(?:${WEEKDAY}) after next`,
  `(?:the )?end[- ](?:of )?(?:the |this |next )?(?:${QUARTER}|quarter|year|financial year|summer|spring|autumn|winter)`,
  QUARTER,
  "(?:the |this |next |after |before )(?:spring|summer|autumn|winter|easter|christmas|xmas|new year|half term|holidays?)(?: holidays?| break)?",
  "(?<=(?:in|for|by|until|during|target|date):? )(?:spring|summer|autumn|winter|easter|christmas)",
  "(?:after|over) the weekend",
  "(?:this|next|following|coming) (?:week|month|quarter|year)|eow|(?:the )?weekend",
  "(?:(?:in|within) )?(?:a|the next|the coming|the)? ?(?:couple of|couple|few|several) (?:more |extra )?(?:working |business )?(?:days|weeks|wks|months)(?:'? time)?",
  `(?:in |within )?\\w+ (?:working|business) days`,
  `(?<=^|[\\n.,;!?] ?)${MONTH}(?= (?:please|pls|instead|then|would)\\b)`,
  `(?<=(?:in|for|by|until|till|til|to|during|target|date) )(?:january|february|march|april|may|june|july|august|september|sept|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)(?: \\d{4})?(?![a-z-])`,
];

/** An hour of a day is no more than the day. */
const HOUR =
  /\b(?:(?:close|end) of (?:play|business|the day|day)|cob|cop|eod|noon|midday|lunchtime) (?:on |of )?(?=(?:the )?(?:\d|mon|tue|wed|thu|fri|yesterday|today|tomorrow))/gu;

/** "In January", said in February: the one just gone. */
export const IN_MONTH = new RegExp(`(?<=(?:in|during|since|throughout) )${MONTH}(?! \\d)(?![a-z-])`, "gu");
const pattern = (source: string): RegExp => new RegExp(`(?<![\\w/.£$-])(?:${source})(?![\\w])`, "gu");

export const DATED_PATTERNS = DATED.map(pattern);
export const CLEAR_PATTERNS = CLEAR.map(pattern);
export const LOOSE_PATTERNS = LOOSE.map(pattern);
export const PAST_PATTERN = pattern(PAST);
export const VAGUE_PATTERNS = VAGUE.map(pattern);
export const SPAN_PATTERN = pattern(SPAN);
export const TBC_PATTERN = pattern("t\\.b\\.[cd]\\.?|tb[cd]|tba|further notice|to be (?:confirmed|determined|advised)");

/**
 * A reference to an action tells of no time: "64/01". A figure that could be a day is one only after the committee's
 * code (in lower case) or "#".
 */
export const referencePattern = (code: string): RegExp =>
  new RegExp(
    `(?<![\\w/])(?:${code.replace(/\W/gu, "\\$&")}[ _]?#?\\d{1,5}|#?\\d{3,5}|#?(?:3[2-9]|[4-9]\\d)|#\\d{1,2})/\\d{1,4}(?![\\d/])`,
    "gu",
  );

/** "Undo 64/02", "undo my last update on 64/02": the reference says only where. */
export const UNDO_ON =
  /(?<=\b(?:undo|revert|retract)(?: (?:that|this|it|what i said|(?:my|the) last (?:one|update|message|reply)))?)(?: (?:on|for|of|about))? ‹R›/gu;

const D = mark("DPMVX");
/** What makes a day only about a day, or one of several: the whole of it is vague. */
export const BLURRED: readonly RegExp[] = [
  new RegExp(
    `(?<![\\w])(?:around|(?<!(?:how|what) )about|circa|ca?\\.?|~|approx\\.?|approximately|roughly|(?<!(?:can|could|shall|should) we |let us |let'?s )say|sometime|some time|before|after|shortly after|just after|w\\/[cbe]|wc|week (?:commencing|beginning|starting|ending|of))[ ]?(?:on )?(?:the )?(${mark("DM")})`,
    "gu",
  ),
  new RegExp(`(?:(?<=[\\s(])|^)${DATE} ?(?:-|–|to|or|and|&|/) ?(?:the )?(${mark("D")})`, "gu"),
  new RegExp(`(${mark("DM")}) ?(?:-|–|—|/|or|and|&|to|through) ?(?:the |on |maybe |possibly )?${D}`, "gu"),
  new RegExp(`(${mark("D")})(?: or |/|-)${DATE}(?!\\w|/)`, "gu"),
  new RegExp(`(${mark("DM")})(?: ?-?ish\\b| or so\\b| or thereabouts| give or take|\\?\\?)`, "gu"),
];

/** "We finished on Wednesday": the last one. */
export const DONE_ON = new RegExp(
  `(\\b(?:done(?! and\\b)|went|met|held|sent|wrote|ran|took place|gave|got|had|spoke|[a-z]{3,}ed)(?: (?!(?:ping|remind\\w*|chased?|ask|nudged?|prompt|try)\\b)[\\w'][\\w'./-]*\\)?){0,9}? (?:(?:back|late|early) )?on (?:the )?)(${mark("D")})`,
  "gu",
);
export const AHEAD =
  /\b(?:will|shall|be|then|should|would|could|can|may|might|due|plan\w*|scheduled|expect\w*|going|is|are|get|need\w*|hop\w+|please)\b[^.;!?\n]*$/u;

/** Figures that look like days and are none: "see para 4.3", "manned 24/7". */
const NUMBERED =
  /\b(para(?:graph)?|section|sec|item|slide|page|clause|annex|appendix|version|ver|table|figure|fig|rev|step)\.? \d+(?:\.\d+)+/gu;
const ALWAYS = /(?<![\d/])24\/7(?:\/365)?(?![\d/])/gu;

/** A reply without the hours of its days, and without figures that look like days. */
export const withoutTimeless = (text: string): string =>
  text.replace(HOUR, "").replace(ALWAYS, "always").replace(NUMBERED, "$1");
