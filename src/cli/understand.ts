import { newCommittee } from "../app/keep-committee.js";
import { understand } from "../domain/answer/understand.js";
import type { About, Understood } from "../domain/answer/understood.js";
import { addDays, type Day } from "../domain/day.js";
import { firstAfter, scheduleOf } from "../domain/schedule.js";

const COMMITTEE = newCommittee("example", "OPSG", "SEC Operations Group");
/** As far ahead as anybody speaks of meetings. Days. */
const FAR_AHEAD = 800;

/** An action of the DCC with effective target 8 February 2022, in a committee with the default series. */
const aboutOn = (said: Day): About => {
  const target = "2022-02-08";
  const ahead = scheduleOf(COMMITTEE, [], said, addDays(said > target ? said : target, FAR_AHEAD));
  return {
    said,
    action: { target, owners: ["DCC"] },
    committee: COMMITTEE.code,
    parties: ["DCC", "SECAS"],
    meeting: (kind, after) => firstAfter(ahead, kind, after)?.date ?? null,
  };
};

/** The reply itself, where the line is a JSON string: so a reply may span lines. */
const replyIn = (line: string): string => {
  if (!/^\s*".*"\s*$/su.test(line)) return line;
  try {
    const read: unknown = JSON.parse(line);
    return typeof read === "string" ? read : line;
  } catch {
    return line;
  }
};

/** How the bot would read one line as a reply said on a day. */
export const understandLine = (line: string, said: Day): Understood => understand(replyIn(line), aboutOn(said));
