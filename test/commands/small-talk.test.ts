import { describe, expect, it } from "vitest";
import { buttonOf, cardOf, read, type World } from "../world.js";
import { eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

describe("a greeting before what is said", () => {
  for (const words of [
    "Hi, done",
    "Hi all, done",
    "hi. done",
    "Hello done",
    "hi it is done",
    "Good morning, done",
    "Hi\ndone",
    "Hey there - done",
  ])
    it(`swallows nothing of it, in a thread or alone: ${JSON.stringify(words)}`, async () => {
      const thread = await netco.remind(2);
      await netco.write(words, { thread });
      expect(await log.status(2)).toBe("completion proposed");
      await netco.remind(1);
      await netco.write(words);
      expect(await log.status(1)).toBe("completion proposed");
    });

  it("leaves words that are an update, that it is not theirs, or undo, what they are", async () => {
    const thread = await netco.remind(2);
    await netco.write("Hi, sent", { thread });
    expect(await log.updates(2)).toEqual(["sent"]);
    await netco.write("Hi, undo", { thread });
    expect(await log.updates(2)).toEqual([]);
    expect(read(await netco.write("Hi, not ours", { thread }))).toContain(
      "The Secretary is told that it is not yours.",
    );
  });

  it("is greeted back where nothing follows it", async () => {
    for (const words of ["Hi", "hello!", "Good morning all", "Hi there.", "hey bot", "Hello 👋"])
      expect(read(await netco.write(words))).toContain("Hello! I keep the action log");
  });

  it("alone in a reminder’s thread answers nothing, and the reminder goes on waiting", async () => {
    const thread = await netco.remind(2);
    expect(read(await netco.write("Hello all", { thread }))).toContain("There was nothing to record in that.");
    expect([await log.updates(2), await netco.waiting()]).toEqual([[], ["64/02"]]);
  });

  it("leaves a command one", async () => {
    await netco.remind(2);
    expect(read(await netco.write("Hi, help"))).toContain("What you can type");
    expect(await log.updates(2)).toEqual([]);
  });
});

const LIKE_COMMANDS = [
  "meeting next week to agree it",
  "meeting list went out yesterday",
  "channel list circulated",
  "help me with this",
  "action list is drafted",
  "action new draft circulated",
  "person list sent",
];

describe("words that begin like a command", () => {
  for (const words of LIKE_COMMANDS)
    it(`are an answer in a reminder’s thread: ${words}`, async () => {
      const thread = await netco.remind(2);
      expect(read(await netco.write(words, { thread }))).toContain("OPSG 64/02: update recorded");
      expect(await log.updates(2)).toEqual([words]);
    });

  it("are a command there where they read as one, or the name of the bot stands first", async () => {
    const thread = await netco.remind(2);
    expect(read(await netco.write("action show 64/01", { thread }))).toContain("outage calendar");
    expect(read(await netco.write("action list mine", { thread }))).toContain("64/04");
    expect(read(await netco.write("/opsg meeting next week to agree it", { thread }))).not.toContain("recorded");
    expect(await log.updates(2)).toEqual([]);
  });

  for (const words of [...LIKE_COMMANDS, "reminders sent to all", "minutes 65 mention it"])
    it(`are kept and asked about in a direct message, where a reminder waits: ${words}`, async () => {
      await netco.remind(2);
      const asked = await netco.write(words);
      expect(read(asked)).toContain("your words are kept");
      await world.press("netco", buttonOf(asked, "It was an answer").press);
      expect(await log.updates(2)).toEqual([words]);
    });

  it("are refused as a command where nothing waits", async () => {
    expect(cardOf(await netco.write("meeting next week to agree it")).buttons.map(({ label }) => label)).not.toContain(
      "It was an answer",
    );
  });
});
