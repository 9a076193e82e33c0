import { addDays, type Day, printDay } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import type { Scheduled } from "../domain/schedule.js";
import { findMeeting, numberIfRestored } from "./find-meeting.js";
import { checkNotSlipped } from "./find-to-change.js";
import type { Reads } from "./ports.js";
import { meetingsBetween } from "./schedule.js";

/** A meeting that bears a number, be it provisional: one with an agenda, and in time with minutes. */
export type Numbered = Scheduled & { number: number };

/** The next meeting is looked for so far ahead first. Days. */
const SOON = 62;

/** Whether a meeting is still planned, and has a number. */
export const isNumbered = (one: Scheduled): one is Numbered => one.number !== null && one.status === "planned";

/** Why a meeting bears no number although a later one does, and what to do; null where that is not so. */
export const noNumberLeft = async (
  { meetings }: Pick<Reads, "meetings">,
  { id, code }: Committee,
  { number, date }: Scheduled,
): Promise<{ what: string; instead: string } | null> => {
  const later = number === null ? await meetings.firstHeld(id, date) : null;
  if (later === null) return null;
  const name = `${code} ${later.number}`;
  return {
    what: `No number is left for the meeting of ${printDay(date)}: ${name} of ${printDay(later.date)} is recorded and keeps its own for ever.`,
    instead: `If it was held, put what came of it into the record of ${name}: /opsg meeting record ${later.number}`,
  };
};

/** What is to be done about a cancelled meeting that was held, or is to be held, after all: it is restored only where it finds a number. */
export const ifHeldAfterAll = async (
  reads: Pick<Reads, "meetings">,
  committee: Committee,
  cancelled: Scheduled,
): Promise<string> => {
  const later = await reads.meetings.firstHeld(committee.id, cancelled.date);
  const number = later === null ? null : await numberIfRestored(reads, committee, cancelled);
  const none = number !== null && number >= (later?.number ?? Number.POSITIVE_INFINITY);
  const why = none ? await noNumberLeft(reads, committee, { ...cancelled, number: null }) : null;
  if (why !== null) return why.instead;
  return `If it was held after all, put it back first: /opsg meeting restore ${printDay(cancelled.date)}`;
};

/** The meeting that somebody means, or the next one; one that is cancelled has no agenda and no minutes. */
export const numberedMeeting = async (
  reads: Pick<Reads, "meetings">,
  committee: Committee,
  today: Day,
  named: string | undefined,
  view: readonly Scheduled[] | null = null,
): Promise<Result<Numbered>> => {
  if (named === undefined) {
    const next = (await meetingsBetween(reads, committee, today, addDays(today, SOON))).find(isNumbered);
    if (next) return ok(next);
  }
  const found = await findMeeting(reads, committee, today, named, { view });
  if (!found.ok) return found;
  const { number, status, date } = found.value;
  if (status !== "cancelled" && number !== null) return ok({ ...found.value, number });
  const of = `The meeting of ${committee.code} on ${printDay(date)}`;
  if (status === "cancelled")
    return refuse(
      `${of} is cancelled; nothing was changed.`,
      await ifHeldAfterAll(reads, committee, found.value),
      "meeting",
    );
  const why = (await noNumberLeft(reads, committee, found.value)) ?? {
    what: `${of} has no number, so it can have neither an agenda nor a record here.`,
    instead: "Numbers are counted on from the first minutes that are imported: import those of an earlier meeting.",
  };
  return refuse(why.what, why.instead, "meeting");
};

/** The same, to be changed: a number that slipped onto it from a cancelled one is asked about. */
export const numberedToChange: typeof numberedMeeting = async (reads, committee, today, named) => {
  const same = await checkNotSlipped(reads, committee, today, named);
  return same.ok ? numberedMeeting(reads, committee, today, named, same.value) : same;
};
