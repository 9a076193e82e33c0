import { describe, expect, it } from "vitest";
import type { Press } from "../../src/cards/card.js";
import { buttonOf, read, type World } from "../world.js";
import { chatOf, eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

const LATER = "64/01 the draft will be ready on 29 March";
const MAKE = "Make 29 March 2022 the target";
const offered = async (): Promise<Press> => buttonOf(await netco.write(LATER), MAKE).press;

describe("a day that was offered as the target", () => {
  it("is taken by its button, once", async () => {
    const press = await offered();
    await world.press("netco", press);
    expect(await log.target(1)).toBe("2022-03-29");
    expect(read(await world.press("netco", press))).toContain("is 29 March 2022 already");
  });

  it("is offered no more once its words are changed or taken back", async () => {
    const press = await offered();
    await netco.edit(netco.last(), "64/01 the draft is coming along");
    expect(read(await world.press("netco", press))).toContain("changed or taken back the words that named this day");
    const again = await offered();
    await netco.remove(netco.last());
    expect(read(await world.press("netco", again))).toContain("changed or taken back the words that named this day");
    expect([await log.target(1), await log.moves(1)]).toEqual(["2022-03-22", expect.objectContaining({ count: 0 })]);
  });

  it("is offered no more once a colleague has moved the target", async () => {
    const press = await offered();
    await chatOf(world, "second").write("64/01 need until 8 April");
    expect(read(await world.press("netco", press))).toContain(
      "The target of OPSG 64/01 has moved since, to 8 April 2022; nothing was changed.",
    );
    expect(read(await netco.write("yes"))).toContain("has moved since, to 8 April 2022");
    expect(await log.target(1)).toBe("2022-04-08");
  });

  it("of an edited message goes by the words as they are now", async () => {
    await netco.write("64/01 the draft is coming along");
    const edited = await netco.edit(netco.last(), LATER);
    if (!edited) throw new Error("no answer");
    const { press } = buttonOf(edited, MAKE);
    await netco.edit(netco.last(), "64/01 the draft is coming along, slowly");
    await world.press("netco", press);
    expect(await log.target(1)).toBe("2022-03-22");
  });

  it("that was taken is told to stand, where only the words after it are taken back", async () => {
    const press = await offered();
    const message = netco.last();
    await world.press("netco", press);
    await netco.edit(message, "64/01 the draft is coming along");
    await netco.write("undo");
    expect(read(await netco.write("undo"))).toMatch(
      /taken back already. That you moved its target to 29 March 2022 before that stands/u,
    );
    expect(await log.target(1)).toBe("2022-03-29");
  });
});
