import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import type { Caller } from "../../src/commands/command.js";
import { buttonOf, cardOf, formOf, HOME, keepWorld, makeWorld, read, type World } from "../world.js";

let kept: string;
let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.say("secretary", 'person add "Jane Smith" contact-for NetCo');
  kept = await keepWorld(world);
});
beforeEach(async () => {
  world = await makeWorld({ like: kept });
});
afterEach(() => world.close());

const called = async (name: string) =>
  (await world.store.register()).people.filter((person) => person.name.toLowerCase() === name.toLowerCase());

/** The Secretary picks somebody from the platform's people, as in Slack's picker or Teams' roster. */
const pick = async (name: string, platform: "slack" | "teams" = "slack", more = {}): Promise<Answer> => {
  const account = { platform, tenant: HOME, user: "U-jane" };
  const findPicked: Caller["findPicked"] = async () => ({ account, name, verifiedEmail: null });
  const caller = { ...world.callerOf("secretary"), findPicked };
  const form = formOf(await world.doors.dispatch(caller, { text: "person add", mentions: [] }));
  const values = { ...form.press.values, picked: "U-jane", role: "member", ...more };
  return world.doors.press(caller, { ...form.press, values }, { nonce: form.nonce });
};

describe("somebody known by name, who has no account yet", () => {
  it("is asked after when their account is picked, and becomes one person with it", async () => {
    const asked = await pick("jane  SMITH");
    expect(read(asked)).toContain("Is this the Jane Smith whom OPSG knows already?");
    expect(read(asked)).toContain("contact for NetCo · not linked yet");
    expect(read(asked)).toContain(`Whoever writes from Slack ${HOME}/U-jane would have the rights shown`);
    expect(read(await world.say("jane", "action list"))).toContain("I do not know you yet");
    const linked = await world.press("secretary", buttonOf(asked, "The same person").press);
    expect(read(linked)).toContain(`Linked: Slack ${HOME}/U-jane`);
    expect(await called("Jane Smith")).toMatchObject([{ accounts: [{ user: "U-jane" }], contacts: [{}] }]);
    expect(read(await world.say("jane", "action list mine"))).toContain("Outstanding actions of NetCo");
  });

  it("stays apart from another of that name, and the Secretary is told that there are two", async () => {
    const asked = await pick("Jane Smith");
    const added = await world.press("secretary", buttonOf(asked, "Another Jane Smith: add").press);
    expect(read(added)).toContain("The committee has 2 people called Jane Smith now");
    expect((await called("Jane Smith")).map(({ contacts }) => contacts.length).sort()).toEqual([0, 1]);
    expect(read(await world.say("secretary", 'person away "Jane Smith" until 14 March'))).toContain(
      "2 people are called Jane Smith",
    );
  });

  it("gets no account of a stranger who only calls himself so, unless the Secretary says that it is they", async () => {
    const stranger = { ...world.callerOf("jane"), verifiedEmail: async () => null };
    const speaker = { ...stranger.speaker, name: "Jane Smith" } as typeof stranger.speaker;
    const wish = { command: "ask to be added", committee: null, values: {} };
    await world.doors.press({ ...stranger, speaker }, wish);
    expect(read(await world.say("jane", "action list"))).toContain("I do not know you yet");
    const values = { name: "Jane Smith", slack: `${HOME}/U-jane` };
    const approved = await world.press("secretary", { command: "person add", committee: "OPSG", values });
    expect(read(approved)).toContain("a name alone proves nothing");
    expect(read(await world.say("jane", "action list"))).toContain("I do not know you yet");
    await world.press("secretary", buttonOf(approved, "Another Jane Smith: add").press);
    expect(read(await world.say("jane", "action update 64/01 Done"))).not.toContain("NetCo");
    expect((await called("Jane Smith")).find(({ accounts }) => accounts.length > 0)?.contacts).toEqual([]);
  });

  it("is offered by number where there are several, and each keeps what is theirs", async () => {
    await world.say("secretary", 'person add "Jane Smith" contact-for GridCo accept another');
    const asked = await pick("Jane Smith");
    expect(read(asked)).toContain("OPSG knows 2 people called Jane Smith: is this one of them?");
    expect(cardOf(asked).buttons.map(({ label }) => label)).toEqual([
      "Number 1",
      "Number 2",
      "Another Jane Smith: add",
    ]);
    await world.press("secretary", buttonOf(asked, "Number 2").press);
    expect((await called("Jane Smith")).map(({ accounts }) => accounts.length)).toEqual([0, 1]);
  });

  it("of another committee is nobody here", async () => {
    await world.say("operator", 'committee add TAB "Technical Board" secretary "Sam Hall" email sam@example.org');
    const caller = { ...world.callerOf("operator"), committee: "TAB" };
    const added = await world.doors.dispatch(caller, {
      text: `person add "Jane Smith" slack ${HOME}/U-other`,
      mentions: [],
    });
    expect(read(added)).toContain("Jane Smith is added");
    expect((await called("Jane Smith")).length).toBe(2);
  });

  it("is linked by typed words, too, and an account on the other platform joins the first", async () => {
    await world.say("secretary", `person add "Jane Smith" slack ${HOME}/U-jane accept known`);
    const asked = await pick("Jane Smith", "teams");
    await world.press("secretary", buttonOf(asked, "The same person").press);
    expect((await called("Jane Smith")).map(({ accounts }) => accounts.map(({ platform }) => platform))).toEqual([
      ["slack", "teams"],
    ]);
    expect(read(await world.say("secretary", 'person add "Jane Smith" teams T9/U-x accept known'))).toContain(
      "nothing was changed",
    );
  });

  it("who is Chair or Secretary does not become a member by it", async () => {
    await world.say("secretary", "person role Jane Smith chair");
    await world.press("secretary", buttonOf(await pick("Jane Smith"), "The same person").press);
    expect(await called("Jane Smith")).toMatchObject([{ roles: [{ role: "chair" }] }]);
  });

  it("is given the address, and no second person, when added again with one", async () => {
    const asked = await world.say("secretary", 'person add "Jane Smith" email jane@example.org');
    expect(read(asked)).toContain("Whoever writes from jane@example.org would have the rights shown");
    await world.press("secretary", buttonOf(asked, "The same person").press);
    expect(await called("Jane Smith")).toMatchObject([{ email: "jane@example.org" }]);
  });
});
