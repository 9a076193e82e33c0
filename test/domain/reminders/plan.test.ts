import { describe, expect, it } from "vitest";
import { type Delivered, planReminders, type Remindable, type Reminding } from "../../../src/domain/reminders/plan.js";
import { DEFAULT_POLICY } from "../../../src/domain/reminders/policy.js";
import { simulateReminders } from "../../../src/domain/reminders/simulate.js";
import { stepWorkingDays, workingDaysOf } from "../../../src/domain/working-days.js";
import { aCommittee, anAction, aPerson, england } from "./ground.js";

type Ask = { committee?: Partial<Reminding>; log?: Remindable[]; delivered?: Delivered[]; at: string };

/** What is owed, as the keys of its messages; late ones marked, and whom nobody can reach. */
const owed = ({ committee, log = [anAction("2022-03-08")], delivered = [], at }: Ask): string[] =>
  planReminders(aCommittee(committee), log, delivered, new Date(at)).flatMap(({ to, nobody, late }) => [
    ...to.map(({ key }) => (late ? `${key} late` : key)),
    ...(nobody ? [`${nobody.key}: ${nobody.why}`] : []),
  ]);

const had = (key: string, at: string): Delivered => ({ key, at: new Date(at) });

describe("the stages of a target, Tuesday 8 March 2022", () => {
  it.each([
    ["before-10", "2022-02-22T09:00:00Z", ["OPSG 64/01|before-10|2022-03-08|ann"]],
    ["before-5", "2022-03-01T09:00:00Z", ["OPSG 64/01|before-5|2022-03-08|ann"]],
    ["before-1", "2022-03-07T09:00:00Z", ["OPSG 64/01|before-1|2022-03-08|ann"]],
    ["due", "2022-03-08T09:00:00Z", ["OPSG 64/01|due|2022-03-08|ann"]],
    ["the first overdue", "2022-03-09T09:00:00Z", ["OPSG 64/01|overdue|2022-03-09|ann"]],
    ["the second overdue", "2022-03-16T09:00:00Z", ["OPSG 64/01|overdue|2022-03-16|ann"]],
    ["an overdue one after the clocks have changed", "2022-03-30T08:00:00Z", ["OPSG 64/01|overdue|2022-03-30|ann"]],
  ])("%s is owed from 09:00 in London, and not a minute earlier", (_, at, keys) => {
    expect(owed({ at })).toEqual(keys);
    const earlier = new Date(Date.parse(at) - 60_000).toISOString();
    expect(owed({ at: earlier })).toEqual([]);
  });

  it("nine o'clock is New York's in a committee there, across its own clock change and holidays", async () => {
    const committee = { zone: "America/New_York", isWorkingDay: await workingDaysOf("US") };
    // The clocks change there on 13 March 2022, a fortnight before Europe's; Memorial Day is 30 May.
    const span = { from: new Date("2022-02-20T00:00:00Z"), to: new Date("2022-06-02T00:00:00Z") };
    const at = (target: string) =>
      simulateReminders(
        aCommittee({ ...committee, policy: { ...DEFAULT_POLICY, overdueEvery: 60 } }),
        [anAction(target)],
        span,
      ).map((one) => `${one.at.toISOString().slice(0, 16)} ${one.owed.stage.name}`);
    expect(at("2022-03-14")).toEqual([
      "2022-02-28T14:00 before-10",
      "2022-03-07T14:00 before-5",
      "2022-03-11T14:00 before-1",
      "2022-03-14T13:00 due",
      "2022-03-15T13:00 overdue",
    ]);
    expect(at("2022-05-31").slice(2)).toEqual([
      "2022-05-27T13:00 before-1",
      "2022-05-31T13:00 due",
      "2022-06-01T13:00 overdue",
    ]);
  });
});

describe("two stages on one day", () => {
  it("a target on a Sunday is due on Friday, when only that is sent", () => {
    const log = [anAction("2022-03-06")];
    expect(owed({ log, at: "2022-03-04T09:00:00Z" })).toEqual(["OPSG 64/01|due|2022-03-06|ann"]);
    const delivered = [had("OPSG 64/01|due|2022-03-06|ann", "2022-03-04T09:00:00Z")];
    expect(owed({ log, delivered, at: "2022-03-04T12:00:00Z" })).toEqual([]);
  });

  it.each([
    ["Easter Monday", "2022-04-18", "2022-04-14T08:00:00Z"],
    ["the Queen's funeral, a bank holiday of that year alone", "2022-09-19", "2022-09-16T08:00:00Z"],
    ["the coronation's bank holiday", "2023-05-08", "2023-05-05T08:00:00Z"],
    ["the jubilee's Friday", "2022-06-03", "2022-06-01T08:00:00Z"],
  ])("a target on %s is due on the last working day before it", (_, target, at) => {
    expect(owed({ log: [anAction(target)], at })).toEqual([`OPSG 64/01|due|${target}|ann`]);
  });
});

describe("late, missed and doubled", () => {
  it.each([
    ["10:00 is in time", "2022-03-01T10:00:00Z", ["OPSG 64/01|before-5|2022-03-08|ann"]],
    ["10:01 is late", "2022-03-01T10:01:00Z", ["OPSG 64/01|before-5|2022-03-08|ann late"]],
    ["the next day is late at 09:00 already", "2022-03-02T09:00:00Z", ["OPSG 64/01|before-5|2022-03-08|ann late"]],
    ["a minute before 17:00 it still goes", "2022-03-01T16:59:00Z", ["OPSG 64/01|before-5|2022-03-08|ann late"]],
    ["from 17:00 it waits for the morning", "2022-03-01T17:00:00Z", []],
    ["on a Saturday nothing goes", "2022-03-05T12:00:00Z", []],
    ["after a week without ticks only the newest goes", "2022-03-08T13:00:00Z", ["OPSG 64/01|due|2022-03-08|ann late"]],
  ])("%s", (_, at, keys) => {
    expect(owed({ at })).toEqual(keys);
  });

  it("a reminder missed over a weekend is sent once, on Monday, marked late", () => {
    const log = [anAction("2022-03-11")];
    const at = "2022-03-07T09:00:00Z";
    expect(owed({ log, at })).toEqual(["OPSG 64/01|before-5|2022-03-11|ann late"]);
    expect(owed({ log, at, delivered: [had("OPSG 64/01|before-5|2022-03-11|ann", at)] })).toEqual([]);
  });
});

describe("somebody who rested", () => {
  const resting = (until: string) => [{ ...anAction("2022-03-08"), snoozes: [{ personId: "ann", until }] }];
  const before5 = "OPSG 64/01|before-5|2022-03-08|ann";

  it("is reminded again when they wake, and that is not late", () => {
    const ask = { log: resting("2022-03-03"), delivered: [had(before5, "2022-03-01T09:00:00Z")] };
    expect(owed({ ...ask, at: "2022-03-03T09:00:00Z" })).toEqual(["OPSG 64/01|snooze|2022-03-03|ann"]);
  });

  it("beyond the day of a stage has it when they wake, and that is not late either", () => {
    expect(owed({ log: resting("2022-03-03"), at: "2022-03-03T09:00:00Z" })).toEqual([before5]);
  });
});

describe("a target recorded after its stage", () => {
  const log = [anAction("2022-03-08", { recorded: "2022-03-03T15:00:00Z" })];
  it("raising an action three days ahead fires nothing at once", () => {
    expect(owed({ log, at: "2022-03-03T15:01:00Z" })).toEqual([]);
    expect(owed({ log, at: "2022-03-04T09:00:00Z" })).toEqual([]);
    expect(owed({ log, at: "2022-03-07T09:00:00Z" })).toEqual(["OPSG 64/01|before-1|2022-03-08|ann"]);
  });

  it("an imported overdue action begins with its next recurring stage", () => {
    // Overdue on 9, 16, 23 and 30 March; imported on the 25th.
    const imported = [anAction("2022-03-08", { recorded: "2022-03-25T11:00:00Z" })];
    expect(owed({ log: imported, at: "2022-03-28T09:00:00Z" })).toEqual([]);
    expect(owed({ log: imported, at: "2022-03-30T08:00:00Z" })).toEqual(["OPSG 64/01|overdue|2022-03-30|ann"]);
  });

  it("a target that moves starts its stages afresh", () => {
    const delivered = ["before-10", "before-5"].map((stage) =>
      had(`OPSG 64/01|${stage}|2022-03-08|ann`, "2022-03-01T09:00:00Z"),
    );
    const moved = [anAction("2022-03-22", { recorded: "2022-03-02T12:00:00Z" })];
    expect(owed({ log: moved, delivered, at: "2022-03-08T09:00:00Z" })).toEqual([
      "OPSG 64/01|before-10|2022-03-22|ann",
    ]);
  });

  it("a year mistyped by two thousand is reminded of every five working days, like any overdue action", () => {
    const slip = anAction("0022-03-08", { recorded: "2022-02-28T12:00:00Z" });
    const span = { from: new Date("2022-03-01T00:00:00Z"), to: new Date("2022-03-31T00:00:00Z") };
    const days = simulateReminders(aCommittee(), [slip], span).map(({ owed: { stage } }) => stage.day);
    expect(days.length).toBeGreaterThan(3);
    for (const [index, day] of days.slice(1).entries())
      expect(day).toBe(stepWorkingDays(england, days[index] ?? "", 5));
  });
});

describe("nothing is owed", () => {
  it.each(["completion proposed", "closed", "withdrawn"] as const)("by an action that is %s", (status) => {
    expect(owed({ log: [anAction("2022-03-08", { status })], at: "2022-03-08T09:00:00Z" })).toEqual([]);
  });
  it("by a paused committee; nor, once started, what fell before", () => {
    expect(owed({ committee: { paused: true }, at: "2022-03-08T09:00:00Z" })).toEqual([]);
    const since = new Date("2022-03-08T09:30:00Z");
    expect(owed({ committee: { since }, at: "2022-03-08T10:00:00Z" })).toEqual([]);
    expect(owed({ committee: { since }, at: "2022-03-09T09:00:00Z" })).toEqual(["OPSG 64/01|overdue|2022-03-09|ann"]);
  });
});

describe("to whom", () => {
  const at = "2022-03-01T09:00:00Z";
  const ask = (people: Reminding["people"], more: Partial<Ask> = {}) => owed({ committee: { people }, at, ...more });
  const key = (who: string) => `OPSG 64/01|before-5|2022-03-08|${who}`;
  const away = { awayUntil: "2022-03-14" };

  it("to every contact, and to no deputy", () => {
    expect(ask([aPerson("ann", "netco"), aPerson("bob", "netco"), aPerson("dot", "netco", { deputy: true })])).toEqual([
      key("ann"),
      key("bob"),
    ]);
  });
  it("who is away is passed over for the deputy, or for the party's other contacts", () => {
    const ann = aPerson("ann", "netco", away);
    expect(ask([ann, aPerson("dot", "netco", { deputy: true })])).toEqual([key("dot")]);
    expect(ask([ann, aPerson("bob", "netco")])).toEqual([key("bob")]);
    expect(ask([ann, aPerson("dot", "netco", { deputy: true })], { at: "2022-03-15T09:00:00Z" })).toEqual([
      "OPSG 64/01|overdue|2022-03-09|ann late",
    ]);
  });
  it("on the last day away, still the deputy", () => {
    const people = [aPerson("ann", "netco", { awayUntil: "2022-03-01" }), aPerson("dot", "netco", { deputy: true })];
    expect(ask(people)).toEqual([key("dot")]);
  });
  it("whoever comes back is not told again what the deputy was told", () => {
    const people = [aPerson("ann", "netco", { awayUntil: "2022-03-01" }), aPerson("dot", "netco", { deputy: true })];
    expect(ask(people, { at: "2022-03-02T09:00:00Z", delivered: [had(key("dot"), at)] })).toEqual([]);
  });
  it("a party that nobody can be reached for is reported once, with the reason, and reminded as soon as somebody can be", () => {
    const report = `${key("nobody:netco")}: everybody who answers for it is away`;
    const people = [aPerson("ann", "netco", { awayUntil: "2022-03-02" })];
    expect(ask(people)).toEqual([report]);
    const delivered = [had(key("nobody:netco"), at)];
    expect(ask(people, { delivered, at: "2022-03-02T09:00:00Z" })).toEqual([]);
    expect(ask(people, { delivered, at: "2022-03-03T09:00:00Z" })).toEqual([`${key("ann")} late`]);
    expect(ask([])).toEqual([`${key("nobody:netco")}: it has no contact`]);
    expect(owed({ at, committee: { people, whyNot: () => "no account" } })).toEqual([
      `${key("nobody:netco")}: nobody who answers for it has an account I can write to`,
    ]);
  });
  it("every owning party hears, and who answers for two of them has one message", () => {
    const both = aPerson("ann", "netco", {
      contacts: ["netco", "gridco"].map((partyId) => ({ partyId, deputy: false })),
    });
    const keys = ask([both, aPerson("gil", "gridco")], {
      log: [anAction("2022-03-08", { owners: ["netco", "gridco"] })],
    });
    expect(new Set(keys)).toEqual(new Set([key("ann"), key("gil")]));
  });
});

describe("TBC", () => {
  const mainMeetings = ["2022-02-08", "2022-03-08", "2022-04-12", "2022-05-10"];
  const log = [anAction("TBC")];
  it("is asked about ten working days before each main meeting", () => {
    const span = { from: new Date("2022-02-01T00:00:00Z"), to: new Date("2022-05-01T00:00:00Z") };
    expect(
      simulateReminders(
        aCommittee({ mainMeetings }),
        [anAction("TBC", { recorded: "2022-01-31T00:00:00Z" })],
        span,
      ).map(({ at, owed: one }) => `${at.toISOString().slice(0, 16)} ${one.to[0]?.key}`),
    ).toEqual([
      "2022-02-22T09:00 OPSG 64/01|tbc|2022-03-08|ann",
      "2022-03-29T08:00 OPSG 64/01|tbc|2022-04-12|ann",
      // Good Friday and Easter Monday are behind; the first Monday of May is a bank holiday.
      "2022-04-25T08:00 OPSG 64/01|tbc|2022-05-10|ann",
    ]);
  });
  it("with no meeting known, nothing is owed", () => {
    expect(owed({ log, at: "2022-02-22T09:00:00Z" })).toEqual([]);
  });
});
