import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { planDeliveries } from "../../src/app/plan-reminders.js";
import { previewReminders } from "../../src/app/preview-reminders.js";
import type { Committee } from "../../src/domain/register.js";
import { ok } from "../../src/domain/result.js";
import { openPost } from "../app/post.js";
import { buttonOf, cardOf, formOf, makeWorld, read, type World } from "../world.js";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  const raise = (owner: string, target: string) =>
    world.say("secretary", `action new "${owner} to do its part." owner ${owner} target ${target}`);
  await raise("NetCo", "15 March 2022");
  await raise("GridCo", "15 March 2022");
  await raise("DCC", "TBC");
});
afterEach(() => world.close());

/** The reminders that are queued now; what the Secretary is told beside them is left out. */
const plan = async () => {
  const queued = await planDeliveries(world.app, new Set(["slack"] as const));
  return queued.flatMap(({ to, message }) => (message.kind === "reminder" ? [{ to, message }] : []));
};

describe("before reminders start", () => {
  it("the Secretary sees the next fortnight by person and day, and who cannot be told", async () => {
    const text = read(await world.say("secretary", "reminders start"));
    expect(text).toContain("Start the reminders of OPSG?");
    expect(text).toContain("would go to 2 people");
    expect(text).toMatch(/The gridco\n {2}Tuesday 8 March 2022.*\n|The gridco\n {2}Monday 14 March 2022/u);
    expect(text).toMatch(/The netco\n[^\n]*March 2022 {2}09:00\n {4}OPSG 64\/01 \(NetCo\)/u);
    expect(text).toContain("Nothing is sent yet");
    expect(await plan()).toEqual([]);
  });

  it("what is started is what was looked at: where something has changed since, it is shown anew", async () => {
    const shown = buttonOf(await world.say("secretary", "reminders start"), "Start reminders").press;
    await world.say("secretary", "reminders choose stages due without The gridco");
    const anew = await world.press("secretary", shown);
    expect(read(anew)).toContain("has changed since it was shown to you");
    expect((await world.store.register()).committees[0]?.paused).toBe(true);
    const started = read(await world.press("secretary", buttonOf(anew, "Start reminders").press));
    expect(started).toContain("are on");
    expect(started).toContain("are written to on their day. Nothing");
  });

  it("a terminal is told one line that starts them", async () => {
    const text = read(await world.say("operator", "reminders start"));
    expect(text.match(/reminders start\b.*/gu)).toEqual(["reminders start now"]);
  });

  it("the Secretary sees the notices that the channels would get, and why one would get none; what then goes is that", async () => {
    await world.store.change(null, async (tx) => {
      const [committee] = (await tx.register()).committees;
      if (committee) await tx.people.saveCommittee({ ...committee, classification: "Green" });
      await tx.people.bind({
        ...{ platform: "teams", tenant: "tenant", channel: "19:bound", name: "Log on Teams" },
        ...{ committeeId: world.committee.id, classification: "Green", outsiders: false },
      });
      return ok(null);
    });
    const text = read(await world.say("secretary", "reminders start"));
    expect(text).toContain("and 2 notices of meetings to one place");
    expect(text).toMatch(/Thursday 17 March 2022 {2}09:00\n\s+OPSG 67 on 28 March 2022: papers due, to Log on Teams/u);
    expect(text).toMatch(/Monday 21 March 2022 {2}09:00\n\s+OPSG 67 on 28 March 2022: agenda summary/u);
    expect(text).toContain("Not posted: OPSG 67 is classified Green, and in #log nothing above White may be said.");
    await world.say("secretary", "reminders start now");
    const post = openPost(world.app, ["slack", "teams"]);
    for (let day = 8; day <= 22; day++) {
      world.at(`2022-03-${String(day).padStart(2, "0")}T10:30:00Z`);
      await post.notices();
      await post.deliver();
    }
    expect(post.posted.filter(({ to }) => to === "19:bound").map(({ card }) => card.title)).toEqual([
      "Papers are due for OPSG 67, Monday 28 March 2022",
      "OPSG 67, Monday 28 March 2022: the agenda",
    ]);
  });

  it("stages and people can be dropped, and the fortnight is shown anew", async () => {
    const shown = await world.say("secretary", "reminders start");
    const form = formOf(await world.press("secretary", buttonOf(shown, "Drop stages or people").press));
    expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
      ["stages", "before,due,overdue,tbc"],
      ["without", ""],
    ]);
    const again = await world.submit("secretary", form, { stages: "due,overdue", without: "person-gridco" });
    const text = read(again);
    expect(text).toContain("2 reminders would go to one person");
    expect(text).not.toContain("working days before");
    expect(text).not.toMatch(/^The gridco$/mu);
    expect(text).toContain("Nobody to write to: you are told instead");
    expect(text).toMatch(/Left out\n {4}reminders: those before the target, those of TBC; people: The gridco/u);
    expect(read(await world.say("secretary", "reminders policy"))).toContain("people: The gridco");
    const people = cardOf(await world.say("secretary", "person list")).parts;
    const row = people.find((part) => part.kind === "row" && part.detail.toString().includes("left out of reminders"));
    expect(row).toMatchObject({ title: [{ bold: "The gridco" }, "  member"], button: { label: "Remind again" } });
    expect(read(await world.say("netco", "person list"))).toContain("left out of reminders");

    await world.press("secretary", buttonOf(again, "Start reminders").press);
    world.at("2022-03-15T09:30:00Z");
    expect(await plan()).toMatchObject([{ to: { personId: "person-netco" }, message: { stage: "due" } }]);
    const told = await world.store.outbox.list({ committeeId: world.committee.id, states: ["waiting"], limit: 10 });
    const nobody = told.flatMap(({ message }) => (message.kind === "nobody to remind" ? [message] : []));
    expect(nobody).toMatchObject([{ partyId: "party-GridCo", why: "whoever answers for it is left out of reminders" }]);
  });

  it("somebody who was left out is put back from the list of people", async () => {
    await world.say("secretary", "reminders choose without The gridco");
    const rows = cardOf(await world.say("secretary", "person list")).parts;
    const back = rows.flatMap((part) => (part.kind === "row" && part.button ? [part.button] : []));
    expect(back).toHaveLength(1);
    const shown = await world.press("secretary", back[0]?.press as NonNullable<(typeof back)[0]>["press"]);
    expect(read(shown)).not.toContain("Left out");
    expect(read(await world.say("secretary", "person list"))).not.toContain("left out");
  });

  it.each([
    ["netco", "reminders start", "Only the Secretary may"],
    ["chair", "reminders choose stages due", "Only the Secretary may"],
    ["secretary", "reminders choose stages none", "Without any stage nothing would be sent"],
    ["secretary", "reminders choose stages before, overdu", "“overdu” is no stage of reminders; nothing was changed"],
    ["secretary", "reminders choose stages before, overdu", "reminders choose stages before, overdue"],
    ["secretary", "reminders choose stages mornings", "the stages are before, due, overdue and tbc"],
    ["secretary", "reminders choose before, due", "I could not read “before, due” after reminders choose"],
    ["secretary", "reminders choose without The gridco and Nobody Known", "I know nobody called “Nobody Known”"],
    ["secretary", "reminders choose without Nobody Known", "I know nobody called"],
  ])("%s typing “%s” is refused", async (who, line, why) => {
    expect(read(await world.say(who, line))).toContain(why);
  });
});

it("pausing and starting again, twice, bursts nothing: only what comes after the start is sent", async () => {
  await world.say("secretary", "reminders start now");
  world.at("2022-03-14T09:30:00Z");
  expect(await plan()).toHaveLength(2);
  await world.say("secretary", "reminders pause");
  world.at("2022-04-20T09:30:00Z");
  expect(await plan()).toEqual([]);
  const started = await world.say("secretary", "reminders start now");
  expect(cardOf(started).title).toContain("are on");
  expect(await plan()).toEqual([]);
  await world.say("secretary", "reminders pause");
  await world.say("secretary", "reminders start now");
  expect(await plan()).toEqual([]);
  world.at("2022-04-28T09:30:00Z");
  expect((await plan()).map(({ to }) => to)).toHaveLength(2);
  expect(await plan()).toEqual([]);
});

describe("while reminders are on, the preview lists what goes at once", () => {
  /** What the preview has for today, and what then goes. */
  const todays = async () => {
    const now = world.app.clock.now().toISOString().slice(0, 10);
    const listed = (await previewReminders(world.app, await committee(), span())).filter(({ at }) =>
      at.startsWith(now),
    );
    return [listed.map(({ action, stage }) => `${action} ${stage}`), await went()];
  };
  const committee = async () => (await world.store.register()).committees[0] as Committee;
  const span = () => ({ from: world.app.clock.now(), to: new Date("2022-06-01T00:00:00Z") });
  const went = async () =>
    (await plan()).map(({ message: { reference, stage } }) => `OPSG 64/0${reference.sequence} ${stage}`);

  it("where the clock has just struck, and nothing twice", async () => {
    await world.say("secretary", "reminders start now");
    world.at("2022-03-14T09:03:00Z");
    const expected = ["OPSG 64/01 before-1", "OPSG 64/02 before-1"];
    expect(await todays()).toEqual([expected, expected]);
    expect(await todays()).toEqual([[], []]);
  });

  it("and of stages that are put back nothing that fell before", async () => {
    await world.say("secretary", "reminders start now");
    await world.say("secretary", "reminders choose stages due");
    world.at("2022-03-15T09:10:00Z");
    await plan();
    world.at("2022-03-17T09:10:00Z");
    expect(await todays()).toEqual([[], []]);
    const policy = await world.say("secretary", "reminders policy");
    const row = cardOf(policy).parts.flatMap((part) => (part.kind === "row" && part.button ? [part.button] : []))[0];
    expect(read(await world.press("secretary", row?.press as NonNullable<typeof row>["press"]))).not.toContain(
      "Left out",
    );
    expect(await todays()).toEqual([[], []]);
    world.at("2022-03-23T09:10:00Z");
    const expected = ["OPSG 64/01 overdue", "OPSG 64/02 overdue"];
    expect(await todays()).toEqual([expected, expected]);
  });

  it("and of a lead day that was taken out and put back nothing that fell meanwhile; the preview from today says the same", async () => {
    await world.say("secretary", "reminders start now");
    await world.say("secretary", "reminders policy before 10, 5");
    world.at("2022-03-14T09:10:00Z");
    expect(await todays()).toEqual([[], []]);
    world.at("2022-03-14T11:00:00Z");
    await world.say("secretary", "reminders policy before 10, 5, 1");
    const shown = await world.say("secretary", "reminders preview from 14 March to 15 March");
    expect(shown).toMatchObject({ data: [{ stage: "due" }, { stage: "due" }] });
    expect(await todays()).toEqual([[], []]);
  });

  it("and an hour put earlier sends at once what had not gone yet, which is not late", async () => {
    await world.say("secretary", "reminders start now");
    await world.say("secretary", "reminders policy at 15:00");
    world.at("2022-03-14T13:00:00Z");
    expect(await went()).toEqual([]);
    await world.say("secretary", "reminders policy at 09:00");
    expect((await plan()).map(({ message: { stage, late } }) => [stage, late])).toEqual([
      ["before-1", false],
      ["before-1", false],
    ]);
  });
});
