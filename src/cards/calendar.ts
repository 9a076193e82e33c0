import { nameOfMeeting } from "../domain/clashes.js";
import { printDay } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import type { Scheduled } from "../domain/schedule.js";
import { minutesBetween } from "../domain/time-of-day.js";

/** An event in a calendar. Without a start it lasts the day. */
export type CalendarEvent = {
  uid: string;
  sequence: number;
  cancelled: boolean;
  title: string;
  about: string;
  place: string | null;
  date: string;
  start: string | null;
  minutes: number;
};

export type Calendar = { name: string; zone: string; stamp: Date; events: CalendarEvent[] };

/** Where no end is known. Minutes. */
const AN_HOUR = 60;

const eventOf = (committee: Committee, meeting: Scheduled): CalendarEvent => {
  const { number, provisional, reference, date, start, end, movedFrom } = meeting;
  const kind = `${meeting.kind ?? "other"} meeting`;
  return {
    uid: `${meeting.id}@opsg-bot`,
    sequence: meeting.sequence,
    cancelled: meeting.status === "cancelled",
    title: number === null ? `${committee.code} ${kind}` : `${nameOfMeeting(committee.code, meeting)} ${kind}`,
    about: [
      committee.name,
      ...(number === null ? [] : [`Number ${number}${provisional ? ", provisional until it is held" : ""}`]),
      ...(reference === null ? [] : [`Document ${reference}`]),
      ...(movedFrom === null ? [] : [`Moved from ${printDay(movedFrom)}`]),
    ].join("\n"),
    place: meeting.place,
    date,
    start,
    minutes: start === null || end === null ? AN_HOUR : minutesBetween(start, end),
  };
};

/** Meetings as a calendar. */
export const calendarOf = (
  committee: Committee,
  name: string,
  meetings: readonly Scheduled[],
  stamp: Date,
): Calendar => ({
  name,
  zone: committee.zone,
  stamp,
  events: meetings.map((meeting) => eventOf(committee, meeting)),
});
