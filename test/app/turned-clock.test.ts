import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Outbox } from "../../src/app/deliveries.js";
import type { App } from "../../src/app/ports.js";
import { openWork } from "../../src/app/work.js";
import { broken, makeWorld, type World } from "../world.js";
import { openPost, type Post } from "./post.js";

/** On Tuesday 15 March 2022 at 09:00 the first reminder of an action that is due on the 22nd goes. */
const MORNING = "2022-03-15T09:00:00Z";
const MONTHS_AHEAD = "2022-06-14T09:00:00Z";
const log = { info: () => {}, warn: () => {}, error: () => {} };

let world: World;
let post: Post;
beforeEach(async () => {
  broken.length = 0;
  world = await makeWorld();
  await world.say("secretary", 'action new "NetCo to publish the calendar" owner NetCo target 22 March');
  await world.say("secretary", "reminders start now");
  post = openPost(world.app);
});
afterEach(async () => {
  expect(broken).toEqual([]);
  await world.close();
});

/** All that wakes by itself, over an outbox with something else in between. */
const working = (between: (outbox: Outbox) => Partial<Outbox> = () => ({})) => {
  const { store } = world;
  const app: App = {
    ...world.app,
    store: { ...store, outbox: { ...store.outbox, ...between(store.outbox) } },
  };
  return openWork(app, post.messengers, log, () => {});
};
const tick = async (work: ReturnType<typeof working>) => {
  await work.plan();
  await work.deliver();
};
const sent = () => post.textsTo("U-netco");
/** Minutes later what nobody settled is taken up. */
const MINUTES_LATER = "2022-03-15T09:06:00Z";

describe("a clock that ran ahead and is set right", () => {
  it.each([
    ["found of no use", MONTHS_AHEAD],
    ["found to be out of hours", "2022-06-14T20:00:00Z"],
  ])("while a reminder is on its way, %s by that clock, still sends it", async (_, ahead) => {
    let turned = false;
    const work = working((outbox) => ({
      claim: async (...asked) => {
        const claimed = await outbox.claim(...asked);
        if (claimed.length > 0 && !turned) world.at(ahead);
        return claimed;
      },
      settle: async (...asked) => {
        if (!turned) {
          turned = true;
          await work.redraw();
          world.at(MORNING);
          await work.redraw();
        }
        await outbox.settle(...asked);
      },
    }));
    world.at(MORNING);
    await tick(work);
    expect(sent()).toEqual([]);
    world.at(MINUTES_LATER);
    await tick(work);
    expect(sent()).toHaveLength(1);
  });

  it("says of no action that it is overdue before it is, and says so in its time", async () => {
    let turned = false;
    const work = working((outbox) => ({
      claim: async (...asked) => {
        const claimed = await outbox.claim(...asked);
        if (claimed.length > 0 && !turned) {
          turned = true;
          world.at(MORNING);
          await work.redraw();
        }
        return claimed;
      },
    }));
    world.at("2022-03-23T09:00:00Z");
    await tick(work);
    world.at(MINUTES_LATER);
    await tick(work);
    expect(sent()).toHaveLength(1);
    expect(sent()[0]).not.toContain("was due");
    world.at("2022-03-23T09:00:00Z");
    await tick(work);
    expect(sent()).toHaveLength(2);
    expect(sent()[1]).toContain("was due on Tuesday 22 March 2022");
  });

  it("is seen again by the next look, where the database was locked at the first", async () => {
    let locked = true;
    const work = working((outbox) => ({
      turnBack: async (...asked) => {
        if (locked) throw new Error("the database is locked");
        await outbox.turnBack(...asked);
      },
    }));
    locked = false;
    world.at(MORNING);
    await work.plan();
    world.at(MONTHS_AHEAD);
    await tick(work);
    expect(sent()).toHaveLength(1);
    locked = true;
    world.at(MORNING);
    await expect(work.plan()).rejects.toThrow("locked");
    locked = false;
    await tick(work);
    world.at("2022-03-15T09:01:02Z");
    await tick(work);
    expect(sent()).toHaveLength(2);
  });
});
