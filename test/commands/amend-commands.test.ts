import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import { read, type World } from "../world.js";
import { chatOf, eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

const shown = (answer: Answer | null): string => (answer === null ? "nothing" : read(answer));
const edit = async (before: string, after: string, event?: string, minute?: number): Promise<string> => {
  await netco.write(before);
  return shown(await netco.edit(netco.last(), after, event, minute));
};

describe("a command that was typed in a chat, edited into another,", () => {
  it("has what it recorded taken back and the new one done", async () => {
    const answer = await edit("action update 64/01 half way", "action update 64/01 three quarters");
    expect(answer).toContain("OPSG 64/01: update recorded");
    expect(answer).toContain("What your message said before is taken back; the history keeps it.");
    expect(await log.updates(1)).toEqual(["three quarters"]);
    expect(await log.deeds(1)).toEqual(["raised", "updated", "undone", "updated"]);
  });

  it("moves the target once", async () => {
    await edit("action target 64/01 8 April", "action target 64/01 15 April");
    expect([await log.target(1), (await world.action(64, 1))?.targets]).toEqual([
      "2022-04-15",
      { last: "2022-03-22", revised: "2022-04-15", moves: 1 },
    ]);
  });

  it("may be of another action", async () => {
    await edit("action done 64/01", "action done 64/02");
    expect([await log.status(1), await log.status(2)]).toEqual(["open", "completion proposed"]);
  });

  it("may be said in one's own words, and the other way round", async () => {
    await edit("action update 64/01 half way", "64/01 done");
    expect([await log.status(1), await log.updates(1)]).toEqual(["completion proposed", ["done"]]);
    await edit("64/02 done", "action update 64/02 nearly");
    expect([await log.status(2), await log.updates(2)]).toEqual(["open", ["nearly"]]);
  });

  it("delivered twice is followed once", async () => {
    await edit("action update 64/01 half way", "action update 64/01 three quarters", "slack:Ev9", 10);
    expect(shown(await netco.edit(netco.last(), "action update 64/01 three quarters", "slack:Ev9", 10))).toBe(
      "nothing",
    );
    expect(await log.deeds(1)).toEqual(["raised", "updated", "undone", "updated"]);
  });

  it("after another change, or a day, stands, and that is said", async () => {
    await netco.write("action target 64/01 8 April");
    world.at("2022-03-08T11:00:00Z");
    await world.say("second", "action update 64/01 the lab is booked");
    const answer = shown(await netco.edit(netco.last(), "action target 64/01 15 April"));
    expect(answer).toContain("What your message recorded stands");
    expect(answer).toContain("Send it as a message of its own");
    expect(await log.target(1)).toBe("2022-04-08");
  });
});

describe("an answer that is edited into something that says nothing of an action is taken back:", () => {
  it.each([
    ["thanks", "You are welcome"],
    ["64/01", "OPSG 64/01"],
    ["action show 64/02", "OPSG 64/02"],
    ["help", "What you can type"],
  ])("“%s”", async (after, says) => {
    const answer = await edit("64/01 done", after);
    expect(answer).toContain(says);
    expect(answer).toContain("What your message said before is taken back");
    expect([await log.status(1), await log.updates(1)]).toEqual(["open", []]);
  });
});

describe("a command that did more than say how an action stands", () => {
  const secretary = () => chatOf(world, "secretary");

  it("is not done again when it is edited: what it did stands, and that is said", async () => {
    const chat = secretary();
    await chat.write('action new "NetCo to paint the door" owner NetCo target 22 March');
    const answer = shown(
      await chat.edit(chat.last(), 'action new "NetCo to paint the gate" owner NetCo target 22 March'),
    );
    expect(answer).toContain("What your message did stands");
    expect(answer).toContain("OPSG 64/05");
    expect((await world.action(64, 5))?.text).toBe("NetCo to paint the door");
    expect([await log.updates(5), await world.action(64, 6)]).toEqual([[], null]);
  });

  it("such as one of people or meetings, is not done again either", async () => {
    const chat = secretary();
    await chat.write('person add "Sam Sample" email sam@example.org');
    const answer = shown(await chat.edit(chat.last(), 'person add "Samuel Sample" email samuel@example.org'));
    expect(answer).toContain("What your message did stands");
    expect(answer).toContain("Sam Sample");
    const names = (await world.store.register()).people.map(({ name }) => name);
    expect([names.includes("Sam Sample"), names.includes("Samuel Sample")]).toEqual([true, false]);
  });

  it("such as a closure, adds no words to the action", async () => {
    const chat = secretary();
    await chat.write("action close 64/01 at 64");
    expect(shown(await chat.edit(chat.last(), "action close 64/02 at 64"))).toContain("What your message did stands");
    expect([await log.status(1), await log.status(2), await log.updates(1)]).toEqual(["closed", "open", []]);
  });

  it("deleted, leaves what it did, and nothing is said", async () => {
    const chat = secretary();
    await chat.write("action close 64/01 at 64");
    expect(shown(await chat.remove(chat.last()))).toBe("nothing");
    expect(await log.status(1)).toBe("closed");
  });
});
