import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { read } from "./house.js";

const minutes = read(readFileSync("test/fixtures/minutes/loose.txt", "utf8"));
const action = (reference: string) => minutes.actions.find((one) => one.reference === reference);

test("a header in another order, with other spacing and half-hours, says which meeting it was", () => {
  expect(minutes.meeting).toEqual({
    committee: "LKF",
    number: 7,
    kind: "main",
    reference: "LKF_7_0809",
    date: "2026-09-08",
    start: "10:00",
    end: "11:45",
    place: "The Old Boathouse, Upper Room",
    status: "draft",
    classification: "Green",
  });
});

test("attendance lined up with several tabs, and as a Markdown table, is read with roles, alternates and items", () => {
  expect(minutes.attendees).toEqual([
    { name: "Ottoline Brambleby", category: "Forum Chair", role: "Chair", alternateFor: null, agendaItems: [] },
    {
      name: "Percival Thistlewood",
      category: "Lamp Trimmers",
      role: null,
      alternateFor: "Agatha Quill",
      agendaItems: ["2", "3", "4.1"],
    },
    { name: "Wilhelmina Oake", category: "Lamp Trimmers", role: null, alternateFor: null, agendaItems: [] },
    {
      name: "Barnaby Fennimore",
      organisation: "Wick & Tallow",
      role: "Meeting Secretary",
      alternateFor: null,
      agendaItems: [],
    },
    { name: "Cressida Moth", organisation: "Wick & Tallow", role: null, alternateFor: null, agendaItems: [] },
    { name: "Jory Pellow", organisation: "Rope and Tar Board", role: null, alternateFor: null, agendaItems: [] },
  ]);
  expect(minutes.apologies).toEqual([{ name: "Nathaniel Crisp", category: "Lamp Trimmers" }]);
});

test("headings are told from the numbered list under one of them", () => {
  expect(minutes.agenda).toEqual([
    { number: "1", title: "Previous Minutes" },
    { number: "2", title: "Actions Outstanding" },
    { number: "3", title: "Lamps" },
    { number: "3.1", title: "Wicks" },
    { number: "9", title: "Any other business" },
  ]);
});

test("an actions table with its columns in another order, a wrapped row and a page break is read whole", () => {
  expect(action("LKF 6/01")).toMatchObject({
    text: "Wick & Tallow to weigh the spare wicks in both stores",
    owners: ["Wick & Tallow"],
    dateRaised: "2026-08-11",
    lastTarget: "2026-09-01",
    revisedTarget: "TBC",
    status: "closed",
    updates: [{ text: "The wicks were counted." }],
    agendaItem: "2",
    line: 38,
  });
  expect(action("LKF 6/02")).toMatchObject({
    owners: ["Lamp Trimmers", "Rope and Tar Board"],
    lastTarget: null,
    revisedTarget: null,
    status: "open",
    updates: [{ text: "The ladder was seen." }, { text: "It will be mended when the varnish has dried." }],
  });
  expect(action("LKF 5/04")).toMatchObject({
    owners: ["Harbour Master"],
    lastTarget: null,
    revisedTarget: "2026-09-15",
    status: null,
    updates: [{ text: "A reply is awaited." }],
  });
});

test("new actions are read however the line is spelled, with the day or owner that stands in it", () => {
  expect(action("LKF 7/01")).toMatchObject({
    text: "Wick & Tallow to bring the wicks to the next meeting by 13 October.",
    owners: ["Wick & Tallow"],
    lastTarget: "2026-10-13",
    revisedTarget: null,
    agendaItem: "3.1",
  });
  expect(action("LKF 7/02")).toMatchObject({
    text: "The Lamp Trimmers and Rope and Tar Board to polish the brass.",
    owners: ["Rope and Tar Board"],
    lastTarget: null,
    revisedTarget: "TBC",
  });
  expect(action("LKF 7/05")).toMatchObject({ text: "All keepers to sign the book", revisedTarget: "TBC" });
  expect(minutes.actions).toHaveLength(6);
});

test("decisions are the verbs in bold capitals, wrapped or in a list, and nothing else", () => {
  expect(minutes.decisions).toEqual([
    { agendaItem: "1", verb: "AGREED", text: "that the minutes of LKF 6 were correct in every particular.", line: 31 },
    { agendaItem: "3.1", verb: "NOTED", text: "the wicks", line: 55 },
    { agendaItem: "3.1", verb: "APPROVED", text: "the tallow.", line: 56 },
  ]);
});

test("the next meetings are read, a day without a year being the next such day", () => {
  expect(minutes.next).toEqual([
    { kind: "main", date: "2026-10-13" },
    { kind: "reporting", date: "2026-09-28" },
  ]);
});

test("what looks wrong is warned about, each with its line", () => {
  expect(minutes.warnings.map(({ line, code }) => `${line} ${code}`)).toEqual([
    "43 no-such-date",
    "48 date-not-understood",
    "48 owner-unknown",
    "50 status-not-understood",
    "62 no-such-date",
    "63 owner-unknown",
    "63 action-gap",
    "65 reference-not-understood",
    "66 verb-not-bold",
    "69 agenda-gap",
  ]);
});

test("what is not understood stands under unread, and nothing else does", () => {
  expect(minutes.unread.map(({ line }) => line)).toEqual([13, 43, 48, 50, 65, 66, 67]);
});
