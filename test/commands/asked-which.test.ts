import { describe, expect, it } from "vitest";
import { buttonOf, read, type World } from "../world.js";
import { eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

const recorded = () => Promise.all([log.updates(1), log.updates(2), log.updates(4)]);

describe("“Which action is that about?” followed by words that choose none of them", () => {
  it.each([
    ["both", "There are three of them"],
    ["64/99", "There is no action OPSG 64/99"],
    ["64/99 please", "There is no action OPSG 64/99"],
    ["the others", "I cannot tell"],
    ["7", "There are three of them"],
    ["the seventh", "I cannot tell"],
    ["the first and the last", "I cannot tell"],
    ["the first and the third", "I cannot tell"],
    ["all four", "There are three of them"],
    ["64/01 and 64/99", "There is no action OPSG 64/99"],
  ])("“%s” is told why, and it is asked again of the same words", async (words, why) => {
    for (const sequence of [1, 2, 4]) await netco.remind(sequence);
    const asked = await netco.write("half way there");
    expect(read(asked)).toContain("Which action is that about?");
    const again = await netco.write(words);
    expect(read(again)).toContain(why);
    expect(read(again)).toContain("“half way there”");
    expect(await recorded()).toEqual([[], [], []]);
    await netco.write("64/02");
    expect(await recorded()).toEqual([[], ["half way there"], []]);
  });

  it("goes on by the buttons of the card that asks again", async () => {
    for (const sequence of [1, 2, 4]) await netco.remind(sequence);
    await netco.write("half way there");
    const again = await netco.write("both");
    await world.press("netco", buttonOf(again, "OPSG 64/04: name a spare").press);
    expect(await recorded()).toEqual([[], [], ["half way there"]]);
  });

  it("and words that say something of their own are taken as ever; what was kept goes on by its button", async () => {
    for (const sequence of [1, 2, 4]) await netco.remind(sequence);
    const asked = await netco.write("half way there");
    await netco.write("64/02 sent to the printer");
    expect(await recorded()).toEqual([[], ["sent to the printer"], []]);
    expect(read(await netco.write("the annex is missing"))).toContain("“the annex is missing”");
    await world.press("netco", buttonOf(asked, "OPSG 64/04: name a spare").press);
    expect(await recorded()).toEqual([[], ["sent to the printer"], ["half way there"]]);
  });
});

it("words that made it be asked again do so once more where they are brought again", async () => {
  for (const sequence of [1, 2, 4]) await netco.remind(sequence);
  await netco.write("half way there");
  for (const _ of ["once", "again"])
    expect(read(await netco.write("both", { event: "slack:both", id: "same" }))).toContain("There are three of them");
  await netco.write("64/02");
  expect(await recorded()).toEqual([[], ["half way there"], []]);
});
