import { afterEach, beforeEach, expect, it } from "vitest";
import { planDeliveries } from "../../src/app/plan-reminders.js";
import type { PreviewedReminder } from "../../src/app/preview-reminders.js";
import { buttonOf, formOf, makeWorld, read, type World } from "../world.js";

/** It is Tuesday 8 March 2022, 10:00 in London. */
let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const committee = async () => (await world.store.register()).committees[0];
const went = async (): Promise<string[]> =>
  (await planDeliveries(world.app, new Set(["slack"] as const))).flatMap(({ message }) =>
    message.kind === "reminder" ? [`${message.stage} ${message.late}`] : [],
  );

it("the Secretary changes the time zone and the bank holidays in a form: reminders go at nine there, on its working days", async () => {
  await world.say("secretary", 'action new "NetCo to publish" owner NetCo target 18 March');
  const policy = await world.say("secretary", "reminders policy");
  const form = formOf(await world.press("secretary", buttonOf(policy, "Time zone, bank holidays").press));
  expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
    ["zone", "Europe/London"],
    ["country", "GB-ENG"],
  ]);
  const said = read(await world.submit("secretary", form, { zone: "europe/dublin", country: "Ireland" }));
  expect(said).toContain("keeps the time of Europe/Dublin now, and the bank holidays of Ireland (IE)");
  expect(said).toContain("at 09:00 in Europe/Dublin");
  expect(await committee()).toMatchObject({ zone: "Europe/Dublin", holidays: "IE" });
  // 17 March is Saint Patrick's Day.
  const preview = await world.say("secretary", "reminders preview");
  const data = preview.kind === "card" ? (preview.data as PreviewedReminder[]) : [];
  expect(data.map(({ at, stage }) => `${at} ${stage}`).slice(0, 3)).toEqual([
    "2022-03-10T09:00:00+00:00 before-5",
    "2022-03-16T09:00:00+00:00 before-1",
    "2022-03-18T09:00:00+00:00 due",
  ]);
});

it("a line changes one of them; what fell before is neither sent again nor made up for", async () => {
  await world.say("secretary", 'action new "NetCo to publish" owner NetCo target 15 March');
  await world.say("secretary", "reminders start now");
  world.at("2022-03-14T09:05:00Z");
  expect(await went()).toEqual(["before-1 false"]);
  const said = read(await world.say("secretary", "committee place zone America/New_York"));
  expect(said).toContain("America/New_York");
  world.at("2022-03-14T13:05:00Z");
  expect(await went()).toEqual([]);
  world.at("2022-03-15T12:55:00Z");
  expect(await went()).toEqual([]);
  world.at("2022-03-15T13:05:00Z");
  expect(await went()).toEqual(["due false"]);
  await world.say("secretary", "committee place country us");
  expect(await went()).toEqual([]);
});

it.each([
  ["committee place zone Mars/Olympus", "is not a time zone I know"],
  ["committee place zone +01:00", "is not a time zone I know"],
  ["committee place country Atlantis", "I know no bank holidays of “Atlantis”"],
  ["committee place Paris", "I could not read “Paris”"],
  ["committee place zone Europe/London", "nothing was changed"],
  ["committee place country England and Wales", "nothing was changed"],
])("“%s” is refused", async (line, why) => {
  expect(read(await world.say("secretary", line))).toContain(why);
  expect(await committee()).toMatchObject({ zone: "Europe/London", holidays: "GB-ENG" });
});

it.each([
  ["committee place zone Asia/Kolkata", "keeps the time of Asia/Kolkata now"],
  ["committee place country the United States", "the bank holidays of United States of America"],
])("“%s” is understood, and said back by the name of today", async (line, why) => {
  expect(read(await world.say("secretary", line))).toContain(why);
});

it("only the Secretary may", async () => {
  expect(read(await world.say("chair", "committee place zone Europe/Paris"))).toContain("Only the Secretary may");
});

it.each(["reminders policy at 11:00", "committee place zone America/New_York"])(
  "%s pours out nothing that fell before its action was recorded",
  async (line) => {
    await world.say("secretary", "reminders start now");
    // At ten on the day of its reminder of ten working days before, which went at nine.
    await world.say("secretary", 'action new "NetCo to publish" owner NetCo target 22 March');
    world.at("2022-03-11T11:05:00Z");
    await world.say("secretary", line);
    for (const at of ["2022-03-11T11:06:00Z", "2022-03-11T15:30:00Z"]) {
      world.at(at);
      expect(await went()).toEqual([]);
    }
  },
);

it.each(["zone Europe/Paris", "zone Europe/Paris country France", "country France"])(
  "what was to go later that day is not lost: %s",
  async (place) => {
    await world.say("secretary", 'action new "NetCo to publish" owner NetCo target 22 March');
    await world.say("secretary", "reminders start now");
    world.at("2022-03-15T08:30:00Z");
    await world.say("secretary", `committee place ${place}`);
    const preview = await world.say("secretary", "reminders preview");
    const data = preview.kind === "card" ? (preview.data as PreviewedReminder[]) : [];
    expect(data.map(({ stage }) => stage).slice(0, 2)).toEqual(["before-5", "before-1"]);
    expect(await went()).toEqual(place.startsWith("zone") ? ["before-5 false"] : []);
    world.at("2022-03-15T09:01:00Z");
    expect(await went()).toEqual(place.startsWith("zone") ? [] : ["before-5 false"]);
  },
);

it.each(["zone America/New_York", "zone America/New_York country US"])(
  "what was owed and not sent is owed still: %s",
  async (place) => {
    await world.say("secretary", 'action new "NetCo to publish" owner NetCo target 22 March');
    await world.say("secretary", "reminders start now");
    await world.say("secretary", "committee place zone Europe/Paris");
    await world.say("secretary", "reminders policy at 15:00");
    // Three o'clock in Paris passed, and nothing was sent.
    world.at("2022-03-15T14:20:00Z");
    await world.say("secretary", `committee place ${place}`);
    expect(await went()).toEqual([]);
    world.at("2022-03-15T19:05:00Z");
    expect(await went()).toEqual(["before-5 true"]);
    world.at("2022-03-16T19:05:00Z");
    expect(await went()).toEqual([]);
  },
);
