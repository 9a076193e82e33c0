import { printDay } from "../day.js";
import type { MeetingKind } from "../meeting.js";
import { DAY, readDay } from "./days.js";
import { type Reader, warn } from "./draft.js";
import { unmark } from "./lines.js";
import { kindOfDay } from "./meeting-kind.js";

const NEXT = new RegExp(
  `\\bnext (?:(?<kind>main|reporting) )?(?:[\\w]+ )?meetings?(?: date)?\\s*(?:[:–—-]|will be(?: held)?(?: on)?|is(?: on)?|on)\\s*(?:\\w+day,? )?(?<day>${DAY}|TBC|to be confirmed)`,
  "giu",
);

/** "Next main meeting: 8 February 2022; Next Reporting meeting: 28 February 2022." */
export const readNextMeetings: Reader = (block, draft) => {
  if (block.kind === "row" || draft.item === null) return false;
  const text = unmark(block.text);
  if (!/^next /iu.test(text)) return false;
  let left = text;
  for (const match of text.matchAll(NEXT)) {
    const { kind, day = "" } = match.groups ?? {};
    const read = readDay(day, draft.meeting.date);
    if (read.kind === "impossible") warn(draft, block.line, "no-such-date", `There is no day ${day}.`);
    if (read.kind !== "day" && read.kind !== "TBC") continue;
    const date = read.kind === "day" ? read.day : "TBC";
    left = left.replace(match[0], "");
    const named = (kind?.toLowerCase() as MeetingKind | undefined) ?? (date === "TBC" ? null : kindOfDay(date));
    draft.next.push({ kind: named, date });
    if (date !== "TBC" && draft.meeting.date !== null && date <= draft.meeting.date) {
      const message = `The next meeting on ${printDay(date)} is not after this one.`;
      warn(draft, block.line, "next-before-meeting", message);
    }
  }
  if (left === text) return false;
  const rest = left.replace(/^[\s;.,]+|[\s;.,]+$|\band\b/giu, "").trim();
  if (rest !== "") draft.unread.push({ line: block.line, text: rest });
  return true;
};
