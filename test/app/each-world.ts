import { afterEach, beforeAll, beforeEach, expect } from "vitest";
import { ok } from "../../src/domain/result.js";
import { broken, keepWorld, makeWorld, type World } from "../world.js";
import { openPost, type Post } from "./post.js";

/** Each test of a file has a world of its own, begun from what `prepare` makes of a new one, and the post of that world. */
export const eachWorld = (
  prepare: (first: World) => Promise<unknown>,
  use: (world: World, post: Post) => void,
  ...platforms: Parameters<typeof openPost>[1][]
): void => {
  let like: string;
  let world: World;
  beforeAll(async () => {
    const first = await makeWorld();
    await prepare(first);
    like = await keepWorld(first);
  });
  beforeEach(async () => {
    broken.length = 0;
    world = await makeWorld({ like });
    use(world, openPost(world.app, ...platforms));
  });
  afterEach(async () => {
    expect(broken).toEqual([]);
    await world.close();
  });
};

/** The same, of a committee that sends its notices to a channel on Slack and to one on Teams: what happens then, and what came of it. */
export const eachNoticed = (use: (world: World, post: Post) => void) => {
  let world: World;
  let post: Post;
  eachWorld(
    async (first) => {
      await first.say("secretary", "reminders start now");
      await first.store.change(null, async (tx) => {
        const [committee] = (await tx.register()).committees;
        if (!committee) throw new Error("a committee was expected");
        await tx.people.bind({
          ...{ platform: "teams", tenant: "tenant", channel: "19:bound", name: "Log on Teams" },
          ...{ committeeId: committee.id, classification: "White", outsiders: false },
        });
        return ok(null);
      });
    },
    (made, itsPost) => {
      [world, post] = [made, itsPost];
      use(made, itsPost);
    },
    ["slack", "teams"],
  );
  return {
    at: async (instant: string): Promise<void> => {
      world.at(instant);
      await post.notices();
      await post.deliver();
      await post.redraw();
    },
    sent: () => post.posted.map(({ to, card }) => `${to}: ${card.title}`),
    slack: () => post.posted.filter(({ to }) => to === "C0BOUND"),
  };
};
