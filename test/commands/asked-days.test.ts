import { describe, expect, it } from "vitest";
import { buttonOf, read, type World } from "../world.js";
import { chatOf, eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

describe("“Which day should the target be?” answered with a day before the target", () => {
  const ask = async () => {
    await netco.write("can we push 64/01?");
    const again = await netco.write("15 March");
    expect(read(again)).toContain("The target is already 22 March 2022, later than 15 March 2022.");
    expect(await log.target(1)).toBe("2022-03-22");
    return again;
  };

  it.each([
    ["yes", "2022-03-15"],
    ["15 March", "2022-03-15"],
    ["15 April", "2022-04-15"],
    ["no", "2022-03-22"],
  ])("is asked about, and %s settles it", async (words, target) => {
    await ask();
    await netco.write(words);
    expect(await log.target(1)).toBe(target);
  });

  it("is asked about, and its button settles it", async () => {
    await world.press("netco", buttonOf(await ask(), "Make 15 March 2022 the target").press);
    expect(await log.target(1)).toBe("2022-03-15");
  });
});

describe("a day that answers, where a colleague has moved the target since", () => {
  it.each([
    ["yes", "2022-04-01"],
    ["1 April", "2022-04-01"],
    ["no", "2022-04-08"],
  ])("is asked about first, and %s settles it", async (words, target) => {
    await netco.write("64/01 need more time");
    await chatOf(world, "second").write("64/01 need until 8 April");
    const again = read(await netco.write("1 April"));
    expect(again).toContain("The target of OPSG 64/01 has moved since, to 8 April 2022.");
    expect(await log.target(1)).toBe("2022-04-08");
    await netco.write(words);
    expect(await log.target(1)).toBe(target);
  });
});

describe("the reason of a target that an answer moved", () => {
  const reasons = async () => {
    const action = await world.action(64, 1);
    return (await world.store.actions.moves(action?.id ?? "")).flatMap(({ reason }) => reason ?? []);
  };

  it("keeps what was said, the answer too", async () => {
    await netco.write("64/01 the draft will be ready on 29 March");
    await netco.write("no, 30 March");
    expect(await reasons()).toEqual(["the draft will be ready on 29 March; no, 30 March"]);
  });

  it("is what was said before, where the answer is only yes", async () => {
    await netco.write("64/01 the draft will be ready on 29 March");
    await netco.write("yes");
    expect(await reasons()).toEqual(["the draft will be ready on 29 March"]);
  });
});
