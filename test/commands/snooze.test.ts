import { describe, expect, it } from "vitest";
import { buttonOf, cardOf, formOf, read, type World } from "../world.js";
import { eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

const until = async (sequence: number, who = "netco") => {
  const action = await world.action(64, sequence);
  const found = await world.store.change(null, async (tx) => {
    const day = await tx.reminders.snoozedUntil(`person-${who}`, action?.id ?? "");
    return { ok: true, value: day };
  });
  return found.ok ? found.value : undefined;
};

describe("a reminder put off", () => {
  it.each([
    ["until Thursday", "2022-03-10"],
    ["for a week", "2022-03-15"],
    ["16/3", "2022-03-16"],
    ["tomorrow", "2022-03-09"],
  ])("by a command, “%s”", async (words, day) => {
    await world.say("netco", `action snooze 64/01 ${words}`);
    expect(await until(1)).toBe(day);
  });

  it("rests at most until the target's day, and that is said", async () => {
    const answer = read(await world.say("netco", "action snooze 64/01 until 1 May"));
    expect(answer).toContain("Your reminders of it rest until Tuesday 22 March 2022.");
    expect(answer).toContain("A reminder can be put off until the day of its target at most.");
    expect(await until(1)).toBe("2022-03-22");
  });

  it("that is overdue, due today or TBC rests at most until the next main meeting", async () => {
    await world.say("netco", "action target 64/02 TBC");
    world.at("2022-03-22T10:00:00Z");
    for (const sequence of [1, 2]) await world.say("netco", `action snooze 64/0${sequence} until 1 May`);
    expect([await until(1), await until(2)]).toEqual(["2022-04-12", "2022-04-12"]);
  });

  it("in words does the same, and is no update", async () => {
    const thread = await netco.remind(1);
    const answer = await netco.write("remind me on Thursday please", { thread });
    expect(read(answer)).toContain("Your reminders of it rest until Thursday 10 March 2022.");
    expect([await until(1), await log.updates(1)]).toEqual(["2022-03-10", []]);
    expect(read(await world.say("netco", "action history 64/01"))).toContain("remind me on Thursday please");
  });

  it("to a Saturday names the Monday on which it may come", async () => {
    expect(read(await netco.write("64/01 snooze until Saturday"))).toContain("rest until Monday 14 March 2022.");
    expect(await until(1)).toBe("2022-03-14");
  });

  it("for a year is shortened in words too, and that is said", async () => {
    const answer = read(await netco.write("64/01 snooze for a year"));
    expect(answer).toContain("rest until Tuesday 22 March 2022.");
    expect(answer).toContain("A reminder can be put off until the day of its target at most.");
  });

  it("with news beside it keeps the news", async () => {
    await netco.write("64/01 The lab is booked. Remind me on Thursday");
    expect([await until(1), await log.updates(1)]).toEqual([
      "2022-03-10",
      ["The lab is booked. Remind me on Thursday"],
    ]);
  });

  it("without a day is asked about, and nothing is put off", async () => {
    const asked = await netco.write("64/01 remind me later");
    expect(read(asked)).toContain("Until when?");
    const form = formOf(await world.press("netco", buttonOf(asked, "Snooze …").press));
    expect(form.fields[0]).toMatchObject({
      kind: "day",
      value: "2022-03-15",
      hint: "At the latest 22 March 2022, the day of its target. Only your own reminders rest.",
    });
    expect([await until(1), await log.updates(1)]).toEqual([null, []]);
    await world.submit("netco", form, { until: "2022-03-18" });
    expect(await until(1)).toBe("2022-03-18");
  });

  it("concerns the one who asked alone, and can be undone", async () => {
    await world.say("netco", "action snooze 64/01 until Thursday");
    const longer = await world.say("netco", "action snooze 64/01 until 16 March");
    expect(await until(1, "second")).toBeNull();
    await world.press("netco", buttonOf(longer, "Undo").press);
    expect(await until(1)).toBe("2022-03-10");
  });

  it.each([
    ["netco", "action snooze 64/01 until yesterday", "That day is not ahead."],
    ["netco", "action snooze 64/01 until 7 March 2022", "That day is not ahead."],
    ["netco", "action snooze 64/01 until TBC", "could not read"],
    ["gridco", "action snooze 64/01 until Friday", "Only a contact of an owning party"],
    ["secretary", "action snooze 64/01 until Friday", "You are not reminded of OPSG 64/01"],
  ])("is refused to %s: %s", async (who, line, why) => {
    expect(read(await world.say(who, line))).toContain(why);
    expect(await until(1, who)).toBeNull();
  });

  it("is refused where none goes out", async () => {
    await world.say("netco", "action done 64/01");
    expect(read(await world.say("netco", "action snooze 64/01 until Friday"))).toContain("no reminders of it go out");
  });
});

describe("“Not ours”", () => {
  it("asks whose it is, keeps it as an update and tells the Secretary", async () => {
    const press = { command: "action not-ours", committee: "OPSG", values: { reference: "OPSG 64/01" }, ask: true };
    const form = formOf(await world.press("netco", press));
    const answer = await world.submit("netco", form, { text: "GridCo took it over" });
    expect(cardOf(answer).title).toBe("OPSG 64/01: the Secretary is told that it is not yours");
    expect(await log.updates(1)).toEqual(["Not ours: GridCo took it over"]);
    const told = await world.store.outbox.claim(new Date("2030-01-01"), 20, "test", 1000);
    expect(told.map(({ message }) => message)).toMatchObject([{ kind: "answered", how: "redirect" }]);
  });
});
