import { type Day, isoDay, printDay, startOfDay } from "../domain/day.js";
import { type MeetingMeant, readMeetingNamed } from "../domain/meeting-words.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { numberIfHeld, type Scheduled } from "../domain/schedule.js";
import { findMeeting, inView, printNamed, standing } from "./find-meeting.js";
import type { Reads } from "./ports.js";

/*
 * A meeting that is to be changed must be the one that its name meant to whoever typed it. Numbers, "next" and "last" slip on
 * to another when a meeting is cancelled or moved: typed again, or by somebody who did not see that, they are asked about.
 */

type Meetings = Pick<Reads, "meetings">;
type Named<By> = Extract<MeetingMeant, { by: By }>;

/** Under what a change of a meeting is audited. Numbers ahead change; the day a meeting was planned for does not. */
export const subjectOf = (code: string, { kind, movedFrom, date }: Scheduled): string =>
  `meeting ${code}, ${kind ?? "other"}, planned for ${printDay(movedFrom ?? date)}`;

const byItsDay = ({ date }: Scheduled): string => `Name the one you mean by its day: ${printDay(date)}.`;

/** One that was cancelled had the number, and the one that follows has it now: for good only when it is recorded. */
const checkNumber = ({ code }: Committee, { number, on }: Named<"number">, all: readonly Scheduled[]): Result<null> => {
  const now = all.find((one) => one.number === number);
  if (now && on !== undefined) {
    const days = [now.date, now.movedFrom ?? now.date].map((day) => `${day.slice(8)}${day.slice(5, 7)}`);
    if (days.includes(on) || now.reference?.endsWith(`_${on}`)) return ok(null);
    return refuse(
      `${code}_${number}_${on} is of another day: ${code} ${number} is ${printNamed(now)}. Nothing was changed.`,
      byItsDay(now),
      "meeting",
    );
  }
  if (!now?.provisional) return ok(null);
  // One put in its place on its own day is what everybody means.
  const gone = all
    .filter((one) => !standing(one) && numberIfHeld(all, one) === number)
    .filter(({ date, kind }) => date !== now.date || kind !== now.kind);
  const [first] = gone;
  if (!first) return ok(null);
  const was = `${gone.map(printNamed).join(" and ")}, which ${gone.length === 1 ? "was" : "were"} cancelled`;
  return refuse(
    `${code} ${number} was ${was}; it is now ${printNamed(now)}. Nothing was changed.`,
    `${byItsDay(now)} What is cancelled can be put back: meeting restore ${printDay(first.date)}.`,
    "meeting",
  );
};

/** A meeting as it stood when the day began. */
const thisMorning = async (reads: Meetings, committee: Committee, today: Day, one: Scheduled): Promise<Scheduled> => {
  const since = startOfDay(today, committee.zone);
  // What was held stays, and what the log never changed stands as its series says.
  const changes =
    one.status === "held" || one.meeting.version === 0
      ? []
      : await reads.meetings.changesSince(committee.id, subjectOf(committee.code, one), since);
  const first = (field: string): unknown => changes.find(({ before }) => Object.hasOwn(before, field))?.before[field];
  const [date, status] = [first("date"), first("status")];
  return {
    ...one,
    date: (typeof date === "string" ? isoDay(date) : undefined) ?? one.date,
    status: status === "planned" || status === "cancelled" ? status : one.status,
  };
};

/** One was moved past another today, or restored: the number was another's until then. */
const checkPlaces = async (
  reads: Meetings,
  committee: Committee,
  today: Day,
  { number, on }: Named<"number">,
  all: readonly Scheduled[],
): Promise<Result<null>> => {
  const now = all.find((one) => one.number === number);
  if (on !== undefined || !now?.provisional) return ok(null);
  const counted = all.filter((one) => one.number !== null || !standing(one));
  const morning = await Promise.all(counted.map((one) => thisMorning(reads, committee, today, one)));
  let last = (counted.find((one) => one.number !== null)?.number ?? 1) - 1;
  const was = morning
    .filter(standing)
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .find((one) => {
      last = one.number !== null && !one.provisional ? one.number : last + 1;
      return last === number;
    });
  if (!was || was.id === now.id || was.date === now.date) return ok(null);
  return refuse(
    `${committee.code} ${number} was ${printNamed(was)} until today, when numbers changed; it is now ${printNamed(now)}. Nothing was changed.`,
    byItsDay(now),
    "meeting",
  );
};

/** One that was cancelled or moved away today was the next, or the last, until then. */
const checkSpoken = async (
  reads: Meetings,
  committee: Committee,
  today: Day,
  { by, kind }: Named<"next" | "last">,
  all: readonly Scheduled[],
): Promise<Result<null>> => {
  const found = await findMeeting(reads, committee, today, `${by} ${kind ?? ""}`, { view: all });
  if (!found.ok) return ok(null);
  const now = found.value;
  const stood = (one: Scheduled): Day => (standing(one) ? (one.movedFrom ?? one.date) : one.date);
  const [from, to] = now.date < today ? [now.date, today] : [today, now.date];
  const away = all
    .filter((one) => !standing(one) || (one.movedFrom !== null && one.date > now.date))
    .filter((one) => (kind === null || one.kind === kind) && stood(one) >= from && stood(one) <= to);
  for (const one of away) {
    const since = startOfDay(today, committee.zone);
    const changes = await reads.meetings.changesSince(committee.id, subjectOf(committee.code, one), since);
    if (changes.length === 0) continue;
    const did = standing(one) ? `moved to ${printDay(one.date)}` : "cancelled";
    return refuse(
      `The ${one.kind ?? "other"} meeting of ${printDay(stood(one))} was ${did} today; the ${by} one is now ${printNamed(now)}. Nothing was changed.`,
      byItsDay(now),
      "meeting",
    );
  }
  return ok(null);
};

/**
 * Refuses a name that may mean another meeting to whoever typed it than it means now; one left out means the next.
 * @returns the meetings in view, where they were read for that
 */
export const checkNotSlipped = async (
  reads: Meetings,
  committee: Committee,
  today: Day,
  named: string | undefined,
): Promise<Result<readonly Scheduled[] | null>> => {
  const meant = readMeetingNamed(named ?? "", committee.code, today);
  if (named === undefined || !meant.ok || meant.value.by === "key" || meant.value.by === "day") return ok(null);
  const all = await inView(reads, committee, today);
  const { value } = meant;
  if (value.by !== "number") {
    const same = await checkSpoken(reads, committee, today, value, all);
    return same.ok ? ok(all) : same;
  }
  const kept = checkNumber(committee, value, all);
  const same = kept.ok ? await checkPlaces(reads, committee, today, value, all) : kept;
  return same.ok ? ok(all) : same;
};

/** The meeting that somebody means to change, as `findMeeting` finds it, unless the name slipped on to it. */
export const findToChange = async (
  reads: Meetings,
  committee: Committee,
  today: Day,
  named: string | undefined,
): Promise<Result<Scheduled>> => {
  const same = await checkNotSlipped(reads, committee, today, named);
  return same.ok ? findMeeting(reads, committee, today, named, { view: same.value }) : same;
};
