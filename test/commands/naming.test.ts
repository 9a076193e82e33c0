import { describe, expect, it } from "vitest";
import { raiseMany } from "../app/raise.js";
import { buttonOf, cardOf, read, type World } from "../world.js";
import { eachWithMore, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithMore(
  (now) => {
    ({ world, log, netco } = now);
  },
  [4, "NetCo to mend the lift", 8],
  [4, "NetCo to oil the sluice", 12],
  [1, "GridCo to paint the fence", 9, "GridCo"],
);

const sluice = () => world.action(12, 1);
const ofLift = (sequence: number) => log.stand(8, sequence);
const untouched = { status: "open", revised: null, updates: [] };

describe("a figure that may be a day or an action, where it is known what an answer is about", () => {
  it.each(["8/4 please", "push to 8/4, that works for us"])("is the day: “%s”", async (text) => {
    const thread = await netco.remind(1);
    await netco.write(text, { thread });
    expect([await log.target(1), await ofLift(4)]).toEqual(["2022-04-08", untouched]);
  });

  it("is offered as the day where it stands alone", async () => {
    const thread = await netco.remind(1);
    const asked = await netco.write("8/4", { thread });
    expect(read(asked)).toContain("OPSG 64/01: update recorded");
    await world.press("netco", buttonOf(asked, "Make 8 April 2022 the target").press);
    expect([await log.target(1), await ofLift(4)]).toEqual(["2022-04-08", untouched]);
  });

  it("is the day also for plain words while one reminder waits, and where several wait they are asked about", async () => {
    await netco.remind(1);
    await netco.write("8/4 please");
    expect([await log.target(1), await ofLift(4)]).toEqual(["2022-04-08", untouched]);
    const thread = await netco.remind(1, 2);
    const asked = await netco.write("8/4 please", { thread });
    expect(cardOf(asked).buttons.map(({ label }) => label.slice(0, 10))).toEqual([
      "OPSG 64/01",
      "OPSG 64/02",
      "All comman",
    ]);
    await world.press("netco", cardOf(asked).buttons[1]?.press ?? { command: "", committee: null, values: {} });
    expect([await log.target(2), await ofLift(4)]).toEqual(["2022-04-08", untouched]);
  });

  it("is asked about where the words do not tell; the button takes it for the action", async () => {
    const thread = await netco.remind(1);
    const asked = await netco.write("8/4 done", { thread });
    expect(read(asked)).toContain("Which action is that about?");
    expect([await log.status(1), await log.updates(1), await ofLift(4)]).toEqual(["open", [], untouched]);
    await world.press("netco", cardOf(asked).buttons[1]?.press ?? { command: "", committee: null, values: {} });
    expect([await log.status(1), (await ofLift(4)).status]).toEqual(["open", "completion proposed"]);
  });

  it("is the action as the log writes it, or with the committee's code", async () => {
    const thread = await netco.remind(1);
    await netco.write("8/04 done", { thread });
    await netco.write("opsg 8/3 done", { thread });
    expect([(await ofLift(4)).status, (await ofLift(3)).status, await log.updates(1)]).toEqual([
      "completion proposed",
      "completion proposed",
      [],
    ]);
  });

  it("stays with its thread where the action it might be is another party's", async () => {
    await world.say("secretary", "action assign 8/04 to GridCo");
    const thread = await netco.remind(1);
    await netco.write("8/4 waits for the lab", { thread });
    expect(await log.updates(1)).toEqual(["8/4 waits for the lab"]);
  });

  it("is the day, too, in an answer to the action that it might be; else it only names that action", async () => {
    await world.say("netco", "action reply 8/04 8/4 please");
    await world.say("netco", "action reply 8/03 8/3 done");
    expect([(await ofLift(4)).revised, (await ofLift(3)).updates]).toEqual(["2022-04-08", ["done"]]);
  });

  it("is left out of the words also when the message is edited after the action was closed", async () => {
    await netco.write("8/03 done");
    await world.say("secretary", "action close 8/03 at 64");
    await netco.edit(netco.last(), "8/03 not done");
    expect((await ofLift(3)).updates).toEqual(["not done"]);
  });
});

it("written as in the log after words of another action is that action, also where somebody else answers for it", async () => {
  const answer = read(await netco.write("64/01 waiting for parts, 9/01 need until 8 April"));
  expect(answer).toContain("OPSG 9/01");
  expect([await log.target(1), await log.updates(1)]).toEqual(["2022-03-22", ["waiting for parts"]]);
  expect((await world.action(9, 1))?.targets.revised).toBeNull();
});

describe("a direct message that names its action in the middle", () => {
  it("is said of it, whatever else it says", async () => {
    await netco.write("please push 64/01 to 8 April");
    expect(await log.target(1)).toBe("2022-04-08");
    expect(read(await netco.write("snooze 64/02 until Friday"))).toContain("OPSG 64/02");
    expect(read(await netco.write("Done with 64/04!"))).toContain("OPSG 64/04");
    expect(await log.status(4)).toBe("completion proposed");
    await netco.write("undo 64/04");
    expect(await log.status(4)).toBe("open");
  });

  it("is said of an action there is, although its reference could be a day, and not of the one that waits", async () => {
    await netco.remind(2);
    expect(read(await netco.write("snooze 12/01 until Friday"))).toContain("OPSG 12/01");
    await netco.write("please push 12/01 to 8 April");
    expect((await sluice())?.targets.revised).toBe("2022-04-08");
    expect([await log.updates(2), await netco.waiting()]).toEqual([[], ["64/02"]]);
  });

  it("still names a day where it tells when", async () => {
    await netco.remind(2);
    await netco.write("can we push to 12/04");
    expect([(await world.action(12, 4))?.targets.moves, await log.target(2)]).toEqual([0, "2022-04-12"]);
  });

  it("names an action that there is not: what is said of the others is recorded, and the words are said back", async () => {
    const said = read(await netco.write("99/01 done, 12/01 we have agreed"));
    expect(said).toContain("There is no action OPSG 99/01");
    expect(said).toContain("“done”");
    const updates = await world.store.actions.updates((await sluice())?.id ?? "", 5);
    expect(updates.map(({ text }) => text)).toEqual(["we have agreed"]);
  });

  it.each(["done: 64/01, 64/02", "Done: 64/01; 64/02", "64/01-64/02 done", "Completed:\n- 64/01\n- 64/02"])(
    "names several in a list or as a range: it is said of each: “%s”",
    async (text) => {
      await netco.write(text);
      expect([await log.status(1), await log.status(2), await log.status(4)]).toEqual([
        "completion proposed",
        "completion proposed",
        "open",
      ]);
    },
  );

  it("names one of which nothing is said: it is asked about", async () => {
    const asked = await netco.write("64/01 done, 64/02");
    expect(cardOf(asked).buttons.map(({ label }) => label.slice(0, 10))).toEqual([
      "OPSG 64/01",
      "OPSG 64/02",
      "All comman",
    ]);
    expect(await log.status(1)).toBe("open");
  });

  it("names more than are recorded at once: those are said back", async () => {
    const many = Array.from({ length: 22 }, (_, index) => `64/${String(index + 1).padStart(2, "0")} half way`);
    const answer = read(await netco.write(many.join("\n")));
    expect(answer).toContain("OPSG 64/22: that did not work");
    expect(answer).toContain("at most 20 actions of one message");
  });

  it.each(["done with 63/01 and 63/02", "completed: 63/01, 63/02"])(
    "names only actions that there are not: each is said, and the words are kept for one there is: “%s”",
    async (text) => {
      await netco.remind(2);
      const asked = await netco.write(text);
      for (const name of ["OPSG 63/01", "OPSG 63/02"]) expect(read(asked)).toContain(`There is no action ${name}`);
      expect(read(asked)).toContain("I have kept your words");
      await world.press("netco", cardOf(asked).buttons[0]?.press ?? { command: "", committee: null, values: {} });
      expect(await log.updates(2)).toEqual([text]);
    },
  );

  it("names one that there is and one that there is not", async () => {
    const answer = read(await netco.write("done with 64/01 and 63/02"));
    expect(answer).toContain("1 of 2 actions answered");
    expect(answer).toContain("There is no action OPSG 63/02");
    expect(await log.status(1)).toBe("completion proposed");
  });

  it("and mentions another that its own hangs on: that is no day, nor what the words are about", async () => {
    const said = await netco.write("64/01 depends on 12/04 and will be ready by 25 March");
    expect(cardOf(said).buttons.map(({ label }) => label)).toContain("Make 25 March 2022 the target");
    await netco.remind(2);
    await netco.write("waits for 12/03, done by Friday");
    expect([await log.updates(2), await world.store.actions.updates((await sluice())?.id ?? "", 5)]).toEqual([
      ["waits for 12/03, done by Friday"],
      [],
    ]);
  });

  it("is read the same when it is corrected", async () => {
    await netco.write("64/01 the plan");
    const edited = await netco.edit(
      netco.last(),
      "64/01 the plan of 12/04 comes first, ours will be ready by 25 March",
    );
    expect(edited && cardOf(edited).buttons.map(({ label }) => label)).toContain("Make 25 March 2022 the target");
  });

  it("names several without a comma between, each with its own words", async () => {
    await netco.write("12/01 done 12/02 need until 2 April");
    const second = await world.action(12, 2);
    expect([(await sluice())?.status, second?.status, second?.targets.revised]).toEqual([
      "completion proposed",
      "open",
      "2022-04-02",
    ]);
  });

  it("in a thread says by another why its own waits: that stays with its own", async () => {
    const thread = await netco.remind(1);
    await netco.write("not done: 12/01 must come first", { thread });
    expect(await log.updates(1)).toEqual(["not done: 12/01 must come first"]);
    expect(await world.store.actions.updates((await sluice())?.id ?? "", 5)).toEqual([]);
  });
});

describe("a message that names its actions in short", () => {
  const status = (...sequences: number[]) => Promise.all(sequences.map((one) => log.status(one)));
  const [DONE, OPEN] = ["completion proposed", "open"];

  it.each([
    ["64/01, 02 and 04 done", [DONE, DONE, DONE]],
    ["64/01 & 02 done", [DONE, DONE, OPEN]],
    ["64/01, 02 done", [DONE, DONE, OPEN]],
    ["64/1, 2 and 4 are done", [DONE, DONE, DONE]],
    ["done: 64/01, 02", [DONE, DONE, OPEN]],
    ["64/01-64/02, 04 done", [DONE, DONE, DONE]],
    ["64/01 done, 2 slides to go", [OPEN, OPEN, OPEN]],
    ["64/01: 2 done", [OPEN, OPEN, OPEN]],
    ["64/01, 3 slides sent, done", [DONE, OPEN, OPEN]],
  ])("bare figures of a list share the meeting of its first: “%s”", async (text, expected) => {
    await netco.write(text);
    expect(await status(1, 2, 4)).toEqual(expected);
  });

  it("and are asked about where they may count something else, and said where there is no such action", async () => {
    const asked = await netco.write("64/01, 2 done");
    expect(cardOf(asked).buttons.map(({ label }) => label.slice(0, 10))).toEqual([
      "OPSG 64/01",
      "OPSG 64/02",
      "All comman",
    ]);
    expect(await status(1, 2)).toEqual([OPEN, OPEN]);
    const some = read(await netco.write("64/01, 77 done"));
    expect(some).toContain("OPSG 64/77: that did not work");
    expect(await status(1)).toEqual([DONE]);
  });

  it.each([
    ["63/01-63/04 done except 63/03", [DONE, DONE, OPEN, DONE]],
    ["63/01-63/04 done, except for 63/01", [OPEN, DONE, DONE, DONE]],
    ["63/01-63/04 done except 63/02 and 63/03", [DONE, OPEN, OPEN, DONE]],
    ["63/01-63/04 all done apart from 63/04", [DONE, DONE, DONE, OPEN]],
    ["63/01-63/04 done except 63/03, thanks", [DONE, DONE, OPEN, DONE]],
    ["63/01-63/03 done except 63/03, 63/04 is late", [DONE, DONE, OPEN, OPEN]],
    ["63/01-63/04 done but 63/02 is not done yet", [DONE, OPEN, DONE, DONE]],
  ])("all but some: “%s”", async (text, expected) => {
    await raiseMany(world, 4, "NetCo to count the poles", 63);
    await netco.write(text);
    const found = await Promise.all([1, 2, 3, 4].map((one) => world.action(63, one)));
    expect(found.map((action) => action?.status)).toEqual(expected);
  });

  it("all but one, of which more is said: that is recorded of it", async () => {
    await netco.write("64/01-64/02 done except 64/02 which needs until 8 April");
    expect([await status(1, 2), await log.target(2)]).toEqual([[DONE, OPEN], "2022-04-08"]);
  });

  it.each(["64/01 done, push 12/01 to 8/4", "8/01 done, push 12/01 to 8/4", "8/01 done. Please move 12/01 to 8/4"])(
    "asks for something of the second: “%s”",
    async (text) => {
      await netco.write(text);
      expect([await sluice()].map((action) => [action?.status, action?.targets.revised])).toEqual([
        [OPEN, "2022-04-08"],
      ]);
      expect(text.startsWith("64") ? await log.status(1) : (await ofLift(1)).status).toBe(DONE);
    },
  );
});
