import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PreviewedReminder } from "../../src/app/preview-reminders.js";
import type { Answer } from "../../src/cards/card.js";
import { broken, buttonOf, cardOf, formOf, makeWorld, read, type World } from "../world.js";

/** It is Tuesday 8 March 2022, 10:00 in London. */
let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.say("secretary", 'action new "NetCo to publish the calendar" owner NetCo target 22 March');
  await world.say("secretary", 'action new "Both to agree" owner GridCo and NetCo target 6 June');
  await world.say("secretary", 'action new "NetCo to name a date" owner NetCo');
  await world.say("secretary", 'action new "DCC to wait" owner DCC target 11 March');
  await world.say("secretary", 'action new "NetCo to be done with" owner NetCo target 22 March');
  await world.say("netco", "action done 64/05");
});
afterAll(async () => {
  expect(broken).toEqual([]);
  await world.close();
});

const dataOf = (answer: Answer): PreviewedReminder[] =>
  answer.kind === "card" ? (answer.data as PreviewedReminder[]) : [];
const lines = (answer: Answer): string[] =>
  dataOf(answer).map(({ at, stage, action, party, to }) => [at, action.slice(5), stage, party, ...to].join(" "));

describe("the preview", () => {
  it("tells the next fortnight, from now on, to whom each reminder goes, and whom nobody can reach", async () => {
    const answer = await world.say("secretary", "reminders preview");
    expect(lines(answer)).toEqual([
      "2022-03-10T09:00:00+00:00 64/04 before-1 DCC",
      "2022-03-11T09:00:00+00:00 64/04 due DCC",
      "2022-03-14T09:00:00+00:00 64/04 overdue DCC",
      "2022-03-15T09:00:00+00:00 64/01 before-5 NetCo The netco",
      "2022-03-21T09:00:00+00:00 64/01 before-1 NetCo The netco",
      "2022-03-21T09:00:00+00:00 64/04 overdue DCC",
      "2022-03-22T09:00:00+00:00 64/01 due NetCo The netco",
    ]);
    expect(dataOf(answer).every(({ late }) => late === false)).toBe(true);
    const text = read(answer);
    expect(text).toContain("OPSG: reminders from 8 March 2022 to 22 March 2022");
    expect(text).toContain("3 would be sent, if nothing changed. 4 more would reach nobody, as things stand.");
    // The start counts alike.
    const start = read(await world.say("secretary", "reminders start"));
    expect(start).toContain("3 reminders would go to one person");
    expect(start).toContain("4 more would reach nobody, as things stand.");
    expect(text).toContain("The reminders of OPSG are paused");
    expect(text).toContain(
      "Tuesday 15 March 2022\n  OPSG 64/01  5 working days before\n    09:00 · NetCo · to The netco",
    );
    expect(text).toContain("OPSG 64/04  1 working day before\n    09:00 · DCC · nobody can be reached");
  });

  it("counts a reminder once for each who gets it, and none that goes to somebody without an account", async () => {
    const own = await makeWorld();
    await own.say("secretary", 'action new "NetCo to publish" owner NetCo target 22 March');
    await own.say("secretary", "person contact-for The member NetCo");
    await own.say("secretary", 'person add "Una Sample" email una@example.org contact-for NetCo');
    const counted = "6 would be sent, if nothing changed. 3 more would reach nobody, as things stand.";
    expect(read(await own.say("secretary", "reminders preview"))).toContain(counted);
    const start = read(await own.say("secretary", "reminders start"));
    expect(start).toContain("6 reminders would go to 2 people");
    expect(start).toContain("3 more would reach nobody, as things stand.");
    await own.close();
  });

  it("does not show again, as late, what the Secretary was told because nobody can be reminded", async () => {
    const own = await makeWorld();
    await own.say("secretary", 'action new "DCC to wait" owner DCC target 22 March');
    await own.say("secretary", "reminders start now");
    own.at("2022-03-15T14:00:00Z");
    expect(lines(await own.say("secretary", "reminders preview from 15 March to 22 March"))).toEqual([
      "2022-03-21T09:00:00+00:00 64/01 before-1 DCC",
      "2022-03-22T09:00:00+00:00 64/01 due DCC",
    ]);
    await own.close();
  });

  it("of days that are over says that nobody's being away or at rest then is taken into account", async () => {
    const note = "who was away then, or had put an action off, is not left out";
    const past = await world.say("secretary", "reminders preview from 1 February 2022 to 7 March 2022");
    expect(read(past)).toContain(note);
    expect(JSON.stringify(dataOf(past))).not.toContain("away");
    expect(read(await world.say("secretary", "reminders preview"))).not.toContain(note);
  });

  it("goes on over the clock change, the jubilee's bank holidays and every main meeting", async () => {
    const said = lines(await world.say("chair", "reminders preview from 1 May to 30 June"));
    const of = (sequence: string) => said.filter((line) => line.includes(` 64/${sequence} `));
    // 2 and 3 June 2022 are bank holidays, so one working day before Monday 6 June is Wednesday the 1st.
    expect(of("02").filter((line) => line.includes("before-1 "))).toEqual([
      "2022-06-01T09:00:00+01:00 64/02 before-1 GridCo The gridco",
      "2022-06-01T09:00:00+01:00 64/02 before-1 NetCo The netco",
    ]);
    expect(of("03")).toEqual([
      "2022-05-27T09:00:00+01:00 64/03 tbc NetCo The netco",
      "2022-06-28T09:00:00+01:00 64/03 tbc NetCo The netco",
    ]);
    expect(of("05")).toEqual([]);
  });

  it("reads next month, and says where it cannot read a time", async () => {
    const april = dataOf(await world.say("secretary", "reminders preview next month"));
    expect(april.length).toBeGreaterThan(3);
    expect(april.every(({ at }) => at.startsWith("2022-04"))).toBe(true);
    for (const [line, why] of [
      ["reminders preview soon", "I do not know the time “soon”."],
      ["reminders preview from 30 February", "There is no such day"],
      ["reminders preview from 1 June to 1 May 2022", "The last day comes before the first."],
      ["reminders preview from 1 June to 1 June 2028", "That is more than two years."],
    ] as const)
      expect(read(await world.say("secretary", line))).toContain(why);
  });

  it("turns its pages", async () => {
    const first = await world.say("secretary", "reminders preview from 1 April to 31 December");
    expect(cardOf(first).title).toContain("(page 1 of ");
    const second = await world.press("secretary", buttonOf(first, "Next").press);
    expect(cardOf(second).title).toContain("(page 2 of ");
    expect(dataOf(second)).toEqual(dataOf(first));
    const typed = await world.say("secretary", "reminders preview page 2 from 1 April to 31 December");
    expect(cardOf(typed)).toEqual(cardOf(second));
  });

  it("of days that are over takes the policy as if it had always been so, whatever it was in between", async () => {
    const own = await makeWorld();
    await own.say("secretary", 'action new "NetCo to publish" owner NetCo target 22 February 2022');
    const past = async () =>
      lines(await own.say("secretary", "reminders preview from 1 February 2022 to 7 March 2022"));
    const first = await past();
    expect(first.map((line) => line.slice(26))).toEqual([
      "64/01 before-10 NetCo The netco",
      "64/01 before-5 NetCo The netco",
      "64/01 before-1 NetCo The netco",
      "64/01 due NetCo The netco",
      "64/01 overdue NetCo The netco",
      "64/01 overdue NetCo The netco",
    ]);
    for (const [there, back] of [
      ["reminders policy before 10, 1 overdue 2 every 5", "reminders policy before 10, 5, 1 overdue 1 every 5"],
      ["reminders policy at 07:30 tbc 9", "reminders policy at 09:00 tbc 10"],
      ["committee place country Scotland", "committee place country England"],
    ] as const) {
      await own.say("secretary", there);
      await own.say("secretary", back);
      expect(await past(), there).toEqual(first);
    }
    await own.close();
  });

  it("is told to the asker alone, for it names people", async () => {
    const place = { kind: "channel", platform: "slack", tenant: "T0HOME", channel: "C0BOUND" } as const;
    expect(await world.say("secretary", "reminders preview", place)).toMatchObject({ audience: "person" });
  });

  it("asks a deputy while the contact is away", async () => {
    const away = await makeWorld();
    await away.say("secretary", 'action new "NetCo to publish" owner NetCo target 22 March');
    await away.say("secretary", "person deputy-for The member NetCo");
    await away.say("secretary", "person away The netco until 18 March");
    const said = lines(await away.say("secretary", "reminders preview"));
    expect(said.map((line) => line.slice(26))).toEqual([
      "64/01 before-5 NetCo The member",
      "64/01 before-1 NetCo The netco",
      "64/01 due NetCo The netco",
    ]);
    await away.close();
  });
});

describe("the policy", () => {
  it("is shown to everybody, with what may be changed to the Secretary", async () => {
    const shown = await world.say("netco", "reminders policy");
    expect(read(shown)).toContain("10, 5 and 1 working days before");
    expect(read(shown)).toContain("1 working day after it, then every 5 working days");
    expect(cardOf(shown).buttons).toEqual([]);
    expect(buttonOf(await world.say("secretary", "reminders policy"), "Change").press.ask).toBe(true);
  });

  it("is changed by a line: what is left out stays, the preview follows, and the history tells", async () => {
    const own = await makeWorld();
    const before = (await own.store.register()).committees[0]?.reminderPolicy;
    const changed = await own.say("secretary", "reminders policy before 7 and 2 overdue every 3 at 8.30");
    expect(read(changed)).toContain("7 and 2 working days before");
    expect((await own.store.register()).committees[0]?.reminderPolicy).toEqual({
      ...before,
      before: [7, 2],
      overdueEvery: 3,
      from: "08:30",
      // The hour that held before had come that day.
      hours: [{ from: "09:00", zone: "Europe/London", until: "2022-03-08T10:00:00.000Z" }],
      putBack: Object.fromEntries(["before-7", "before-2", "overdue"].map((one) => [one, "2022-03-08T10:00:00.000Z"])),
    });
    await own.say("secretary", 'action new "NetCo to publish" owner NetCo target 16 March');
    expect(lines(await own.say("secretary", "reminders preview")).map((line) => line.slice(0, 38))).toEqual([
      "2022-03-14T08:30:00+00:00 64/01 before",
      "2022-03-16T08:30:00+00:00 64/01 due Ne",
      "2022-03-17T08:30:00+00:00 64/01 overdu",
      "2022-03-22T08:30:00+00:00 64/01 overdu",
    ]);
    expect(read(await own.say("secretary", "reminders policy before 2, 7"))).toContain("nothing was changed");
    await own.close();
  });

  it("is changed by a form that is filled with what holds, and says beside the field what is wrong", async () => {
    const form = formOf(
      await world.press("secretary", buttonOf(await world.say("secretary", "reminders policy"), "Change").press),
    );
    expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
      ["before", "10, 5, 1"],
      ["overdueFirst", "1"],
      ["overdueEvery", "5"],
      ["tbcLead", "10"],
      ["from", "09:00"],
      ["until", "17:00"],
      ["listMoreThan", "5"],
      ["digestLead", "5"],
    ]);
    // Whoever fills it in sees what a number means.
    for (const { label } of form.fields) expect(label).toMatch(/working days|time of day in Europe\/London|actions/u);
    expect(await world.submit("secretary", form, { until: "08:00" })).toMatchObject({
      kind: "problem",
      problem: { field: "until" },
      form: { fields: expect.arrayContaining([expect.objectContaining({ name: "until", value: "08:00" })]) },
    });
    const form2 = formOf(
      await world.press("secretary", { command: "reminders policy", committee: "OPSG", values: {}, ask: true }),
    );
    expect(read(await world.submit("secretary", form2, { before: "none", tbcLead: "12" }))).toContain(
      "12 working days before each main meeting",
    );
  });

  it("whoever fills in a form changes what they changed in it, and nothing that somebody else has changed meanwhile", async () => {
    const own = await makeWorld();
    const open = async (command: string) =>
      formOf(await own.press("secretary", { command, committee: "OPSG", values: {}, ask: true }));
    const shown = ({ fields }: ReturnType<typeof formOf>) =>
      Object.fromEntries(fields.map(({ name, value }) => [name, value ?? ""]));
    const policy = await open("reminders policy");
    const place = await open("committee place");
    const notices = await open("notices policy");
    const choose = await open("reminders choose");
    await own.say("secretary", "reminders policy at 10:30");
    await own.say("secretary", "committee place zone Europe/Dublin");
    await own.say("secretary", "notices policy papers off");
    await own.say("secretary", "reminders choose without The netco");
    await own.submit("secretary", policy, { ...shown(policy), before: "10, 1" });
    await own.submit("secretary", place, { ...shown(place), country: "Ireland" });
    await own.submit("secretary", notices, { ...shown(notices), agenda: "4 at 10:00" });
    await own.submit("secretary", choose, { ...shown(choose), stages: "tbc,overdue,before" });
    const [committee] = (await own.store.register()).committees;
    expect(committee).toMatchObject({
      zone: "Europe/Dublin",
      reminderPolicy: { from: "10:30", before: [10, 1], dropped: ["due"], without: ["person-netco"] },
      notices: { papers: { on: false } },
    });
    expect(committee?.holidays).not.toBe("GB-ENG");
    const again = await open("reminders policy");
    expect(read(await own.submit("secretary", again, shown(again)))).toContain("nothing was changed");
    await own.close();
  });

  it.each([
    ["before 0", "1 to 65 working days ahead"],
    ["before soon", "1 to 65 working days ahead"],
    ["overdue every -5", "Overdue reminders are repeated every"],
    ["overdue every five", "Overdue reminders are repeated every"],
    ["tbc 100", "Owners of TBC actions are asked"],
    ["at 25:00", "“25:00” is not a time of day."],
    ["at 17:00", "must have some time of the day"],
    ["list 500", "A list begins after"],
    ["faster", "I could not read “faster”"],
    ["tbc none", "reminders choose stages"],
    ["overdue none", "reminders choose stages"],
    ["overdue every never", "reminders choose stages"],
  ])("a policy of “%s” is refused", async (words, why) => {
    expect(read(await world.say("secretary", `reminders policy ${words}`))).toContain(why);
  });
});
