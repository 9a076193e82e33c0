import { describe, expect, it } from "vitest";
import { raiseMany } from "../app/raise.js";
import { cardOf, read, type World } from "../world.js";
import { eachWithMore, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithMore(
  (now) => {
    ({ world, log, netco } = now);
  },
  [5, "NetCo to count the poles", 63],
);

/** How each of the five stands: its status, its target where it was revised, and what was said. */
const stand = (): Promise<string[]> =>
  Promise.all(
    [1, 2, 3, 4, 5].map(async (one) => {
      const { status, revised, updates } = await log.stand(63, one);
      return `${status === "open" ? "" : "done "}${revised ?? ""} ${updates.join(" | ")}`.trim();
    }),
  );
const DONE = "done  done";
const untouched = ["", "", "", "", ""];

describe("of a list, some are left out before anything is said of it", () => {
  it.each([
    "63/01-63/03 except 63/02 done",
    "63/01-63/03 except 63/02: done",
    "63/01-63/03 (except 63/02) done",
    "63/01-63/03, except 63/02, done",
    "Hi all, 63/01-63/03 except 63/02 done",
    "63/01 to 63/03 apart from 63/02 are done",
    "63/01-63/03 except 2 done",
    "63/01-63/03 done except 2",
    "63/01-63/03 with the exception of 63/02 done",
    "63/01-63/03 done, 63/02 excepted",
    "63/01-63/03 [excl. 63/02] done",
    "63/01, 02 and 03 except 02 done",
  ])("and nothing is recorded of those: “%s”", async (text) => {
    await netco.write(text);
    const [one, two, three, ...others] = await stand();
    expect([one, three].map((each) => each?.replace(/ (?:are )?done$/u, ""))).toEqual(["done ", "done "]);
    expect([two, ...others]).toEqual(["", "", ""]);
  });

  it.each([
    ["63/01-63/05 except 63/03 and 63/02 need until 4 April", [1, 4, 5]],
    ["63/01 to 63/05 except 63/03 need until 4 April", [1, 2, 4, 5]],
    ["63/01, 63/02 and 63/03 but not 63/02 need until 4 April", [1, 3]],
    ["63/01-63/05 need until 4 April except 3 and 2", [1, 4, 5]],
    ["please push 63/01-63/03 except 63/02 to 4 April", [1, 3]],
  ])("and no date of those is moved: “%s”", async (text, moved) => {
    await netco.write(text);
    const revised = (await stand()).map((each) => each.startsWith("2022-04-04"));
    expect(revised).toEqual([1, 2, 3, 4, 5].map((one) => moved.includes(one)));
    expect((await stand()).filter((each) => each === "")).toHaveLength(5 - moved.length);
  });

  it("and what is said of them apart is recorded of them", async () => {
    await netco.write("63/01-63/03 except 63/02 done; 63/02 needs until 8 April");
    expect(await stand()).toEqual([DONE, "2022-04-08", DONE, "", ""]);
  });

  it("that are not done yet: that is recorded of them alone", async () => {
    await netco.write("63/01-63/03 done, but 63/02 not yet");
    expect(await stand()).toEqual([DONE, "not yet", DONE, "", ""]);
  });

  it.each([
    "63/01-63/03 except 63/02 which is late: done",
    "63/01-63/03 need until 4 April except the last one",
    "63/01 done; all others except 63/02 need until 8 April",
    "except for 63/02, 63/01-63/03 are done",
    "not 63/02, but 63/01 and 63/03 done",
  ])("and where it is not clear what is said of which, it asks: “%s”", async (text) => {
    await netco.remind(1);
    expect(cardOf(await netco.write(text)).title).toBe("Which action is that about?");
    expect(await stand()).toEqual(untouched);
  });
});

describe("what is said of one action and not of another", () => {
  it.each([
    "63/01 done, not 63/02",
    "63/01 done not 63/02",
    "63/01 done, but not 63/02",
    "63/01 done (not 63/02)",
    "63/01 done, not 63/02 yet",
    "63/01 done; not 63/02 though",
    "63/01 and not 63/02 done",
    "63/01, not 63/02, done",
    "done: 63/01, not 63/02",
    "63/01 done, not 63/02 or 63/03",
    "63/01 done, not 63/02-63/03",
    "63/01 done, not 63/02 and 63/03",
  ])("is recorded of the one alone: “%s”", async (text) => {
    await netco.write(text);
    expect(await stand()).toEqual([DONE, "", "", "", ""]);
  });

  it.each([
    "push 63/02 not 63/03 to 4 April",
    "push 63/02, not 63/03, to 4 April",
    "push 63/02 to 4 April, not 63/03",
    "please push 63/02 and not 63/03 to 4 April",
    "63/02 needs until 4 April, not 63/03",
  ])("moves the date of the one alone: “%s”", async (text) => {
    await netco.write(text);
    expect(await stand()).toEqual(["", "2022-04-04", "", "", ""]);
  });

  it.each([
    ["63/01 done, not 63/02, which is late", [DONE, "is late", ""]],
    ["63/01 done, not 63/02 as the lab is late", [DONE, "not as the lab is late", ""]],
    ["63/01 done, not 63/02 until Friday", [DONE, "not until Friday", ""]],
    ["63/01 done, not 63/02 to 4 April", [DONE, "not to 4 April", ""]],
    ["63/01 done, not 63/02 or 63/03 which are late", [DONE, "are late", "are late"]],
    ["63/01 done, not 63/02 and 63/03 half way", [DONE, "", "half way"]],
    ["63/01 done and not 63/02, 63/03 half way", [DONE, "", "half way"]],
    ["63/01 and 63/03 done, not 63/02", [DONE, "", DONE]],
    ["63/01 waits for the lab, not 63/02", ["waits for the lab, not 63/02", "", ""]],
    ["63/01 nearly done, not 63/02", ["nearly done", "", ""]],
  ])("with more that is said of either is recorded of each its own: “%s”", async (text, each) => {
    await netco.write(text);
    expect(await stand()).toEqual([...each, "", ""]);
  });

  it.each(["63/01 not 63/02 done", "63/02 not 63/03 to 4 April", "I meant 63/01, not 63/02"])(
    "is asked about where it may be said of the other: “%s”",
    async (text) => {
      expect(cardOf(await netco.write(text)).title).toBe("Which action is that about?");
      expect(await stand()).toEqual(untouched);
    },
  );

  it("in another action's thread leaves that one alone, too", async () => {
    const thread = await netco.remind(1);
    await netco.write("63/01 done, not 63/02", { thread });
    expect([await stand(), await log.status(1), await log.updates(1)]).toEqual([[DONE, "", "", "", ""], "open", []]);
    expect(cardOf(await netco.write("push 63/02 not 63/03 to 4 April", { thread })).title).toContain("Which action");
  });
});

describe("a list of more reminders than a card once had buttons for", () => {
  const remindedOf = async (count: number) => {
    await raiseMany(world, count, "NetCo to grease the valve", 64);
    return netco.remind(...Array.from({ length: count }, (_, index) => index + 5));
  };
  const offered = (answer: Parameters<typeof cardOf>[0]): string[] =>
    cardOf(answer).buttons.flatMap(({ label }) => (label.startsWith("OPSG 64/") ? [label.slice(0, 10)] : []));

  it("offers each of them where it is not said which is meant", async () => {
    const thread = await remindedOf(14);
    const asked = await netco.write("half way", { thread });
    expect(offered(asked)).toHaveLength(14);
    expect(offered(await netco.write("nearly there"))).toHaveLength(14);
    const last = cardOf(asked).buttons.find(({ label }) => label.startsWith("OPSG 64/18"));
    await world.press("netco", last?.press ?? { command: "", committee: null, values: {} });
    expect(await log.updates(18)).toEqual(["half way"]);
  });

  it("offers all actions of the speaker as well where there are too many", async () => {
    const asked = await netco.write("half way", { thread: await remindedOf(22) });
    expect(offered(asked)).toHaveLength(20);
    expect(cardOf(asked).buttons.map(({ label }) => label)).toContain("All my actions");
  });
});

describe("several actions of which the words do not tell what is said of which", () => {
  it.each([
    "64/01 and 64/02 are with the supplier, the first should land on Friday",
    "64/01, 64/02: the first is done, the second late",
    "64/01 and 64/02: the former done",
    "64/01 and 64/02 - need until 8 April for the latter",
    "64/01 and 64/02 done, the other one needs until 8 April",
    "64/01 & 64/02: one done, one needs until 8 April",
    "64/01 and 64/02 are done and late respectively",
  ])("are asked about, though the words follow both: “%s”", async (text) => {
    const asked = await netco.write(text);
    expect(read(asked)).toContain("I cannot tell which of them are about which action");
    expect(cardOf(asked).buttons.map(({ label }) => label.slice(0, 10))).toEqual([
      ...["OPSG 64/01", "OPSG 64/02", "All comman"],
    ]);
    expect(cardOf(asked).stays).toBe(true);
    expect([await log.target(1), await log.updates(1), await log.status(1)]).toEqual(["2022-03-22", [], "open"]);
    // Each has the whole of the words, whichever it is that is named first in them.
    for (const at of [0, 1, 1, 0]) {
      const { press } = cardOf(asked).buttons[at] ?? expect.unreachable("no button");
      await world.press("netco", press);
    }
    expect([(await log.deeds(1)).length, (await log.deeds(2)).length]).toEqual([2, 2]);
    const [one, two] = [await log.updates(1), await log.updates(2)];
    if (one.length > 0) expect([one, two]).toEqual([[text], [text]]);
  });

  it.each(["64/01 done, 02 late", "64/01 done; 02: late", "64/01 done, but 02 is late", "64/01: done. 02: late"])(
    "are each recorded where the second is written short, as the log writes it: “%s”",
    async (text) => {
      await netco.write(text);
      expect([await log.status(1), await log.status(2)]).toEqual(["completion proposed", "open"]);
      expect((await log.updates(1)).join()).toMatch(/^done\.?$/u);
      expect((await log.updates(2)).join()).toMatch(/^(?:is )?late$/u);
    },
  );

  it("are asked about where the second may be one or count something", async () => {
    await raiseMany(world, 8, "NetCo to grease the valve", 64);
    expect(read(await netco.write("64/01 done, 12 late"))).toContain("Which action is that about?");
    expect([await log.status(1), await log.updates(12)]).toEqual(["open", []]);
    await netco.write("64/01 half way, 40 late");
    expect(await log.updates(1)).toEqual(["half way, 40 late"]);
  });

  it("are not asked about where each has its own words, or a noun follows: the first draft is of all", async () => {
    await netco.write("64/01 and 64/02: the first draft is with the members");
    expect(await log.updates(2)).toEqual(["the first draft is with the members"]);
    await netco.write("64/01 the first is late, 64/02 done");
    expect(await log.status(2)).toBe("completion proposed");
  });

  it("are asked about, and each button settles its own, once", async () => {
    const asked = cardOf(await netco.write("we had a look at 64/01 and 64/02"));
    const press = (index: number) =>
      world.press("netco", asked.buttons[index]?.press ?? { command: "", committee: null, values: {} });
    for (const index of [0, 1, 0, 1]) await press(index);
    const words = ["we had a look at 64/01 and 64/02"];
    expect([await log.updates(1), await log.updates(2)]).toEqual([words, words]);
  });
});

describe("all but one", () => {
  it.each([
    "all except 63/02: need until 8 April",
    "all but 63/02 need until 8 April",
    "everything but 63/02 needs until 10 May",
    "all of mine are done except 63/02",
    "everything except 63/02 done",
    "all done bar 63/02",
    "all done with the exception of 63/02",
    "Apart from 63/02, everything is done",
    "Everything is done apart from 63/02 and 63/03",
    "the rest are done, not 63/02",
    "All actions need until 8 April, other than 63/02",
  ])("is asked about, and nothing is recorded of that one: “%s”", async (text) => {
    const asked = await netco.write(text);
    expect(cardOf(asked).title).toBe("Which actions is that about?");
    expect(cardOf(asked).buttons.some(({ label }) => label.includes("63/02"))).toBe(false);
    expect(read(asked)).toContain("63/02");
    expect(await stand()).toEqual(untouched);
    expect([await log.updates(1), await log.updates(2)]).toEqual([[], []]);
  });

  it("has what is said of it apart recorded, and the rest asked about", async () => {
    const asked = await netco.write("all done except 63/02 (waiting for the lab)");
    expect(cardOf(asked).title).toBe("Which actions is that about?");
    expect((await stand())[1]).toBe("(waiting for the lab)");
    expect(cardOf(asked).buttons.some(({ label }) => label.startsWith("OPSG 63/02"))).toBe(false);
  });

  it("in the thread of a list offers the others, each and all at once", async () => {
    const thread = await netco.remind(1, 2, 3, 4);
    const asked = cardOf(await netco.write("all but 64/03 need until 8 April", { thread }));
    const labels = asked.buttons.map(({ label }) => label.slice(0, 10));
    expect(labels.slice(0, 4)).toEqual(["All 3 of t", "OPSG 64/01", "OPSG 64/02", "OPSG 64/04"]);
    const press = (index: number) =>
      world.press("netco", asked.buttons[index]?.press ?? { command: "", committee: null, values: {} });
    await press(2);
    expect(await Promise.all([1, 2, 3, 4].map(log.target))).toEqual([
      ...["2022-03-22", "2022-04-08", "2022-03-22", "2022-03-22"],
    ]);
    await press(0);
    expect(await Promise.all([1, 2, 3, 4].map(log.target))).toEqual([
      ...["2022-04-08", "2022-04-08", "2022-03-22", "2022-04-08"],
    ]);
    expect((await log.updates(2)).length + (await log.deeds(2)).length).toBe(
      (await log.deeds(1)).length + (await log.updates(1)).length,
    );
  });
});
