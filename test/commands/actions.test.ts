import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ok } from "../../src/domain/result.js";
import { broken, buttonOf, cardOf, formOf, makeWorld, read, type World } from "../world.js";

describe("the life of an action", () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.close());

  it("is raised on one line at the last meeting held, with the next number", async () => {
    const answer = await world.say(
      "secretary",
      'action new "NetCo to publish the outage calendar" owner NetCo target 22 March',
    );
    expect(read(answer)).toContain("OPSG 64/01 raised");
    expect(await world.action(64, 1)).toMatchObject({
      text: "NetCo to publish the outage calendar",
      ownerIds: ["party-NetCo"],
      dateRaised: "2022-02-08",
      targets: { last: "2022-03-22", revised: null, moves: 0 },
      status: "open",
    });
  });

  it("takes an “agenda item” for what it is, not for a part of the owner's name, and doubts one that is not on the agenda", async () => {
    const world = await makeWorld();
    const meeting = await world.store.meetings.byNumber(world.committee.id, 64);
    const agenda = [{ number: "3.2", title: "Outages", presenter: null, purpose: null, minutes: null, paper: null }];
    await world.store.change(null, async (tx) =>
      ok(await tx.meetings.setContents(meeting?.id ?? "", { attendees: [], agenda, decisions: [] })),
    );
    const answer = read(await world.say("secretary", 'action new "X" owner NetCo agenda item 99.9 target 22 March'));
    expect(answer).toContain("please check: OPSG 64 has no agenda item 99.9.");
    expect(await world.action(64, 1)).toMatchObject({ ownerIds: ["party-NetCo"], agendaItem: "99.9" });
    expect(read(await world.say("secretary", 'action new "Y" owner NetCo Agenda Item 3.2'))).not.toContain("check");
    expect(await world.action(64, 2)).toMatchObject({ ownerIds: ["party-NetCo"], agendaItem: "3.2" });
    await world.close();
  });

  it("asks with a form when little was typed, and offers the next main meeting", async () => {
    const form = formOf(await world.say("secretary", "/opsg action new"));
    const target = form.fields.find(({ name }) => name === "target");
    expect(target).toMatchObject({ kind: "day", value: "2022-04-12" });
    const answer = await world.submit("secretary", form, {
      text: "SECAS and DCC to agree a plan",
      owners: "party-SECAS,party-DCC",
      target: "",
      meeting: "64",
      agendaItem: "3.2",
    });
    expect(read(answer)).toContain("OPSG 64/02 raised");
    expect(await world.action(64, 2)).toMatchObject({
      ownerIds: ["party-SECAS", "party-DCC"],
      agendaItem: "3.2",
      targets: { last: null, revised: "TBC", moves: 0 },
    });
    expect(buttonOf(answer, "Target 12 April 2022").press.values).toMatchObject({ target: "2022-04-12" });
  });

  it("takes an update, a new target and its doubts", async () => {
    expect(read(await world.say("netco", "action update 64/1 “Slides” went to the group.\nAll of them."))).toContain(
      "update recorded",
    );
    const revised = await world.say("netco", "action target #64/01 16 April because the supplier is late");
    expect(read(revised)).toContain("From 22 March 2022 to 16 April 2022.\nthe supplier is late");
    expect(read(revised)).toContain("16 April 2022 is not a working day");
    expect((await world.action(64, 1))?.targets).toEqual({ last: "2022-03-22", revised: "2022-04-16", moves: 1 });
    expect(read(await world.say("netco", "action target 64/01 TBC because of the audit"))).toContain("to TBC");
    expect((await world.action(64, 1))?.targets).toEqual({ last: "2022-04-16", revised: "TBC", moves: 2 });
    const shown = read(await world.say("observer", "action show opsg64/01"));
    expect(shown).toContain("“Slides” went to the group.\nAll of them.");
    expect(shown).toContain("moved twice");
    expect(shown).toContain("by The netco: because of the audit");
  });

  it("is closed in two steps, declined and reopened on the way", async () => {
    expect(read(await world.say("netco", "action done 64/01 It is published."))).toContain("completion proposed");
    expect(read(await world.say("chair", "action decline 64/01 because of a missing part"))).toContain("open again");
    const declined = read(await world.say("netco", "action show 64/01"));
    expect(declined).toMatch(/Updates\nCompletion declined by The chair: because of a missing part\n/u);
    expect(declined).toContain("It is published.");
    expect(read(await world.say("netco", "action done 64/01"))).toContain("completion proposed");
    expect(read(await world.say("netco", "action show 64/01"))).not.toContain("declined");
    expect(read(await world.say("netco", "action done 64/01"))).toContain(
      "OPSG 64/01 awaits the committee’s agreement to its completion, so nobody can propose",
    );
    const close = buttonOf(await world.say("secretary", "action show 64/01"), "Close at OPSG 64");
    expect(read(await world.press("secretary", close.press))).toContain("closed at OPSG 64");
    expect(read(await world.press("chair", close.press))).toContain("OPSG 64/01 is closed, so nobody can close it");
    expect(read(await world.say("secretary", "action reopen 64/01 because it came back"))).toContain("open again");
    expect((await world.action(64, 1))?.closedAt).toBeNull();
  });

  it("keeps every change in its history, once each", async () => {
    const history = read(await world.say("member", "action history 64/01"));
    for (const deed of [
      "Raised",
      "Update",
      "Target revised",
      "Completion proposed",
      "Completion declined",
      "Closed at OPSG 64",
      "Reopened",
    ]) {
      expect(history).toContain(deed);
    }
    expect(history).toContain("Target: 16/04/2022 → TBC");
    const action = await world.action(64, 1);
    expect(await world.store.actions.history(action?.id ?? "", 100)).toHaveLength(9);
  });

  it("is reassigned to a party that nobody knows, which is noted and flagged", async () => {
    const answer = read(await world.say("chair", "action assign 64/01 to NetCo and Newcomer Ltd"));
    expect(answer).toContain("now owned by NetCo and Newcomer Ltd");
    expect(answer).toContain("Newcomer Ltd is not a party that OPSG knows yet");
    const [delivery] = await world.store.outbox.claim(new Date("2030-01-01"), 10, "test", 1000);
    expect(delivery).toMatchObject({ to: { personId: "person-secretary" }, message: { kind: "unknown owner" } });
  });

  it("is found by words, whatever their case and accents", async () => {
    expect(read(await world.say("member", "action find OUTAGE calénd"))).toContain("OPSG 64/01");
    expect(read(await world.say("member", "action find slides"))).toContain("OPSG 64/01");
    expect(read(await world.say("member", "action find unicorn"))).toContain("None has all of these words");
  });

  it("breaks nothing on our side", () => {
    expect(broken).toEqual([]);
  });
});

describe("what is typed wrongly", () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
    const later = await world.store.meetings.byNumber(world.committee.id, 64);
    if (!later) throw new Error("there is a meeting 64");
    const earlier = { ...later, id: "meeting-63", number: 63, date: "2022-01-24", plannedFor: "2022-01-24" };
    await world.store.change(null, async (tx) => ok(await tx.meetings.insert(earlier)));
    await world.say("secretary", 'action new "NetCo to publish the outage calendar" owner NetCo target 22 March');
  });
  afterAll(() => world.close());

  it.each([
    ["action show 64/99", "There is no action OPSG 64/99."],
    ["action show banana", "“banana” does not begin with the reference"],
    ["action show TABASC 64/01", "TABASC 64/01 is not an action of OPSG."],
    ["action target 64/01 30 February", "There is no such day as “30 February”"],
    ["action target 64/01 early March", "I could not read “early March” as a day"],
    ["action target 64/01 22 March", "is 22 March 2022 already"],
    ["action close 64/01 at 77", "OPSG 77 is not a meeting that was held. The last one held is OPSG 64"],
    ["action close 64/01 at 63", "OPSG 64/01 was raised at OPSG 64, so OPSG 63 cannot have closed it."],
    ["action lst", "Did you mean action list?"],
    ["action re", "Did you mean action reply or action reopen or action reword?"],
    ["frobnicate", "I know no command “frobnicate”"],
    ["action list purple", "I do not know the list “purple”"],
    ["action list owner Nobody Ltd", "OPSG knows no party called “Nobody Ltd”"],
    ["action find ???", "There is no word to look for"],
    ['action new "X" owner NetCo meeting 80', "I know of no meeting OPSG 80"],
    ['action new "X" owner NetCo item three', "item three"],
    ["action decline 64/01 because of this", "OPSG 64/01 is open, so nobody can decline its completion"],
    ["action reopen 64/01 because of this", "OPSG 64/01 is open, so nobody can reopen it"],
  ])("“%s” is answered with what is wrong and changes nothing", async (line, expected) => {
    const before = await world.action(64, 1);
    expect(read(await world.say("secretary", line))).toContain(expected);
    if (!line.includes("item three")) expect(await world.action(64, 1)).toEqual(before);
  });

  it("a form with an impossible date stays open, with the fault beside its field", async () => {
    const form = formOf(
      await world.press("netco", {
        command: "action target",
        committee: "OPSG",
        values: { reference: "64/01" },
        ask: true,
      }),
    );
    const answer = await world.submit("netco", form, { to: "day", day: "2022-02-31", reason: "" });
    expect(answer).toMatchObject({ kind: "problem", problem: { field: "target" }, form: { nonce: form.nonce } });
    expect(read(await world.submit("netco", form, { to: "day", day: "2022-03-31", reason: "" }))).toContain(
      "target revised",
    );
  });

  it("a wording too long for a form is not begun with there, so that its end is not lost", async () => {
    const raised = await world.say("secretary", `action new "${"Long words. ".repeat(400)}" owner NetCo`);
    const { press } = buttonOf(raised, "Reword");
    const field = formOf(await world.press("secretary", press)).fields[0];
    expect(field).toMatchObject({ name: "text", hint: expect.stringContaining("longer than a form takes") });
    expect(field?.value).toBeUndefined();
  });

  it("a form sent twice is taken once", async () => {
    const form = formOf(
      await world.press("netco", {
        command: "action update",
        committee: "OPSG",
        values: { reference: "64/01" },
        ask: true,
      }),
    );
    await world.submit("netco", form, { text: "Once." });
    const again = await world.submit("netco", form, { text: "Once." });
    expect(JSON.stringify(again)).toContain("already recorded");
    const action = await world.action(64, 1);
    expect(await world.store.actions.countUpdates(action?.id ?? "")).toBe(1);
  });

  it("an event delivered again has no second effect", async () => {
    const caller = world.callerOf("netco");
    const said = { text: "action update 64/01 Twice?", mentions: [] };
    await world.doors.dispatch(caller, said);
    expect(read(await world.doors.dispatch(caller, said))).toContain("already recorded");
    const action = await world.action(64, 1);
    expect(await world.store.actions.countUpdates(action?.id ?? "")).toBe(2);
  });

  it("a list longer than a page is turned with Next and Previous, and none is left out", async () => {
    for (let index = 0; index < 44; index++)
      await world.say("secretary", `action new "Step ${index}" owner GridCo target 1 June`);
    const seen: string[] = [];
    const titles: string[] = [];
    let answer = await world.say("member", "action list owner GridCo");
    for (;;) {
      titles.push(cardOf(answer).title);
      for (const part of cardOf(answer).parts) if (part.kind === "row") seen.push(JSON.stringify(part.title));
      const next = cardOf(answer).buttons.find(({ label }) => label === "Next");
      if (!next) break;
      answer = await world.press("member", next.press);
    }
    expect(new Set(seen).size).toBe(44);
    const title = "OPSG: Outstanding actions of GridCo";
    expect(titles).toEqual([`${title}: 1 to 20 of 44`, `${title}: 21 to 40 of 44`, `${title}: 41 to 44 of 44`]);
    const back = await world.press("member", buttonOf(answer, "Previous").press);
    expect(cardOf(back).parts).toHaveLength(20);
    // A program that asks for the data is given them all.
    const asked = { ...world.callerOf("member"), whole: true as const };
    const given = await world.doors.dispatch(asked, { text: "action list owner GridCo", mentions: [] });
    expect(given).toMatchObject({ kind: "card", data: { length: 44 } });
  });
});
