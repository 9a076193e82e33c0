import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { newCommittee } from "../../src/app/keep-committee.js";
import { calendarOf } from "../../src/cards/calendar.js";
import { drawCalendar } from "../../src/documents/calendar.js";
import type { Meeting } from "../../src/domain/meeting.js";
import { blankMeeting, scheduleOf } from "../../src/domain/schedule.js";

const STAMP = new Date("2026-03-01T09:00:00Z");
const OPSG = newCommittee("c", "OPSG", "SEC Operations Group");

const draw = (rows: Meeting[] = [], committee = OPSG, span: readonly [string, string] = ["2026-01-01", "2026-12-31"]) =>
  drawCalendar(calendarOf(committee, "OPSG meetings", scheduleOf(committee, rows, ...span), STAMP));

/** A calendar as a reader of RFC 5545 has it, its zone from the file itself and from nowhere else. */
const read = (text: string) => {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
  return { calendar, events };
};

/** Imports a file into a calendar as programs do: an event that is there already is replaced where the new one is not older. */
const importInto = (kept: Map<string, ICAL.Event>, text: string) => {
  for (const event of read(text).events) {
    const known = kept.get(event.uid);
    if (!known || event.sequence >= known.sequence) kept.set(event.uid, event);
  }
  return kept;
};

const row = (date: string, plannedFor: string, more: Partial<Meeting> = {}): Meeting => ({
  ...blankMeeting(`c-main-${plannedFor}`, "c", "main", date),
  plannedFor,
  version: 1,
  ...more,
});

describe("a calendar of meetings, read back", () => {
  it("has each meeting once, at its hour on the wall, in winter and in summer", () => {
    const { events, calendar } = read(draw());
    expect(events).toHaveLength(24);
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    for (const { component } of events)
      expect(String(component.getFirstPropertyValue("dtstamp"))).toBe("2026-03-01T09:00:00Z");
    const at = Object.fromEntries(
      events.map((event) => [
        event.startDate.toString().slice(0, 10),
        event.startDate.toJSDate().toISOString().slice(11, 16),
      ]),
    );
    expect(at["2026-03-23"]).toBe("10:00");
    expect(at["2026-04-14"]).toBe("09:00");
    expect(at["2026-10-26"]).toBe("10:00");
    expect(at["2026-10-13"]).toBe("09:00");
    for (const event of events) {
      expect([event.startDate.hour, event.startDate.zone?.tzid]).toEqual([10, "Europe/London"]);
      expect(event.duration.toSeconds()).toBe(3 * 60 * 60);
    }
  });

  it("has all its own properties before its first component, as RFC 5545 demands", () => {
    const lines = draw([], {
      ...OPSG,
      name: "A group with a name so long that lines of it are folded, and folded once more",
    })
      .split("\r\n")
      .slice(1, -2);
    const own = lines.slice(
      0,
      lines.findIndex((line) => line.startsWith("BEGIN:")),
    );
    expect(own).toEqual(
      expect.arrayContaining([
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "X-WR-TIMEZONE:Europe/London",
      ]),
    );
    let depth = 0;
    for (const line of lines.slice(own.length)) {
      if (line.startsWith("BEGIN:")) depth += 1;
      expect(depth, line).toBeGreaterThan(0);
      if (line.startsWith("END:")) depth -= 1;
    }
  });

  it.each(["America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca", "Pacific/Apia"])(
    "describes the clock of %s itself, so that a reader without tables of zones finds each instant",
    (zone) => {
      const committee = { ...OPSG, zone };
      for (const event of read(draw([], committee, ["2024-01-01", "2028-12-31"])).events) {
        const shown = new Intl.DateTimeFormat("sv-SE", {
          timeZone: zone,
          dateStyle: "short",
          timeStyle: "short",
        }).format(event.startDate.toJSDate());
        expect(shown).toBe(`${event.startDate.toString().slice(0, 10)} 10:00`);
      }
    },
  );

  it("imported twice, and again after changes, has no double: what moved moves, what was cancelled is marked", () => {
    const kept = importInto(importInto(new Map(), draw()), draw());
    expect(kept.size).toBe(24);
    const moved = draw([row("2026-03-12", "2026-03-10"), row("2026-04-14", "2026-04-14", { status: "cancelled" })]);
    importInto(importInto(kept, moved), moved);
    expect(kept.size).toBe(24);
    const of = (day: string) => kept.get(`c-main-${day}@opsg-bot`);
    expect(of("2026-03-10")?.startDate.toString()).toBe("2026-03-12T10:00:00");
    expect([of("2026-03-10")?.sequence, of("2026-05-12")?.sequence]).toEqual([2, 1]);
    expect(of("2026-04-14")?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(of("2026-05-12")?.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
    const back = draw([row("2026-03-10", "2026-03-10", { version: 2 })]);
    expect(importInto(kept, back).get("c-main-2026-03-10@opsg-bot")?.startDate.toString()).toBe("2026-03-10T10:00:00");
    importInto(kept, moved);
    expect(of("2026-03-10")?.startDate.toString(), "an older file changes nothing").toBe("2026-03-10T10:00:00");
  });

  it("folds its lines at 75 octets, whatever letters stand in them, and loses none", () => {
    const place = `Höhenstraße „Saal 4“, ${"Überraschungs-Straße 🚢 ".repeat(12)}, with; commas, and\nlines\\`;
    const text = draw([row("2026-03-10", "2026-03-10", { place })]);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.includes("\n") && !/[^\r]\n/.test(text)).toBe(true);
    const found = read(text).events.find(({ uid }) => uid === "c-main-2026-03-10@opsg-bot");
    expect(found?.location).toBe(place);
  });

  it("a meeting past midnight ends on the next day, one without a time lasts its day, and a link is a link", () => {
    const { events } = read(
      draw([
        row("2026-03-10", "2026-03-10", { start: "23:00", end: "01:00", place: "https://meet.example.org/opsg" }),
        { ...blankMeeting("odd", "c", null, "2026-03-11"), version: 1 },
      ]),
    );
    const late = events.find(({ uid }) => uid.includes("2026-03-10"));
    expect(late?.endDate.toString()).toBe("2026-03-11T01:00:00");
    expect(late?.component.getFirstPropertyValue("url")).toBe("https://meet.example.org/opsg");
    const odd = events.find(({ uid }) => uid === "odd@opsg-bot");
    expect([odd?.startDate.isDate, odd?.summary]).toEqual([true, "OPSG other meeting"]);
  });

  it("with no meeting at all is a calendar all the same", () => {
    const none = OPSG.series.map((one) => ({ ...one, rule: null }));
    expect(read(draw([], { ...OPSG, series: none })).events).toEqual([]);
  });
});
