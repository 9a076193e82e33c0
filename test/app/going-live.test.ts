import { beforeEach, describe, expect, it } from "vitest";
import { read, type World } from "../world.js";
import { eachOwing } from "./each-owing.js";
import type { Post } from "./post.js";

/** Tuesday 8 March 2022. Due on Tuesday 22 March: reminders on the 15th, 21st and 22nd, overdue on the 23rd and 30th. */
let world: World;
let post: Post;
eachOwing({ member: "deputy" }, [], (made, itsPost) => {
  world = made;
  post = itsPost;
});

const at = async (instant: string) => {
  world.at(instant);
  await post.plan();
  await post.deliver();
};
const start = () => world.say("secretary", "reminders start now");
const sent = () => post.posted.map(({ to, card }) => `${to}: ${card.title}`);

describe("going live", () => {
  it("a committee starts paused: nothing is sent unasked, and everything else works", async () => {
    for (const day of ["15", "21", "22", "23"]) await at(`2022-03-${day}T09:00:00Z`);
    expect(sent()).toEqual([]);
    expect(read(await world.say("netco", "action update 64/01 We are at it."))).toContain("OPSG 64/01");
  });

  it("shows first what the next fortnight would send, to whom, and starts only when that is confirmed", async () => {
    const shown = await world.say("secretary", "reminders start");
    expect(read(shown)).toContain("Start the reminders of OPSG?");
    expect(read(shown)).toMatch(/The netco\n.* {2}09:00\n.*\(NetCo\)/u);
    await at("2022-03-15T09:00:00Z");
    expect(sent()).toEqual([]);
    expect(read(await world.say("netco", "reminders start now"))).toContain("Only the Secretary may start reminders");
  });

  it("makes nothing up for what fell before it was started", async () => {
    world.at("2022-03-15T10:00:00Z");
    await start();
    await at("2022-03-15T10:01:00Z");
    await at("2022-03-16T09:00:00Z");
    expect(sent()).toEqual([]);
    await at("2022-03-21T09:00:00Z");
    expect(sent()).toEqual(["U-netco: OPSG 64/01 is due on Tuesday 22 March 2022"]);
  });

  it("sends nothing while it is paused again, and does not pour it out afterwards", async () => {
    await start();
    await at("2022-03-15T09:00:00Z");
    await world.say("secretary", "reminders pause");
    for (const day of ["21", "22", "23"]) await at(`2022-03-${day}T09:00:00Z`);
    world.at("2022-03-24T08:00:00Z");
    await start();
    await at("2022-03-24T09:00:00Z");
    expect(sent()).toHaveLength(1);
    await at("2022-03-30T08:00:00Z");
    expect(sent().at(-1)).toBe("U-netco: OPSG 64/01 was due on Tuesday 22 March 2022");
    expect(sent()).toHaveLength(2);
  });
});

describe("once it is live", () => {
  beforeEach(start);

  it("nothing goes before nine, from five on, at a weekend or on a bank holiday", async () => {
    await world.say("secretary", "action target 64/01 to 19 April because ill");
    // Good Friday and Easter Monday are the 15th and 18th: one working day before the 19th is Thursday the 14th.
    for (const instant of ["2022-04-11T16:00:00Z", "2022-04-14T07:59:00Z"]) await at(instant);
    expect(sent()).toEqual([]);
    for (const day of ["15", "16", "17", "18"]) await at(`2022-04-${day}T09:00:00Z`);
    expect(sent()).toEqual([]);
    await at("2022-04-19T08:00:00Z");
    expect(sent()).toEqual(["U-netco: OPSG 64/01 is due today"]);
  });

  it("a deputy stands in for a contact who is away; who comes back is not told again what another was told", async () => {
    await world.say("secretary", "person away The netco until 16 March");
    await at("2022-03-15T09:00:00Z");
    await at("2022-03-17T09:00:00Z");
    expect(sent()).toEqual(["U-member: OPSG 64/01 is due on Tuesday 22 March 2022"]);
    await at("2022-03-21T09:00:00Z");
    expect(sent().at(-1)).toBe("U-netco: OPSG 64/01 is due on Tuesday 22 March 2022");
    expect(sent()).toHaveLength(2);
  });

  it("a change of the policy sends again nothing that was sent", async () => {
    await at("2022-03-15T09:00:00Z");
    await world.say("secretary", "reminders policy before 5, 4 overdue every 3");
    await at("2022-03-15T09:05:00Z");
    expect(sent()).toHaveLength(1);
    await at("2022-03-16T09:00:00Z");
    expect(sent()).toHaveLength(2);
  });

  it("raising an action three days ahead fires nothing at once", async () => {
    world.at("2022-03-08T11:00:00Z");
    await world.say("secretary", 'action new "GridCo to hurry" owner GridCo target 11 March');
    await at("2022-03-08T11:01:00Z");
    expect(sent()).toEqual([]);
    await at("2022-03-10T09:00:00Z");
    expect(sent()).toEqual(["U-gridco: OPSG 64/02 is due on Friday 11 March 2022"]);
  });
});
