import { weekdayNamed } from "./calendar-names.js";
import { addDays, type Day, printDay, WEEKDAYS } from "./day.js";
import { ok, type Result, refuse } from "./result.js";
import { type Days, daysOfRule, endOfRule } from "./series.js";

const CODES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const ORDINALS: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, last: -1 };
const PLACES: Record<string, string> = { "1": "first", "2": "second", "3": "third", "4": "fourth", "-1": "last" };
const COUNTS = ["one", "two", "three", "four", "five", "six"];

const HOW = "Write, for example, second Tuesday, last Friday, every other Wednesday; or none to end the series.";

/** Longer than any rule anybody needs. Characters. */
const LONGEST_RULE = 200;
/** A rule that meets not once within these is one that never does. Days. */
const WITHIN_DAYS = 5 * 366;
/** A committee that met more often would do nothing else. Meetings a year. */
const MOST_A_YEAR = 110;

const ORDINAL = "(first|1st|second|2nd|third|3rd|fourth|4th|last)";
const MONTHLY = new RegExp(
  `^(?:the |each |every )?${ORDINAL}(?:(?:,| and|, and) (?:the )?${ORDINAL})? ([a-z]+)(?: (?:of|in) (?:the |each |every )?(?:month|(other|second|two|three|four|six)(?: months?)?))?$`,
  "u",
);
const WEEKLY = /^(?:every|each) (?:(other|second|two|three|four)(?: weeks?)?(?: on)? )?([a-z]+)$/u;

const ordinal = (word: string): number =>
  ORDINALS[word] ?? ORDINALS[{ "1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth" }[word] ?? ""] ?? 0;
const every = (word: string | undefined): string => {
  const n = word === undefined ? 1 : word === "other" || word === "second" ? 2 : COUNTS.indexOf(word) + 1;
  return n === 1 ? "" : `;INTERVAL=${n}`;
};

/** The RFC 5545 rule that words stand for: "second Tuesday", "first and third Monday", "every other Wednesday". */
const ruleOf = (words: string): string | undefined => {
  const [, one, two, name = "", months] = MONTHLY.exec(words) ?? [];
  const day = CODES[(weekdayNamed(name) ?? 0) - 1];
  // "Every second Tuesday" may mean the month's second or every other one.
  if (one !== undefined && day !== undefined && !/^every second (?!.*(?:of|in) )/u.test(words))
    return `FREQ=MONTHLY${every(months)};BYDAY=${[one, two].flatMap((word) => (word === undefined ? [] : [`${ordinal(word)}${day}`])).join(",")}`;
  const [, weeks, weekday = ""] = WEEKLY.exec(words) ?? [];
  const code = CODES[(weekdayNamed(weekday) ?? 0) - 1];
  return code === undefined || weeks === "second" ? undefined : `FREQ=WEEKLY${every(weeks)};BYDAY=${code}`;
};

/** Whether a committee could meet by a rule from a day on; or what is wrong with it. */
const checkRule = (rule: string, said: string, from: Day): Result<string> => {
  const wrong = (what: string) => refuse(what, HOW, "rule");
  if (rule.length > LONGEST_RULE || /BYHOUR|BYMINUTE|BYSECOND|RSCALE|DTSTART/u.test(rule))
    return wrong("A rule says on which days meetings are held, and no more.");
  if (!/(?:^|;)FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)/u.test(rule)) return wrong(`“${said}” is no rule of days.`);
  const names = rule.split(";").map((part) => part.split("=", 1)[0] ?? "");
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    return refuse(
      `“${said}” has ${twice} twice, of which only one would count.`,
      "Put what stands there into one part, as in BYDAY=2TU,3TU.",
      "rule",
    );
  try {
    const inYear = daysOfRule(rule, from, from, addDays(from, 365)).length;
    if (inYear > MOST_A_YEAR) return wrong(`By “${said}” there would be more than ${MOST_A_YEAR} meetings a year.`);
    if (inYear > 0) return ok(rule);
    const [first] = daysOfRule(rule, from, from, addDays(from, WITHIN_DAYS));
    if (first === undefined) return wrong(`By “${said}” there would never be a meeting.`);
    return refuse(
      `By “${said}” there would be no meeting in the year from ${printDay(from)} on; the first would be on ${printDay(first)}.`,
      `${HOW} One meeting alone is added with meeting new.`,
      "rule",
    );
  } catch {
    return wrong(`“${said}” is no rule that can be kept.`);
  }
};

/** Reads on which days a series meets, in words or as an RFC 5545 rule; null where it is to end. */
export const readRule = (text: string, from: Day): Result<string | null> => {
  const said = text.trim().replace(/\s+/gu, " ").slice(0, 80);
  if (/^(?:none|never|no more|ends?)$/iu.test(said)) return ok(null);
  const written = text
    .trim()
    .replace(/^RRULE:/iu, "")
    .replace(/;$/u, "");
  if (/^[a-z]+=/iu.test(written)) return checkRule(written.toUpperCase().replace(/\s/gu, ""), said, from);
  const rule = ruleOf(
    said
      .toLowerCase()
      .replace(/\bmonths?\b$/u, "month")
      .replace(/[.!]$/u, ""),
  );
  if (rule !== undefined) return checkRule(rule, said, from);
  const twice = /^every second/iu.test(said)
    ? "“Every second” may mean two things."
    : `I could not read “${said}” as days.`;
  return refuse(twice, HOW, "rule");
};

const dayName = (code: string): string => WEEKDAYS[CODES.indexOf(code)] ?? code;

/** A rule in words, as they are read: "second Tuesday of the month". One that has none stands as it is written. */
export const printRule = (rule: string): string => {
  const monthly = /^FREQ=MONTHLY(?:;INTERVAL=([2-6]))?;BYDAY=((?:-1|[1-4])[A-Z]{2}(?:,(?:-1|[1-4])[A-Z]{2})?)$/u.exec(
    rule,
  );
  const days = monthly?.[2]?.split(",") ?? [];
  if (monthly && new Set(days.map((day) => day.slice(-2))).size === 1) {
    const places = days.map((day) => PLACES[day.slice(0, -2)]).join(" and ");
    const months =
      monthly[1] === undefined
        ? "the month"
        : `every ${monthly[1] === "2" ? "other month" : `${COUNTS[Number(monthly[1]) - 1]} months`}`;
    return `${places} ${dayName(days[0]?.slice(-2) ?? "")} of ${months}`;
  }
  const weekly = /^FREQ=WEEKLY(?:;INTERVAL=([2-4]))?;BYDAY=([A-Z]{2})$/u.exec(rule);
  if (!weekly) return rule;
  const weeks =
    weekly[1] === undefined ? "" : weekly[1] === "2" ? "other " : `${COUNTS[Number(weekly[1]) - 1]} weeks on `;
  return `every ${weeks}${dayName(weekly[2] ?? "")}`;
};

/** When a series ends by its own rule: "after 3 meetings, the last on 14 June 2022"; null where it goes on. */
export const printEnd = (series: Days): string | null => {
  const end = endOfRule(series);
  if (end === null) return null;
  return end.meetings === 1
    ? `after one meeting, on ${printDay(end.last)}`
    : `after ${end.meetings} meetings, the last on ${printDay(end.last)}`;
};
