import { type Day, printDay } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import type { Scheduled } from "../domain/schedule.js";
import type { Card } from "./card.js";
import { meetingName, meetingPress } from "./meetings.js";
import { recordPress } from "./record.js";

/** Asks the Secretary what came of a meeting. */
export const notRecordedCard = (committee: Committee, meeting: Scheduled): Card => {
  const name = meetingName(committee, meeting);
  return {
    title: `What came of ${name}?`,
    parts: [
      {
        kind: "text",
        text: `${name} was to be held on ${printDay(meeting.date)}. Until you say what came of it, it counts as not recorded.`,
      },
      { kind: "note", text: "It takes a few minutes: who attended, completions to agree, decisions, new actions." },
    ],
    buttons: [
      { label: "Record it", press: recordPress({ committee, meeting }, "meeting record"), style: "primary" },
      { label: "Its agenda", press: recordPress({ committee, meeting }, "agenda") },
    ],
  };
};

/** The same question once there is nothing to answer any more. `date` is the day of which it was asked. */
export const settledRecordCard = (committee: Committee, meeting: Scheduled, date: Day): Card => {
  const asked = `${committee.code}: the meeting of ${printDay(date)}`;
  if (meeting.status === "held")
    return {
      title: `What came of ${meetingName(committee, meeting)} is being recorded`,
      tone: "good",
      parts: [],
      buttons: [{ label: "The record", press: recordPress({ committee, meeting }, "meeting record") }],
    };
  return {
    title:
      meeting.status === "cancelled"
        ? `${asked} was called off`
        : meeting.date === date
          ? `${asked} has no number now`
          : `${asked} was moved to ${printDay(meeting.date)}`,
    parts: meeting.status === "cancelled" ? [{ kind: "text", text: "There is nothing to record of it." }] : [],
    buttons: [{ label: "The meeting", press: meetingPress(committee, meeting, "meeting show", { unseen: true }) }],
  };
};
