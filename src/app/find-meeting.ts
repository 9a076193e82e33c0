import { addDays, type Day, printDay } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import type { Scheduled } from "../domain/schedule.js";
import type { Reads } from "./ports.js";
import { meetingsBetween } from "./schedule.js";

/** A meeting that bears a number, be it provisional. */
export type Numbered = Scheduled & { number: number };

/** The next meeting is looked for so far ahead first, and then as far as the schedule is in view; one by its number, so far back too. Days. */
const SOON = 62;
const AHEAD = 2 * 366;
const BACK = 400;

const isNumbered = (one: Scheduled): one is Numbered => one.number !== null;

const nextMeeting = async (reads: Pick<Reads, "meetings">, committee: Committee, today: Day) => {
  for (const days of [SOON, AHEAD]) {
    const ahead = await meetingsBetween(reads, committee, today, addDays(today, days));
    const next = ahead.filter(isNumbered).find(({ status }) => status !== "cancelled");
    if (next) return next;
  }
  return undefined;
};

/** The meeting a number means, or, where none is named, the next one: today's included. */
export const findMeeting = async (
  reads: Pick<Reads, "meetings">,
  committee: Committee,
  today: Day,
  named: string | undefined,
): Promise<Result<Numbered>> => {
  const said = named?.trim() ?? "";
  if (said === "") {
    const next = await nextMeeting(reads, committee, today);
    if (next) return ok(next);
    return refuse(`No meeting of ${committee.code} is planned.`, "Name one by its number: agenda 65.", "meeting");
  }
  const number = Number(new RegExp(`^(?:${committee.code}|meeting)?\\s*#?(\\d{1,5})$`, "iu").exec(said)?.[1]);
  if (!Number.isInteger(number))
    return refuse(`“${said.slice(0, 40)}” is not the number of a meeting.`, "Write it as 65.", "meeting");
  const known = await reads.meetings.byNumber(committee.id, number);
  const [from, to] = known ? [known.date, known.date] : [addDays(today, -BACK), addDays(today, AHEAD)];
  const around = (await meetingsBetween(reads, committee, from, to)).filter(isNumbered);
  const found = around.find((one) => one.number === number);
  if (found) return ok(found);
  const [first, last] = [around[0], around.at(-1)];
  return refuse(
    `I know of no meeting ${committee.code} ${number}.`,
    first && last
      ? `Those in view are ${first.number} (${printDay(first.date)}) to ${last.number} (${printDay(last.date)}).`
      : "None is planned.",
    "meeting",
  );
};
