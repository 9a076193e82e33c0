import { describe, expect, it } from "vitest";
import { buttonOf, cardOf, read } from "../world.js";
import { eachWithFour, type Reminded } from "./reminded.js";

let log: Reminded["log"];
let netco: Reminded["netco"];
let world: Reminded["world"];
eachWithFour((now) => {
  ({ log, netco, world } = now);
});

const everything = async () => (await Promise.all([1, 2, 3, 4].map((n) => log.updates(n)))).flat();

describe("in a chat with the bot alone, while a reminder waits", () => {
  it.each<[string, RegExp]>([
    ["digest nonsense", /could not read “nonsense” as part of a digest.*digest for/su],
    ["digest fro DCC", /could not read “fro DCC” as part of a digest/u],
    ["export nonsense", /cannot make “nonsense” of the log.*Type \/opsg export/su],
    ["Export PDF", /cannot make “PDF” of the log/u],
    ["home x", /could not read “x” after home.*Type \/opsg home alone/su],
    ["minutes x", /“x” does not begin with the number or the day of a meeting/u],
    ["agenda sixty", /“sixty” is not the number or the day of a meeting/u],
    ["calendar mine", /could not read “mine” after calendar/u],
    ["opsg digest nonsense", /could not read “nonsense”/u],
    ["help", /What you can type/u],
    ["help nonsense", /no command “nonsense”/u],
  ])("“%s” is the command, with what it has to say", async (line, said) => {
    await netco.remind(1);
    expect(read(await netco.write(line))).toMatch(said);
    expect(await everything()).toEqual([]);
    expect(await netco.waiting()).not.toEqual([]);
  });

  it.each([
    "home office has agreed to the text",
    "Home Office is content",
    "minutes were circulated on Friday",
    "Minutes sent",
    "Agenda agreed with the Chair",
    "export ready",
    "Export of the list is under way",
    "calendar published",
    "Calendar will be out next week",
    "help is on its way from GridCo",
    "reminders went out this morning",
    "digest circulating among members",
    "setup complete apart from the gateway",
    "notices haven’t gone",
  ])("“%s” is said of the action", async (line) => {
    await netco.remind(1);
    const answer = await netco.write(line);
    expect(read(answer)).toMatch(/OPSG 64\/01|Which action is that about/u);
    expect(read(answer)).not.toMatch(/did not work/u);
  });

  it("a command mistyped can be meant as an answer, by a button", async () => {
    await netco.remind(1);
    await world.press("netco", buttonOf(await netco.write("agenda sixty"), "It was an answer").press);
    expect(await log.updates(1)).toEqual(["agenda sixty"]);
  });

  it("the same words under the reminder are said of its action", async () => {
    const thread = await netco.remind(1);
    await netco.write("digest nonsense", { thread });
    expect(await log.updates(1)).toEqual(["digest nonsense"]);
  });

  it("where nothing waits, a command mistyped offers no answer", async () => {
    expect(cardOf(await netco.write("digest nonsense")).buttons).toEqual([]);
  });
});
