import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "../../src/commands/command.js";
import { effortOf } from "../effort.js";
import { broken, buttonOf, CHANNEL, formOf, makeWorld, read, type Who, type World } from "../world.js";

let world: World;
/** A second committee, TAB, with a Secretary of its own: sam. */
const tab = async (who: Who, text: string) =>
  world.doors.dispatch({ ...world.callerOf(who), committee: "TAB" }, { text, mentions: [] });

beforeAll(async () => {
  world = await makeWorld();
  await world.say("operator", 'committee add TAB "Technical Board" secretary "Tab Founder"');
  await tab("operator", 'person add "Sam Hall" role secretary slack T0HOME/U-sam');
  await world.say("secretary", 'action new "NetCo to publish the calendar" owner NetCo target 22 March');
});
afterAll(() => world.close());

describe("whether a committee exists", () => {
  it.each(["action show {} 1/1", "{} 1/1", "action update {} 1/1 some words", "action close {} 1/1"])(
    "is not told by “%s”: a committee that is there is answered like one that is not",
    async (line) => {
      for (const who of ["netco", "unlinked", "foreigner"]) {
        for (const door of ["dispatch", "reply"] as const) {
          const ask = (code: string) =>
            world.doors[door](world.callerOf(who), { text: line.replace("{}", code), mentions: [] });
          const said = async (code: string) =>
            read(await ask(code))
              .replaceAll(code, "…")
              // Words that are kept have an id of their own.
              .replaceAll(/slack:event-\d+/gu, "kept");
          expect(await said("TAB")).toBe(await said("QQQ"));
        }
      }
    },
  );
});

describe("an account that another committee's Secretary entered", () => {
  it("gets no rights here before this committee's Secretary has seen it", async () => {
    await tab("sam", 'person add "Nina New" role observer email nina@example.org slack T0HOME/U-evil');
    await tab("sam", "person remove Nina New");
    const answer = await world.say("secretary", 'person add "Nina New" role secretary email nina@example.org');
    expect(read(answer)).toContain("Is this the same person?");
    expect(read(answer)).toContain("Slack T0HOME/U-evil");
    expect(read(await world.say("evil", "action close OPSG 64/01"))).toContain("I do not know you yet");
    expect(read(await world.press("secretary", buttonOf(answer, "They are theirs: add").press))).toContain(
      "Nina New was known already",
    );
  });

  it("cannot be kept from its owner: the address that the platform vouches for decides", async () => {
    await world.say("secretary", 'person add "Vic Dale" role chair email vic@example.org');
    await tab("sam", 'person add "Dummy" role observer slack T0HOME/U-vic');
    await tab("sam", "person remove Dummy");
    const vic: Caller = { ...world.callerOf("vic"), verifiedEmail: async () => "vic@example.org" };
    expect(read(await world.doors.dispatch(vic, { text: "action list", mentions: [] }))).toContain(
      "OPSG: Outstanding actions",
    );
  });

  it("does not let them note somebody of this committee away", async () => {
    await tab("sam", "person add Chair email chair@example.org role observer");
    expect(read(await tab("sam", 'person away "The chair" until 31 December 2030'))).not.toContain("is away until");
    const chair = (await world.store.register()).people.find(({ id }) => id === "person-chair");
    expect(chair?.awayUntil).toBeNull();
  });
});

describe("somebody who was removed", () => {
  it("comes back under the same account", async () => {
    await world.say("secretary", 'person add "Alex Green" role member slack T0HOME/U-alex');
    await world.say("secretary", "person remove Alex Green");
    expect(read(await world.say("alex", "action list"))).toContain("I do not know you yet");
    expect(read(await world.say("secretary", 'person add "Alex Green" role member slack T0HOME/U-alex'))).toContain(
      "Alex Green was known already",
    );
    expect(read(await world.say("alex", "action list"))).toContain("Outstanding actions");
  });

  it("and is a guest of the workspace reads the bound channel no more", async () => {
    await world.say("secretary", 'person add "Gus Guest" role member slack T0HOME/U-gus');
    await world.say("secretary", "person remove Gus Guest");
    const gus = { ...world.callerOf("gus", CHANNEL), guest: async () => true };
    expect(read(await world.doors.dispatch(gus, { text: "action show 64/01", mentions: [] }))).toContain(
      "I do not know you yet",
    );
  });
});

describe("a form", () => {
  it("is not spoilt by somebody else who sends something under its name", async () => {
    const form = formOf(await world.say("secretary", "party add"));
    const ask = { command: "ask to be added", committee: null, values: {} };
    await world.doors.press(world.callerOf("stranger"), ask, { nonce: form.nonce });
    const update = { command: "action update", committee: "OPSG", values: { reference: "64/01", text: "Mine." } };
    await world.doors.press(world.callerOf("netco"), update, { nonce: form.nonce });
    expect(read(await world.submit("secretary", form, { name: "Fresh Ltd" }))).toContain("Fresh Ltd is now a party");
  });
});

describe("names and long input", () => {
  it("an unseen mark does not make another party of the same name", async () => {
    for (const name of ["Net\u200BCo", "NetCo\u00AD", "\u202ENetCo"]) {
      expect(read(await world.say("secretary", `party add ${name}`))).toContain("OPSG knows NetCo already");
    }
  });

  it("a line or a value that is too long is refused", async () => {
    expect(read(await world.say("stranger", "a".repeat(12_001)))).toContain("12001 characters long");
    const press = { command: "action show", committee: "OPSG", values: { reference: "6".repeat(50_000) } };
    expect(read(await world.press("stranger", press))).toContain("50000 characters long");
  });

  const longest = (head: string, middle: string, tail: string): string =>
    head + middle.repeat((11_900 - head.length - tail.length) / middle.length) + tail;

  it.each([
    ["spaces", longest("a", " ", "x")],
    ["newlines", longest("action show a", "\n", "x")],
    ["owners", longest("action list owner ", "a,", "b")],
    ["owners of one party and spaces", longest("action list owner a", " ", "b")],
    ["dots in a target", longest("action target 64/01 a", ".", "b")],
    ["dots in an owner", longest("action list owner a", ".", "b")],
    ["names", longest("person role ", "a ", "b")],
    ["keywords", longest('action new "X" ', "owner ", "b")],
    ["help", longest("help ", "z", "z")],
  ])("the longest line of %s does not hold up the others", async (_, line) => {
    // A line of this length that is read in time that grows with its square takes seconds, and everybody waits.
    const longest = await effortOf(async () => {
      await world.say("secretary", line);
      await world.doors.reply(world.callerOf("secretary"), { text: line, mentions: [] });
    });
    const lists = await effortOf(async () => {
      for (let index = 0; index < 10; index++) await world.say("secretary", "action list");
    });
    expect(longest / lists).toBeLessThan(20);
  });
});

it("nothing broke on our side", () => {
  expect(broken).toEqual([]);
});
