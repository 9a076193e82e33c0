import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliver } from "../../src/app/deliver.js";
import { newCommittee } from "../../src/app/keep-committee.js";
import { openPace } from "../../src/app/pace.js";
import type { Log, Messenger } from "../../src/app/ports.js";
import { tellClashes } from "../../src/app/tell-clashes.js";
import type { Card } from "../../src/cards/card.js";
import { ok } from "../../src/domain/result.js";
import { cardOf, makeWorld, read, type World } from "../world.js";

const log: Log = { info: () => {}, warn: () => {}, error: () => {} };

let world: World;
let sent: { to: string; card: Card }[];
beforeEach(async () => {
  sent = [];
  world = await makeWorld();
  await world.say("secretary", "reminders start now");
});
afterEach(() => world.close());

const messenger: Messenger = {
  platform: "slack",
  canFind: true,
  findInAccount: async () => ({ kind: "not there" }),
  findInChannel: async () => ({ kind: "not there" }),
  redraw: async () => ({ kind: "unreachable", why: "none here" }),
  toAccount: async ({ tenant, user }, card) => {
    sent.push({ to: user, card });
    return { kind: "sent", platform: "slack", tenant, conversation: `D-${user}`, messageId: `${sent.length}` };
  },
  toChannel: async () => ({ kind: "unreachable", why: "none here" }),
};

/** Looks ahead twice, as two instances or a doubled tick would, and delivers what is owed. */
const foresee = async () => {
  await Promise.all([tellClashes(world.app), tellClashes(world.app)]);
  sent = [];
  // A chat takes a message a second.
  for (let pass = 0; pass < 30; pass++) {
    world.at(new Date(world.app.clock.now().getTime() + 2_000).toISOString());
    await deliver({ app: world.app, messengers: [messenger], pace: openPace(), holder: "test", jitter: () => 0 }, log);
  }
  return sent.map(({ to, card }) => `${to}: ${card.title}`);
};

describe("clashes", () => {
  it("are told the Secretary once, a year ahead, and again only where the meeting has another day that clashes", async () => {
    expect(await foresee()).toEqual(["U-secretary: OPSG 85, Monday 26 December 2022: keep it, move it or cancel it?"]);
    expect(await foresee()).toEqual([]);
    world.at("2022-08-28T09:00:00Z");
    expect(await foresee()).toEqual(["U-secretary: OPSG 101, Monday 28 August 2023: keep it, move it or cancel it?"]);
    expect((await world.say("chair", "meeting list 2022")).kind).toBe("card");
    expect(read(await world.say("chair", "meeting show 26 December 2022"))).toMatch(/Monday 26 December 2022/);
  });

  it("offer to keep the meeting, to move it to the nearest free working day, or to cancel it; each is done by its button", async () => {
    await foresee();
    await tellClashes(world.app);
    const card = await told();
    expect(card.buttons.map(({ label }) => label)).toEqual([
      "Keep",
      "Move to Wednesday 28 December 2022",
      "Move to another day",
      "Cancel it",
    ]);
    const [keep, move, ask, cancel] = card.buttons;
    if (!keep || !move || !ask || !cancel) throw new Error("four buttons");
    expect(await world.press("secretary", ask.press)).toMatchObject({
      kind: "form",
      form: { title: "Move a meeting" },
    });
    expect(await world.press("secretary", cancel.press)).toMatchObject({
      kind: "form",
      form: { title: "Cancel a meeting" },
    });
    expect(read(await world.press("netco", keep.press))).toMatch(/Only the Chair or the Secretary may/);
    expect(cardOf(await world.press("secretary", keep.press)).title).toBe("OPSG 85 stays on Monday 26 December 2022");
    expect(read(await world.press("secretary", move.press))).toMatch(/was changed since you looked/);
  });

  it("that were settled before they were told are not told any more", async () => {
    await tellClashes(world.app);
    await world.say("secretary", "meeting move 26 December to 28 December");
    expect(await foresee()).toEqual([]);
  });

  it("of a paused committee wait until it goes live", async () => {
    await world.say("secretary", "reminders pause");
    expect(await foresee()).toEqual([]);
    await world.say("secretary", "reminders start now");
    expect(await foresee()).toHaveLength(1);
  });

  it("of two meetings on a day are told once; of another committee's, each Secretary without the other's name", async () => {
    await foresee();
    await world.say("secretary", "meeting series reporting second Tuesday at 14:00 from 1 June 2022");
    const onOneDay = await foresee();
    expect(onOneDay.length).toBe(9);
    expect(new Set(onOneDay).size).toBe(9);
    expect(sent[0]?.card.parts[0]).toMatchObject({
      text: expect.stringMatching(/^It falls on the day of OPSG \d+\.$/),
    });
    const other = { ...newCommittee("committee-DEMO", "DEMO", "Demonstration group"), paused: true };
    await world.store.change(null, async (tx) => {
      await tx.people.addCommittee(other);
      await tx.people.setRole("person-member", other.id, "member");
      return ok(null);
    });
    const shared = await foresee();
    expect(shared.length).toBeGreaterThan(5);
    expect(sent.every(({ card }) => !JSON.stringify(card.parts).includes("DEMO"))).toBe(true);
    expect(JSON.stringify(sent.map(({ card }) => card.parts))).toMatch(
      /another committee’s meeting, in which The member sits too/,
    );
  });
});

/** The card that tells of the clash, as it would be drawn now. */
const told = async (): Promise<Card> => {
  const { drawMessage } = await import("../../src/app/draw.js");
  const card = await drawMessage(world.app, world.committee, {
    kind: "clash",
    meeting: "reporting-2022-12-26",
    date: "2022-12-26",
  });
  if (!card) throw new Error("nothing is told");
  return card;
};
