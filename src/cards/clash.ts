import { printClash } from "../domain/clashes.js";
import type { Day } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import type { Card } from "./card.js";
import { meetingName, meetingPress, printWeekday, type ShownMeeting } from "./meetings.js";

/** Asks the Secretary what is to come of a meeting that falls together with something. `free` is another day it could have. */
export const clashCard = (committee: Committee, { meeting, clashes }: ShownMeeting, free: Day | null): Card => ({
  title: `${meetingName(committee, meeting)}, ${printWeekday(meeting.date)}: keep it, move it or cancel it?`,
  tone: "warning",
  parts: [
    { kind: "text", text: `It falls on ${clashes.map(printClash).join("; and on ")}.` },
    { kind: "note", text: "Nothing is changed unless you say so." },
  ],
  buttons: [
    { label: "Keep", press: meetingPress(committee, meeting, "meeting keep"), style: "primary" },
    ...(free === null
      ? []
      : [
          {
            label: `Move to ${printWeekday(free)}`,
            press: meetingPress(committee, meeting, "meeting move", { values: { to: free } }),
          },
        ]),
    { label: "Move to another day", press: meetingPress(committee, meeting, "meeting move", { ask: true }) },
    { label: "Cancel it", press: meetingPress(committee, meeting, "meeting cancel", { ask: true }), style: "danger" },
  ],
});
