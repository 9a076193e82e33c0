import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import { buttonOf, read, type World } from "../world.js";
import { eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

const press = (answer: Answer, label: string) => world.press("netco", buttonOf(answer, label).press);

describe("a question lapses with the words that raised it", () => {
  it("once they are edited, also by the button of its card", async () => {
    const thread = await netco.remind(2);
    const asked = await netco.write("looks finished to me", { thread });
    expect(read(asked)).toContain("Is the action done");
    // Slack does not always tell in which thread an edited message stands.
    await netco.edit(netco.last(), "not finished");
    await netco.write("yes", { thread });
    expect(read(await press(asked, "It is done"))).toContain("changed or taken back the words");
    expect(await log.status(2)).toBe("open");
  });

  it("once they are deleted, though nothing was recorded of them", async () => {
    const thread = await netco.remind(2);
    expect(read(await netco.write("remind me later", { thread }))).toContain("Until when?");
    await netco.remove(netco.last());
    expect(read(await netco.write("Monday", { thread }))).not.toContain("rest until");
    await netco.write("64/01 remind me later");
    await netco.remove(netco.last());
    expect(read(await netco.write("64/01 Monday"))).not.toContain("rest until");
    expect(read(await netco.write("Monday"))).not.toContain("rest until");
  });

  it.each([null, "64/01 draft sent"])("once “can we push” is changed to %s", async (now) => {
    const asked = await netco.write("can we push 64/01?");
    expect(read(asked)).toContain("Which day should the target be?");
    await (now === null ? netco.remove(netco.last()) : netco.edit(netco.last(), now));
    await netco.write("1 April");
    expect(await log.target(1)).toBe("2022-03-22");
  });

  it("also where a button told which action they are about", async () => {
    await netco.remind(1);
    await netco.remind(2);
    const which = await netco.write("remind me later");
    const words = netco.last();
    expect(read(await press(which, "OPSG 64/01: publish the outage calendar"))).toContain("Until when?");
    await netco.remove(words);
    expect(read(await netco.write("Monday"))).not.toContain("put off");
  });

  it("also where an answer in words told that", async () => {
    await netco.remind(1);
    await netco.remind(2);
    await netco.write("remind me later");
    const words = netco.last();
    expect(read(await netco.write("64/01"))).toContain("Until when?");
    await netco.remove(words);
    expect(read(await netco.write("Monday"))).not.toContain("put off");
  });

  it("and not with others that were said before", async () => {
    await netco.write("64/01 need more time");
    const before = netco.last();
    await netco.write("64/02 need more time");
    await netco.remove(before);
    await netco.write("1 April");
    expect([await log.target(1), await log.target(2)]).toEqual(["2022-03-22", "2022-04-01"]);
  });
});

describe("a question is settled by a button of its card", () => {
  it.each(["Undo", "Only an update"])("[%s]", async (label) => {
    const thread = await netco.remind(2);
    await press(await netco.write("looks finished to me", { thread }), label);
    await netco.write("yes", { thread });
    expect(await log.status(2)).toBe("open");
  });

  it("[It is done], after which a day is no answer", async () => {
    await press(await netco.write("64/01 need more time"), "It is done");
    await netco.write("1 April");
    expect(await log.target(1)).toBe("2022-03-22");
  });

  it("and [It is done] is refused once the words were undone", async () => {
    const asked = await netco.write("64/01 looks finished to me");
    await netco.write("undo");
    expect(read(await press(asked, "It is done"))).toContain("changed or taken back the words");
    expect(await log.status(1)).toBe("open");
  });
});

describe("a question lapses by what is said since anywhere in the chat", () => {
  it("in a thread, where it was asked outside: yes and yes again answer one", async () => {
    const thread = await netco.remind(2);
    await netco.write("64/01 looks finished to me");
    await netco.write("looks finished to me", { thread });
    await netco.write("yes", { thread });
    await netco.write("yes");
    expect([await log.status(1), await log.status(2)]).toEqual(["open", "completion proposed"]);
  });

  it("outside, where it was asked in a thread", async () => {
    const thread = await netco.remind(2);
    await netco.write("looks finished to me", { thread });
    await netco.write("64/01 half way there");
    await netco.write("yes", { thread });
    expect(await log.status(2)).toBe("open");
  });
});
