import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { drawMessage } from "../../src/app/draw.js";
import { newCommittee } from "../../src/app/keep-committee.js";
import { tellClashes } from "../../src/app/tell-clashes.js";
import type { Card } from "../../src/cards/card.js";
import { ok } from "../../src/domain/result.js";
import { cardOf, keepWorld, makeWorld, read, type World } from "../world.js";

let kept: string;
beforeAll(async () => {
  const first = await makeWorld();
  await first.say("secretary", "reminders start now");
  kept = await keepWorld(first);
});

let world: World;
let seen: Set<string>;
let cards: Card[];
beforeEach(async () => {
  seen = new Set();
  world = await makeWorld({ like: kept });
});
afterEach(() => world.close());

/** Looks ahead twice, as two instances or a doubled tick would: what is queued by it, to whom, as it is drawn. */
const foresee = async () => {
  await Promise.all([tellClashes(world.app), tellClashes(world.app)]);
  const { id: committeeId } = world.committee;
  const queued = await world.store.outbox.list({ committeeId, states: ["waiting"], limit: 100 });
  const fresh = queued.filter(({ id, message }) => message.kind === "clash" && !seen.has(id)).toReversed();
  for (const { id } of fresh) seen.add(id);
  const committee = (await world.store.register()).committees.find(({ id }) => id === committeeId) ?? world.committee;
  const drawn = await Promise.all(
    fresh.map(async ({ to, message }) => ({ to, card: await drawMessage(world.app, committee, message) })),
  );
  cards = drawn.flatMap(({ card }) => card ?? []);
  return drawn.flatMap(({ to, card }) => (card ? `${"personId" in to ? to.personId : "?"}: ${card.title}` : []));
};

describe("clashes", () => {
  it("are told the Secretary once, a year ahead, and again only where the meeting has another day that clashes", async () => {
    expect(await foresee()).toEqual([
      "person-secretary: OPSG 85, Monday 26 December 2022: keep it, move it or cancel it?",
    ]);
    expect(await foresee()).toEqual([]);
    world.at("2022-08-28T09:00:00Z");
    expect(await foresee()).toEqual([
      "person-secretary: OPSG 101, Monday 28 August 2023: keep it, move it or cancel it?",
    ]);
    expect((await world.say("chair", "meeting list 2022")).kind).toBe("card");
    expect(read(await world.say("chair", "meeting show 26 December 2022"))).toMatch(/Monday 26 December 2022/);
  });

  it("offer to keep the meeting, to move it to the nearest free working day, or to cancel it; each is done by its button", async () => {
    await foresee();
    const [card] = cards;
    if (!card) throw new Error("nothing is told");
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
    expect(cards[0]?.parts[0]).toMatchObject({
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
    expect(cards.every((card) => !JSON.stringify(card.parts).includes("DEMO"))).toBe(true);
    expect(JSON.stringify(cards.map(({ parts }) => parts))).toMatch(
      /another committee’s meeting, in which The member sits too/,
    );
  });
});
