import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliver } from "../../src/app/deliver.js";
import { openPace } from "../../src/app/pace.js";
import type { Found, Log, Messenger, Sent } from "../../src/app/ports.js";
import type { Card } from "../../src/cards/card.js";
import type { Account } from "../../src/domain/register.js";
import { makeWorld, PRIVATE, type World } from "../world.js";

const log: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** A platform that keeps what it is given, and answers as told; `found` is what it says when it is asked what arrived. */
const platform = (answers: Sent[] = [], found: Found | null = { kind: "not there" }) => {
  const cannotTell: Found = { kind: "cannot tell", why: "it cannot be asked", againIn: null };
  const sent: { account: Account; card: Card; mark: string }[] = [];
  const messenger: Messenger = {
    canFind: found !== null,
    findInAccount: async () => found ?? cannotTell,
    findInChannel: async () => found ?? cannotTell,
    redraw: async () => ({ kind: "unreachable", why: "none here" }),
    platform: "slack",
    toAccount: async (account, card, mark) => {
      sent.push({ account, card, mark });
      return (
        answers.shift() ?? {
          kind: "sent",
          platform: "slack",
          tenant: "T0HOME",
          conversation: "D1",
          messageId: `${sent.length}`,
        }
      );
    },
    toChannel: async () => ({ kind: "unreachable", why: "none here" }),
  };
  return { sent, messenger };
};

let world: World;
beforeEach(async () => {
  pace = openPace();
  world = await makeWorld();
  await world.press(
    "unlinked",
    { command: "ask to be added", committee: null, values: {} },
    { kind: "channel", platform: "slack", tenant: "T0HOME", channel: "C0BOUND" },
  );
});
afterEach(() => world.close());

let pace = openPace();
const pass = (messenger: Messenger) =>
  deliver({ app: world.app, messengers: [messenger], pace, holder: "test", jitter: () => 0 }, log);

describe("a message to the Secretary", () => {
  it("is sent once, to their account, with the buttons that answer it", async () => {
    const { sent, messenger } = platform();
    expect(await pass(messenger)).toBe(1);
    expect(await pass(messenger)).toBe(0);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      account: { user: "U-secretary" },
      card: { title: "The unlinked asks to be added to OPSG" },
    });
    const add = sent[0]?.card.buttons[1];
    const form = add && (await world.press("secretary", add.press));
    expect(form).toMatchObject({ kind: "form", form: { press: { values: { slack: "T0HOME/U-unlinked" } } } });
  });

  it("adds whoever asked, who can then use the bot", async () => {
    const { sent, messenger } = platform();
    await pass(messenger);
    const add = sent[0]?.card.buttons[1];
    if (!add) throw new Error("no button");
    const form = await world.press("secretary", add.press);
    if (form.kind !== "form") throw new Error("no form");
    await world.submit("secretary", form.form, { name: "Alex Green", email: "", role: "member", party: "" });
    expect(await world.say("unlinked", "action list", PRIVATE)).toMatchObject({
      card: { title: "OPSG: Outstanding actions" },
    });
  });

  it("waits as long as the platform asks, then is sent", async () => {
    const { sent, messenger } = platform([{ kind: "later", seconds: 120, why: "too many at once" }]);
    expect(await pass(messenger)).toBe(0);
    world.at("2022-03-08T10:01:00Z");
    expect(await pass(messenger)).toBe(0);
    world.at("2022-03-08T10:02:01Z");
    expect(await pass(messenger)).toBe(1);
    expect(sent).toHaveLength(2);
  });

  it("to somebody who has not met the bot yet is sent once they have", async () => {
    const { sent, messenger } = platform([{ kind: "unreachable", why: "they have not met the bot" }]);
    await pass(messenger);
    world.at("2022-03-08T10:30:00Z");
    expect(await pass(messenger)).toBe(0);
    world.at("2022-03-08T11:00:01Z");
    expect(await pass(messenger)).toBe(1);
    expect(sent).toHaveLength(2);
  });

  const dropped: Sent = { kind: "unknown", why: "the line dropped" };

  it("that may have arrived is looked for, and not sent again where it is there", async () => {
    const { sent, messenger } = platform([dropped], { kind: "there", conversation: "D1", messageId: "7.7" });
    await pass(messenger);
    world.at("2022-03-08T10:01:00Z");
    expect(await pass(messenger)).toBe(1);
    expect(sent).toHaveLength(1);
    const [settled] = await world.store.outbox.list({ committeeId: world.committee.id, states: ["sent"], limit: 9 });
    expect(settled).toMatchObject({ state: "sent", attempts: 2 });
  });

  it("that may have arrived is sent again where it is looked for and is not there", async () => {
    const { sent, messenger } = platform([dropped]);
    await pass(messenger);
    world.at("2022-03-08T10:01:00Z");
    expect(await pass(messenger)).toBe(1);
    expect(sent).toHaveLength(2);
  });

  it("that may have arrived where nothing can be looked for is not sent again", async () => {
    const { sent, messenger } = platform([dropped], null);
    await pass(messenger);
    world.at("2022-03-09T10:00:00Z");
    await pass(messenger);
    expect(sent).toHaveLength(1);
    const [failed] = await world.store.outbox.list({ committeeId: world.committee.id, states: ["failed"], limit: 9 });
    expect(failed?.why).toContain("may or may not have arrived");
  });

  it("is given up after two days of refusals", async () => {
    const { sent, messenger } = platform(Array(500).fill({ kind: "later", seconds: 3600, why: "closed" }));
    for (let hour = 0; hour < 72; hour++) {
      world.at(new Date(Date.parse("2022-03-08T10:00:00Z") + hour * 3_700_000).toISOString());
      await pass(messenger);
    }
    const tries = sent.length;
    world.at("2022-03-20T10:00:00Z");
    await pass(messenger);
    expect(sent).toHaveLength(tries);
    expect(tries).toBeGreaterThan(5);
  });

  it("is not sent where it is of no use any more", async () => {
    await world.say("secretary", "person add Someone slack T0HOME/U-unlinked");
    const { sent, messenger } = platform();
    await pass(messenger);
    expect(sent.map(({ card }) => card.title)).toEqual(["You have been added to OPSG"]);
  });
});
