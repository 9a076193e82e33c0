import { nameOfMeeting } from "../domain/clashes.js";
import { type Day, dayAt, printDay } from "../domain/day.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { instantAt, timesShown } from "../domain/time-of-day.js";
import type { App, Tx } from "./ports.js";
import { meetingsBetween } from "./schedule.js";
import type { Who } from "./who.js";

/** No meeting is planned further ahead; further is likely a slip of the year. Years. */
const FURTHEST_YEARS = 3;

type Wanted = { id: string; date: Day; start: string | null };

/** Whether a day and hour are to come, and not too far off. */
const checkAhead = (app: App, { committee }: Who["standing"], { date, start }: Wanted): Result<null> => {
  const today = dayAt(app.clock.now(), committee.zone);
  const over = start !== null && instantAt(date, start, committee.zone) < app.clock.now();
  if (date < today || over)
    return refuse(
      `${printDay(date)}${over && date === today ? `, ${start}` : ""} is past.`,
      "Name a day to come.",
      "date",
    );
  if (Number(date.slice(0, 4)) - Number(today.slice(0, 4)) <= FURTHEST_YEARS) return ok(null);
  return refuse(`${printDay(date)} is more than ${FURTHEST_YEARS} years ahead.`, "Check the year.", "date");
};

/** Whether the clock shows an hour once on a day: not in the night in which it changes. */
const checkClock = ({ committee: { zone } }: Who["standing"], { date, start }: Wanted): Result<null> => {
  const shown = start === null ? 1 : timesShown(date, start, zone);
  if (shown === 1) return ok(null);
  return refuse(
    `The clocks change in that night: on ${printDay(date)} there is ${shown === 0 ? "no" : "twice a"} ${start} in ${zone}. Nothing was changed.`,
    "Name another hour, or another day.",
    "start",
  );
};

/** Whether no other meeting of the committee is on a day. */
export const checkAlone = async (
  tx: Pick<Tx, "meetings">,
  { committee }: Who["standing"],
  wanted: Wanted,
): Promise<Result<null>> => {
  const { date } = wanted;
  const other = (await meetingsBetween(tx, committee, date, date)).find(
    ({ id, status }) => id !== wanted.id && status !== "cancelled",
  );
  if (!other) return ok(null);
  return refuse(
    `${nameOfMeeting(committee.code, other).replace(/^t/u, "T")} is on ${printDay(date)}; nothing was changed.`,
    "Name another day, or move that one first.",
    "date",
  );
};

/**
 * Whether a meeting can be put on a day and hour: neither past nor far off, at an hour that there is, and no other of the
 * committee's is there.
 */
export const checkFree = async (
  app: App,
  tx: Pick<Tx, "meetings">,
  { standing }: Who,
  wanted: Wanted,
): Promise<Result<null>> => {
  const ahead = checkAhead(app, standing, wanted);
  if (!ahead.ok) return ahead;
  const clock = checkClock(standing, wanted);
  return clock.ok ? checkAlone(tx, standing, wanted) : clock;
};
