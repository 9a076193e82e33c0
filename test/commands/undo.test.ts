import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import { buttonOf, cardOf, read, type Who, type World } from "../world.js";
import { chatOf, eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

const undo = (answer: Answer, who: Who = "netco") => world.press(who, buttonOf(answer, "Undo").press);

describe("Undo", () => {
  it("takes an update back; the history keeps both, one row a change", async () => {
    const said = await netco.write("64/01 half way");
    expect(read(await undo(said))).toContain("No update any more: half way");
    expect([await log.updates(1), await log.deeds(1)]).toEqual([[], ["raised", "updated", "undone"]]);
    expect(read(await world.say("netco", "action history 64/01"))).toContain("Taken back\nUpdate: half way → none");
    expect(read(await world.say("netco", "action find half"))).toContain("None has all of these words");
  });

  it("brings the target back as it was, with its column and its count", async () => {
    await netco.write("64/01 need until 1 April");
    const before = (await world.action(64, 1))?.targets;
    const said = await netco.write("64/01 need until 8 April");
    expect(read(await undo(said))).toContain("Its target is 1 April 2022 again.");
    expect((await world.action(64, 1))?.targets).toEqual(before);
    expect(await log.moves(1)).toEqual({ count: 1, kept: 2 });
  });

  it("takes a completion back, and its words", async () => {
    const said = await netco.write("64/01 done, see the web page");
    expect(read(await undo(said))).toContain("It is open again.");
    expect([await log.status(1), await log.updates(1)]).toEqual(["open", []]);
  });

  it("stands on the cards of commands and buttons alike", async () => {
    for (const line of [
      "action update 64/01 half way",
      "action target 64/01 1 April",
      "action done 64/01",
      "action snooze 64/02 until Friday",
    ])
      await undo(await world.say("netco", line));
    const action = await world.action(64, 1);
    expect([action?.status, await log.target(1), await log.updates(1)]).toEqual(["open", "2022-03-22", []]);
    expect((await log.deeds(2)).at(-1)).toBe("undone");
  });

  it("is good until the next change", async () => {
    const first = await netco.write("64/01 half way");
    const next = await netco.write("64/01 three quarters");
    expect(read(await undo(first))).toContain("Something else was said of OPSG 64/01 since");
    await world.say("second", "action update 64/01 and the lab is booked");
    expect(read(await undo(next))).toContain("Since then The second has changed OPSG 64/01");
    expect(await log.updates(1)).toHaveLength(3);
  });

  it("is not hindered by another's rest from reminders", async () => {
    const said = await netco.write("64/01 half way");
    await world.say("second", "action snooze 64/01 until Thursday");
    await undo(said);
    expect(await log.updates(1)).toEqual([]);
  });

  it("is good for a day", async () => {
    const said = await netco.write("64/01 done");
    world.at("2022-03-09T10:00:01Z");
    expect(read(await undo(said))).toContain("more than a day ago");
    expect(await log.status(1)).toBe("completion proposed");
  });

  it("pressed twice does it once", async () => {
    const said = await netco.write("64/01 half way");
    await undo(said);
    expect(read(await undo(said))).toContain("taken back already");
    expect((await log.deeds(1)).filter((did) => did === "undone")).toHaveLength(1);
  });

  it("of somebody else's is refused, and of what is no answer", async () => {
    const said = await netco.write("64/01 half way");
    expect(read(await undo(said, "second"))).toContain(
      "nothing of yours to take back on OPSG 64/01: the last change is by The netco.",
    );
    expect(read(await undo(said, "gridco"))).toContain("Only a contact of an owning party");
    await world.say("secretary", "action close 64/01 at 64");
    expect(read(await world.say("secretary", "action undo 64/01"))).toContain("none that can be taken back so");
    expect(await log.updates(1)).toEqual(["half way"]);
  });

  it("opens the reminder again for every contact", async () => {
    const second = chatOf(world, "second");
    await netco.remind(1);
    await second.remind(1);
    const said = await netco.write("half way");
    expect([await netco.waiting(), await second.waiting()]).toEqual([[], []]);
    await undo(said);
    expect([await netco.waiting(), await second.waiting()]).toEqual([["64/01"], ["64/01"]]);
  });

  it("of a question tells the Secretary, who was told of it", async () => {
    await undo(await netco.write("64/01 who should get the calendar?"));
    const told = await world.store.outbox.claim(new Date("2030-01-01"), 20, "test", 1000);
    expect(told.map(({ message }) => "how" in message && message.how)).toEqual(["question", "undone"]);
  });
});

describe("“undo” in words", () => {
  it.each(["undo", "That was wrong, sorry", "oops, wrong action"])("takes the last thing back: “%s”", async (words) => {
    await netco.write("64/02 half way");
    await netco.write("64/01 done");
    expect(read(await netco.write(words))).toContain("OPSG 64/01: taken back");
    expect([await log.status(1), await log.updates(2)]).toEqual(["open", ["half way"]]);
  });

  it("in a thread is about its action, also where another reminder waits", async () => {
    const thread = await netco.remind(1);
    await netco.write("half way", { thread });
    await netco.remind(2);
    await netco.write("64/04 found");
    expect(read(await netco.write("undo that please", { thread }))).toContain("OPSG 64/01: taken back");
    expect([await log.updates(1), await log.updates(4)]).toEqual([[], ["found"]]);
  });

  it("is asked about where the last message spoke of several actions", async () => {
    await netco.write("64/01 done, 64/02 half way");
    const asked = await netco.write("undo");
    expect(cardOf(asked).buttons.map(({ label }) => label)).toEqual(["Undo OPSG 64/01", "Undo OPSG 64/02"]);
    await world.press("netco", buttonOf(asked, "Undo OPSG 64/01").press);
    expect([await log.status(1), await log.updates(2)]).toEqual(["open", ["half way"]]);
  });

  it("that says more is asked about first; the button takes back, and records nothing on the way", async () => {
    await netco.write("64/01 done");
    const asked = await netco.write("64/01 sorry, undo that. We need until 8 April");
    expect(read(asked)).toContain("Shall I take back what you said before");
    expect(await log.status(1)).toBe("completion proposed");
    await world.press("netco", buttonOf(asked, "Take it back").press);
    expect([await log.status(1), await log.target(1)]).toEqual(["open", "2022-03-22"]);
  });

  it("with nothing to take back is answered kindly", async () => {
    expect(read(await netco.write("undo"))).toContain("There is nothing of yours to take back");
    expect(read(await world.say("netco", "action undo 64/01"))).toContain("the last change is by The secretary.");
  });
});

describe("“not done after all”, of one's own completion", () => {
  const labels = (answer: Answer): string[] => cardOf(answer).buttons.map(({ label }) => label);

  it.each([
    "actually not done",
    "it isn't done after all",
    "not finished after all",
    "I was wrong, not done yet",
    "Please don't close this yet",
  ])("withdraws it, whatever was said since; the words are kept: “%s”", async (words) => {
    const thread = await netco.remind(1);
    await netco.write("done", { thread });
    const done = netco.last();
    await netco.write("the paper is on the web page", { thread });
    const answer = await netco.write(words, { thread });
    expect(read(answer)).toContain("OPSG 64/01: completion withdrawn");
    expect(read(answer)).toContain("It is open again");
    expect([await log.status(1), (await log.updates(1))[0]]).toEqual(["open", words]);
    expect(read((await netco.remove(done)) ?? answer)).not.toContain("stands proposed");
    expect([await log.status(1), await log.updates(1)]).toEqual(["open", [words, "the paper is on the web page"]]);
  });

  it("can be undone, deleted and edited like any answer", async () => {
    await netco.write("64/01 done");
    await undo(await netco.write("64/01 actually not done"));
    expect([await log.status(1), await log.updates(1)]).toEqual(["completion proposed", ["done"]]);
    await netco.write("64/01 not done after all");
    const message = netco.last();
    await netco.edit(message, "64/01 not finished after all, the annex is missing");
    expect([await log.status(1), (await log.updates(1))[0]]).toEqual([
      "open",
      "not finished after all, the annex is missing",
    ]);
    await netco.remove(message);
    expect([await log.status(1), await log.updates(1)]).toEqual(["completion proposed", ["done"]]);
  });

  it("with another day moves the target as well, in one change", async () => {
    await netco.write("64/01 done");
    const answer = await netco.write("64/01 not done after all, need until 8 April");
    expect(read(answer)).toContain("OPSG 64/01: completion withdrawn, target revised");
    expect([await log.status(1), await log.target(1)]).toEqual(["open", "2022-04-08"]);
    await undo(answer);
    expect([await log.status(1), await log.target(1)]).toEqual(["completion proposed", "2022-03-22"]);
  });

  it("takes back the completion, and not what was said after it", async () => {
    await netco.write("64/01 done");
    await netco.write("64/01 the paper is on the web page");
    await netco.write("64/01 scrap that, it is not done");
    expect([await log.status(1), await log.updates(1)]).toEqual([
      "open",
      ["scrap that, it is not done", "the paper is on the web page", "done"],
    ]);
  });

  it("is asked about where it may be meant so; the button withdraws it", async () => {
    await netco.write("64/01 done");
    const asked = await netco.write("64/01 nearly done, the annex is missing");
    expect(read(asked)).toContain("Is it not done after all?");
    expect(await log.status(1)).toBe("completion proposed");
    const withdrawn = await world.press("netco", buttonOf(asked, "Withdraw the completion").press);
    expect(read(withdrawn)).toContain("OPSG 64/01: completion withdrawn");
    expect([await log.status(1), (await log.updates(1)).length]).toEqual(["open", 2]);
    expect(read(await world.press("netco", buttonOf(asked, "Withdraw the completion").press))).toContain(
      "OPSG 64/01 is open: no completion of it is proposed",
    );
    expect(labels(await netco.write("64/01 nearly done"))).not.toContain("Withdraw the completion");
  });

  it("is not asked about where news only goes on", async () => {
    await netco.write("64/01 done");
    expect(labels(await netco.write("64/01 the paper is on the web page"))).not.toContain("Withdraw the completion");
  });

  it.each([
    "neither is done after all",
    "they are not done after all",
    "both not done actually",
    "scratch that, neither is finished",
    "Actually they aren't done",
  ])("said of several withdraws those that one message proposed: “%s”", async (words) => {
    await netco.remind(1);
    await netco.write("64/01 done, 64/02 done");
    const answer = read(await netco.write(words));
    expect(answer).toContain("OPSG 64/01: completion withdrawn");
    expect(answer).toContain("OPSG 64/02: completion withdrawn");
    expect([await log.status(1), await log.status(2), await log.updates(2)]).toEqual(["open", "open", [words, "done"]]);
    await netco.edit(netco.last(), "64/01 not done after all");
    expect([await log.status(1), await log.status(2)]).toEqual(["open", "completion proposed"]);
  });

  it("said of two is asked about where one or three are meant", async () => {
    await netco.remind(1);
    await netco.write("64/04 done");
    const one = await netco.write("neither is done after all");
    expect(read(one)).toContain("Which action is that about?");
    expect(await log.status(4)).toBe("completion proposed");
    await netco.write("64/01 done, 64/02 done, 64/04 still done");
    expect(read(await netco.write("neither is done after all"))).toContain("Which action is that about?");
    expect([await log.status(1), await log.status(2)]).toEqual(["completion proposed", "completion proposed"]);
  });

  it("of a colleague's leaves that to them, the Chair and the Secretary", async () => {
    await world.say("second", "action done 64/01");
    const answer = await netco.write("64/01 actually not done");
    expect(read(answer)).toContain("The second proposed its completion, and that stands");
    expect(labels(answer)).not.toContain("Withdraw the completion");
    expect(read(await world.say("netco", "action not-done 64/01"))).toContain("You did not propose the completion");
    expect([await log.status(1), (await log.updates(1))[0]]).toEqual(["completion proposed", "actually not done"]);
  });

  it.each(["actually not done", "not finished after all", "I was wrong, it isn't done"])(
    "is about one's own completion before a reminder that waits: “%s”",
    async (words) => {
      await netco.remind(1);
      await netco.remind(2);
      await netco.write("64/01 done");
      expect(read(await netco.write(words))).toContain("OPSG 64/01: completion withdrawn");
      await netco.write("64/04 done");
      await netco.remind(1);
      await netco.write("64/02 half way");
      expect(read(await netco.write(words))).toContain("OPSG 64/04: completion withdrawn");
      expect([await log.status(1), await log.status(4), await log.updates(2)]).toEqual(["open", "open", ["half way"]]);
      await netco.write(words);
      expect((await log.updates(1))[0]).toBe(words);
    },
  );

  it("is about the completion said last, and asked about where one message told of several", async () => {
    const which = (answer: Answer) => labels(answer).map((label) => label.slice(0, 10));
    await netco.remind(4);
    await netco.write("64/01 done, 64/02 done");
    const asked = await netco.write("actually not done");
    expect(which(asked)).toEqual(["OPSG 64/01", "OPSG 64/02", "OPSG 64/04", "All comman"]);
    await world.press("netco", cardOf(asked).buttons[1]?.press ?? { command: "", committee: null, values: {} });
    expect([await log.status(1), await log.status(2)]).toEqual(["completion proposed", "open"]);
    await netco.write("64/02 done");
    await netco.write("actually not done");
    expect([await log.status(1), await log.status(2)]).toEqual(["completion proposed", "open"]);
  });

  it("“not done yet” alone may be said of what waits as well: it is asked about", async () => {
    await netco.write("64/01 done");
    await netco.remind(2);
    const asked = await netco.write("not done yet");
    expect(labels(asked).map((label) => label.slice(0, 10))).toEqual(["OPSG 64/01", "OPSG 64/02", "All comman"]);
    expect([await log.status(1), await log.updates(2)]).toEqual(["completion proposed", []]);
    await netco.write("64/02 half way");
    await netco.write("not done yet");
    expect(await log.status(1)).toBe("open");
    await netco.remind(2);
    await netco.write("not done yet");
    expect((await log.updates(2))[0]).toBe("not done yet");
  });

  it("by command keeps the words; the history tells both", async () => {
    await world.say("netco", "action done 64/01");
    await world.say("netco", "action not-done 64/01 The annex is missing.");
    expect([await log.status(1), await log.updates(1)]).toEqual(["open", ["The annex is missing."]]);
    expect(read(await world.say("netco", "action history 64/01"))).toContain("Status: completion proposed → open");
  });
});
