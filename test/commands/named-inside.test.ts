import { describe, expect, it } from "vitest";
import { raiseMany } from "../app/raise.js";
import { cardOf, read, type World } from "../world.js";
import { eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour(
  (now) => {
    ({ world, log, netco } = now);
  },
  (first) => raiseMany(first, 4, "NetCo to mend the lift", 12),
);

const lift = () => world.action(12, 1);

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
    expect((await lift())?.targets.revised).toBe("2022-04-08");
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
    const updates = await world.store.actions.updates((await lift())?.id ?? "", 5);
    expect(updates.map(({ text }) => text)).toEqual(["we have agreed"]);
  });

  it("and mentions another that its own hangs on: that is no day, nor what the words are about", async () => {
    const said = await netco.write("64/01 depends on 12/04 and will be ready by 25 March");
    expect(cardOf(said).buttons.map(({ label }) => label)).toContain("Make 25 March 2022 the target");
    await netco.remind(2);
    await netco.write("waits for 12/03, done by Friday");
    expect([await log.updates(2), await world.store.actions.updates((await lift())?.id ?? "", 5)]).toEqual([
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
    expect([(await lift())?.status, second?.status, second?.targets.revised]).toEqual([
      "completion proposed",
      "open",
      "2022-04-02",
    ]);
  });

  it("in a thread says by another why its own waits: that stays with its own", async () => {
    const thread = await netco.remind(1);
    await netco.write("not done: 12/01 must come first", { thread });
    expect(await log.updates(1)).toEqual(["not done: 12/01 must come first"]);
    expect(await world.store.actions.updates((await lift())?.id ?? "", 5)).toEqual([]);
  });
});
