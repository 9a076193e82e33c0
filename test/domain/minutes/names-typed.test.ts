import { expect, test } from "vitest";
import { readNames } from "../../../src/domain/minutes/names-typed.js";

test.each([":", ": ;", ": :", "-;:", "1;2"])("“%s” names nobody and is refused", (text) => {
  expect(readNames("members", text).ok).toBe(false);
});

test("an alternate keeps the comma in the name of whom they stand for", () => {
  const read = readNames(
    "members",
    "Network Parties: Ann Example (alternate for Bob Example, Jr) (Clerk, items 2 and 3)",
  );
  expect(read.ok && read.value).toMatchObject([
    { name: "Ann Example", alternateFor: "Bob Example, Jr", role: "Clerk", agendaItems: ["2", "3"] },
  ]);
});

test.each([
  ["Quays: Ann Example (alternate for Bob Example, of NetCo), Cyd Short (items 1 and 2)", ["Ann Example", "Cyd Short"]],
  ["NetCo: Cyd Third, Dan Fourth and Eve Fifth,", ["Cyd Third", "Dan Fourth", "Eve Fifth"]],
  ["NetCo: Cyd Third, Dan Fourth, and Eve Fifth", ["Cyd Third", "Dan Fourth", "Eve Fifth"]],
  ["NetCo: Bob Example, Jr, Ann Example, OBE", ["Bob Example, Jr", "Ann Example, OBE"]],
])("“%s” is each of them, of one group", (text, names) => {
  const read = readNames("others", text);
  expect(read.ok && read.value.map(({ name }) => name)).toEqual(names);
  expect(read.ok && new Set(read.value.map(({ organisation }) => organisation)).size).toBe(1);
});

test("each of several on a line keeps what stands in brackets behind them", () => {
  const read = readNames("members", "Quays: Ann Example (alternate for Bob Example), Cyd Short (items 1 and 2)");
  expect(read.ok && read.value).toMatchObject([
    { name: "Ann Example", category: "Quays", alternateFor: "Bob Example", agendaItems: [] },
    { name: "Cyd Short", category: "Quays", alternateFor: null, agendaItems: ["1", "2"] },
  ]);
});

test.each(["Chair: Sample, Olive", "Olive Sample, Chair", "Quays: Ann and Bob Example"])(
  "“%s” may be one person or several, which is asked",
  (text) => {
    const read = readNames("members", text);
    expect(read.ok ? "" : read.problem.what).toContain("one person or several");
  },
);
