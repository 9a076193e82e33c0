import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { read } from "./house.js";

const FILE = "../shared/minutes/opsg-64.txt";

/** The real minutes may not stand in this project: only counts, references and days are asserted. */
describe.runIf(existsSync(FILE))(`a real set of minutes (skipped where ${FILE} is not there)`, () => {
  const minutes = existsSync(FILE) ? read(readFileSync(FILE, "utf8")) : undefined;

  test("the meeting, its attendance, its items", () => {
    expect(minutes?.meeting).toMatchObject({
      committee: "OPSG",
      number: 64,
      kind: "reporting",
      reference: "OPSG_64_2401",
      date: "2022-01-24",
      start: "12:20",
      end: "15:30",
      status: "final",
      classification: "White",
    });
    expect(minutes?.attendees).toHaveLength(26);
    expect(minutes?.attendees.filter((one) => "category" in one)).toHaveLength(14);
    expect(minutes?.apologies).toHaveLength(3);
    expect(minutes?.agenda.map(({ number }) => number)).toEqual(
      "1 2 3 3.1 3.2 3.3 4 5 6 6.1 6.2 6.3 6.4 7 8 9 9.1".split(" "),
    );
  });

  test("the actions", () => {
    const last = { lastTarget: null, revisedTarget: "TBC", dateRaised: "2022-01-24", status: "open" };
    expect(minutes?.actions).toMatchObject([
      {
        reference: "OPSG 59/03",
        owners: ["DCC"],
        dateRaised: "2021-10-25",
        lastTarget: "2022-11-24",
        revisedTarget: "TBC",
        status: "open",
        agendaItem: "2",
      },
      { ...last, reference: "OPSG 64/01", owners: ["DCC"], agendaItem: "3.3" },
      { ...last, reference: "OPSG 64/02", owners: ["DCC"], agendaItem: "3.3" },
      { ...last, reference: "OPSG 64/03", owners: ["DCC"], agendaItem: "5" },
      { ...last, reference: "OPSG 64/04", owners: ["SECAS", "DCC"], agendaItem: "5" },
    ]);
    expect(minutes?.actions.map(({ updates }) => updates.length)).toEqual([4, 0, 0, 0, 0]);
  });

  test("decisions, next meetings, and the one year that looks wrong", () => {
    expect(minutes?.decisions).toHaveLength(18);
    expect(minutes?.next).toEqual([
      { kind: "main", date: "2022-02-08" },
      { kind: "reporting", date: "2022-02-28" },
    ]);
    expect(minutes?.warnings.map(({ code }) => code)).toEqual(["target-far-from-raised"]);
  });
});
