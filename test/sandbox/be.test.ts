import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import { cardToText } from "../../src/cards/text.js";
import type { Caller } from "../../src/commands/command.js";
import { readConfig } from "../../src/config.js";
import { ok } from "../../src/domain/result.js";
import { noSecretary, sandboxDoors, youAre } from "../../src/sandbox/be.js";
import { PLAYGROUND_USER } from "../../src/sandbox/playground-config.js";
import { prepareSample } from "../../src/sandbox/sample.js";
import { type House, openHouse } from "../../src/start.js";

const folder = mkdtempSync(join(tmpdir(), "opsg-sandbox-"));
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const clock = { now: () => new Date("2026-11-23T10:00:00Z") };
const you: Caller = {
  speaker: { kind: "account", account: PLAYGROUND_USER, name: "You" },
  place: { kind: "private" },
  source: "teams",
  event: null,
};

const open = async (): Promise<House> => {
  const read = readConfig({ DATABASE_URL: `file:${join(folder, "log.db")}` });
  if (!read.ok) throw new Error(read.faults.join());
  return openHouse(read.config, silent, { clock, doors: sandboxDoors });
};

let house: House;
const said: string[] = [];
beforeAll(async () => {
  house = await open();
  await prepareSample(house.app, (line) => said.push(line));
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const printed = (answer: Answer): string => (answer.kind === "card" ? cardToText(answer.card) : JSON.stringify(answer));
const say = async (text: string) => printed(await house.doors.reply(you, { text, mentions: [] }));

describe("the sandbox's sample", () => {
  it("is a committee of its own with a dozen actions, in every state", async () => {
    const { committees } = await house.app.store.register();
    expect(committees.map(({ code, paused }) => ({ code, paused }))).toEqual([{ code: "HWG", paused: true }]);
    const { actions } = await house.app.store.actions.page({
      committeeId: committees[0]?.id ?? "",
      filter: { show: "all" },
      limit: 100,
    });
    expect(actions.length).toBeGreaterThanOrEqual(12);
    expect(new Set(actions.map(({ status }) => status))).toEqual(
      new Set(["open", "completion proposed", "closed", "withdrawn"]),
    );
  });

  it("is imported only where the log is empty", async () => {
    said.length = 0;
    await prepareSample(house.app, (line) => said.push(line));
    expect(said).toEqual([]);
  });
});

describe("being somebody in the sandbox", () => {
  it("one begins as the Secretary, and is told so, and what to type", async () => {
    const welcome = await say("Hello!");
    expect(welcome).toContain("You are Primrose Quill, the Secretary.");
    expect(welcome).toContain("be chair");
    expect(welcome).toContain("Outstanding actions: action list");
  });

  it("beneath the first answer, and only there, stands who one is", async () => {
    expect(await say("action list")).toContain("Sandbox: You are Primrose Quill, the Secretary.");
    expect(await say("action list")).not.toContain("Sandbox:");
  });

  it.each([
    ["be chair", "Marigold Tern, the Chair"],
    ["BE the Contact.", "Cornelius Winch, who answers for Quayside Cranes"],
    ["/opsg be a member", "Thaddeus Samphire, a member"],
    ["be secretary", "Primrose Quill, the Secretary"],
  ])("“%s” makes one %s", async (text, who) => {
    expect(await say(text)).toContain(`You are ${who}`);
  });

  it("one has the rights of whom one is", async () => {
    await say("be member");
    expect(await say("action close 12/1")).toContain("the Chair or the Secretary");
    await say("be contact");
    expect(await say("action update 12/1 The basin was sounded.")).not.toContain("That did not work");
    await say("be nobody");
    expect(await say("action list")).toContain("I do not know you yet");
  });

  it("who asked to be added as nobody is approved by oneself as the Secretary, once", async () => {
    const ask = { command: "welcome", committee: "HWG", values: {} };
    await say("be nobody");
    const card = await house.doors.reply(you, { text: "action list", mentions: [] });
    const [button] = card.kind === "card" ? card.card.buttons : [];
    await house.doors.press(you, button?.press ?? ask);
    await say("be secretary");
    const check = await house.doors.reply(you, { text: "setup check", mentions: [] });
    const parts = check.kind === "card" ? check.card.parts : [];
    const approve = parts
      .flatMap((part) => (part.kind === "buttons" ? part.buttons : []))
      .find(({ label }) => label === "Approve");
    expect(printed(await house.doors.press(you, approve?.press ?? ask))).toContain("You");
    const again = await say("setup check");
    expect(again).not.toContain("Ask to be added");
    expect(await say("be secretary")).toContain("You are Primrose Quill");
  });

  it("somebody who is nobody there is offered whom to be", async () => {
    expect(await say("be king")).toContain("Nobody here is “king”.");
    expect(await say("be")).toContain("Who would you like to be?");
  });

  it("a button does the same, and who one is lasts over a restart", async () => {
    await house.doors.press(you, { command: "be", committee: null, values: { who: "chair" } });
    await house.close();
    house = await open();
    expect(await say("hi")).toContain("You are Marigold Tern, the Chair.");
  });

  it("the terminal is left alone", async () => {
    const operator: Caller = {
      speaker: { kind: "operator" },
      place: { kind: "private" },
      source: "terminal",
      event: null,
    };
    expect(printed(await house.doors.dispatch(operator, { text: "be chair", mentions: [] }))).toContain(
      "I know no command",
    );
  });
});

describe("a sandbox whose Secretary was removed", () => {
  it("says who one is, and how to make a Secretary", async () => {
    const operator: Caller = {
      speaker: { kind: "operator" },
      place: { kind: "private" },
      source: "terminal",
      event: null,
    };
    await say("be secretary");
    expect(noSecretary(await house.app.store.register())).toBe(null);
    await house.doors.dispatch(operator, { text: "person remove Primrose Quill anyway", mentions: [] });
    const register = await house.app.store.register();
    expect(youAre(register, PLAYGROUND_USER)).toBe("You are nobody the committee knows.");
    const how =
      'Add one in a terminal: npm run -s opsg -- person add "A Name" --email a.name@sandbox.invalid --role secretary';
    expect(noSecretary(register)).toMatchObject({ instead: how });
    expect(await say("be secretary")).toContain(how);
  });
});

describe("a sandbox on a real log", () => {
  const operator: Caller = {
    speaker: { kind: "operator" },
    place: { kind: "private" },
    source: "terminal",
    event: null,
  };
  const real: Caller = {
    ...you,
    speaker: { kind: "account", account: { ...PLAYGROUND_USER, user: "real-alex" }, name: "Alex" },
  };

  it("lets nobody be a real person, nor speak from a real person's account", async () => {
    await house.doors.dispatch(operator, {
      text: 'person add "Alex Green" role secretary email alex@example.org',
      mentions: [],
    });
    const { people } = await house.app.store.register();
    const alex = people.find(({ email }) => email === "alex@example.org");
    expect(await say("be secretary")).toContain("real people cannot be taken on");
    await house.app.store.change(null, async (tx) => {
      if (alex && real.speaker.kind === "account") await tx.people.link(alex.id, real.speaker.account);
      return ok(null);
    });
    const said = { text: "action close 12/1", mentions: [] };
    for (const door of ["dispatch", "reply"] as const)
      expect(printed(await house.doors[door](real, said))).toContain("somebody real");
    const press = { command: "action close", committee: null, values: { reference: "12/1" } };
    expect(printed(await house.doors.press(real, press))).toContain("somebody real");
  });

  it("can be tried as an invented person whom the operator gave a part", async () => {
    await house.doors.dispatch(operator, {
      text: 'person add "Primrose Quill" email primrose.quill@sandbox.invalid role secretary',
      mentions: [],
    });
    expect(await say("be secretary")).toContain("You are Primrose Quill");
  });
});
