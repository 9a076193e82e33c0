import { join } from "node:path";
import ical from "ical-generator";
import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { calendarFeed } from "../../dist/app/calendar-feed.js";
import { newCommittee } from "../../dist/app/keep-committee.js";
import { meetingsBetween } from "../../dist/app/schedule.js";
import { openStore } from "../../dist/db/open.js";
import { documentsApart } from "../../dist/documents/write-apart.js";
import { blankMeeting, scheduleOf } from "../../dist/domain/schedule.js";
import { median } from "../table.mjs";

const ROUNDS = 15;
const TIMES = 40;
const NOW = new Date("2026-06-15T09:00:00Z");
const TOKEN = "bench";
const COMMITTEE = newCommittee("bench-committee", "WORKS", "Bench Works Group");

/** A committee whose year the log knows half of: every other meeting was moved by a day. */
const openLog = async (file) => {
  const clock = { now: () => NOW };
  const store = await openStore(`file:${file}`, { clock });
  await store.change(null, async (tx) => {
    await tx.people.addCommittee(COMMITTEE);
    await tx.calendars.give({ committeeId: COMMITTEE.id, feed: "all", since: NOW }, TOKEN);
    const days = scheduleOf(COMMITTEE, [], "2025-06-01", "2027-06-30").filter((_, index) => index % 2 === 0);
    for (const { id, kind, date } of days) {
      const moved = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
      await tx.meetings.insert({ ...blankMeeting(id, COMMITTEE.id, kind, moved), plannedFor: date, version: 1 });
    }
    return { ok: true, value: null };
  });
  return { store, clock, newId: () => "bench", documents: documentsApart, address: () => null };
};

/** Milliseconds that one takes: the median of rounds. */
const timed = async (work) => {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (let time = 0; time < TIMES; time++) await work();
    rounds.push((performance.now() - start) / TIMES);
  }
  return median(rounds.slice(2));
};

const figure = (ms) => `${ms.toFixed(2)} ms`;

/** rrule-temporal alone, counting out both series of a year. */
const rulesAlone = () => {
  const [from, to] = ["2026-01-01", "2026-12-31"].map((day) => Temporal.PlainDate.from(day).toZonedDateTime("UTC"));
  for (const rruleString of ["FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=4MO"])
    new RRuleTemporal({ rruleString, dtstart: from }).between(from, to, true);
};

/** ical-generator alone, drawing as many events. */
const calendarAlone = (events) => {
  const calendar = ical({ name: "bench" });
  for (let index = 0; index < events; index++)
    calendar.createEvent({
      id: `bench-${index}`,
      summary: `WORKS ${index} main meeting`,
      description: "Bench Works Group\nNumber 65, provisional until it is held\nDocument WORKS_65_0802",
      start: Temporal.ZonedDateTime.from("2026-02-10T10:00[Europe/London]"),
      end: Temporal.ZonedDateTime.from("2026-02-10T13:00[Europe/London]"),
    });
  return calendar.toString();
};

/** The year's schedule beside the rules alone, and a calendar's feed beside the library alone. */
export const measureSchedule = async ({ folder }) => {
  const app = await openLog(join(folder, "schedule.db"));
  try {
    const feed = await calendarFeed(app, TOKEN);
    const events = feed.text.split("BEGIN:VEVENT").length - 1;
    const rules = await timed(rulesAlone);
    const rows = await timed(() => app.store.meetings.between(COMMITTEE.id, "2025-12-01", "2027-01-31"));
    const year = await timed(() => meetingsBetween(app.store, COMMITTEE, "2026-01-01", "2026-12-31"));
    const library = await timed(() => calendarAlone(events));
    const ours = await timed(() => calendarFeed(app, TOKEN));
    return [
      { what: "rrule-temporal alone: both series of a year", figure: figure(rules) },
      { what: "one findMany: the meetings of a year that the log knows", figure: figure(rows) },
      {
        what: "the year's schedule: what is known, its series, its numbers",
        figure: figure(year),
        ratio: year / (rules + rows),
        floor: "rrule-temporal and findMany",
      },
      { what: `ical-generator alone: ${events} events`, figure: figure(library) },
      {
        what: `a calendar's feed of two years: ${events} events (${Math.round(feed.text.length / 1024)} KB)`,
        figure: figure(ours),
        ratio: ours / library,
        floor: "ical-generator alone",
      },
    ];
  } finally {
    await app.store.close();
  }
};
