import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, printDay } from "../../../src/domain/day.js";
import { kindOfDay } from "../../../src/domain/minutes/meeting-kind.js";
import { anAction, printMinutes, read } from "./house.js";

const PARTIES = ["Lamp Trimmers", "Rope Board", "Sail and Oar Guild", "Tar Office"];

const word = fc.constantFrom("lamp", "ladder", "“wick”", "5%", "O’Dell", "PM1.1", "<5", "e.g.", "café", "A&B", "x_y");
const words = fc.array(word, { minLength: 2, maxLength: 12 }).map((all) => all.join(" "));
const sentence = words.map((text) => `It was said of the ${text} again.`);
const day = fc.integer({ min: 1, max: 360 }).map((days) => addDays("2026-01-01", days));
const target = fc.option(fc.oneof(day, fc.constant("TBC" as const)), { nil: null });
const owners = fc.subarray(PARTIES, { minLength: 1 });

const outstanding = fc
  .uniqueArray(
    fc.record({
      sequence: fc.integer({ min: 1, max: 99 }),
      text: words.map((text) => `The board to see to the ${text}.`),
      owners,
      dateRaised: fc.option(day, { nil: null }),
      lastTarget: target,
      revisedTarget: target,
      status: fc.constantFrom("open" as const, "closed" as const, "completion proposed" as const, null),
      updates: fc.array(
        sentence.map((text) => ({ text })),
        { maxLength: 4 },
      ),
    }),
    { selector: ({ sequence }) => sequence, maxLength: 6 },
  )
  .map((rows) =>
    rows.map(({ sequence, ...row }) => anAction({ ...row, reference: `LKF 3/${String(sequence).padStart(2, "0")}` })),
  );

const content = fc.record({
  outstanding,
  raised: fc.array(fc.record({ owners, words, by: fc.option(day, { nil: null }) }), { maxLength: 5 }),
  decisions: fc.array(
    fc.record({
      verb: fc.constantFrom("AGREED", "NOTED", "APPROVED", "ENDORSED"),
      text: words.map((text) => `the ${text}`),
    }),
    { maxLength: 5 },
  ),
  next: fc.array(fc.record({ kind: fc.constantFrom("main", "reporting"), date: day }), { maxLength: 2 }),
});

test("whatever is printed in the house style is read back as it was", () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 999 }), day, content, (number, date, said) => {
      const raised = said.raised.map(({ owners, words, by }, index) => ({
        sequence: index + 1,
        sentence: `The ${owners.join(" and ")} to bring the ${words}${by ? ` by ${printDay(by)}` : ""}.`,
      }));
      const text = printMinutes({ number, date }, { ...said, raised });
      const minutes = read(text, { parties: PARTIES });
      expect(minutes.unread).toEqual([]);
      expect(minutes.meeting).toMatchObject({ number, date, kind: kindOfDay(date), start: "10:00", status: "final" });
      expect(minutes.actions.map(({ line: _, ...action }) => action)).toEqual([
        ...said.outstanding.map(({ line: _, ...action }) => action),
        ...said.raised.map(({ owners, by }, index) => ({
          reference: `LKF ${number}/0${index + 1}`,
          text: raised[index]?.sentence,
          owners,
          dateRaised: date,
          lastTarget: by,
          revisedTarget: by ? null : "TBC",
          status: "open",
          updates: [],
          agendaItem: "2",
        })),
      ]);
      expect(minutes.decisions.map(({ line: _, agendaItem: __, ...decision }) => decision)).toEqual(said.decisions);
      expect(minutes.next).toEqual(said.next);
    }),
    { numRuns: 300 },
  );
});

test("reading never throws, and loses no line: each is a gap, understood, warned about or unread", () => {
  const line = fc.oneof(
    fc.string({ unit: "binary-ascii", maxLength: 60 }),
    fc.constantFrom(
      "ACTION LKF 7/01: Rope Board to row.",
      "1. One",
      "The LKF:",
      "- **NOTED** it",
      "\t\t",
      "a\tb",
      "",
      "Status: x",
    ),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const text = `Forum Meeting\n8 September 2026, LKF_7_0809\n\n1. Start\n\n${lines.join("\n").replaceAll("\0", "")}`;
      const minutes = read(text);
      expect(read(text)).toEqual(minutes);
      for (const { line, text: left } of minutes.unread) {
        expect(line).toBeGreaterThan(0);
        expect(left).not.toBe("");
      }
    }),
  );
});
