import { DURATION, minutesOf } from "./agenda/duration.js";
import { monthOf } from "./calendar-names.js";
import { addDays, type Day, daysBetween } from "./day.js";
import { readDay, readNamedDay } from "./day-words.js";
import type { MeetingKind } from "./meeting.js";
import { ok, type Result, refuse } from "./result.js";
import { minutesBetween, readTimeOfDay, type TimeOfDay } from "./time-of-day.js";

/** Which meeting somebody means. */
export type MeetingMeant =
  | { by: "next" | "last"; kind: MeetingKind | null }
  /** `on`: day and month, where it is named by its document's reference: "0802". */
  | { by: "number"; number: number; on?: string }
  | { by: "key"; key: string }
  /** The days that may be meant, the nearest first. */
  | { by: "day"; days: Day[]; kind: MeetingKind | null };

export const HOW_TO_NAME = "Name a meeting by its number or its day: 65, or 8 February; or type next, or last.";

/** Whether this is a meeting's identity as buttons carry it. */
export const isKeyOfMeeting = (said: string): boolean =>
  /^(?:main|reporting)-\d{4}-\d{2}-\d{2}$/u.test(said) ||
  (/^[0-9a-z]+(?:-[0-9a-z]+){1,6}$/u.test(said) && /\d/u.test(said));

const kindOf = (word: string | undefined): MeetingKind | null =>
  word === undefined ? null : word.toLowerCase() === "main" ? "main" : "reporting";

/** A day without a year may be meant that is past by so many. Days. */
const LOOKS_BACK = 183;

/** The days that words may mean: without a year the next such day, and the last where it is not long past. */
const daysMeant = (words: string, today: Day): Result<Day[]> => {
  const next = readNamedDay(words, today);
  const past = readDay(words, addDays(today, -LOOKS_BACK));
  const isPast = past.ok && past.value < today && (!next.ok || past.value.slice(5) === next.value.slice(5));
  const days = [...(isPast ? [past.value] : []), ...(next.ok ? [next.value] : [])];
  if (days.length === 0 && !next.ok) return next;
  const far = (day: Day): number => Math.abs(daysBetween(day, today));
  return ok([...new Set(days)].toSorted((a, b) => far(a) - far(b)));
};

const OF_KIND = "(?:the )?(?:(?:main|reporting) )?(?:meeting )?(?:(?:on|of) )?";
const SPOKEN = "(?:the )?(?:next|last)(?: (?:main|reporting))?(?: meeting)?|today|yesterday";
const DAY_BEGUN = String.raw`(?:[a-z]{3,9},? )?(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? (?<month>[a-z]{3,9})(?: \d{4})?|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}`;
const NUMBER = String.raw`(?:(?:meeting|for|no\.?) )?(?:[a-z][a-z0-9-]{1,11}[ _-]?)?#?\d{1,5}(?:_\d{4})?`;
const BEGINS = [SPOKEN, `${OF_KIND}(?:${DAY_BEGUN})`, NUMBER].map(
  (name) => new RegExp(`^(?<named>${name})(?=\\s|$|:)[\\s:]*(?<more>[\\s\\S]*)$`, "iu"),
);

/** Parts the name of a meeting, with which words begin, from what follows it; undefined where they begin with none. */
export const splitMeeting = (words: string): { named: string; more: string } | undefined => {
  const said = words.trim();
  const [first = ""] = said.split(/[\s:]/u);
  if (isKeyOfMeeting(first)) return { named: first, more: said.slice(first.length).replace(/^[\s:]+/u, "") };
  for (const begins of BEGINS) {
    const { named, month, more = "" } = begins.exec(said)?.groups ?? {};
    if (named !== undefined && (month === undefined || monthOf(month) !== undefined)) return { named, more };
  }
  return undefined;
};

/** Reads how a meeting is named: `65`, `OPSG 65`, `OPSG_65_0802`, `next main`, `last`, `8 February`, or a button's own name of it. */
export const readMeetingNamed = (text: string, code: string, today: Day): Result<MeetingMeant> => {
  const said = text.trim().replace(/\s+/gu, " ");
  const [, which, ofKind] = /^(?:the )?(next|last)(?: (main|reporting))?(?: meeting)?$/iu.exec(said) ?? [];
  if (said === "" || which !== undefined)
    return ok({ by: which?.toLowerCase() === "last" ? "last" : "next", kind: kindOf(ofKind) });
  const [, number, on] =
    new RegExp(`^(?:meeting |no\\.? )?(?:${code}[ _-]?)?#?(\\d{1,5})(?:_(\\d{4}))?$`, "iu").exec(said) ?? [];
  if (number !== undefined) return ok({ by: "number", number: Number(number), ...(on === undefined ? {} : { on }) });
  if (/^(?:main|reporting)-\d{4}-\d{2}-\d{2}$/u.test(said)) return ok({ by: "key", key: said });
  const [, kind, words = ""] =
    /^(?:the )?(?:(main|reporting) )?(?:meeting )?(?:(?:on|of) )?(.+)$/iu.exec(said.slice(0, 80)) ?? [];
  const days = daysMeant(words, today);
  if (days.ok) return ok({ by: "day", days: days.value, kind: kindOf(kind) });
  if (isKeyOfMeeting(said)) return ok({ by: "key", key: said });
  return refuse(`I do not know which meeting “${said.slice(0, 60)}” is.`, HOW_TO_NAME, "meeting");
};

/** When a meeting is to be: what was not said stays as it is. */
export type When = { date?: Day; start?: TimeOfDay; minutes?: number };

const TIMES =
  /(?:^|[ ,]|\bat )((?:\d{1,2}[:.]\d{2}|\d{1,2} ?[ap]m|noon)(?: ?[ap]m)?)(?: ?(?:-|–|to|until) ?(\d{1,2}(?:[:.]\d{2})?(?: ?[ap]m)?|noon))?$/iu;

/** How long a meeting may be. Minutes. */
const LONGEST = 24 * 60;

/** Reads a length: `3h`, `90 minutes`, `1h30`. */
export const readLength = (text: string): Result<number> => {
  const groups =
    DURATION.exec(text.trim())?.groups ?? (/^\d{1,4}$/u.test(text.trim()) ? { minutes: text.trim() } : undefined);
  const minutes = groups === undefined ? Number.NaN : minutesOf(groups);
  if (Number.isInteger(minutes) && minutes > 0 && minutes <= LONGEST) return ok(minutes);
  const what =
    minutes === 0
      ? "A meeting cannot last no time at all."
      : `“${text.trim().slice(0, 40)}” is not the length of a meeting.`;
  return refuse(what, "Write a length up to a day: 3h, 90m, 1h30.", "length");
};

/** A place is a line, or a link. Characters. */
const LONGEST_PLACE = 300;

/** Reads where a meeting is; null where nothing is said. */
export const readPlace = (text: string | undefined): Result<string | null> => {
  const place = text?.trim().replace(/\s+/gu, " ") ?? "";
  if (place.length <= LONGEST_PLACE) return ok(place === "" ? null : place);
  return refuse(`A place has up to ${LONGEST_PLACE} characters.`, "Shorten it, or give a link.", "place");
};

/** A reason stands whole in what channels are told. Characters. */
export const LONGEST_REASON = 1_000;

/** A length as it is read: `3h`, `90m`. */
export const printLength = (minutes: number): string => (minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`);

/** Reads a day with or without a time, a time to another, or a time alone: `15 February 14:00 to 16:30`. */
export const readWhen = (text: string, today: Day): Result<When> => {
  const said = text.trim().replace(/\s+/gu, " ").slice(0, 120);
  const times = TIMES.exec(said);
  const start = times?.[1] === undefined ? undefined : readTimeOfDay(times[1].replace(/ (?=[ap]m)/iu, ""));
  const end = times?.[2] === undefined ? undefined : readTimeOfDay(times[2].replace(/ (?=[ap]m)/iu, ""));
  if (times && (start === undefined || (times[2] !== undefined && end === undefined)))
    return refuse(`“${times[0].trim()}” is not a time of day.`, "Write it as 14:00, or 14:00 to 16:30.", "start");
  if (start !== undefined && end === start)
    return refuse("A meeting cannot end when it begins.", "Write a later end, for example 14:00 to 16:30.", "start");
  const words = (times ? said.slice(0, times.index) : said).replace(/[ ,]+(?:at|from)?$|^(?:at|from)$/iu, "").trim();
  const day = words === "" ? undefined : readDay(words, today);
  if (day && !day.ok) return { ok: false, problem: { ...day.problem, field: "date" } };
  return ok({
    ...(day ? { date: day.value } : {}),
    ...(start === undefined ? {} : { start }),
    ...(start === undefined || end === undefined ? {} : { minutes: minutesBetween(start, end) }),
  });
};
