import fc from "fast-check";
import { expect, test } from "vitest";
import { newCommittee } from "../../../src/app/keep-committee.js";
import type { Action } from "../../../src/domain/action.js";
import { NO_PLAN } from "../../../src/domain/agenda/print-item.js";
import { addDays } from "../../../src/domain/day.js";
import type { Attendee, Decision } from "../../../src/domain/meeting.js";
import { decisionText } from "../../../src/domain/minutes/decisions.js";
import { plainWords } from "../../../src/domain/minutes/lines.js";
import { readMinutes } from "../../../src/domain/minutes/read-minutes.js";
import { minutesMarkdown } from "../../../src/domain/minutes/write/markdown.js";
import { printUpdate } from "../../../src/domain/minutes/write/print-update.js";
import type { MinutesSource } from "../../../src/domain/minutes/write/source.js";
import { writeMinutes } from "../../../src/domain/minutes/write/write-minutes.js";
import { blankMeeting, documentReference } from "../../../src/domain/schedule.js";

/** Whatever stands in the log, its minutes say: printed in the house style and read by the importer's own reader. */

const committee = newCommittee("c", "LKF", "Lantern Keepers Forum");
const PARTIES = ["Lamp Trimmers", "Rope Board", "Sail and Oar Guild", "Tar (Works) Ltd.", "tallow office", "42 Wicks"];

/** What people type in chats, and what would be read as something else if it were printed carelessly. */
const nasty = fc.constantFrom(
  "lamp",
  "the <b>ladder</b>",
  "**AGREED**",
  "NOTED",
  "Status: Closed.",
  "status – open",
  "| a | b |",
  "| --- |",
  "*stars*",
  "__lines__",
  "&amp;lt;p&gt;",
  "[paper](https://example.org/a_b)",
  "<p>",
  "\\* \\|",
  "LKF 3/04",
  "ABC 12/01",
  "ACTION LKF 9/09:",
  "by 8 March 2026.",
  "Target date: 3 May 2026",
  "(Owner: Nobody)",
  "Owner: Rope Board.",
  "1. Lamps",
  "Next main meeting: 8 February 2026.",
  "The LKF:",
  "- **NOTED** it",
  "line\nbreak",
  "tab\there",
  "Rope Board to row",
  "é ǅ ß 𝑎 😀",
  "\u200b",
  "page 3",
  "will",
  "5%",
  "“quoted”",
);
const typed = fc
  .array(fc.oneof(nasty, fc.string({ unit: "grapheme", maxLength: 8 })), { minLength: 1, maxLength: 7 })
  .map((all) => all.join(" ").replaceAll("\0", ""))
  .filter((text) => plainWords(text) !== "");
const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays("2025-06-01", days));
const target = fc.oneof(day, fc.constant("TBC" as const));
const owners = fc.subarray(PARTIES, { minLength: 1, maxLength: 3 });

const action = (meeting: number, sequence: number, text: string, agendaItem: string | null = null): Action => ({
  id: `${meeting}/${sequence}`,
  committeeId: "c",
  reference: { committee: "LKF", meeting, sequence },
  text,
  ownerIds: [],
  dateRaised: "2026-01-13",
  targets: { last: null, revised: "TBC", moves: 0 },
  status: "open",
  closedAt: null,
  agendaItem,
  link: null,
  version: 1,
});

const name = fc.constantFrom("Percival Thistlewood", "Jory Pellow", "Ottoline Brambleby-Ng", "Ó Séaghdha");
const group = fc.constantFrom("Lamp Trimmers", "Rope Board", "Forum Chair", "Harbour Trust");
const attendee = fc
  .record({
    name,
    group,
    list: fc.constantFrom("members", "others", "apologies"),
    role: fc.option(fc.constantFrom("Clerk", "Meeting Secretary"), { nil: null }),
    alternateFor: fc.option(name, { nil: null }),
    agendaItems: fc.subarray(["1", "2", "10", "3"]),
  })
  .map(({ list, group: of, role, ...one }): Attendee => {
    const office = list === "members" && /Chair$/u.test(of) ? "Chair" : null;
    return list === "apologies"
      ? {
          name: one.name,
          category: of,
          organisation: null,
          role: null,
          alternateFor: null,
          agendaItems: [],
          apology: true,
        }
      : {
          ...one,
          role: role ?? office,
          category: list === "members" ? of : null,
          organisation: list === "members" ? null : of,
          apology: false,
        };
  });

const title = fc.constantFrom(
  "Lamps",
  "Any other business",
  "Previous meeting minutes",
  "2027 budget",
  "Q&A, and more",
);
const items = fc
  .uniqueArray(title, { minLength: 1, maxLength: 4 })
  .map((titles) =>
    ["Actions outstanding", ...titles].map((one, index) => ({ ...NO_PLAN, number: String(index + 1), title: one })),
  );

const source = fc
  .record({
    number: fc.integer({ min: 5, max: 9_999 }),
    date: day,
    kind: fc.constantFrom("main" as const, "reporting" as const),
    minutes: fc.constantFrom("draft" as const, "final" as const),
    times: fc.constantFrom<[string | null, string | null]>(
      [null, null],
      ["10:00", null],
      ["10:00", "12:30"],
      ["22:15", "01:00"],
    ),
    place: fc.option(
      fc.constantFrom("The Boathouse", "Room 12, Quay 3; upstairs", "https://example.org/m?a=1&b=2", "Final Street"),
      {
        nil: null,
      },
    ),
    attendees: fc.array(attendee, { maxLength: 6 }),
    agenda: items,
    presenter: fc.option(fc.constantFrom(...PARTIES, "Ann Example (a guest)", "É. O’Dell"), { nil: null }),
    outstanding: fc.array(
      fc.record({
        text: typed,
        owners,
        last: fc.option(day, { nil: null }),
        revised: fc.option(target, { nil: null }),
        status: fc.constantFrom("open" as const, "closed" as const, "completion proposed" as const),
        updates: fc.array(
          fc.record({ text: typed, day, from: fc.option(fc.constantFrom(...PARTIES), { nil: null }) }),
          {
            maxLength: 3,
          },
        ),
      }),
      { maxLength: 5 },
    ),
    raised: fc.array(fc.record({ text: typed, owners, target, item: fc.integer({ min: 0, max: 1 }) }), {
      maxLength: 4,
    }),
    decisions: fc.array(
      fc.record({
        verb: fc.constantFrom("AGREED", "NOTED", "APPROVED", "ENDORSED"),
        text: typed,
        item: fc.constantFrom("1", "2"),
      }),
      { maxLength: 5 },
    ),
    next: fc.array(fc.record({ kind: fc.constantFrom("main" as const, "reporting" as const), date: day }), {
      maxLength: 2,
    }),
  })
  .map(({ number, date, kind, minutes, times, place, attendees, agenda, presenter, ...rest }): MinutesSource => {
    const rank = (one: Attendee) => (one.apology ? 2 : one.organisation === null ? 0 : 1);
    return {
      committee,
      number,
      classification: "Green",
      meeting: {
        ...blankMeeting("m", "c", kind, date),
        number,
        start: times[0],
        end: times[1],
        place,
        minutes,
        reference: documentReference("LKF", number, date),
        status: "held",
      },
      attendees: attendees.toSorted((a, b) => rank(a) - rank(b)),
      agenda: agenda.map((item) => ({
        ...item,
        presenter,
        purpose: "information",
        paper: "https://example.org/a_b?c=d",
      })),
      decisions: rest.decisions
        .map(
          (one): Decision => ({
            agendaItem: one.item,
            verb: one.verb as Decision["verb"],
            text: decisionText(one.text),
          }),
        )
        .filter(({ text }) => text !== "")
        .toSorted((a, b) => (a.agendaItem ?? "").localeCompare(b.agendaItem ?? "")),
      notFinal: [{ number: 3, date: "2026-01-13" }],
      notRecorded: [{ number: 4, date: "2026-01-26" }],
      outstanding: rest.outstanding.map(({ text, last, revised, owners: names, status, updates }, index) => ({
        action: action(4, index + 1, text),
        owners: names,
        targets: { last, revised, moves: 0 },
        status,
        updates: updates.map((one) => ({ ...one, fromMinutes: false })),
      })),
      raised: rest.raised.map(({ text, owners: names, target: first, item }, index) => ({
        action: action(number, index + 1, text, item === 0 ? null : "2"),
        owners: names,
        target: first,
      })),
      next: rest.next,
      parties: PARTIES,
    };
  });

test("whatever a meeting's minutes are written from is what the importer reads in them", () => {
  fc.assert(
    fc.property(source, (from) => {
      const text = minutesMarkdown(writeMinutes(from));
      const read = readMinutes(text, { committee: "LKF", parties: PARTIES });
      if (!read.ok) throw new Error(read.problem.what);
      const { meeting, attendees, apologies, agenda, actions, decisions, next, unread } = read.value;
      const { number, date, kind, start, end, place, reference } = from.meeting;
      expect(meeting).toEqual({
        committee: "LKF",
        ...{ number, kind, date, start, end, place, reference },
        status: from.meeting.minutes,
        classification: "Green",
      });
      const whole = attendees.map((one) => ({ category: null, organisation: null, ...one, apology: false }));
      expect(whole).toEqual(from.attendees.filter(({ apology }) => !apology));
      expect(apologies).toEqual(
        from.attendees.filter(({ apology }) => apology).map(({ name, category }) => ({ name, category })),
      );
      expect(agenda).toEqual(from.agenda.map(({ number, title }) => ({ number, title })));
      expect(decisions.map(({ line: _, ...decision }) => decision)).toEqual(from.decisions);
      expect(next).toEqual(from.next);
      const byReference = new Map(actions.map((one) => [one.reference, one]));
      expect(byReference.size).toBe(from.outstanding.length + from.raised.length);
      for (const {
        action: { reference: of, text: words },
        owners: names,
        targets,
        status,
        updates,
      } of from.outstanding)
        expect(byReference.get(`LKF 4/${String(of.sequence).padStart(2, "0")}`)).toMatchObject({
          text: plainWords(words),
          owners: names,
          lastTarget: targets.last,
          revisedTarget: targets.revised,
          status,
          updates: updates.map((one) => ({ text: printUpdate(one) })),
        });
      for (const {
        action: { reference: of, text: words, agendaItem },
        owners: names,
        target: first,
      } of from.raised)
        expect(byReference.get(`LKF ${number}/${String(of.sequence).padStart(2, "0")}`)).toMatchObject({
          text: plainWords(words),
          owners: names,
          lastTarget: first === "TBC" ? null : first,
          revisedTarget: first === "TBC" ? "TBC" : null,
          agendaItem,
        });
      expect(unread).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test.each(["\\", "on C:\\minutes\\", "a | b \\", "\\<b>", "so </p>"])("an update that reads “%s” keeps it", (words) => {
  const some = fc.sample(source, { seed: 1, numRuns: 50 }).find(({ outstanding }) => outstanding.length > 0);
  const [first] = some?.outstanding ?? [];
  if (!some || !first) throw new Error("none of the sources has an action");
  const update = { text: words, day: "2025-06-01" as const, from: null, fromMinutes: false };
  const text = minutesMarkdown(writeMinutes({ ...some, outstanding: [{ ...first, updates: [update] }] }));
  const read = readMinutes(text, { committee: "LKF", parties: PARTIES });
  const { sequence } = first.action.reference;
  const found = read.ok ? read.value.actions.find(({ reference }) => reference === `LKF 4/0${sequence}`) : undefined;
  expect(found?.updates).toEqual([expect.objectContaining({ text: printUpdate(update) })]);
});

test("words that are plain once stay as they are", () => {
  fc.assert(
    fc.property(fc.oneof(typed, fc.string({ unit: "binary" })), (text) => {
      const once = plainWords(text);
      expect(plainWords(once)).toBe(once);
    }),
    { numRuns: 200 },
  );
});
