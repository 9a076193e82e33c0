import { addDays, type Day } from "./day.js";
import { readTarget } from "./day-words.js";
import { ok, type Result, refuse } from "./result.js";
import { addSpan, readSpan } from "./spans.js";
import type { Target } from "./target.js";

/** How long somebody may rest from an action: the first day on which they are reminded again, at the latest. */
export type Limit = { day: Day; why: string };

/** Before the target until its day; overdue, due today or TBC until the next main meeting, if one is known. */
export const snoozeLimit = (target: Target, today: Day, nextMain: Day | null): Limit =>
  target !== "TBC" && target > today
    ? { day: target, why: "the day of its target" }
    : { day: nextMain ?? addDays(today, 28), why: nextMain === null ? "four weeks on" : "the next main meeting" };

/** A day to be reminded again, as typed: "Thursday", "until 8 March", "for a week". */
export const readUntil = (text: string, today: Day, nextMain: Day | null): Result<Day> => {
  const words = text
    .trim()
    .replace(/^(?:until|till|til|on|for)\s+/iu, "")
    .replace(/[.!]+$/u, "");
  const span = readSpan(words.toLowerCase());
  const read = span ? ok<Target>(addSpan(today, span)) : readTarget(words, today, nextMain);
  if (!read.ok || read.value === "TBC")
    return refuse(
      `I could not read “${words.slice(0, 60)}” as a day.`,
      "Say until when: Thursday, 8 March, or for a week.",
      "until",
    );
  return read.value > today
    ? ok(read.value)
    : refuse("That day is not ahead.", "Say a day from tomorrow on: Thursday, 8 March, or for a week.", "until");
};

/** The day wished, or the last one allowed, where that comes first. */
export const limitSnooze = (wished: Day, limit: Limit): { until: Day; shortened: boolean } =>
  wished > limit.day ? { until: limit.day, shortened: true } : { until: wished, shortened: false };
