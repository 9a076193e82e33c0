import { describe, expect, it } from "vitest";
import { putBack } from "../../../src/domain/reminders/changed-policy.js";
import { type Delivered, planReminders, type Remindable, type Reminding } from "../../../src/domain/reminders/plan.js";
import { DEFAULT_POLICY, type ReminderPolicy } from "../../../src/domain/reminders/policy.js";
import { simulateReminders } from "../../../src/domain/reminders/simulate.js";
import { aCommittee, anAction } from "./ground.js";

type Ask = { committee?: Partial<Reminding>; log?: Remindable[]; delivered?: Delivered[]; at: string };

/** What is owed, as the keys of its messages. */
const owed = ({ committee, log = [anAction("2022-03-08")], delivered = [], at }: Ask): string[] =>
  planReminders(aCommittee(committee), log, delivered, new Date(at)).flatMap(({ to }) => to.map(({ key }) => key));

const had = (key: string, at: string): Delivered => ({ key, at: new Date(at) });

describe("another policy", () => {
  const delivered = [had("OPSG 64/01|before-5|2022-03-08|ann", "2022-03-01T09:00:00Z")];
  const policy = { ...DEFAULT_POLICY, before: [7, 5, 3] };
  it("sends nothing again, and nothing from before the last that was sent", () => {
    expect(owed({ committee: { policy }, delivered, at: "2022-03-01T12:00:00Z" })).toEqual([]);
    expect(owed({ committee: { policy: { ...policy, before: [7] } }, delivered, at: "2022-03-01T12:00:00Z" })).toEqual(
      [],
    );
    expect(owed({ committee: { policy }, delivered, at: "2022-03-03T09:00:00Z" })).toEqual([
      "OPSG 64/01|before-3|2022-03-08|ann",
    ]);
  });
  it("what a clock that jumped ahead sent holds nothing back once it is right again", () => {
    const ahead = [had("OPSG 64/01|overdue|2022-04-06|ann", "2022-04-06T09:00:00Z")];
    expect(owed({ delivered: ahead, at: "2022-03-01T09:00:00Z" })).toEqual(["OPSG 64/01|before-5|2022-03-08|ann"]);
    expect(owed({ delivered: ahead, at: "2022-04-06T09:00:00Z" })).toEqual([]);
  });
  it("an overdue reminder comes no sooner after the last than the policy says: the days of its own rhythm before are passed over", () => {
    const log = [anAction("2022-03-29")];
    const went = [had("OPSG 64/01|overdue|2022-04-01|ann", "2022-04-01T08:00:00Z")];
    // From the 29th: 31 March, 7 April, 14 April, and so on.
    const other = { ...DEFAULT_POLICY, overdueFirst: 2, overdueEvery: 5 };
    const span = { from: new Date("2022-04-01T09:00:00Z"), to: new Date("2022-04-30T09:00:00Z") };
    const [first] = simulateReminders(
      aCommittee({ policy: other }),
      [{ ...log[0], delivered: went } as Remindable],
      span,
    );
    expect(first?.owed.stage.day).toBe("2022-04-14");
    expect(owed({ committee: { policy: other }, log, delivered: went, at: "2022-04-07T08:00:00Z" })).toEqual([]);
  });
  it("nor where the days are counted otherwise now; a target that moved since begins afresh", () => {
    const went = [had("OPSG 64/01|overdue|2022-04-01|ann", "2022-04-01T08:00:00Z")];
    const at = "2022-04-05T08:00:00Z";
    expect(owed({ log: [anAction("2022-04-04")], delivered: went, at })).toEqual([]);
    const moved = anAction("2022-04-04", { recorded: "2022-04-01T10:00:00Z" });
    expect(owed({ log: [moved], delivered: went, at })).toEqual(["OPSG 64/01|overdue|2022-04-05|ann"]);
  });
  describe.each([
    ["a target that was recorded that day", anAction("2022-03-08", { recorded: "2022-03-08T08:00:00Z" }), false],
    ["a stage that was put back that day", anAction("2022-03-08"), true],
  ])("whose hour is moved earlier, and %s", (_, action, isBack) => {
    const zone = "Europe/London";
    const dropped = { ...DEFAULT_POLICY, dropped: ["due"] } as const;
    const back = (instant: string): ReminderPolicy =>
      isBack ? putBack({ policy: dropped, zone }, DEFAULT_POLICY, new Date(instant)) : DEFAULT_POLICY;
    const early = (policy: ReminderPolicy, instant: string): ReminderPolicy =>
      putBack({ policy, zone }, { ...policy, from: "07:30" }, new Date(instant));
    it("has the reminder of that day, at once and on time", () => {
      const policy = early(back("2022-03-08T08:00:00Z"), "2022-03-08T08:15:00Z");
      const at = "2022-03-08T08:15:00Z";
      expect(owed({ committee: { policy }, log: [action], at })).toEqual(["OPSG 64/01|due|2022-03-08|ann"]);
    });
    it("makes up for nothing whose hour had come before", () => {
      const policy = early(back("2022-03-08T09:30:00Z"), "2022-03-08T10:00:00Z");
      const log = [isBack ? action : anAction("2022-03-08", { recorded: "2022-03-08T09:30:00Z" })];
      const delivered = [had("OPSG 64/01|before-1|2022-03-08|ann", "2022-03-07T09:00:00Z")];
      expect(owed({ committee: { policy }, log, delivered, at: "2022-03-08T10:01:00Z" })).toEqual([]);
    });
  });
});
