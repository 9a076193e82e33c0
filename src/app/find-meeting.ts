import { addDays, type Day, printDay } from "../domain/day.js";
import type { Meeting } from "../domain/meeting.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import type { Reads } from "./ports.js";

/** A meeting and the number it bears; provisional while it is ahead and could still be moved. */
export type Numbered = { meeting: Meeting; number: number; provisional: boolean };

/** How many planned meetings are looked through. */
const LOOK_AHEAD = 60;

/** The meetings that are planned and not recorded, by date, under the numbers they will have. */
const planned = async (reads: Pick<Reads, "meetings">, committee: Committee, today: Day): Promise<Numbered[]> => {
  const last = await reads.meetings.lastHeld(committee.id, today);
  const ahead = await reads.meetings.planned(committee.id, last ? addDays(last.date, 1) : "0001-01-01", LOOK_AHEAD);
  let number = last?.number ?? 0;
  return ahead.map((meeting) => {
    number = meeting.number ?? number + 1;
    return { meeting, number, provisional: meeting.number === null };
  });
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
    const next = (await planned(reads, committee, today)).find(({ meeting }) => meeting.date >= today);
    if (next) return ok(next);
    return refuse(`No meeting of ${committee.code} is planned.`, "Name one by its number: agenda 65.", "meeting");
  }
  const number = Number(new RegExp(`^(?:${committee.code}|meeting)?\\s*#?(\\d{1,5})$`, "iu").exec(said)?.[1]);
  if (!Number.isInteger(number))
    return refuse(`“${said.slice(0, 40)}” is not the number of a meeting.`, "Write it as 65.", "meeting");
  const known = await reads.meetings.byNumber(committee.id, number);
  if (known) return ok({ meeting: known, number, provisional: false });
  const ahead = await planned(reads, committee, today);
  const found = ahead.find((one) => one.number === number);
  if (found) return ok(found);
  const [first, last] = [ahead[0], ahead.at(-1)];
  return refuse(
    `I know of no meeting ${committee.code} ${number}.`,
    first && last
      ? `Planned are ${first.number} (${printDay(first.meeting.date)}) to ${last.number} (${printDay(last.meeting.date)}).`
      : "None is planned.",
    "meeting",
  );
};
