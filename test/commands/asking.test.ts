import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { drawMessage } from "../../src/app/draw.js";
import type { Answer } from "../../src/cards/card.js";
import { buttonOf, CHANNEL, cardOf, makeWorld, read, type World } from "../world.js";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const ask = () => world.press("newcomer", { command: "ask to be added", committee: null, values: {} }, CHANNEL);

/** The card that the Secretary is sent about it, as it is drawn now. */
const told = async (): Promise<Answer | null> => {
  const list = await world.store.outbox.list({ committeeId: world.committee.id, states: ["waiting"], limit: 10 });
  const message = list.map((one) => one.message).find(({ kind }) => kind === "asked to be added");
  const card = message ? await drawMessage(world.app, world.committee, message) : null;
  return card && { kind: "card", card, audience: "person" };
};
const pressed = async (label: string) => {
  const card = await told();
  if (!card) throw new Error("the Secretary was told nothing");
  return world.press("secretary", buttonOf(card, label).press);
};

describe("somebody who asks to be added", () => {
  it("is added with one press, and told so", async () => {
    expect(read(await ask())).toContain("I have asked the Secretary");
    expect(cardOf((await told()) as Answer).title).toBe("The newcomer asks to be added to OPSG");
    expect(read(await pressed("Approve"))).toContain("The newcomer is added");
    expect(read(await world.say("newcomer", "action list"))).toContain("OPSG: Outstanding actions");
    const list = await world.store.outbox.list({ committeeId: world.committee.id, states: ["waiting"], limit: 10 });
    expect(list.map(({ message }) => message.kind)).toContain("added");
    expect(await told()).toBeNull();
  });

  it("is found on the checklist, and added from the check with one press", async () => {
    await ask();
    const check = await world.press(
      "secretary",
      buttonOf(await world.say("secretary", "setup"), "Who asks to be added").press,
    );
    const buttons = cardOf(check).parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : []));
    expect(buttons.map(({ label }) => label).slice(0, 3)).toEqual([
      "Approve",
      "Approve with a role or party",
      "Decline",
    ]);
    const [approve] = buttons;
    if (!approve) throw new Error("no button");
    expect(read(await world.press("secretary", approve.press))).toContain("The newcomer is added");
    expect(read(await world.say("secretary", "setup"))).not.toContain("Who asks to be added");
  });

  it("is told when the Secretary declined, who is then left in peace for a month", async () => {
    await ask();
    expect(read(await pressed("Decline"))).toContain("The newcomer is not added");
    expect(read(await ask())).toContain("has seen your wish and has not added you");
    expect(read(await world.say("newcomer", "action list"))).toContain("I do not know you yet");
    expect(await told()).toBeNull();
    world.at("2022-04-20T10:00:00Z");
    expect(read(await ask())).toContain("I have asked the Secretary");
  });

  it("is answered once: a second Secretary's press changes nothing", async () => {
    await ask();
    const card = await told();
    await pressed("Decline");
    const again = await world.press("secretary", buttonOf(card as Answer, "Decline").press);
    expect(read(again)).toContain("answered already");
  });

  it("cannot be declined by anybody but the Secretary", async () => {
    await ask();
    const card = await told();
    const answer = await world.press("chair", buttonOf(card as Answer, "Decline").press);
    expect(read(answer)).toContain("Only the Secretary may");
  });
});
