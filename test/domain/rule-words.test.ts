import { describe, expect, it } from "vitest";
import { printEnd, printRule, readRule } from "../../src/domain/rule-words.js";

const FROM = "2026-01-01";
const read = (text: string) => {
  const rule = readRule(text, FROM);
  return rule.ok ? rule.value : `refused: ${rule.problem.what}`;
};

describe("the days of a series in words", () => {
  it.each([
    ["second Tuesday", "FREQ=MONTHLY;BYDAY=2TU", "second Tuesday of the month"],
    ["the fourth Monday of each month", "FREQ=MONTHLY;BYDAY=4MO", "fourth Monday of the month"],
    ["last fri", "FREQ=MONTHLY;BYDAY=-1FR", "last Friday of the month"],
    ["first and third Wednesday", "FREQ=MONTHLY;BYDAY=1WE,3WE", "first and third Wednesday of the month"],
    [
      "second Tuesday of every three months",
      "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU",
      "second Tuesday of every three months",
    ],
    ["1st Monday of every other month", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO", "first Monday of every other month"],
    ["every other Wednesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "every other Wednesday"],
    ["every three weeks on Friday", "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", "every three weeks on Friday"],
    ["each Thursday", "FREQ=WEEKLY;BYDAY=TH", "every Thursday"],
    ["RRULE:freq=monthly;bymonthday=15", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;BYMONTHDAY=15"],
    ["none", null, null],
  ])("%s", (text, rule, words) => {
    expect(read(text)).toBe(rule);
    if (rule === null) return;
    expect(printRule(rule)).toBe(words);
    expect(read(printRule(rule))).toBe(rule);
  });

  it.each([
    ["", "refused: I could not read “” as days."],
    ["tuesdayish", "refused: I could not read “tuesdayish” as days."],
    ["every second Tuesday", "refused: “Every second” may mean two things."],
    [
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
      "refused: By “FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30” there would never be a meeting.",
    ],
    [
      "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20200101",
      "refused: By “FREQ=MONTHLY;BYDAY=2TU;UNTIL=20200101” there would never be a meeting.",
    ],
    [
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
      "refused: By “FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29” there would be no meeting in the year from 1 January 2026 on; the first would be on 29 February 2028.",
    ],
    ["FREQ=DAILY", "refused: By “FREQ=DAILY” there would be more than 110 meetings a year."],
    ["FREQ=HOURLY", "refused: “FREQ=HOURLY” is no rule of days."],
    ["FREQ=WEEKLY;INTERVAL=0;BYDAY=MO", "refused: “FREQ=WEEKLY;INTERVAL=0;BYDAY=MO” is no rule that can be kept."],
    ["FREQ=MONTHLY;BYDAY=2XX", "refused: “FREQ=MONTHLY;BYDAY=2XX” is no rule that can be kept."],
    [
      "FREQ=MONTHLY;BYDAY=2TU;BYDAY=3TU",
      "refused: “FREQ=MONTHLY;BYDAY=2TU;BYDAY=3TU” has BYDAY twice, of which only one would count.",
    ],
    ["FREQ=DAILY;BYHOUR=9,10", "refused: A rule says on which days meetings are held, and no more."],
  ])("%s is refused with what to write instead", (text, what) => {
    expect(read(text)).toBe(what);
  });
});

describe("a rule that ends by itself says when", () => {
  it.each([
    ["FREQ=MONTHLY;BYDAY=2TU;COUNT=1", "after one meeting, on 13 January 2026"],
    ["FREQ=MONTHLY;BYDAY=2TU;COUNT=3", "after 3 meetings, the last on 10 March 2026"],
    ["FREQ=MONTHLY;BYDAY=2TU;UNTIL=20260501", "after 4 meetings, the last on 14 April 2026"],
    ["FREQ=MONTHLY;BYDAY=2TU;UNTIL=20990501", null],
    ["FREQ=MONTHLY;BYDAY=2TU", null],
  ])("%s: %s", (rule, ends) => {
    expect(printEnd({ rule, from: FROM, anchor: FROM })).toBe(ends);
  });
});
