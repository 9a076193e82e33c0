import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cardMessage } from "../../src/slack/block-kit.js";
import { buttonOf, cardOf, formOf, makeWorld, read, type World } from "../world.js";

/** What people are told where they went astray. */
let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.say("secretary", 'action new "NetCo to publish the outage calendar" owner NetCo target 22 March');
});
afterAll(() => world.close());

const secretary = async (line: string) => read(await world.say("secretary", line));

describe("help", () => {
  it("on what commands are about lists them all, and no others", async () => {
    const shown = await secretary("help action");
    for (const name of ["action new", "action close", "action history"]) expect(shown).toContain(name);
    expect(shown).not.toContain("party add");
    expect(await secretary("help person")).toContain("person away");
  });
});

describe("a name that nobody bears", () => {
  it.each([
    ['person role "Chair" secretary', "I know nobody called “Chair” in OPSG.", "Perhaps you mean The chair."],
    ["person remove The obsever", "called “The obsever”", "Perhaps you mean The observer."],
    ["person away Netco until 14 March", "I know nobody called", "Perhaps you mean The netco."],
    ["person contact-for The member NetC", "no party called “NetC”", "Perhaps you mean NetCo."],
    ["person remove Zebedee", "called “Zebedee”", "person add"],
  ])("“%s” is answered with the near ones", async (line, what, instead) => {
    const answer = await secretary(line);
    expect(answer).toContain(what);
    expect(answer).toContain(instead);
  });
});

describe("yesterday", () => {
  it("is a past day: nobody is away until then, and a target there is stored and flagged", async () => {
    expect(await secretary("person away The member until yesterday")).toContain("7 March 2022 is past.");
    const revised = await secretary("action target 64/1 yesterday");
    expect(revised).toContain("7 March 2022 was already past when it was set.");
    expect((await world.action(64, 1))?.targets.revised).toBe("2022-03-07");
  });
});

describe("what is only missing", () => {
  it("an action without words to look for lacks something", async () => {
    expect(await secretary("action find")).toContain("Something is missing");
  });
});

it("an account given by its id alone is said to be known in full at first contact", async () => {
  const added = await world.say("operator", 'person add "Robin Hill" role member teams robin-id');
  expect(read(added)).toContain("Teams robin-id, whose tenant is known once they first write");
  expect(read(added)).not.toContain("?/");
});

it("a button that is no command any more says so, and suggests nothing by its letters", async () => {
  const answer = await world.press("secretary", { command: "acton lost", committee: "OPSG", values: {} });
  expect(read(answer)).toContain("I do not know this button any more.");
  expect(read(answer)).not.toContain("Did you mean");
});

it("the pages of a long list say which they are, there and back", async () => {
  for (let index = 0; index < 44; index++)
    await world.say("secretary", `action new "Step ${index}" owner GridCo target 1 June`);
  const first = await world.say("member", "action list owner GridCo");
  expect(cardOf(first).title).toBe("OPSG: Outstanding actions of GridCo: 1 to 20 of 44");
  const second = await world.press("member", buttonOf(first, "Next").press);
  expect(cardOf(second).title).toBe("OPSG: Outstanding actions of GridCo: 21 to 40 of 44");
  const third = await world.press("member", buttonOf(second, "Next").press);
  expect(cardOf(third).title).toContain(": 41 to 44 of 44");
  expect(cardOf(await world.press("member", buttonOf(third, "Previous").press)).title).toContain(": 21 to 40");
  const typed = /Next: (.*)/u.exec(read(second))?.[1] ?? "";
  expect(cardOf(await world.say("member", typed)).title).toContain(": 41 to 44");
  expect(read(await world.say("member", "action find page 3"))).toContain("None has all of these words");
});

it("a form knows the way back: to its action, or to the list it belongs to", async () => {
  expect(formOf(await world.say("secretary", "action update 64/1")).back).toMatchObject({
    command: "action show",
    values: { reference: "OPSG 64/01" },
  });
  expect(formOf(await world.say("secretary", "party add")).back).toMatchObject({ command: "party list" });
});

it.each([
  ["meeting move", "All meetings", "meetings from"],
  ["agenda add", "The agenda", "agenda"],
  ["notices policy", "The notices", "notices"],
  ["minutes", "What can I do?", "action log"],
])("Cancel on the form of %s says that nothing was changed, and leads back", async (line, back, there) => {
  const { back: press } = formOf(
    await world.press("secretary", { command: line, committee: "OPSG", values: {}, ask: true }),
  );
  if (!press) throw new Error("a way back was expected");
  const left = await world.press("secretary", press);
  expect(cardOf(left)).toMatchObject({ title: "Nothing was changed", parts: [] });
  expect(read(await world.press("secretary", buttonOf(left, back).press))).toContain(there);
});

it("the history does not tell of no updates", async () => {
  expect(JSON.stringify(cardMessage(cardOf(await world.say("member", "action history 64/1"))))).not.toContain(
    "Updates: 0",
  );
});

it("a meeting’s hours are written in one way wherever they are shown", async () => {
  for (const line of ["meeting show next", "agenda", "meeting series", "meeting list", "meeting announce"]) {
    const shown = await secretary(line);
    expect(shown, line).toContain("10:00 to 13:00");
    expect(shown, line).not.toContain("10:00–13:00");
  }
});
