import { describe, expect, it } from "vitest";
import { cardMessage } from "../../src/slack/block-kit.js";
import { drawCard } from "../../src/teams/adaptive-card.js";
import { buttonOf, CHANNEL, cardOf, read, type World } from "../world.js";
import { eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

describe("what is said back", () => {
  it("of a completion proposed again is one line, with its day, in words as by a button", async () => {
    await netco.write("64/01 done");
    const line = "so nobody can propose it anew: it was on 8 March 2022, and there is nothing else to do.";
    for (const again of [
      await netco.write("64/01 done"),
      await world.press("netco", { command: "action done", committee: "OPSG", values: { reference: "64/01" } }),
    ]) {
      expect(read(again)).toContain(line);
      expect(read(again)).not.toContain("the Chair or the Secretary may");
    }
  });

  it("of an edit after the action was closed says that its target stays", async () => {
    await netco.write("64/02 need until 8 April");
    await world.say("secretary", "action close 64/02 at 64");
    const edited = await netco.edit(netco.last(), "64/02 need until 15 April");
    expect(edited && read(edited)).toContain("It is closed, so its target stays as it is.");
    expect(await log.target(2)).toBe("2022-04-08");
  });

  it("of words about an action in a channel is where to say them, and a button records them", async () => {
    const told = await world.say("netco", "64/04 printing goes on", CHANNEL);
    expect(read(told)).toContain("In a channel I take commands only, so nothing was recorded of 64/04.");
    expect(read(told)).toContain("Answer in your own words in the chat with me");
    await world.press("netco", buttonOf(told, "Record it of 64/04").press, CHANNEL);
    expect(await log.updates(4)).toEqual(["printing goes on"]);
  });

  it("of “all done” under a list offers all at once, and each after another", async () => {
    const thread = await netco.remind(1, 2, 4);
    const asked = await netco.write("all done", { thread });
    expect(cardOf(asked).buttons.map(({ label }) => label.slice(0, 16))).toEqual([
      "All 3 of these",
      "OPSG 64/01: publ",
      "OPSG 64/02: test",
      "OPSG 64/04: name",
      "All commands",
    ]);
    await world.press("netco", cardOf(asked).buttons[1]?.press ?? { command: "", committee: null, values: {} });
    await world.press("netco", buttonOf(asked, "All 3 of these").press);
    expect([await log.status(1), await log.status(2), await log.status(4)]).toEqual(
      Array.from({ length: 3 }, () => "completion proposed"),
    );
    expect(await log.updates(1)).toEqual(["all done"]);
  });

  it("of a range that is too long says so", async () => {
    expect(read(await netco.write("64/02-64/42 done"))).toContain(
      "“64/02-64/42” would be 41 actions. One range may have 20: say it in parts, or name each.",
    );
    expect(read(await netco.write("64/02-64/04 done"))).not.toContain("One range may have");
  });

  it("of twenty actions has each of them on one card, with its Undo", async () => {
    for (let sequence = 5; sequence <= 20; sequence++)
      await world.say("secretary", `action new "NetCo to do thing ${sequence}" owner NetCo target 22 March`);
    const answer = await netco.write("64/01-64/20 half way");
    const shown = JSON.stringify(cardMessage(cardOf(answer)).blocks);
    for (let sequence = 1; sequence <= 20; sequence++)
      expect(shown).toContain(`OPSG 64/${String(sequence).padStart(2, "0")}`);
    expect(shown.match(/"text":"Undo/gu)).toHaveLength(19);
    const onTeams = JSON.stringify(drawCard(cardOf(answer)));
    expect(onTeams).toContain("OPSG 64/20");
    expect(onTeams).not.toContain("To read the rest");
  });
});
