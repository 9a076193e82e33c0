import { monthOf, weekdayNamed } from "./calendar-names.js";
import { addDays, type Day, dayOf, weekdayOf } from "./day.js";
import { addSpan, readSpan, SPAN } from "./spans.js";

/** The first such weekday after `today`; "next" before it means the one in the following week. */
const weekday = (name: string, next: boolean, today: Day): Day | undefined => {
  const wanted = weekdayNamed(name);
  if (wanted === undefined) return undefined;
  const ahead = ((wanted - weekdayOf(today) + 6) % 7) + 1;
  const sameWeek = weekdayOf(today) + ahead <= 7;
  return addDays(today, next && sameWeek ? ahead + 7 : ahead);
};

/** "Friday", "this Friday", "next Friday", "tomorrow". */
const plain = (words: string, today: Day): Day | undefined => {
  if (words === "today") return today;
  if (/^(tomorrow|tmrw|tomo|tomoz)$/u.test(words)) return addDays(today, 1);
  if (/^(the )?day after tomorrow$/u.test(words)) return addDays(today, 2);
  const named = /^(next |this )?([a-z]+)$/u.exec(words);
  return named?.[2] === undefined ? undefined : weekday(named[2], named[1] === "next ", today);
};

const firstOfMonth = (today: Day, monthsOn: number): Day => addSpan(`${today.slice(0, 8)}01`, { months: monthsOn });

const endOf = (year: number, month: number): Day | undefined => {
  const first = dayOf(year, month, 1);
  return first && addDays(addSpan(first, { months: 1 }), -1);
};

/** "end of Feb", "end of the month", "end of March 2023": without a year, of the first such month that is not over. */
const monthEnd = (words: string, today: Day): Day | undefined => {
  if (/^(eom|(the )?month[- ]end)$/u.test(words)) return addDays(firstOfMonth(today, 1), -1);
  const read = /^(?:the )?(?:end[- ](?:of )?|last day of )(?:(next |this |the )?month|([a-z]+)(?: (\d{4}))?)$/u.exec(
    words,
  );
  if (!read) return undefined;
  const [, which, name, year] = read;
  if (name === undefined) return addDays(firstOfMonth(today, which === "next " ? 2 : 1), -1);
  const month = monthOf(name);
  if (month === undefined) return undefined;
  const over = month < Number(today.slice(5, 7));
  return endOf(year === undefined ? Number(today.slice(0, 4)) + (over ? 1 : 0) : Number(year), month);
};

/** The next day with this date: "the 10th". A month that has no such day is passed over. */
const dated = (words: string, today: Day): Day | undefined => {
  const date = /^the (\d{1,2})(?:st|nd|rd|th)$/u.exec(words)?.[1];
  if (date === undefined) return undefined;
  for (let months = 0; months <= 2; months++) {
    const month = firstOfMonth(today, months);
    const day = dayOf(Number(month.slice(0, 4)), Number(month.slice(5, 7)), Number(date));
    if (day !== undefined && day >= today) return day;
  }
  return undefined;
};

const FROM_TODAY = new RegExp(
  `^(?:in (${SPAN})(?:'?s?'? time)?|(${SPAN})(?:'?s?'? time| from (?:now|today)| today| hence)|(an? fortnight))$`,
  "u",
);

/** "in two weeks", "two weeks from now", "a fortnight", "a week on Friday", "Friday week". */
const counted = (words: string, today: Day): Day | undefined => {
  const [, after, before, bare] = FROM_TODAY.exec(words) ?? [];
  const span = readSpan(after ?? before ?? bare ?? "");
  if (span) return addSpan(today, span);
  const on = /^(?:(?:a )?week (?:on )?([a-z]+)|([a-z]+) week)$/u.exec(words);
  const from = on && plain(on[1] ?? on[2] ?? "", today);
  return from ? addDays(from, 7) : undefined;
};

const ORDINALS = ["first", "second", "third", "fourth"];

/** "the last Friday in March": of the first such month that is not over. */
const weekdayOfMonth = (words: string, today: Day): Day | undefined => {
  const [, which = "", name = "", month = ""] = /^(?:the )?(\w+) ([a-z]+) (?:of|in) ([a-z]+)$/u.exec(words) ?? [];
  const [wanted, number] = [weekdayNamed(name), monthOf(month)];
  if (wanted === undefined || number === undefined || !(which === "last" || ORDINALS.includes(which))) return undefined;
  const year = Number(today.slice(0, 4)) + (number < Number(today.slice(5, 7)) ? 1 : 0);
  const [first, last] = [dayOf(year, number, 1), endOf(year, number)];
  if (!first || !last) return undefined;
  return which === "last"
    ? addDays(last, -((weekdayOf(last) - wanted + 7) % 7))
    : addDays(first, ((wanted - weekdayOf(first) + 7) % 7) + 7 * ORDINALS.indexOf(which));
};

/** Days told from the day they are said, in lower case; undefined for anything else. */
export const relativeDay = (words: string, today: Day): Day | undefined =>
  plain(words, today) ??
  counted(words, today) ??
  monthEnd(words, today) ??
  dated(words, today) ??
  weekdayOfMonth(words, today);
