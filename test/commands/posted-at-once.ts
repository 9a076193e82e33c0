import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ok } from "../../src/domain/result.js";
import type { Ground, NewGround } from "../contracts/ground.js";
import { broken, makeWorld, read, type World } from "../world.js";

/** What two or many post in the same instant, on either database. */
export const postedAtOnce = (where: string, newGround: NewGround): void => {
  describe(`what many post at once, ${where}`, () => {
    let ground: Ground;
    let world: World;
    beforeEach(async () => {
      ground = await newGround();
      world = await makeWorld({ url: ground.url });
    }, 30_000);
    afterEach(async () => {
      await world.close();
      await ground.done();
      expect(broken).toEqual([]);
    });

    const queued = () =>
      world.store.outbox.list({
        committeeId: world.committee.id,
        states: ["waiting", "sent"],
        limit: 100,
      });

    const atOnce = (line: string) =>
      Promise.all(
        Array.from({ length: 12 }, async (_, nth) => read(await world.say(nth % 2 ? "chair" : "secretary", line))),
      );

    it.each(["agenda post 67 now", "meeting announce 67 now"])(
      "%s: it is posted once, and the others are told by whom",
      async (line) => {
        for (const after of [1, 2]) {
          const answers = await atOnce(line);
          expect(answers.filter((text) => text.includes("on its way"))).toHaveLength(1);
          const told = answers.filter((text) => text.includes("was posted of OPSG 67 today already"));
          expect(told).toHaveLength(11);
          for (const text of told) expect(text).toMatch(/^The (?:chair|secretary) posted it\./mu);
          expect(await queued()).toHaveLength(after);
          // The next day it is of use once more.
          world.at("2022-03-09T10:00:00Z");
        }
      },
      30_000,
    );

    it("after one that failed: once more, and once", async () => {
      await world.say("secretary", "meeting announce 67 now");
      const [first] = await queued();
      const taken = await world.store.outbox.claim(world.app.clock.now(), 10, "holder", 60_000);
      expect(taken.map(({ id }) => id)).toEqual([first?.id]);
      const settlement = { kind: "failed" as const, at: world.app.clock.now(), why: "the channel is gone" };
      await world.store.outbox.settle("holder", [{ id: first?.id ?? "", settlement }]);
      const answers = await atOnce("meeting announce 67 now");
      expect(answers.filter((text) => text.includes("on its way"))).toHaveLength(1);
      expect(await queued()).toHaveLength(1);
    }, 30_000);

    it("after it was taken back: once more, and once", async () => {
      await world.say("secretary", "agenda post 67 now");
      const [one] = await queued();
      if (!one) throw new Error("nothing was queued");
      await world.store.change(null, async (tx) => {
        await tx.reminders.cancel(one.id, world.app.clock.now());
        return ok(null);
      });
      const answers = await atOnce("agenda post 67 now");
      expect(answers.filter((text) => text.includes("on its way"))).toHaveLength(1);
    }, 30_000);
  });
};
