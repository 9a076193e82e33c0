import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newCommittee } from "../../src/app/keep-committee.js";
import { tellClashes } from "../../src/app/tell-clashes.js";
import type { Card } from "../../src/cards/card.js";
import { ok } from "../../src/domain/result.js";
import { buttonOf, cardOf, keepWorld, makeWorld, read, type World } from "../world.js";
import { openPost, type Post } from "./post.js";

let kept: string;
beforeAll(async () => {
  const first = await makeWorld();
  await first.say("secretary", "reminders start now");
  kept = await keepWorld(first);
});

let world: World;
let post: Post;
let cards: Card[];
beforeEach(async () => {
  world = await makeWorld({ like: kept });
  post = openPost(world.app);
});
afterEach(() => world.close());

/** Looks ahead twice, as two instances or a doubled tick would: what is sent for it, to whom. */
const foresee = async () => {
  const before = post.posted.length;
  world.at(new Date(world.app.clock.now().getTime() + 60_000).toISOString());
  await Promise.all([tellClashes(world.app), tellClashes(world.app)]);
  await post.deliver();
  const fresh = post.posted.slice(before).filter(({ to }) => to === "U-secretary");
  cards = fresh.map(({ card }) => card);
  return fresh.map(({ to, card }) => `${to}: ${card.title}`);
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

  it("that one look finds come as one message, each with its own buttons, and what is decided leaves it", async () => {
    await foresee();
    await world.say("secretary", "meeting series reporting second Tuesday at 14:00 from 1 June 2022");
    expect(await foresee()).toEqual(["U-secretary: OPSG: 9 meetings fall together with something"]);
    expect(await foresee()).toEqual([]);
    const text = () => post.textsTo("U-secretary").at(-1) ?? "";
    expect(text()).toMatch(/Tuesday 14 June 2022\n\s+falls on the day of OPSG \d+/);
    expect(text()).toContain("and 1 more");
    const first = () => buttonsIn(post.posted.findLast(({ to }) => to === "U-secretary")?.card)[0] ?? [];
    const [keep, move] = first();
    if (!keep || !move) throw new Error("buttons were expected");
    expect(first().map(({ label }) => label)).toEqual([
      "Keep",
      "Move to Wednesday 15 June 2022",
      "Move to another day",
      "Cancel it",
    ]);
    expect(cardOf(await world.press("secretary", keep.press)).title).toContain("stays on Tuesday 14 June 2022");
    await post.redraw();
    expect(text()).toContain("OPSG: 8 meetings fall together with something");
    expect(text()).toContain("1 of 9 is decided");
    expect(text()).not.toContain("14 June 2022");
    const [, next] = first();
    if (!next) throw new Error("a button was expected");
    expect(cardOf(await world.press("secretary", next.press)).title).toContain("is moved");
    await world.say("secretary", "meeting series reporting fourth Monday from 1 June 2022");
    await post.redraw();
    expect(text()).toContain("all 9 meetings that fell together with something are decided");
  });

  it("of two meetings on one day are one, asked about alike in the message and in the list", async () => {
    await world.say("secretary", "meeting series main fourth Monday from 1 April 2022");
    await world.say("secretary", "meeting cancel 26 December 2022 because of the holidays");
    await foresee();
    const [card] = cards;
    const asked = card?.parts.flatMap((part) =>
      part.kind === "row" ? [`${JSON.stringify(part.title)} ${part.detail}`] : [],
    );
    const listed = cardOf(await world.say("secretary", "meeting clashes")).parts.flatMap((part) =>
      part.kind === "row" ? [`${JSON.stringify(part.title)} ${part.detail}`] : [],
    );
    expect(asked?.length).toBeGreaterThan(5);
    expect(listed.slice(0, asked?.length)).toEqual(asked);
    const apart = asked?.filter((line) => line.includes("25 April 2022"));
    expect(apart).toHaveLength(1);
  });

  it("are listed, page by page, for whoever plans the meetings, and for nobody else", async () => {
    await world.say("secretary", "meeting series reporting every Tuesday at 14:00 from 1 June 2022");
    await world.say("secretary", "meeting series main every Tuesday at 10:00 from 1 June 2022");
    const listed = await world.say("chair", "meeting clashes");
    expect(read(listed)).toContain("page 1 of 3");
    const second = await world.press("chair", buttonOf(listed, "Next").press);
    expect(buttonsIn(cardOf(second)).length).toBeGreaterThan(0);
    expect(read(await world.say("netco", "meeting clashes"))).toMatch(/Only the Chair or the Secretary may/);
  });

  it("with another committee's meetings name that meeting to the Secretary alone", async () => {
    await foresee();
    const other = { ...newCommittee("committee-DEMO", "DEMO", "Demonstration group"), paused: true };
    await world.store.change(null, async (tx) => {
      await tx.people.addCommittee(other);
      await tx.people.setRole("person-member", other.id, "member");
      return ok(null);
    });
    const shared = await foresee();
    expect(shared).toHaveLength(1);
    expect(JSON.stringify(cards[0]?.parts)).toContain(
      "falls on the day of the main meeting of DEMO, in which The member sits too",
    );
    expect(read(await world.say("netco", "meeting list"))).not.toContain("DEMO");
    expect(read(await world.say("netco", "meeting list"))).toContain("another committee’s meeting");
  });
});

/** The buttons of each meeting that is asked about, in order. */
const buttonsIn = (card: Card | undefined) =>
  (card?.parts ?? []).flatMap((part) => (part.kind === "buttons" ? [part.buttons] : []));
