import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { drawMessage } from "../../src/app/draw.js";
import type { Answer } from "../../src/cards/card.js";
import { cardToText } from "../../src/cards/text.js";
import { raiseMany } from "../app/raise.js";
import { broken, buttonOf, cardOf, keepWorld, makeWorld, PRIVATE, read, type Who, type World } from "../world.js";

/** Two actions of NetCo and one of GridCo, all due at the main meeting of 22 March; it is 8 March. */
const prepare = async (): Promise<string> => {
  const world = await makeWorld();
  for (const [text, owner] of [
    ["NetCo to publish the outage calendar", "NetCo"],
    ["NetCo to test the fail-over", "NetCo"],
    ["GridCo to report its losses", "GridCo"],
  ])
    await world.say("secretary", `action new "${text}" owner ${owner} target 22 March`);
  return keepWorld(world);
};

let kept: string;
let world: World;
beforeAll(async () => {
  kept = await prepare();
});
beforeEach(async () => {
  world = await makeWorld({ like: kept });
  return () => world.close();
});
afterAll(() => expect(broken).toEqual([]));

const reply = (who: Who, text: string, event?: string): Promise<Answer> => {
  const caller = world.callerOf(who, PRIVATE);
  return world.doors.reply(event === undefined ? caller : { ...caller, event }, { text, mentions: [] });
};
const updates = async (sequence: number): Promise<string[]> => {
  const action = await world.action(64, sequence);
  return (await world.store.actions.updates(action?.id ?? "", 20)).map(({ text }) => text);
};
const target = async (sequence: number) => (await world.action(64, sequence))?.targets.revised ?? null;
const status = async (sequence: number) => (await world.action(64, sequence))?.status;
const queued = () => world.store.outbox.claim(new Date("2030-01-01"), 20, "test", 1000);

describe("what is said of an action in one's own words", () => {
  it("is an update, kept without greeting and signature", async () => {
    const answer = await reply("netco", "64/01 The pages went to the printer.\n\nKind regards,\nSam Sample\nNetCo");
    expect(read(answer)).toContain("OPSG 64/01: update recorded");
    expect(await updates(1)).toEqual(["The pages went to the printer."]);
  });

  it.each([
    "👍",
    ":+1:",
    ":thumbsup::skin-tone-2:",
    "ok",
    "Thanks!",
    "OK, thank you for the reminder",
    "Noted, cheers",
    "👍🏽 will do",
  ])("is nothing to record where it is only kind: “%s”", async (text) => {
    const answer = await reply("netco", `64/01 ${text}`);
    expect(read(answer)).toContain("OPSG 64/01: thank you");
    expect(read(answer)).toContain("say it in a line, or “done”");
    expect(await updates(1)).toEqual([]);
    await world.press("netco", buttonOf(answer, "It is done").press);
    expect(await status(1)).toBe("completion proposed");
  });

  it.each(["ok with us", "thanks to the supplier it is late", "great progress", "✅", "fine for March"])(
    "is kept where it is more than kind: “%s”",
    async (text) => {
      await reply("netco", `64/01 ${text}`);
      expect(await updates(1)).toEqual([text]);
    },
  );

  it("proposes completion, the words kept as an update", async () => {
    expect(read(await reply("netco", "64/01 done, see the web page"))).toContain("completion proposed");
    expect(await status(1)).toBe("completion proposed");
    expect(await updates(1)).toEqual(["done, see the web page"]);
  });

  it("does not propose it where it is not done, and asks where it may be", async () => {
    await reply("netco", "64/01 not yet done");
    const asked = await reply("netco", "64/02 the report is complete");
    expect([await status(1), await status(2)]).toEqual(["open", "open"]);
    await world.press("netco", buttonOf(asked, "It is done").press);
    expect(await status(2)).toBe("completion proposed");
  });

  it("moves the target that is asked for, the words as the reason", async () => {
    const answer = await reply("netco", "OPSG 64/02 need until 8 April, the lab is late");
    expect(read(answer)).toContain("From 22 March 2022 to 8 April 2022.");
    const action = await world.action(64, 2);
    expect(await world.store.actions.moves(action?.id ?? "")).toMatchObject([
      {},
      { to: "2022-04-08", reason: "need until 8 April, the lab is late" },
    ]);
  });

  it("offers a day that was only promised; pressing makes it the target", async () => {
    const answer = await reply("netco", "64/1 will be done by 1 April");
    expect(await target(1)).toBeNull();
    await world.press("netco", buttonOf(answer, "Make 1 April 2022 the target").press);
    expect(await target(1)).toBe("2022-04-01");
    expect(await updates(1)).toEqual(["will be done by 1 April"]);
    const action = await world.action(64, 1);
    const moves = await world.store.actions.moves(action?.id ?? "");
    expect(moves.at(-1)?.reason).toBe("will be done by 1 April");
  });

  it("of a closed action asks and offers nothing that could only be refused", async () => {
    await world.say("secretary", "action close 64/01 at 64");
    for (const [text, why] of [
      ["64/01 will be done by 1 April", "It is closed, so its target stays as it is."],
      ["64/01 need until early April", "It is closed, so its target stays as it is."],
      ["64/01 remind me", "It is closed, so no reminders of it go out."],
    ]) {
      const answer = await reply("netco", text ?? "");
      expect([text, read(answer).includes(why ?? "-")]).toEqual([text, true]);
      const labels = cardOf(answer).buttons.map(({ label }) => label);
      expect(labels.filter((label) => !["Undo", "Show the action"].includes(label))).toEqual([]);
    }
    expect(read(await world.say("netco", "action target 64/01"))).toContain(
      "OPSG 64/01 is closed, so its target stands.",
    );
    expect(read(await world.say("netco", "action snooze 64/01"))).toContain("no reminders of it go out");
  });

  it("asking for help with reminders is told of all their commands", async () => {
    const help = read(await reply("secretary", "help reminders"));
    for (const name of ["reminders start", "reminders send", "reminders mention"]) expect(help).toContain(name);
  });

  it("asks about a day that does not exist, and keeps the words", async () => {
    const answer = await reply("netco", "64/01 push to 31/04");
    expect(read(answer)).toContain("There is no such day as “31/04”");
    expect(cardOf(answer).buttons.map(({ label }) => label)).toContain("Choose a target");
    expect(await updates(1)).toEqual(["push to 31/04"]);
  });

  it("reads “next main meeting” as the first after the target", async () => {
    await reply("netco", "64/01 to the next main meeting please");
    expect(await target(1)).toBe("2022-04-12");
  });

  it("keeps the words where the rules refuse what was meant, and says why", async () => {
    await reply("netco", "64/01 done");
    const again = await reply("netco", "64/01 all done now");
    expect(read(again)).toContain(
      "Kept as an update only. OPSG 64/01 awaits the committee’s agreement to its completion",
    );
    expect(read(await reply("netco", "64/02 revised target 22 March"))).toContain("is 22 March 2022 already");
    expect(await updates(1)).toHaveLength(2);
    expect(await updates(2)).toEqual(["revised target 22 March"]);
  });

  it("tells the Secretary of a question, and of an action that is not theirs", async () => {
    expect(read(await reply("netco", "64/01 who should get the calendar?"))).toContain("The Secretary is told");
    await reply("netco", "64/02 not ours, that's GridCo");
    const drawn = await Promise.all(
      (await queued()).map(async ({ to, message }) => {
        expect(to).toEqual({ personId: "person-secretary" });
        const card = await drawMessage(world.app, world.committee, message);
        return card ? cardToText(card) : "";
      }),
    );
    expect(drawn.join("\n")).toContain("OPSG 64/01: The netco asks");
    expect(drawn.join("\n")).toContain("OPSG 64/02: The netco says that it is not theirs");
    expect(drawn.join("\n")).toContain("Reassign OPSG 64/02");
    expect(await updates(2)).toEqual(["not ours, that's GridCo"]);
  });

  it("of somebody who may not answer is not recorded; the Secretary sees it", async () => {
    const answer = read(await reply("gridco", "64/01 done"));
    expect(answer).toContain("Only a contact of an owning party");
    expect(answer).toContain("The Secretary is told what you said.");
    expect(await status(1)).toBe("open");
    expect((await queued()).map(({ message }) => message)).toMatchObject([
      { kind: "answered", how: "refused", by: "The gridco", text: "done" },
    ]);
    expect(read(await reply("unlinked", "64/01 done"))).toContain("I do not know you yet");
  });
});

describe("several actions in one message", () => {
  it("are each recorded", async () => {
    const answer = read(await reply("netco", "64/01 done, 64/02 need until 8 April"));
    expect(answer).toContain("OPSG 64/01: completion proposed");
    expect(answer).toContain("OPSG 64/02: target revised");
    expect([await status(1), await target(1), await status(2), await target(2)]).toEqual([
      "completion proposed",
      null,
      "open",
      "2022-04-08",
    ]);
  });

  it("are each recorded once, though the message is delivered twice", async () => {
    await reply("netco", "64/01 half way\n64/02 half way too", "slack:Ev1");
    expect(read(await reply("netco", "64/01 half way\n64/02 half way too", "slack:Ev1"))).toContain("already recorded");
    expect([await updates(1), await updates(2)]).toEqual([["half way"], ["half way too"]]);
  });

  it("share the words that follow both", async () => {
    await reply("netco", "64/01 and 64/02 are both with the lab");
    expect([await updates(1), await updates(2)]).toEqual([["are both with the lab"], ["are both with the lab"]]);
  });

  it("are recorded as far as they are the person's own", async () => {
    const answer = await reply("netco", "64/01 done. 64/03 done");
    expect(cardOf(answer).tone).toBe("warning");
    expect([await status(1), await status(3)]).toEqual(["completion proposed", "open"]);
  });

  it("are not seen in a day, or in an action that is only mentioned", async () => {
    await reply("netco", "64/01 need until 8/4, waits for 64/03");
    expect([await target(1), await updates(3)]).toEqual(["2022-04-08", []]);
  });
});

it("“done - scratch that” is asked whether it is done, and for no target", async () => {
  const labels = cardOf(await reply("netco", "64/01 done - scratch that")).buttons.map(({ label }) => label);
  expect(labels).toContain("It is done");
  expect(labels).not.toContain("Choose a target");
});

describe("words that name no action", () => {
  it("of somebody with more actions than have a button lead to all of them", async () => {
    const labels = async () => cardOf(await reply("netco", "draft sent on Monday")).buttons.map(({ label }) => label);
    expect(await labels()).not.toContain("All my actions");
    await raiseMany(world, 5, "NetCo to count the poles", 63);
    expect((await labels()).slice(-2)).toEqual(["All my actions", "All commands"]);
  });

  it("are asked about; the person's own actions are offered, and nothing said is lost", async () => {
    const answer = await reply("netco", "draft sent to members on Monday");
    expect(read(answer)).toContain("Which action is that about?");
    const button = cardOf(answer).buttons.find(({ label }) => label.startsWith("OPSG 64/02"));
    if (!button) throw new Error("no button for 64/02");
    await world.press("netco", button.press);
    expect(await updates(2)).toEqual(["draft sent to members on Monday"]);
    expect(cardOf(answer).buttons.some(({ label }) => label.startsWith("OPSG 64/03"))).toBe(false);
  });

  it("that name one anywhere are said of that one; of two, they are asked about", async () => {
    await reply("netco", "The calendar for 64/01 is with the printer");
    expect(await updates(1)).toEqual(["The calendar for 64/01 is with the printer"]);
    const answer = await reply("netco", "Slides of 64/01 wait upon 64/02");
    expect(cardOf(answer).buttons.map(({ label }) => label.slice(0, 10))).toEqual([
      "OPSG 64/01",
      "OPSG 64/02",
      "All comman",
    ]);
  });

  it.each([
    ["actoin list", "Did you mean action list?"],
    ["act", "Did you mean action new or"],
    ["Action lits", "Did you mean action list?"],
    ["import x", "I know no command “import x”"],
    ["import minutes.md", "I know no command"],
    ["what is overdue?", "Did you mean action list overdue?"],
    ["show me the open actions", "Did you mean action list open?"],
    ["list open", "Did you mean"],
    ["hepl", "Did you mean help?"],
  ])("“%s” is a command mistyped, and answered with the nearest", async (line, expected) => {
    expect(read(await reply("netco", line))).toContain(expected);
  });

  it.each([
    "Action complete.",
    "action was taken last week",
    "parts arrived",
    "Find attached the slides",
    "list sent",
    "import of the data is done",
    "person appointed",
    "what is open for us to decide here?",
    "exports finished yesterday",
    "actually not yet",
  ])("“%s” may well be an answer, and is taken for one", async (line) => {
    expect(read(await reply("netco", line))).toContain("Which action is that about?");
  });

  it("that are a command mistyped are answered with the command", async () => {
    expect(read(await reply("netco", "acton list"))).toContain("I know no command");
    expect(read(await reply("netco", "show 64/01"))).toContain("NetCo to publish the outage calendar");
    expect(read(await reply("netco", "64/01"))).toContain("NetCo to publish the outage calendar");
  });
});
