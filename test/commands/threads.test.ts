import { describe, expect, it } from "vitest";
import { buttonOf, cardOf, keepWorld, makeWorld, read, type World } from "../world.js";
import { chatOf, eachWithFour, logOf, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

const labels = (answer: Parameters<typeof cardOf>[0]) => cardOf(answer).buttons.map(({ label }) => label.slice(0, 10));

describe("a reply in a reminder's thread", () => {
  it("is said of its action, without a reference", async () => {
    const thread = await netco.remind(2);
    expect(read(await netco.write("half way there", { thread }))).toContain("OPSG 64/02: update recorded");
    expect([await log.updates(2), await netco.waiting()]).toEqual([["half way there"], []]);
  });

  it("is said of the actions it names instead, and of its own what comes before them", async () => {
    const thread = await netco.remind(1);
    await netco.write("done, 64/02 need until 8 April", { thread });
    expect([await log.status(1), await log.updates(1), await log.target(2)]).toEqual([
      "completion proposed",
      ["done"],
      "2022-04-08",
    ]);
    await netco.write("64/04: a spare is ordered", { thread });
    expect([await log.updates(1), await log.updates(4)]).toEqual([["done"], ["a spare is ordered"]]);
  });

  it("in that of one of the bot's own answers is said of the action that has its title", async () => {
    await netco.remind(2);
    await netco.remind(4);
    const found = "OPSG 64/01: update recorded\nwaits for OPSG 64/02";
    expect(read(await netco.write("half way", { thread: "an-answer", found }))).toContain(
      "OPSG 64/01: update recorded",
    );
    const two = "2 actions answered\nOPSG 64/01: update recorded\nlate\nOPSG 64/02: update recorded";
    expect(labels(await netco.write("late", { thread: "another", found: two }))).toEqual([
      "OPSG 64/01",
      "OPSG 64/02",
      "All comman",
    ]);
  });

  it("that only mentions another action stays with its own", async () => {
    const thread = await netco.remind(1);
    await netco.write("waits for 64/02 and 64/04", { thread });
    expect([await log.updates(1), await log.updates(2)]).toEqual([["waits for 64/02 and 64/04"], []]);
  });

  it("that asks for something to be done to another is asked about", async () => {
    const thread = await netco.remind(1);
    const asked = await netco.write("please push 64/02 to 8 April", { thread });
    expect(labels(asked)).toEqual(["OPSG 64/01", "OPSG 64/02", "All comman"]);
    await world.press("netco", cardOf(asked).buttons[1]?.press ?? { command: "", committee: null, values: {} });
    expect([await log.updates(1), await log.target(1), await log.target(2)]).toEqual([[], "2022-03-22", "2022-04-08"]);
  });

  it("that names an action there is not says so, and offers to record the words of the one that is answered", async () => {
    const thread = await netco.remind(1);
    const asked = await netco.write("64/09 is done", { thread });
    expect(read(asked)).toContain("There is no action OPSG 64/09");
    expect(read(asked)).toContain("Meeting 64 has actions up to OPSG 64/04.");
    expect(read(asked)).toContain("I have kept your words, but recorded nothing yet.");
    expect(labels(asked)).toEqual(["OPSG 64/01", "All comman"]);
    expect(await log.status(1)).toBe("open");
    await world.press("netco", cardOf(asked).buttons[0]?.press ?? { command: "", committee: null, values: {} });
    expect(await log.status(1)).toBe("completion proposed");
    const two = await netco.write("the lab has it, 64/09 need until 8 April", { thread });
    const under = cardOf(two).parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : []));
    const elsewhere = under.find(({ label }) => label === "Record it of OPSG 64/01");
    expect([await log.updates(1), await log.target(1)]).toEqual([["the lab has it", "is done"], "2022-03-22"]);
    if (elsewhere) await world.press("netco", elsewhere.press);
    expect(await log.target(1)).toBe("2022-04-08");
    // Where nothing tells which was meant, those of the speaker are offered.
    expect(labels(await netco.write("64/09 the lab has it"))).toEqual([
      "OPSG 64/01",
      "OPSG 64/02",
      "OPSG 64/04",
      "All comman",
    ]);
  });

  it("reads a figure at its beginning as a day, and words like a command as an answer", async () => {
    const thread = await netco.remind(1);
    await netco.write("8/4 please", { thread });
    expect(await log.target(1)).toBe("2022-04-08");
    await netco.write("action update the calendar is with the printer", { thread });
    await netco.write("Action complete", { thread });
    expect(await log.updates(1)).toContain("action update the calendar is with the printer");
    expect(await log.status(1)).toBe("completion proposed");
  });

  it("under a message about several is asked about, unless it names one", async () => {
    const thread = await netco.remind(1, 2);
    const asked = await netco.write("half way there", { thread });
    expect(read(asked)).toContain("Which action is that about?");
    expect(labels(asked)).toEqual(["OPSG 64/01", "OPSG 64/02", "All comman"]);
    await netco.write("64/01 done", { thread });
    expect([await log.updates(2), await log.status(1)]).toEqual([[], "completion proposed"]);
    await world.press("netco", cardOf(asked).buttons[1]?.press ?? { command: "", committee: null, values: {} });
    expect(await log.updates(2)).toEqual(["half way there"]);
  });

  it("without a word, a picture alone, is said to be so, and brings no help", async () => {
    const thread = await netco.remind(1);
    expect(read(await netco.write("", { thread }))).toContain("There are no words in that message");
    expect(await log.updates(1)).toEqual([]);
  });

  it("under one's own earlier message is said of the same action", async () => {
    await netco.write("64/04 a spare is sought");
    await netco.write("and found", { thread: netco.last() });
    expect(await log.updates(4)).toEqual(["and found", "a spare is sought"]);
  });

  it("on a message that was not to this person is not taken for its action", async () => {
    const thread = await netco.remind(1);
    const said = { text: "half way", mentions: [], answers: { conversation: "D-netco", messageId: thread } };
    expect(read(await world.doors.reply(world.callerOf("gridco"), said))).toContain("Which action is that about?");
    expect(await log.updates(1)).toEqual([]);
  });

  it("to a quote of a message that is not known is said of the action that the quote names", async () => {
    await netco.remind(1, 2);
    await netco.write("on its way", {
      thread: "unknown",
      quoted: "OPSG 64/02 is due today. NetCo to test the fail-over",
    });
    expect(await log.updates(2)).toEqual(["on its way"]);
  });

  it("of somebody who may not answer is not recorded; the Secretary sees what was said", async () => {
    const chat = chatOf(world, "gridco");
    const thread = await chat.remind(1);
    expect(read(await chat.write("done", { thread }))).toContain("The Secretary is told what you said.");
    expect(await log.status(1)).toBe("open");
    const told = await world.store.outbox.claim(new Date("2030-01-01"), 20, "test", 1000);
    expect(told.map(({ message }) => message)).toMatchObject([{ kind: "answered", how: "refused", text: "done" }]);
  });
});

describe("plain words", () => {
  it("while a single reminder waits are said of its action", async () => {
    await netco.remind(2);
    await netco.write("half way there");
    expect(await log.updates(2)).toEqual(["half way there"]);
    expect(read(await netco.write("and more"))).toContain("Which action is that about?");
  });

  it("are said of the one that waits where the other was put off; of that one where it is alone", async () => {
    await netco.remind(1);
    await netco.write("remind me on Friday");
    await netco.remind(2);
    expect(read(await netco.write("not ours"))).toContain("OPSG 64/02");
    expect([await log.updates(1), await log.updates(2)]).toEqual([[], ["not ours"]]);
    await netco.write("half way there");
    expect(await log.updates(1)).toEqual(["half way there"]);
  });

  it("may ask for a day that looks like a reference", async () => {
    await netco.remind(2);
    await netco.write("8/4 please");
    expect(await log.target(2)).toBe("2022-04-08");
  });

  it("of a greeting, of thanks and of commands are none", async () => {
    await netco.remind(2);
    for (const [text, answer] of [
      ["hello", "Hello! I keep the action log of OPSG."],
      ["Thank you very much!", "You are welcome"],
      ["action list mine", "Outstanding actions of NetCo"],
      ["acton list", "I know no command"],
    ])
      expect(read(await netco.write(text ?? ""))).toContain(answer);
    expect([await log.updates(2), await netco.waiting()]).toEqual([[], ["64/02"]]);
  });

  it("that are only a file are no answer: nothing is recorded, and a button keeps it with the action", async () => {
    await netco.remind(2);
    const link = "https://files.example.org/tests";
    const told = await netco.write(link, { file: "tests.xlsx" });
    expect(read(told)).toMatch(
      /tests\.xlsx came without a word; nothing was recorded\.[\s\S]*send it with a word about it: 64\/02/u,
    );
    expect([await log.updates(2), await netco.waiting()]).toEqual([[], ["64/02"]]);
    expect(read(await netco.write("", { file: "minutes.docx" }))).toContain("Only the Secretary may import minutes");
    expect(await log.updates(2)).toEqual([]);
    await world.press("netco", buttonOf(told, "Keep it with OPSG 64/02").press);
    expect([await log.updates(2), await netco.waiting()]).toEqual([[link], []]);
  });

  it("while several wait are kept and asked about; the button records them, once, also after a restart", async () => {
    await netco.remind(1);
    await netco.remind(2);
    const long = `The report is with the lab. ${"It is a long report. ".repeat(100)}`;
    const asked = await netco.write(long);
    expect(labels(asked)).toEqual(["OPSG 64/01", "OPSG 64/02", "All comman"]);
    const button = cardOf(asked).buttons[0];
    if (!button) throw new Error("no button");
    expect(JSON.stringify(button.press).length).toBeLessThan(300);
    const again = await makeWorld({ like: await keepWorld(world) });
    world = again;
    log = logOf(world);
    world.at("2022-03-09T10:00:00Z");
    expect(read(await world.press("netco", button.press))).toContain("OPSG 64/01: update recorded");
    expect(await log.updates(1)).toEqual([long.trim()]);
    expect(read(await world.press("netco", button.press))).toContain("already recorded");
    expect(await log.updates(1)).toHaveLength(1);
  });

  it("that are kept are recorded as what they are, read from the day they were said", async () => {
    await netco.remind(1);
    await netco.remind(2);
    const asked = await netco.write("make it Friday week");
    world.at("2022-03-14T10:00:00Z");
    await world.press("netco", cardOf(asked).buttons[0]?.press ?? { command: "", committee: null, values: {} });
    expect(await log.target(1)).toBe("2022-03-18");
  });

  it("that are kept are nobody else's", async () => {
    await netco.remind(1);
    await netco.remind(2);
    const asked = await netco.write("half way");
    const press = cardOf(asked).buttons[0]?.press ?? { command: "", committee: null, values: {} };
    expect(read(await world.press("second", press))).toContain("These words are not kept any more.");
  });

  it("delivered twice are kept once and asked about again", async () => {
    await netco.remind(1);
    await netco.remind(2);
    await netco.write("half way", { event: "slack:Ev9" });
    const again = await netco.write("half way", { event: "slack:Ev9" });
    expect(read(again)).toContain("Which action is that about?");
    await world.press("netco", buttonOf(again, cardOf(again).buttons[0]?.label ?? "").press);
    expect(await log.updates(1)).toEqual(["half way"]);
  });
});

describe("an answer from one contact", () => {
  it("settles the reminder for the party's other contacts, who are told by whom", async () => {
    const second = chatOf(world, "second");
    const thread = await netco.remind(1);
    await second.remind(1);
    await netco.write("half way there", { thread });
    expect(await second.waiting()).toEqual([]);
    const redraw = await world.store.outbox.claimRedraws(new Date("2030-01-01"), 20, 1000);
    expect(redraw.flat().map(({ answeredBy }) => answeredBy)).toEqual(["The netco", "The netco"]);
  });

  it.each([
    ["a command", "action update 64/01 half way"],
    ["a new target by a command", "action target 64/01 1 April"],
    ["a completion by a command", "action done 64/01"],
    ["the button “Not ours”", "action not-ours 64/01 GridCo took it over"],
  ])("by %s settles it as well", async (_, line) => {
    await netco.remind(1);
    await world.say("second", line);
    expect(await netco.waiting()).toEqual([]);
  });

  it("is none by the Secretary's update, nor by a rest from it", async () => {
    await netco.remind(1);
    await world.say("secretary", "action update 64/01 asked again");
    await world.say("second", "action snooze 64/01 until Thursday");
    expect(await netco.waiting()).toEqual(["64/01"]);
  });

  it("and one from another at the same moment are both recorded", async () => {
    const second = chatOf(world, "second");
    const [mine, theirs] = [await netco.remind(1), await second.remind(1)];
    await Promise.all([
      netco.write("need until 8 April", { thread: mine }),
      second.write("need until 15 April", { thread: theirs }),
    ]);
    const { count, kept: moves } = await log.moves(1);
    expect([count, moves]).toEqual([2, 3]);
    expect((await log.deeds(1)).filter((did) => did === "retargeted")).toHaveLength(2);
  });
});
