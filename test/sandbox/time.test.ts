import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import { cardToText } from "../../src/cards/text.js";
import { ok } from "../../src/domain/result.js";
import { PLAYGROUND_USER } from "../../src/sandbox/playground-config.js";
import { prepareSample } from "../../src/sandbox/sample.js";
import type { House } from "../../src/start.js";
import { openPost } from "../app/post.js";
import { openSandboxHouse, you } from "./house.js";

const folder = mkdtempSync(join(tmpdir(), "opsg-sandbox-time-"));
let house: House;
let databases = 0;
const sample = join(folder, "sample.db");
beforeAll(async () => {
  const first = await openSandboxHouse(sample);
  await prepareSample(first.app, () => {});
  await first.close();
});
beforeEach(async () => {
  const file = join(folder, `log-${++databases}.db`);
  copyFileSync(sample, file);
  house = await openSandboxHouse(file);
});
afterEach(() => house.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const printed = (answer: Answer): string => (answer.kind === "card" ? cardToText(answer.card) : JSON.stringify(answer));
const say = async (text: string) => printed(await house.doors.reply(you, { text, mentions: [] }));
const press = async (what: string) =>
  printed(await house.doors.press(you, { command: "sandbox", committee: null, values: { what } }));

describe("time in the sandbox", () => {
  it("is offered in the welcome and told in the help", async () => {
    expect(await say("hello")).toContain("Show me a reminder");
    expect(await say("hello")).toContain("type: sandbox reminder");
    const help = await say("help");
    expect(help).toContain("In the sandbox");
    expect(help).toContain("sandbox clock 2026-12-07 09:00");
  });

  it("shows a reminder in one step: it is the contact's, goes at once, and is answered in words", async () => {
    const said = await press("reminder");
    expect(said).toContain("It is Tuesday 24 November 2026, 09:00 in the sandbox");
    expect(said).toContain("You are Cornelius Winch now, and 2 reminders come to you.");
    const post = openPost(house.app, ["teams"]);
    await post.deliver();
    const mine = post.textsTo(PLAYGROUND_USER.user);
    expect(mine).toHaveLength(1);
    expect(mine[0]).toContain("HWG 11/02 is due on Tuesday 1 December 2026");
    expect(await say("11/02 need until 18 December")).toContain("18 December 2026");
    await post.redraw();
    expect(post.textsTo(PLAYGROUND_USER.user)[0]).toContain("Its target is now 18 December 2026.");
  });

  it("says why no reminder comes, where people are left out, and who one is", async () => {
    const { people } = await house.app.store.register();
    const contacts = people.filter((person) => person.contacts.length > 0).map(({ name }) => name);
    expect(await say(`reminders choose without ${contacts.join(", ")}`)).toContain("Left out");
    const said = await press("reminder");
    expect(said).toContain("No reminder comes in the next half year.");
    expect(said).toContain("Some are left out of the reminders.");
    expect(said).toMatch(/Left out\n {4}people: .*Cornelius Winch/u);
    expect(said).toContain("You are Cornelius Winch, who answers for");
  });

  it("a file without a word is read, and is no greeting", async () => {
    const bytes = async () => ok(new TextEncoder().encode("Name,E-mail\nAda Wick,ada@sandbox.invalid"));
    const files = [{ name: "people.csv", link: null, bytes }];
    expect(printed(await house.doors.reply({ ...you, files }, { text: "", mentions: [] }))).toContain(
      "Add these people to HWG?",
    );
  });

  it("shows the next reminder that did not go yet, where the clock went back", async () => {
    const first = await press("reminder");
    await say("sandbox clock now");
    const again = await press("reminder");
    expect(again).toContain("This goes out now");
    expect(again).not.toContain("No reminder and no notice is due");
    expect(again.split("\n")[0]).not.toBe(first.split("\n")[0]);
  });

  it("can be set to a day and a time, and back; what is due then goes once", async () => {
    await press("start now");
    await say("be contact");
    expect(await say("sandbox clock 2026-11-30 09:00")).toContain(
      "It is Monday 30 November 2026, 09:00 in the sandbox",
    );
    const post = openPost(house.app, ["teams"]);
    await post.deliver();
    expect(post.textsTo(PLAYGROUND_USER.user)).toHaveLength(1);
    expect(await say("sandbox clock now")).toContain("It is Monday 23 November 2026, 10:00");
    await say("sandbox clock 2026-11-30 09:00");
    await post.deliver();
    expect(post.textsTo(PLAYGROUND_USER.user)).toHaveLength(1);
  });

  it("says what is due and reaches nobody, and whom to be; whoever becomes them gets it at once, and can go back", async () => {
    await press("start now");
    const said = await say("sandbox clock 2026-11-30 09:00");
    expect(said).toContain("This is due, but reaches nobody, of which the Secretary is told:");
    expect(said).toContain("HWG 11/02, 1 working day before\n    Quayside Cranes: Cornelius Winch, whom you are not");
    expect(said).toContain("You are Primrose Quill, the Secretary.");
    expect(said).toContain('Be Cornelius Winch: be who "Cornelius Winch"');
    // Looked at again, it is not said a second time that it reaches nobody, but still whom to be.
    expect(await say("sandbox clock 2026-11-30 09:00")).toContain("type: be Cornelius Winch");
    expect(await say("sandbox clock 2026-11-30 19:00")).toContain("Reminders go on working days, from 09:00 to 17:00.");
    await say("sandbox clock 2026-11-30 09:00");
    const became = await say("be Cornelius Winch");
    expect(became).toContain("You are Cornelius Winch now, and 2 reminders come to you.");
    expect(became).not.toContain("Be a party’s contact");
    expect(became).toContain("HWG 11/02, 1 working day before\n    to Cornelius Winch, who you are");
    const post = openPost(house.app, ["teams"]);
    await post.deliver();
    expect(post.textsTo(PLAYGROUND_USER.user).join("\n")).toContain("HWG 11/02 is due on Tuesday 1 December 2026");
    expect(await say("11/02 need until 18 December")).toContain("18 December 2026");
  });

  it("shows what is due already before it moves the clock, and says how to be who one was", async () => {
    await press("start now");
    await say("sandbox clock 2026-11-30 09:00");
    const said = await press("reminder");
    expect(said).toContain("It is Monday 30 November 2026, 09:00 in the sandbox");
    expect(said).toContain("HWG 11/02, 1 working day before\n    to Cornelius Winch, who you are");
    expect(said).toContain('Be Primrose Quill again: be who "Primrose Quill"');
    expect(await say("be primrose quill")).toContain("You are Primrose Quill, the Secretary");
  });

  it("says which notices go out, and loses none where it is moved on at once", async () => {
    await press("start now");
    const channel = {
      kind: "channel",
      platform: "teams",
      tenant: PLAYGROUND_USER.tenant,
      channel: "19:wharf",
    } as const;
    await house.doors.reply({ ...you, place: channel }, { text: "channel bind HWG", mentions: [] });
    const said = await say("sandbox clock 2026-11-27 09:00");
    expect(said).toContain("Notice (papers due) of the HWG meeting on 8 December 2026\n    to ");
    await say("sandbox clock 2026-11-27 09:05");
    const post = openPost(house.app, ["teams"]);
    await post.deliver();
    expect(post.textsTo("19:wharf").join("\n")).toContain("Papers are due for HWG");
  });

  it("set to before anything was recorded treats the log as if it had been there", async () => {
    await press("start now");
    await say("be contact");
    expect(await say("sandbox clock 2026-11-17 09:00")).toContain("HWG 11/02, 10 working days before");
  });

  it("says that reminders are paused, and starts them once it was shown what the next fortnight would send", async () => {
    await say("be contact");
    const said = await say("sandbox clock 2026-11-30 09:00");
    expect(said).toContain("Reminders are paused, so nothing goes out.");
    const shown = await press("start");
    expect(shown).toContain("Start the reminders of HWG?");
    expect(shown).toContain("HWG 11/02");
    expect(await say("sandbox clock 2026-11-30 09:00")).toContain("Reminders are paused");
    expect(await press("start now")).toContain("HWG 11/02, 1 working day before");
  });

  it.each([
    ["sandbox clock tomorrow", "is no day and time that I can read"],
    ["sandbox clock 1066-10-14 09:00", "That is too far away."],
    ["sandbox", "sandbox reminder"],
    ["sandbox clock", "To move the clock, type"],
  ])("“%s” is told what to type", async (text, words) => {
    expect(await say(text)).toContain(words);
  });
});
