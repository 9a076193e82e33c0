import { describe, expect, it } from "vitest";
import { drawMessage } from "../../src/app/draw.js";
import type { Answer } from "../../src/cards/card.js";
import { buttonOf, cardOf, read, type World } from "../world.js";
import { eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

const said = async (text: string, thread?: string): Promise<string> => {
  await netco.write(text, thread === undefined ? {} : { thread });
  return netco.last();
};
/** A card's first button, pressed. */
const pressFirst = async (answer: Answer | null): Promise<string> => {
  const press = answer && cardOf(answer).buttons[0]?.press;
  if (!press) throw new Error("no button");
  return read(await world.press("netco", press));
};
/** The one Undo of a card, wherever in it. */
const pressUndo = async (answer: Answer | null): Promise<void> => {
  const { parts, buttons } = cardOf(answer ?? expect.unreachable("no answer"));
  const all = [...buttons, ...parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : []))];
  const [undo, ...others] = all.filter(({ label }) => label === "Undo");
  expect(others).toEqual([]);
  await world.press("netco", (undo ?? expect.unreachable("no Undo")).press);
};
const shown = (answer: Answer | null): string => (answer === null ? "nothing" : read(answer));

describe("an edited message", () => {
  it("corrects its update; the history keeps both wordings", async () => {
    const message = await said("64/01 sent to the pinter on Monday");
    expect(shown(await netco.edit(message, "64/01 sent to the printer on Monday"))).toContain(
      "OPSG 64/01: corrected as you edited it",
    );
    expect(await log.updates(1)).toEqual(["sent to the printer on Monday"]);
    expect(read(await world.say("netco", "action history 64/01"))).toContain(
      "Update: sent to the pinter on Monday → sent to the printer on Monday",
    );
    expect(await log.deeds(1)).toEqual(["raised", "updated", "corrected"]);
    expect(read(await world.say("netco", "action find pinter"))).toContain("None has all of these words");
  });

  it("in a thread needs no reference, nor greeting and signature", async () => {
    const thread = await netco.remind(1);
    const message = await said("half way", thread);
    await netco.edit(message, "Hi all,\n\nthree quarters\n\nKind regards,\nSam Sample");
    expect(await log.updates(1)).toEqual(["three quarters"]);
  });

  it("that says “not done” where it said “done” takes the completion back", async () => {
    const message = await said("64/01 done");
    expect(shown(await netco.edit(message, "64/01 not done yet"))).toContain("It is open again");
    expect([await log.status(1), await log.updates(1)]).toEqual(["open", ["not done yet"]]);
  });

  it("that says “done” now proposes completion, as if it had been said at first", async () => {
    const message = await said("64/01 half way");
    await netco.edit(message, "64/01 done");
    expect([await log.status(1), await log.updates(1)]).toEqual(["completion proposed", ["done"]]);
  });

  it("that asks for another day moves the target there, once", async () => {
    const message = await said("64/01 need until 8 April");
    expect(shown(await netco.edit(message, "64/01 need until 15 April"))).toContain(
      "Its target is 15 April 2022 now, no longer 8 April 2022.",
    );
    expect([await log.target(1), await log.moves(1)]).toEqual(["2022-04-15", { count: 1, kept: 2 }]);
    expect((await world.action(64, 1))?.targets.last).toBe("2022-03-22");
  });

  it("that asks for no day any more leaves the target as it was", async () => {
    const message = await said("64/01 need until 8 April");
    await netco.edit(message, "64/01 on track after all");
    expect([await log.target(1), await log.updates(1)]).toEqual(["2022-03-22", ["on track after all"]]);
  });

  it("can be edited again, and then undone as a whole", async () => {
    const message = await said("64/01 half way");
    await netco.edit(message, "64/01 done");
    const last = await netco.edit(message, "64/01 need until 8 April");
    expect([await log.status(1), await log.target(1), await log.updates(1)]).toEqual(["open", "2022-04-08", []]);
    if (last === null) throw new Error("no answer");
    await world.press("netco", buttonOf(last, "Undo").press);
    expect([await log.status(1), await log.target(1), await log.updates(1)]).toEqual(["open", "2022-03-22", []]);
    expect(await log.deeds(1)).toEqual(["raised", "updated", "corrected", "corrected", "undone"]);
  });

  it("after another change has only its words corrected, and what else it means is offered", async () => {
    const message = await said("64/01 half way");
    world.at("2022-03-08T11:00:00Z");
    await world.say("second", "action update 64/01 the lab is booked");
    const answer = await netco.edit(message, "64/01 done");
    expect(shown(answer)).toContain("Only the words were corrected");
    expect([await log.status(1), await log.updates(1)]).toEqual(["open", ["the lab is booked", "done"]]);
    if (answer === null) throw new Error("no answer");
    await world.press("netco", buttonOf(answer, "It is done").press);
    expect(await log.status(1)).toBe("completion proposed");
  });

  it("after another change that says “not done” offers to withdraw the completion that stands", async () => {
    const message = await said("64/01 done");
    await world.say("second", "action update 64/01 the lab has it");
    const answer = await netco.edit(message, "64/01 half way");
    expect(answer && cardOf(answer).buttons.map(({ label }) => label)).toContain("Withdraw the completion");
    await netco.edit(message, "64/01 done");
    expect(await log.status(1)).toBe("completion proposed");
  });

  it("never takes back a completion that the committee agreed to", async () => {
    const message = await said("64/01 done");
    await world.say("secretary", "action close 64/01 at 64");
    await netco.edit(message, "64/01 not done");
    expect([await log.status(1), await log.updates(1)]).toEqual(["closed", ["not done"]]);
  });

  it("that says “not done” of an action that was closed is told by whom and what can be done; the Secretary is told", async () => {
    const message = await said("64/01 done");
    await world.say("secretary", "action close 64/01 at 64");
    const answer = shown(await netco.edit(message, "64/01 not done yet"));
    expect(answer).toContain("It is closed: The secretary closed it at OPSG 64.");
    expect(answer).toContain("Only the Chair or the Secretary can reopen it. The Secretary is told what you say.");
    const anew = shown(await netco.write("64/01 it is not done"));
    expect(anew).toContain("It is closed: The secretary closed it at OPSG 64.");
    const queued = await world.store.outbox.claim(new Date("2030-01-01"), 20, "test", 1000);
    const told = queued.flatMap(({ message: one }) => (one.kind === "answered" ? [one] : []));
    expect(told).toMatchObject([
      { how: "not done", by: "The netco", text: "not done yet" },
      { how: "not done", by: "The netco", text: "it is not done" },
    ]);
    const [first] = told;
    const card = first && (await drawMessage(world.app, world.committee, first));
    expect(card?.title).toBe("OPSG 64/01: The netco says that it is not done, though it is closed");
    expect(card?.buttons[0]?.label).toBe("Reopen OPSG 64/01");
  });

  it("that is a question now is passed on to the Secretary", async () => {
    const message = await said("64/01 half way");
    const answer = shown(await netco.edit(message, "64/01 who signs the contract?"));
    expect(answer).toContain("The Secretary is told what you ask.");
    const queued = await world.store.outbox.claim(new Date("2030-01-01"), 20, "test", 1000);
    expect(queued.map(({ message: one }) => one)).toMatchObject([{ kind: "answered", how: "question" }]);
  });

  it("after a day has only its words corrected", async () => {
    const message = await said("64/01 need until 8 April");
    world.at("2022-03-10T10:00:00Z");
    const answer = await netco.edit(message, "64/01 need until 15 April");
    expect([await log.target(1), await log.updates(1)]).toEqual(["2022-04-08", ["need until 15 April"]]);
    expect(answer && cardOf(answer).buttons.map(({ label }) => label)).toContain("Make 15 April 2022 the target");
  });

  it("of several actions corrects each, takes back what is gone and records what is new", async () => {
    const message = await said("64/01 done, 64/02 half way");
    await netco.edit(message, "64/02 three quarters, 64/04 found");
    expect([await log.status(1), await log.updates(1), await log.updates(2), await log.updates(4)]).toEqual([
      "open",
      [],
      ["three quarters"],
      ["found"],
    ]);
  });

  it("that names another action is told at once what was recorded there, with Undo", async () => {
    const message = await said("64/01 done");
    const completed = await netco.edit(message, "64/02 done");
    expect(shown(completed)).toContain("OPSG 64/01: withdrawn, as your message does not say it any more");
    expect(shown(completed)).toContain("OPSG 64/02: completion proposed");
    await pressUndo(completed);
    expect(await log.status(2)).toBe("open");

    const thread = await netco.remind(1);
    const reply = await said("half way", thread);
    const moved = await netco.edit(reply, "half way, 64/04 need until 8 April");
    expect(shown(moved)).toContain("OPSG 64/04: target revised");
    expect(shown(moved)).toContain("From 22 March 2022 to 8 April 2022.");
    await pressUndo(moved);
    expect([await log.target(4), await log.updates(1)]).toEqual(["2022-03-22", ["half way"]]);
  });

  it("leaves alone what it says as before, and tells what was taken out", async () => {
    const message = await said("64/01 done, 64/02 half way, 64/04 need until 8 April");
    const answer = shown(await netco.edit(message, "64/01 done, 64/04 need until 8 April"));
    expect(answer).toContain("OPSG 64/02: withdrawn, as your message does not say it any more");
    expect(answer).not.toMatch(/deleted|corrected|64\/01|64\/04/iu);
    expect([await log.deeds(1), await log.deeds(2), await log.deeds(4)]).toEqual([
      ["raised", "proposed"],
      ["raised", "updated", "undone"],
      ["raised", "retargeted"],
    ]);
    const both = shown(await netco.edit(message, "Hi all, 64/01 not done after all, 64/04 need until 8 April"));
    expect(both).toContain("OPSG 64/01: corrected as you edited it");
    expect([await log.status(1), await log.deeds(4)]).toEqual(["open", ["raised", "retargeted"]]);
  });

  it("that says what it said is answered with nothing", async () => {
    const message = await said("64/01 half way");
    expect(shown(await netco.edit(message, "64/01: half way"))).toBe("nothing");
    await netco.edit(message, "64/01 remind me on Thursday");
    expect(shown(await netco.edit(message, "64/01 remind me on Thursday"))).toBe("nothing");
    expect(await log.deeds(1)).toEqual(["raised", "updated", "corrected"]);
  });

  it("of which nothing was recorded is heard as a new one", async () => {
    const message = await said("64/99 half way");
    await netco.edit(message, "64/01 half way");
    expect(await log.updates(1)).toEqual(["half way"]);
    await netco.edit(message, "64/01 three quarters");
    expect(await log.updates(1)).toEqual(["three quarters"]);
  });

  it("that waited for its action to be chosen waits with its new words", async () => {
    await netco.remind(1);
    await netco.remind(2);
    const asked = await netco.write("halve way");
    const again = await netco.edit(netco.last(), "half way");
    // Whichever of the two questions is answered: once.
    await pressFirst(asked);
    expect(await pressFirst(again)).toContain("already recorded");
    expect([await log.updates(1), await log.updates(2)]).toEqual([["half way"], []]);
  });

  it("that was asked about, recorded and taken back, is asked about and recorded anew", async () => {
    await netco.remind(1);
    await netco.remind(2);
    await pressFirst(await netco.write("halve way"));
    await world.say("netco", "action undo 64/01");
    expect(await log.updates(1)).toEqual([]);
    world.at("2022-03-08T11:00:00Z");
    await pressFirst(await netco.edit(netco.last(), "half way"));
    expect((await log.updates(1)).concat(await log.updates(2))).toEqual(["half way"]);
  });

  it("delivered twice is followed once", async () => {
    const message = await said("64/01 half way");
    await netco.edit(message, "64/01 three quarters", "slack:Ev5");
    await netco.edit(message, "64/01 three quarters", "slack:Ev5");
    expect(await log.deeds(1)).toEqual(["raised", "updated", "corrected"]);
  });

  it("of somebody else's is not followed", async () => {
    const message = await said("64/01 half way");
    const caller = { ...world.callerOf("second"), message: `slack:D-netco/${message}` };
    await world.doors.amend(caller, null);
    expect(await log.updates(1)).toEqual(["half way"]);
  });
});

describe("a deleted message", () => {
  it("marks its update withdrawn; the history keeps it", async () => {
    const message = await said("64/01 half way");
    expect(shown(await netco.remove(message))).toContain("OPSG 64/01: withdrawn, as you deleted your message");
    expect([await log.updates(1), await log.deeds(1)]).toEqual([[], ["raised", "updated", "undone"]]);
    expect(shown(await netco.remove(message))).toBe("nothing");
  });

  it("takes its completion or its target back, as long as that can be undone", async () => {
    const [done, moved] = [await said("64/01 done"), await said("64/02 need until 8 April")];
    await netco.remove(done);
    await netco.remove(moved);
    expect([await log.status(1), await log.target(2)]).toEqual(["open", "2022-03-22"]);
  });

  it("after another change takes back only its words", async () => {
    const message = await said("64/01 done");
    await world.say("second", "action update 64/01 the lab has it");
    const answer = await netco.remove(message);
    expect(shown(answer)).toContain("Only the words are taken back");
    expect([await log.status(1), await log.updates(1)]).toEqual(["completion proposed", ["the lab has it"]]);
    expect(shown(answer)).toContain("Its completion stands proposed");
    if (answer === null) throw new Error("no answer");
    await world.press("netco", buttonOf(answer, "Withdraw the completion").press);
    expect(await log.status(1)).toBe("open");
  });

  it("that moved the target before another did leaves every move shown", async () => {
    const message = await said("64/01 need until 29 March");
    world.at("2022-03-08T11:00:00Z");
    await world.say("second", "action target 64/01 5 April");
    await netco.edit(message, "64/01 need until 1 April, the lab is late");
    await netco.remove(message);
    expect([await log.target(1), await log.moves(1)]).toEqual(["2022-04-05", { count: 2, kept: 3 }]);
    const whole = read(await world.say("netco", "action show 64/01"));
    expect(whole).toContain("22 March 2022 to 29 March 2022");
    expect(whole).toContain("29 March 2022 to 5 April 2022");
  });

  it("brought back is said again", async () => {
    const message = await said("64/01 half way");
    await netco.remove(message);
    await netco.edit(message, "64/01 half way");
    expect(await log.updates(1)).toEqual(["half way"]);
    await netco.remove(message);
    expect(await log.updates(1)).toEqual([]);
  });

  it("of which nothing was recorded is passed over; words that were kept go with it", async () => {
    await netco.remind(1);
    await netco.remind(2);
    const asked = await netco.write("half way");
    expect(shown(await netco.remove(netco.last()))).toBe("nothing");
    expect(await pressFirst(asked)).toContain("not kept any more");
  });
});

describe("events that come out of order", () => {
  it("an edit before its message: the edited words stand, and the message adds nothing when it comes", async () => {
    await netco.edit("late-1", "64/01 not done yet");
    expect(shown(await netco.write("64/01 done", { id: "late-1" }))).toContain("What it says now counts");
    expect([await log.status(1), await log.updates(1)]).toEqual(["open", ["not done yet"]]);
    await netco.remove("late-1");
    expect(await log.updates(1)).toEqual([]);
  });

  it("a deletion before its message: nothing stands", async () => {
    await netco.remove("late-1");
    await netco.write("64/01 done", { id: "late-1" });
    expect([await log.status(1), await log.updates(1)]).toEqual(["open", []]);
  });

  it("an edit that comes after a later edit, or after the deletion, changes nothing", async () => {
    const message = await said("64/01 a quarter");
    await netco.edit(message, "64/01 three quarters", "two", 20);
    expect(shown(await netco.edit(message, "64/01 half way", "one", 10))).toBe("nothing");
    expect(await log.updates(1)).toEqual(["three quarters"]);
    await netco.remove(message, "gone", 40);
    await netco.edit(message, "64/01 all but the annex", "three", 30);
    expect(await log.updates(1)).toEqual([]);
  });

  it("a change that comes again after a crash is followed", async () => {
    const message = await said("64/01 a quarter");
    await netco.edit(message, "64/01 half way", undefined, 10);
    await netco.edit(message, "64/01 half way", undefined, 10);
    expect(await log.updates(1)).toEqual(["half way"]);
  });

  const history = async (): Promise<string> => read(await world.say("netco", "action history 64/01"));

  it("what was said at first is kept in the history, however late it comes, and can still be undone past", async () => {
    const edited = await netco.edit("late-1", "64/01 not done yet");
    await netco.write("64/01 done", { id: "late-1", event: "slack:Ev1" });
    expect(await history()).toMatch(/Said before it was changed or deleted\nSaid: done\n {2}The netco, .*from Slack/u);
    expect([await log.status(1), await log.deeds(1)]).toEqual(["open", ["raised", "updated", "overtaken"]]);
    await netco.write("64/01 done", { id: "late-1", event: "slack:Ev1" });
    expect(await log.deeds(1)).toEqual(["raised", "updated", "overtaken"]);
    await pressUndo(edited);
    expect(await log.updates(1)).toEqual([]);
  });

  it("what was deleted before it came is kept in the history, of each action it names", async () => {
    await netco.remove("late-1");
    await netco.write("64/01 done, 64/04 found a spare", { id: "late-1" });
    expect(await history()).toContain("Said: done");
    expect([await log.deeds(1), await log.deeds(4)]).toEqual([
      ["raised", "overtaken"],
      ["raised", "overtaken"],
    ]);
    await netco.write("64/01 half way");
    expect(await log.updates(1)).toEqual(["half way"]);
  });

  it("in a reminder's thread, what was said at first is kept with the action that it answers", async () => {
    const thread = await netco.remind(1);
    await netco.remove("late-1");
    await netco.write("half way", { id: "late-1", thread });
    expect(await log.deeds(1)).toEqual(["raised", "overtaken"]);
    expect(await netco.waiting()).toEqual(["64/01"]);
  });

  it("words that name nothing are kept where their edit was recorded", async () => {
    await netco.edit("late-1", "64/01 half way");
    await netco.write("half the way", { id: "late-1" });
    expect(await history()).toContain("Said: half the way");
  });

  it("an edit overtaken by a later one is kept in the history", async () => {
    const message = await said("64/01 a quarter");
    await netco.edit(message, "64/01 three quarters", "two", 20);
    await netco.edit(message, "64/01 half way", "one", 10);
    expect([await history(), await log.updates(1)]).toEqual([
      expect.stringContaining("Said: half way"),
      ["three quarters"],
    ]);
    await netco.remove(message, "gone", 40);
    expect(await log.updates(1)).toEqual([]);
  });

  it("a message that was heard before it was edited is not told twice when it comes again", async () => {
    await netco.write("64/01 done", { id: "own-9", event: "slack:Ev9" });
    await netco.edit("own-9", "64/01 not done yet");
    await netco.write("64/01 done", { id: "own-9", event: "slack:Ev9" });
    expect(await log.deeds(1)).toEqual(["raised", "proposed", "corrected"]);
  });

  it("what somebody said who may not answer for the action is not kept", async () => {
    await netco.remove("late-1");
    await netco.write("64/03 done", { id: "late-1" });
    expect(await log.deeds(3)).toEqual(["raised"]);
  });
});
