import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../src/app/ports.js";
import type { Ground, NewGround } from "./ground.js";
import { doing, found } from "./samples.js";

/** What every store promises of calendars' links. */
export const calendarsContract = (engine: string, newGround: NewGround): void => {
  describe(`calendars' links on ${engine}`, () => {
    let ground: Ground;
    let store: Store;
    beforeAll(async () => {
      ground = await newGround();
      store = await ground.open();
    });
    afterAll(() => ground.done());

    it("open one calendar each, until they are renewed or ended", async () => {
      const { committee } = await found(store);
      const since = new Date("2022-03-08T10:00:00.000Z");
      const all = { committeeId: committee.id, feed: "all", since } as const;
      const main = { ...all, feed: "main" } as const;
      await doing(store, async (tx) => {
        await tx.calendars.give(all, `${committee.id}-first`);
        await tx.calendars.give(main, `${committee.id}-main`);
      });
      expect(await store.calendars.open(`${committee.id}-first`)).toEqual(all);
      expect(await store.calendars.open(`${committee.id}-main`)).toEqual(main);
      expect(await store.calendars.open("")).toBeNull();
      await doing(store, (tx) => tx.calendars.give(all, `${committee.id}-second`));
      expect(await store.calendars.open(`${committee.id}-first`)).toBeNull();
      expect(await store.calendars.open(`${committee.id}-second`)).toEqual(all);
      expect(await doing(store, (tx) => tx.calendars.end(committee.id, "all"))).toBe(true);
      expect(await doing(store, (tx) => tx.calendars.end(committee.id, "all"))).toBe(false);
      expect(await store.calendars.open(`${committee.id}-second`)).toBeNull();
      expect(await store.calendars.links(committee.id)).toEqual([main]);
    });
  });
};
