import { describe, expect, it } from "vitest";
import { PRIVATE, read, type World } from "../world.js";
import { eachWithFour, type Reminded } from "./reminded.js";

/** What was recorded by a process that died before it said so, and is brought to another. */

let world: World;
let log: Reminded["log"];
eachWithFour((now) => {
  ({ world, log } = now);
});

const caller = (id: string) => ({
  ...world.callerOf("netco", PRIVATE),
  event: `slack:Ev-${id}`,
  message: `slack:D-netco/${id}`,
});
const again = (id: string, saidAt?: string) => ({
  ...caller(id),
  again: saidAt === undefined ? {} : { saidAt: new Date(saidAt) },
});
const said = (text: string) => ({ text, mentions: [] });

describe("what is brought again, and may never have been answered, is answered as it was at first:", () => {
  it.each([
    ["an update", "64/01 half way"],
    ["a completion", "64/01 done"],
    ["a new target", "64/01 need until 8 April, the lab is late"],
    ["a target that is given up", "64/01 TBC for now"],
    ["a rest from reminders", "64/01 remind me on Thursday"],
    ["a question", "64/01 who signs the contract?"],
    ["a day that is offered", "64/01 slides will be ready on 1 April"],
    ["several actions", "64/01 half way, 64/02 need until 8 April"],
    ["words that are asked about", "we had a look at 64/01 and 64/02"],
  ])("%s", async (_, text) => {
    const first = read(await world.doors.reply(caller("1"), said(text)));
    const deeds = [await log.deeds(1), await log.deeds(2)];
    expect(read(await world.doors.reply(again("1"), said(text)))).toBe(first);
    expect([await log.deeds(1), await log.deeds(2)]).toEqual(deeds);
  });

  it("what was taken back since is said to have been recorded, and no more", async () => {
    await world.doors.reply(caller("1"), said("64/01 half way"));
    await world.say("netco", "action undo 64/01");
    const answer = read(await world.doors.reply(again("1"), said("64/01 half way")));
    expect(answer).toContain("That is recorded");
    expect(answer).toContain("OPSG 64/01 updated");
    expect(await log.updates(1)).toEqual([]);
  });

  it("a command", async () => {
    await world.doors.dispatch(caller("1"), said("action target 64/01 8 April"));
    const answer = read(await world.doors.dispatch(again("1"), said("action target 64/01 8 April")));
    expect(answer).toContain("OPSG 64/01 given another target");
    expect(answer).toContain("Nothing was done twice");
    expect(await log.moves(1)).toEqual({ count: 1, kept: 2 });
  });

  it("an edit, and a deletion", async () => {
    await world.doors.reply(caller("1"), said("64/01 half way, 64/02 done"));
    const edit = { event: "slack:Ev-2", changedAt: new Date("2022-03-08T12:01:00Z") };
    await world.doors.amend({ ...caller("1"), ...edit }, said("64/01 three quarters"));
    const answer = await world.doors.amend({ ...again("1"), ...edit }, said("64/01 three quarters"));
    expect(answer && read(answer)).toContain("OPSG 64/01 corrected");
    expect(answer && read(answer)).toContain("OPSG 64/02 taken back");
    const gone = { event: "slack:Ev-3", changedAt: new Date("2022-03-08T12:02:00Z") };
    await world.doors.amend({ ...caller("1"), ...gone }, null);
    const told = await world.doors.amend({ ...again("1"), ...gone }, null);
    expect(told && read(told)).toContain("OPSG 64/01 taken back");
  });
});

it("what was not recorded before is recorded then, its days read from when it was said", async () => {
  world.at("2022-03-14T08:00:00Z");
  await world.doors.reply(again("1", "2022-03-08T16:00:00Z"), said("64/01 make it Friday week"));
  expect(await log.target(1)).toBe("2022-03-18");
});

it("of several actions, what was not recorded before is recorded then, and the rest said back", async () => {
  // Killed after the first of them.
  await world.doors.reply({ ...caller("1"), event: "slack:Ev-1#OPSG 64/01" }, said("64/01 half way"));
  const answer = read(await world.doors.reply(again("1"), said("64/01 half way, 64/02 done")));
  expect(answer).toContain("2 actions answered");
  expect(answer).toContain("OPSG 64/01: update recorded");
  expect(answer).toContain("OPSG 64/02: completion proposed");
  expect([await log.updates(1), await log.updates(2)]).toEqual([["half way"], ["done"]]);
});

it("what was refused is refused again", async () => {
  const first = read(await world.doors.reply(caller("1"), said("64/03 done")));
  expect(read(await world.doors.reply(again("1"), said("64/03 done")))).toBe(first);
});
