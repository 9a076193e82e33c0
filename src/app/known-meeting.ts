import { addDays, type Day, daysBetween, printDay } from "../domain/day.js";
import type { Meeting } from "../domain/meeting.js";
import { numberIfHeld, type Scheduled, STANDS_FOR_DAYS } from "../domain/schedule.js";
import type { Import } from "./import-context.js";
import { newMeeting } from "./new-meeting.js";
import { meetingsBetween } from "./schedule.js";

type Before = Omit<Import, "edition">;

/** The meeting of that day that the minutes are of, as far as they do not contradict it. */
const meetingOfDay = async ({ tx, committee, minutes }: Before): Promise<Meeting | undefined> => {
  const { number, date, kind } = minutes.meeting;
  const scheduled = await meetingsBetween(tx, committee, date, date);
  const there = scheduled.map(({ meeting }) => meeting);
  const away = (await tx.meetings.between(committee.id, date, date)).filter((one) => one.date !== date);
  const all = [...there, ...away].filter((one) => one.number === null);
  const fits = (one: Meeting): boolean => kind === null || one.kind === null || one.kind === kind;
  const stands = (one: Meeting): boolean => one.status !== "cancelled" && one.date === date;
  const known = all.filter((one) => one.version > 0 && stands(one));
  const numbered = scheduled.find((one) => one.number === number)?.id;
  // Minutes are evidence that it was held, and when; but what stands on that day comes before what was moved or called off.
  return (
    all.find((one) => fits(one) && stands(one)) ??
    known.find(({ id }) => id === numbered) ??
    all.find((one) => fits(one) && one.status !== "cancelled") ??
    all.find(fits) ??
    known[0]
  );
};

/** The number under which another meeting of that day and kind was held. */
export const otherOfDay = async ({ tx, committee, minutes }: Before): Promise<number | null> => {
  const { number, date, kind } = minutes.meeting;
  const rows = await tx.meetings.between(committee.id, date, date);
  const other = rows.find(
    (one) =>
      one.status === "held" &&
      one.date === date &&
      one.number !== null &&
      one.number !== number &&
      (kind === null || one.kind === null || one.kind === kind),
  );
  return other?.number ?? null;
};

/**
 * The meeting as the log has it: by its number, else one of that day and not numbered yet, moved away from it or called
 * off be it, else the one of its kind that was to have this number, planned for another day nearby.
 */
export const knownMeeting = async (run: Before): Promise<Meeting | null> => {
  const { tx, committee, minutes } = run;
  const numbered = await tx.meetings.byNumber(committee.id, minutes.meeting.number);
  if (numbered) return numbered;
  const ofDay = await meetingOfDay(run);
  const found = ofDay ?? (await expectedMeeting(run));
  return found && found.version > 0 && found.number === null ? found : null;
};

/**
 * The meeting nearest to the day that was to have this number, or would have had it were it not called off, and is of this
 * kind as far as that is told.
 */
const expectedMeeting = async ({ tx, committee, minutes }: Before): Promise<Meeting | null> => {
  const { number, date, kind } = minutes.meeting;
  const [from, to] = [addDays(date, -STANDS_FOR_DAYS), addDays(date, STANDS_FOR_DAYS)];
  const near = await meetingsBetween(tx, committee, from, to);
  const had = (one: Scheduled) => (one.status === "cancelled" ? numberIfHeld(near, one) : one.number);
  const far = (one: Scheduled) => Math.abs(daysBetween(one.date, date));
  const expected = near.filter((one) => had(one) === number && (kind === null || one.kind === kind));
  return expected.toSorted((a, b) => far(a) - far(b))[0]?.meeting ?? null;
};

/** A meeting that the log knows nothing of yet: that of its series, as its day or its number tells, else one more. */
export const unknownMeeting = async (run: Before): Promise<Meeting> => {
  const { app, tx, committee, minutes } = run;
  const { kind, date } = minutes.meeting;
  const onDay = (await meetingsBetween(tx, committee, date, date)).some(({ meeting }) => meeting.version === 0);
  const expected = kind === null && !onDay ? await expectedMeeting(run) : null;
  return expected ?? newMeeting(app, tx, committee, { kind, date });
};

/** A meeting on the day on which it was held: back on the day it was moved from, nothing of where it was moved to is left. */
export const asHeldOn = (was: Meeting, date: Day): Meeting =>
  was.date !== date && was.plannedFor === date
    ? { ...was, date, start: null, end: null, place: null, kept: null }
    : { ...was, date };

/**
 * In the words of a report: what the log had otherwise of a meeting that minutes show to have been held on a day.
 * @param foundedOn since when people see what the series alone tell of
 */
export const hadOtherwise = (was: Meeting, date: Day, foundedOn: Day | null): string[] => {
  // The log knows nothing of it but the day of its series.
  const ofSeries = was.version === 0;
  const day = ofSeries ? (was.plannedFor ?? was.date) : was.date;
  if (ofSeries && (foundedOn === null || day < foundedOn)) return [];
  const cancelled = was.status === "cancelled";
  if (day === date)
    return cancelled
      ? ["The log had this meeting as cancelled; its minutes say that it was held, so it stands as held."]
      : [];
  const [had, held] = [printDay(day), printDay(date)];
  return [
    cancelled
      ? `The log had this meeting as cancelled, on ${had}; its minutes say that it was held on ${held}, so it stands as held on that day.`
      : `The log had this meeting on ${had}; its minutes say that it was held on ${held}, so that is its day.`,
  ];
};
