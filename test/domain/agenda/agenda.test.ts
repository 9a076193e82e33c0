import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addItem, dropItem, moveItem, numbered } from "../../../src/domain/agenda/items.js";
import { NO_PLAN, printItemLine } from "../../../src/domain/agenda/print-item.js";
import { readItemLine } from "../../../src/domain/agenda/read-item.js";
import { DEFAULT_TEMPLATE, readTemplate } from "../../../src/domain/agenda/template.js";
import { printMinutes, timesOf } from "../../../src/domain/agenda/times.js";
import type { PlannedItem } from "../../../src/domain/meeting.js";
import { endOfMeeting, isNotRecorded } from "../../../src/domain/recording.js";

describe("an item as it is typed", () => {
  it.each([
    [
      '"Outage review" presenter NetCo for information 20m paper https://e.org/p',
      { title: "Outage review", presenter: "NetCo", purpose: "information", minutes: "20", paper: "https://e.org/p" },
    ],
    [
      "Outage review 1h30 presenter NetCo and DCC",
      { title: "Outage review", presenter: "NetCo and DCC", minutes: "90" },
    ],
    ["Outage review guest “Harbour Trust” 1 hour", { title: "Outage review", guest: "Harbour Trust", minutes: "60" }],
    ["Outage review for a decision", { title: "Outage review", purpose: "decision" }],
    ["Papers for members 5 minutes", { title: "Papers for members", minutes: "5" }],
    ['"A 20m mast" 10m', { title: "A 20m mast", minutes: "10" }],
    ["White paper on lamps", { title: "White paper on lamps" }],
  ])("%s", (line, words) => {
    expect(readItemLine(line).words).toEqual(words);
  });
});

const item: fc.Arbitrary<Omit<PlannedItem, "number">> = fc.record({
  title: fc.constantFrom("Lamps", "Paper for members", "A 20m mast", "Guest speaker", "Budget 2027", "Q&A"),
  presenter: fc.option(fc.constantFrom("NetCo", "The Chair", "Tar (Works) Ltd."), { nil: null }),
  purpose: fc.option(fc.constantFrom("decision", "discussion", "information"), { nil: null }),
  minutes: fc.option(fc.integer({ min: 1, max: 720 }), { nil: null }),
  paper: fc.option(fc.constant("https://example.org/p?a=1;b=2"), { nil: null }),
});
const agenda = fc
  .uniqueArray(item, { minLength: 1, maxLength: 6, selector: ({ title }) => title })
  .map((all) => numbered(all.map((one) => ({ ...one, number: "" }))));

test("a template that is shown in its form and sent back as it was is the same template", () => {
  fc.assert(
    fc.property(agenda, (items) => {
      expect(readTemplate(items.map(printItemLine).join("\n"))).toEqual({ ok: true, value: items });
      expect(readTemplate(items.map((one) => `${one.number}. ${printItemLine(one)}`).join("; "))).toEqual({
        ok: true,
        value: items,
      });
    }),
  );
});

test("whatever is moved, added or dropped, the items are numbered from 1 and none is lost", () => {
  const titles = (items: PlannedItem[]) => items.map(({ title }) => title).toSorted();
  fc.assert(
    fc.property(agenda, item, fc.nat(12), fc.nat(12), (items, fresh, one, other) => {
      const [from, to] = [String(1 + (one % items.length)), String(1 + (other % items.length))];
      const moved = moveItem(items, from, { before: to });
      if (moved.ok) expect(titles(moved.value.items)).toEqual(titles(items));
      if (moved.ok)
        expect(moved.value.items.find(({ number }) => number === moved.value.item.number)).toEqual(moved.value.item);
      const added = addItem(items, fresh, to);
      if (!added.ok) throw new Error(added.problem.what);
      expect(added.value.item.number).toBe(to);
      const dropped = dropItem(added.value.items, to);
      expect(dropped).toEqual({ ok: true, value: items });
      for (const list of [added.value.items, moved.ok ? moved.value.items : items])
        expect(list.map(({ number }) => number)).toEqual(list.map((_, index) => String(index + 1)));
    }),
  );
});

test("a new item stands before any other business, where that is last", () => {
  const added = addItem(DEFAULT_TEMPLATE, { ...NO_PLAN, title: "Lamps" });
  expect(added.ok && added.value.items.map(({ title }) => title)).toEqual([
    "Previous meeting minutes",
    "Actions outstanding",
    "Lamps",
    "Any other business",
  ]);
});

describe("times", () => {
  const of = (...minutes: (number | null)[]) => minutes.map((one) => ({ minutes: one }));
  it.each([
    ["fit exactly", of(30, 30), "10:00", "11:00", { allotted: 60, length: 60, overrun: 0, untimed: 0 }],
    ["run over", of(50, null, 30), "10:00", "11:00", { allotted: 80, length: 60, overrun: 20, untimed: 1 }],
    ["go past midnight", of(90), "23:00", "01:00", { allotted: 90, length: 120, overrun: 0 }],
    ["have no length where the end is not known", of(90), "10:00", null, { length: null, overrun: 0 }],
  ])("that %s", (_, items, start, end, wanted) => {
    expect(timesOf(items, { start, end })).toMatchObject(wanted);
  });

  it("tell when each item begins, as far as that is known", () => {
    expect(timesOf(of(10, 20, null, 5), { start: "10:00", end: "13:00" }).begins).toEqual([
      "10:00",
      "10:10",
      "10:30",
      null,
    ]);
  });

  it.each([
    [5, "5 min"],
    [60, "1 h"],
    [90, "1 h 30 min"],
  ])("%i minutes are %s", (minutes, text) => {
    expect(printMinutes(minutes)).toBe(text);
  });
});

describe("whether a meeting is still to be recorded", () => {
  const meeting = { date: "2026-03-29", start: "10:00", end: "13:00", status: "planned" as const };
  const since = new Date("2026-03-01T00:00:00Z");

  it("asks from its end on, in the committee's own time, on the day the clocks change too", () => {
    expect(endOfMeeting(meeting, "Europe/London").toISOString()).toBe("2026-03-29T12:00:00.000Z");
    expect(isNotRecorded(meeting, "Europe/London", new Date("2026-03-29T11:59:59Z"), since)).toBe(false);
    expect(isNotRecorded(meeting, "Europe/London", new Date("2026-03-29T12:00:00Z"), since)).toBe(true);
  });

  it("waits for the end of the day where its times are not known, and for the night where it ends after midnight", () => {
    expect(endOfMeeting({ ...meeting, end: null }, "Europe/London").toISOString()).toBe("2026-03-29T23:00:00.000Z");
    expect(endOfMeeting({ ...meeting, start: "22:00", end: "01:00" }, "Europe/London").toISOString()).toBe(
      "2026-03-30T00:00:00.000Z",
    );
  });

  it.each([
    ["one that ended before the committee went live", meeting, new Date("2026-03-29T12:00:00Z")],
    ["one of a committee that is not live", meeting, null],
    ["one that is cancelled", { ...meeting, status: "cancelled" as const }, since],
    ["one that is recorded", { ...meeting, status: "held" as const }, since],
  ])("never asks after %s", (_, one, live) => {
    expect(isNotRecorded(one, "Europe/London", new Date("2026-04-29T12:00:00Z"), live)).toBe(false);
  });
});
