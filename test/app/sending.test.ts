import { beforeEach, describe, expect, it } from "vitest";
import { deliver } from "../../src/app/deliver.js";
import type { Sent } from "../../src/app/ports.js";
import { sendDelivery } from "../../src/app/send-delivery.js";
import { ok } from "../../src/domain/result.js";
import type { World } from "../world.js";
import { eachWorld } from "./each-world.js";
import { openPost, type Post } from "./post.js";
import { raiseMany } from "./raise.js";

/** Tuesday 8 March 2022; every action is due on the 22nd, so its first reminder goes on the 15th at 09:00. */
let world: World;
let post: Post;
eachWorld(
  async (first) => {
    await first.say("secretary", 'action new "NetCo to publish the calendar" owner NetCo target 22 March');
    await first.say("secretary", "reminders start now");
  },
  (made, itsPost) => {
    world = made;
    post = itsPost;
  },
);

const raise = (owner: string, target = "22 March") =>
  world.say("secretary", `action new "${owner} to do more" owner ${owner} target ${target}`);
const at = async (instant: string) => {
  world.at(instant);
  await post.plan();
  return post.deliver();
};
const states = async () =>
  (
    await world.store.outbox.list({
      committeeId: world.committee.id,
      states: ["waiting", "carried", "sent", "failed", "dropped", "cancelled"],
      limit: 99,
    })
  ).map(({ state, why }) => ({ state, why }));
const wait = (seconds: number | null): Sent => ({ kind: "later", seconds, why: "too many at once" });
const MORNING = "2022-03-15T09:00:00Z";

describe("pace", () => {
  it("leaves a second between two messages to one person, and keeps nobody else waiting", async () => {
    await raise("NetCo");
    await raise("GridCo");
    expect(await at(MORNING)).toBe(2);
    expect(post.posted.map(({ to }) => to).sort()).toEqual(["U-gridco", "U-netco"]);
    world.at("2022-03-15T09:00:00.900Z");
    expect(await post.deliver()).toBe(0);
    world.at("2022-03-15T09:00:01Z");
    expect(await post.deliver()).toBe(1);
    expect(post.textsTo("U-netco")).toHaveLength(2);
  });

  it("waits in one conversation as long as the platform asks, while others go on", async () => {
    await raise("NetCo");
    await raise("GridCo");
    post.answer("U-netco", wait(40));
    await at(MORNING);
    expect(post.textsTo("U-gridco")).toHaveLength(1);
    world.at("2022-03-15T09:00:39Z");
    await post.deliver();
    expect(post.tried).toEqual(["U-netco", "U-gridco"]);
    world.at("2022-03-15T09:00:41Z");
    await post.deliver();
    world.at("2022-03-15T09:00:43Z");
    await post.deliver();
    expect(post.textsTo("U-netco")).toHaveLength(2);
  });

  it("takes a second refusal in a row, in another conversation, for the whole platform's", async () => {
    await raise("GridCo");
    await raise("SECAS");
    await world.store.change(null, async (tx) => {
      await tx.people.setContact("person-member", "party-SECAS", { deputy: false });
      return ok(null);
    });
    post.answer("U-netco", wait(30));
    post.answer("U-gridco", wait(30));
    await at(MORNING);
    await raise("SECAS", "23 March");
    world.at("2022-03-15T09:00:10Z");
    await post.deliver();
    const before = post.tried.length;
    world.at("2022-03-15T09:00:20Z");
    await post.plan();
    await post.deliver();
    expect(post.tried).toHaveLength(before);
  });

  it("spreads the next tries, and lengthens them", async () => {
    await at("2022-03-15T08:00:00Z");
    world.at(MORNING);
    await post.plan();
    const [claimed] = await world.store.outbox.claim(new Date(MORNING), 9, "me", 60_000);
    if (!claimed) throw new Error("nothing was claimed");
    const next = async (attempts: number, jitter: number): Promise<number> => {
      const own = openPost(world.app);
      own.answer("U-netco", wait(null));
      const sending = { ...own.sendingAs("me"), jitter: () => jitter };
      const [settled] = await sendDelivery(sending, [{ ...claimed, attempts }], Number.POSITIVE_INFINITY);
      if (settled?.settlement.kind !== "later") throw new Error("it was not put off");
      return (settled.settlement.next.getTime() - Date.parse(MORNING)) / 1000;
    };
    expect([await next(1, 0), await next(1, 1), await next(2, 0), await next(5, 0)]).toEqual([30, 37.5, 60, 480]);
    expect(await next(40, 0)).toBe(7200);
  });
});

describe("a reminder that cannot be sent", () => {
  it("is given up after two days, with the reason kept and the Secretary told", async () => {
    post.answer("U-netco", ...Array.from({ length: 200 }, () => wait(3600)));
    const begin = Date.parse("2022-03-15T09:00:00Z");
    for (let hour = 0; hour <= 60; hour++) await at(new Date(begin + hour * 3_600_000).toISOString());
    const failed = (await states()).filter(({ state }) => state === "failed");
    expect(failed).toEqual([{ state: "failed", why: "given up after two days: too many at once" }]);
    expect(post.textsTo("U-secretary").at(-1)).toContain("Given up after two days: too many at once.");
    const tries = post.tried.filter((to) => to === "U-netco").length;
    expect(tries).toBeGreaterThan(5);
  });

  it("says of an action whose completion was declined that it was, and why", async () => {
    await world.say("netco", "action done 64/01 it is all there");
    await world.say("secretary", "action decline 64/01 because page 3 is missing");
    await at(MORNING);
    expect(post.textsTo("U-netco")[0]).toMatch(
      /Latest update +Completion declined by The secretary: page 3 is missing/u,
    );
    await world.say("netco", "action update 64/01 page 3 is there now");
    await post.redraw();
    expect(post.textsTo("U-netco")[0]).toMatch(/Latest update +page 3 is there now/u);
  });

  it("in its hours waits for the next ones, says that it comes late, and counts as sent once", async () => {
    post.answer("U-netco", wait(9 * 3600));
    await at(MORNING);
    for (const instant of ["2022-03-15T18:01:00Z", "2022-03-15T23:00:00Z", "2022-03-16T08:59:00Z"]) await at(instant);
    expect(post.textsTo("U-netco")).toEqual([]);
    await at("2022-03-16T09:00:01Z");
    expect(post.textsTo("U-netco")).toHaveLength(1);
    expect(post.textsTo("U-netco")[0]).toContain("This reminder comes late");
  });

  it("gives way to a later one of the same action: no two pour out at once", async () => {
    post.answer("U-netco", wait(6 * 24 * 3600));
    await at(MORNING);
    await at("2022-03-21T09:00:00Z");
    await at("2022-03-21T09:00:02Z");
    await at("2022-03-21T15:00:00Z");
    expect(post.textsTo("U-netco")).toHaveLength(1);
    expect((await states()).map(({ state }) => state).sort()).toEqual(["dropped", "sent"]);
  });

  it("is drawn from the log as it is: what was closed a second earlier is not nagged about", async () => {
    world.at(MORNING);
    await post.plan();
    await world.say("secretary", "action close 64/01 at 64");
    await post.deliver();
    expect(post.posted).toEqual([]);
    expect((await states()).map(({ state }) => state)).toEqual(["dropped"]);
  });

  it("is not sent once the committee is paused, or the person answers for the owner no more", async () => {
    world.at(MORNING);
    await post.plan();
    await world.say("secretary", "reminders pause");
    await post.deliver();
    expect(post.posted).toEqual([]);
  });
});

describe("where a platform cannot be asked what arrived", () => {
  beforeEach(async () => {
    await world.store.change(null, async (tx) => {
      await tx.people.unlink({ platform: "slack", tenant: "T0HOME", user: "U-netco" });
      await tx.people.link("person-netco", { platform: "teams", tenant: "t1", user: "T-netco" });
      return ok(null);
    });
    post = openPost(world.app, ["slack", "teams"]);
  });

  it("a send whose answer was lost is not made again: it is counted, and the Secretary is told", async () => {
    post.answer("T-netco", { kind: "unknown", why: "the line dropped" });
    await at(MORNING);
    await at("2022-03-15T09:10:00Z");
    expect(post.tried.filter((to) => to === "T-netco")).toHaveLength(1);
    expect(post.unsure).toEqual(["teams"]);
    expect(post.textsTo("U-secretary")[0]).toContain("may or may not have arrived");
  });

  it("a send under which the process was killed is not made again", async () => {
    world.at(MORNING);
    await post.plan();
    const killed = openPost(world.app, ["slack", "teams"]);
    const [claimed] = await world.store.outbox.claim(new Date(MORNING), 9, "killed", 60_000);
    if (!claimed) throw new Error("nothing was claimed");
    await sendDelivery(killed.sendingAs("killed"), [claimed], Number.POSITIVE_INFINITY);
    expect(killed.posted).toHaveLength(1);
    world.at("2022-03-15T09:02:00Z");
    await post.deliver();
    expect(post.tried).toEqual([]);
    expect(post.unsure).toEqual(["teams"]);
  });

  it("a program that stood still while it drew it leaves it to whoever took it over", async () => {
    world.at(MORNING);
    await post.plan();
    const still = openPost(world.app, ["slack", "teams"]);
    const [claimed] = await world.store.outbox.claim(new Date(MORNING), 9, "still", 60_000);
    if (!claimed) throw new Error("nothing was claimed");
    const sending = still.sendingAs("still");
    const pace = {
      ...sending.pace,
      takes: (...taken: Parameters<typeof sending.pace.takes>) => {
        sending.pace.takes(...taken);
        world.at("2022-03-15T09:01:00Z");
      },
    };
    expect(await sendDelivery({ ...sending, pace }, [claimed], Date.parse(MORNING) + 30_000)).toEqual([]);
    expect(still.posted).toEqual([]);
    await post.deliver();
    expect(post.textsTo("T-netco")).toHaveLength(1);
  });

  it("a claim that was cut off before the send began is sent", async () => {
    world.at(MORNING);
    await post.plan();
    await world.store.outbox.claim(new Date(MORNING), 9, "killed", 60_000);
    world.at("2022-03-15T09:02:00Z");
    expect(await post.deliver()).toBe(1);
    expect(post.unsure).toEqual([]);
  });
});

describe("where a platform can be asked", () => {
  it("a send under which the process was killed is found, and not made again", async () => {
    world.at(MORNING);
    await post.plan();
    await world.store.outbox.claim(new Date(MORNING), 9, "killed", 60_000);
    post.find({ kind: "there", conversation: "D-U-netco", messageId: "77" });
    world.at("2022-03-15T09:02:00Z");
    expect(await post.deliver()).toBe(1);
    expect(post.tried).toEqual([]);
    expect((await world.store.outbox.inMessage("D-U-netco", "77")).map(({ state }) => state)).toEqual(["sent"]);
  });

  it("two instances at once send everything once", async () => {
    for (let number = 0; number < 12; number++) await raise(number % 2 ? "GridCo" : "NetCo");
    await world.say("secretary", "reminders policy list 20");
    world.at(MORNING);
    await Promise.all([post.plan(), post.plan()]);
    const silent = { info: () => {}, warn: () => {}, error: () => {} };
    for (let second = 0; second < 20; second++) {
      world.at(new Date(Date.parse(MORNING) + second * 1000).toISOString());
      await Promise.all([deliver(post.sendingAs("a"), silent), deliver(post.sendingAs("b"), silent)]);
    }
    const marks = post.posted.map(({ mark }) => mark);
    expect(marks).toHaveLength(13);
    expect(new Set(marks).size).toBe(13);
  });
});

describe("more than five actions for one person on one day", () => {
  it("come as one message, each with its own buttons; sixty as three", async () => {
    await raiseMany(world, 59, "NetCo to do more");
    await at(MORNING);
    for (let second = 1; second < 5; second++) await at(`2022-03-15T09:00:0${second}Z`);
    const theirs = post.posted.filter(({ to }) => to === "U-netco");
    expect(theirs).toHaveLength(3);
    const offered = theirs.flatMap(({ card }) =>
      card.parts.flatMap((part) => (part.kind === "row" && part.button ? [part.button.press.values.reference] : [])),
    );
    expect(new Set(offered).size).toBe(60);
  }, 20_000);

  it("come in the order of their references, within a message and from message to message", async () => {
    await raiseMany(world, 104, "NetCo to do more");
    world.at(MORNING);
    await post.plan();
    for (let second = 0; second < 8; second++) {
      world.at(`2022-03-15T09:00:0${second}Z`);
      await post.deliver();
    }
    const listed = post.textsTo("U-netco").flatMap((text) => text.match(/OPSG 64\/\d+(?= is due)/gu) ?? []);
    expect(listed).toEqual(Array.from({ length: 105 }, (_, index) => `OPSG 64/${String(index + 1).padStart(2, "0")}`));
  }, 20_000);

  it("are drawn again together when one of them is closed, and say so of that one", async () => {
    for (let number = 2; number <= 6; number++) await raise("NetCo");
    await at(MORNING);
    expect(post.textsTo("U-netco")[0]).toContain("6 actions need an answer from you");
    await world.say("secretary", "action close 64/03 at 64");
    expect(await post.redraw()).toBe(1);
    expect(post.textsTo("U-netco")[0]).toContain("OPSG 64/03 Closed at OPSG 64.");
    expect(post.textsTo("U-netco")[0]).toContain("5 actions need an answer from you");
  });
});

describe("a reminder that lies in a chat", () => {
  it.each([
    ["is closed", "secretary", "action close 64/01 at 64", "Closed at OPSG 64."],
    ["is withdrawn", "secretary", "action withdraw 64/01 because overtaken", "Withdrawn."],
    ["gets another target", "netco", "action target 64/01 to 5 April because ill", "Its target is now 5 April 2022."],
    ["is said to be done", "netco", "action done 64/01", "Its completion is proposed"],
  ])("says so when its action %s, and its buttons are gone", async (_, who, line, words) => {
    await at(MORNING);
    await world.say(who, line);
    expect(await post.redraw()).toBe(1);
    const [message] = post.posted;
    expect(message?.drawn).toBe(2);
    expect(post.textsTo("U-netco")[0]).toContain(words);
    expect(message?.card.buttons.map(({ label }) => label)).toEqual(["Show the action"]);
    expect(await post.redraw()).toBe(0);
  });

  it.each([
    ["action update 64/01 half way", "Answered by The member."],
    ["action target 64/01 5 April", "Answered by The member. Its target is now 5 April 2022."],
    ["action done 64/01", "Answered by The member. Its completion is proposed; the committee has to agree."],
  ])("says who of the other contacts answered, also where that settled it: “%s”", async (line, words) => {
    await world.store.change(null, async (tx) => {
      await tx.people.setContact("person-member", "party-NetCo", { deputy: false });
      return ok(null);
    });
    await at(MORNING);
    await world.say("member", line);
    expect(await post.redraw()).toBe(2);
    expect(post.textsTo("U-netco")[0]).toContain(words);
  });

  it("is drawn again later where the platform asks to wait, and all others of the platform with it", async () => {
    await raise("GridCo");
    await at(MORNING);
    await world.say("secretary", "action close 64/01 at 64");
    await world.say("secretary", "action close 64/02 at 64");
    post.answerRedraws(wait(50));
    expect(await post.redraw()).toBe(0);
    expect(post.posted.map(({ drawn }) => drawn)).toEqual([1, 1]);
    world.at("2022-03-15T09:00:51Z");
    expect(await post.redraw()).toBe(2);
  });
});
