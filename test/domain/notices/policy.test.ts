import { describe, expect, it } from "vitest";
import { ALL_NOTICES, DEFAULT_NOTICES, printNotice, readNotices } from "../../../src/domain/notices/policy.js";

const read = (values: Parameters<typeof readNotices>[0]) => readNotices(values, DEFAULT_NOTICES);

describe("when notices come", () => {
  it.each([
    ["off", { on: false, lead: 5, at: "09:00" }],
    ["4", { on: true, lead: 4, at: "09:00" }],
    ["4 working days before, at 10am", { on: true, lead: 4, at: "10:00" }],
    ["at 8.30", { on: true, lead: 5, at: "08:30" }],
    ["ON", { on: true, lead: 5, at: "09:00" }],
  ])("the agenda summary told %j", (agenda, expected) => {
    expect(read({ agenda })).toMatchObject({ ok: true, value: { ...DEFAULT_NOTICES, agenda: expected } });
  });

  it.each([
    [{ agenda: "sometimes" }, "agenda"],
    [{ agenda: "5 at 25:00" }, "agenda"],
    [{ papers: "90" }, "papers"],
    [{ today: "2" }, "today"],
    [{ change: "3" }, "change"],
    [{ papers: "3" }, "papers"],
    [{ reminder: "6" }, "agenda"],
    [{ reminder: "0" }, "reminder"],
    [{ papers: "0 at 08:00", agenda: "off", reminder: "off" }, "papers"],
    [{ agenda: "0", reminder: "off" }, "agenda"],
  ])("%j is refused beside its field", (values, field) => {
    expect(read(values)).toMatchObject({ ok: false, problem: { field } });
  });

  it("the agenda may come on the day itself, at an hour of its own", () => {
    expect(read({ agenda: "0 at 08:00", reminder: "off" })).toMatchObject({ ok: true });
    expect(read({ agenda: "0", reminder: "off", today: "off" })).toMatchObject({ ok: true });
  });

  it("says each in words, and reads its own words back", () => {
    expect(ALL_NOTICES.map((kind) => printNotice(DEFAULT_NOTICES, kind))).toEqual([
      "7 working days before, at 09:00",
      "5 working days before, at 09:00",
      "1 working day before, at 09:00",
      "on the day, at 09:00",
      "1 working day after, at 09:00",
      "at once",
      "at once",
    ]);
    for (const kind of ["papers", "agenda", "reminder", "outcome"] as const)
      expect(read({ [kind]: printNotice(DEFAULT_NOTICES, kind) })).toEqual({ ok: true, value: DEFAULT_NOTICES });
  });
});
