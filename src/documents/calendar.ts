import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from "ical-generator";
import { Temporal } from "temporal-polyfill";
import type { Calendar, CalendarEvent } from "../cards/calendar.js";
import { vtimezone } from "./time-zone.js";

/** How often subscribers are asked to look again. */
const LOOK_AGAIN = { seconds: 60 * 60 };

const begins = ({ date, start }: CalendarEvent, zone: string): Temporal.ZonedDateTime =>
  Temporal.PlainDateTime.from(`${date}T${start ?? "00:00"}`).toZonedDateTime(zone);

/** The calendar's own properties before its components, as RFC 5545 has them: the library writes some between and after. */
const inOrder = (text: string): string => {
  const [begin = "", ...lines] = text.split("\r\n");
  const own: string[] = [];
  const components: string[] = [];
  let depth = 0;
  for (const line of lines) {
    if (line.startsWith("BEGIN:")) depth += 1;
    // The calendar's END, and what may follow it, stands last.
    (depth === 0 && !line.startsWith("END:") && line !== "" ? own : components).push(line);
    if (line.startsWith("END:")) depth -= 1;
  }
  return [begin, ...own, ...components].join("\r\n");
};

/** A calendar as RFC 5545 has it. Times stand in the committee's zone, whose clock the file describes. */
export const drawCalendar = ({ name, zone, stamp, events }: Calendar): string => {
  const days = events.map(({ date }) => date).toSorted();
  const drawn = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "opsg-bot", product: "meetings", language: "EN" },
    // Named by the events alone: the library would write the stamps in a zone named here, where they must be in UTC.
    timezone: {
      name: null,
      generator: () => vtimezone(zone, days[0] ?? "2020-01-01", days.at(-1) ?? "2020-01-01"),
    },
    x: { "X-WR-TIMEZONE": zone },
    ttl: LOOK_AGAIN.seconds,
  });
  for (const event of events) {
    const start = begins(event, zone);
    drawn.createEvent({
      id: event.uid,
      sequence: event.sequence,
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      busystatus: event.cancelled ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
      stamp,
      summary: event.title,
      description: event.about,
      ...(event.place === null ? {} : { location: event.place }),
      ...(event.place !== null && /^https?:\/\/\S+$/u.test(event.place) ? { url: event.place } : {}),
      timezone: zone,
      start,
      ...(event.start === null ? { allDay: true } : { end: start.add({ minutes: event.minutes }) }),
    });
  }
  return inOrder(drawn.toString());
};
