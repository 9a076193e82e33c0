import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Answer, Button } from "../../src/cards/card.js";
import { cardToText } from "../../src/cards/text.js";
import { afternoonDoors, prepareAfternoon } from "../../src/sandbox/afternoon.js";
import type { House } from "../../src/start.js";
import { openPost } from "../app/post.js";
import { openSandboxHouse, you } from "./house.js";

const folder = mkdtempSync(join(tmpdir(), "opsg-afternoon-"));
let house: House;
beforeAll(async () => {
  house = await openSandboxHouse(join(folder, "log.db"), afternoonDoors);
  await prepareAfternoon(house.app);
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

let last: Answer;
let steps = 0;
const read = (answer: Answer): string => {
  steps += 1;
  last = answer;
  if (answer.kind !== "card") throw new Error(JSON.stringify(answer));
  return cardToText(answer.card);
};
const say = async (text: string) => read(await house.doors.reply(you, { text, mentions: [] }));
const press = async (label: string) => {
  const buttons: readonly Button[] = last.kind === "card" ? (last.card.buttons ?? []) : [];
  const button = buttons.find((known) => known.label === label);
  if (!button) throw new Error(`No ${label} among ${buttons.map((known) => known.label).join(", ")}`);
  return read(await house.doors.press(you, button.press));
};

it("from an empty log to the first reminder answered, hello and the buttons it brings lead all the way", async () => {
  const hello = await say("hello");
  expect(hello).toContain("You are its Secretary. Setting it up comes next: Minutes.");
  expect(hello).toContain("To be somebody else, type be secretary");
  expect(hello).toContain("The chat of this sandbox takes no files: paste the text");
  const form = await house.doors.press(you, { command: "minutes import", committee: "HWG", values: {}, ask: true });
  expect(form.kind === "form" && form.form.intro).toContain("takes no files: paste the text here");

  expect(await press("Use invented minutes")).toContain("Import HWG 12, 10 November 2026?");
  expect(await press("Import")).toContain("Imported HWG 12");
  expect(await press("Use invented people")).toContain("Add these people to HWG?");
  expect(await press("Add them")).toContain("are stored");
  expect(await press("Start reminders")).toContain("Start the reminders of HWG?");
  expect(await press("Start reminders")).toContain("The reminders of HWG are on");
  expect(await press("Show me a reminder")).toContain("You are Cornelius Winch now, and");

  const post = openPost(house.app, ["teams"]);
  await post.deliver();
  const [reminder] = post.posted.filter(({ card }) => card.title.includes("is due"));
  if (!reminder) throw new Error(post.posted.map(({ card }) => card.title).join());
  last = { kind: "card", card: reminder.card, audience: "person" };
  expect(await press("Done")).toContain("completion proposed");
  expect(steps).toBe(9);
});

it("whoever is added already is not added again, and every party that owns an action is answered for", async () => {
  expect(await say("be secretary")).toContain("You are Primrose Quill, the Secretary");
  expect(await say("sandbox people")).toContain("0 new, 0 linked, 0 changed, 4 as they were");
  expect(await say("setup")).not.toContain("no contact yet");
});
