import { addDays, type Day, dayOf } from "../day.js";
import { readDay } from "../day-words.js";
import { ok, type Result, refuse } from "../result.js";

/** Days to be looked at, both included. */
export type Stretch = { from: Day; to: Day };

/** How far is looked where nothing else is said. Days. */
const FORTNIGHT = 14;
/** Two years, a leap day among them. Days. */
const LONGEST = 731;

const monthAfter = (today: Day, months: number): Stretch => {
  const at = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + months;
  const first = (month: number): Day => dayOf(Math.floor(month / 12), (month % 12) + 1, 1) ?? today;
  return { from: first(at), to: addDays(first(at + 1), -1) };
};

/** Reads `next month`, `this month`, `next fortnight`, `next week`; nothing is the next fortnight. Today counts. */
export const readStretch = (text: string, today: Day): Result<Stretch> => {
  switch (
    text
      .trim()
      .toLowerCase()
      .replace(/\s+/gu, " ")
      .replace(/^(?:the|for|in) /u, "")
  ) {
    case "":
    case "next fortnight":
    case "fortnight":
      return ok({ from: today, to: addDays(today, FORTNIGHT) });
    case "next week":
    case "week":
      return ok({ from: today, to: addDays(today, 7) });
    case "this month":
      return ok({ from: today, to: monthAfter(today, 0).to });
    case "next month":
      return ok(monthAfter(today, 1));
    case "next year":
    case "year":
      return ok({ from: today, to: addDays(today, 365) });
    default:
      return refuse(
        `I do not know the time “${text.trim().slice(0, 60)}”.`,
        "Type next week, next fortnight, next month, or from 1 March to 30 April.",
        "filter",
      );
  }
};

/** Reads the first and the last day; the first left out is today, the last a fortnight after the first. */
export const readFromTo = (from: string | undefined, to: string | undefined, today: Day): Result<Stretch> => {
  const first = from === undefined ? ok(today) : readDay(from, today);
  if (!first.ok) return first;
  const last = to === undefined ? ok(addDays(first.value, FORTNIGHT)) : readDay(to, first.value);
  if (!last.ok) return last;
  if (last.value < first.value)
    return refuse(
      "The last day comes before the first.",
      "Name the earlier day first: from 1 March to 30 April.",
      "to",
    );
  if (last.value > addDays(first.value, LONGEST))
    return refuse("That is more than two years.", "Name days that lie within two years.", "to");
  return ok({ from: first.value, to: last.value });
};
