import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../src/app/ports.js";
import type { Ground, NewGround } from "./ground.js";

/** What every store must do with messages that come in. */
export const incomingContract = (dialect: string, newGround: NewGround): void => {
  describe(`messages on their way, on ${dialect}`, () => {
    let ground: Ground;
    let store: Store;
    let other: Store;
    const at = (second: number): Date => new Date(Date.UTC(2022, 0, 24, 12, 0, second));

    beforeAll(async () => {
      ground = await newGround();
      [store, other] = [await ground.open(), await ground.open()];
    });
    afterAll(() => ground.done());

    it("one is new once, open until it is answered, and then answered for good", async () => {
      expect(await store.incoming.begin("teams:a:1", { text: "done" }, at(0))).toEqual({ kind: "new" });
      expect(await other.incoming.begin("teams:a:1", { text: "done" }, at(1))).toEqual({
        ...{ kind: "open", at: at(0), notice: null },
      });
      await store.incoming.noteLate("teams:a:1", "message-7");
      expect(await store.incoming.begin("teams:a:1", { text: "done" }, at(2))).toEqual({
        ...{ kind: "open", at: at(0), notice: "message-7" },
      });
      await store.incoming.answered("teams:a:1");
      expect(await other.incoming.begin("teams:a:1", { text: "done" }, at(3))).toEqual({ kind: "answered" });
    });

    it("begun by two at once, is new to one of them", async () => {
      const begun = await Promise.all(
        [store, other, store, other].map(({ incoming }) => incoming.begin("teams:a:2", {}, at(0))),
      );
      expect(begun.filter(({ kind }) => kind === "new")).toHaveLength(1);
      await store.incoming.answered("teams:a:2");
    });

    it("what is left is given to one that asks, with what it said, and again only after a while", async () => {
      await store.incoming.begin("teams:a:3", { text: "half way" }, at(0));
      await store.incoming.begin("teams:a:4", { text: "later" }, at(30));
      const asked = await Promise.all([store, other].map(({ incoming }) => incoming.left(at(10), at(20), 10)));
      expect(asked.flat()).toEqual([{ event: "teams:a:3", content: { text: "half way" }, at: at(0), tries: 1 }]);
      expect(await store.incoming.left(at(15), at(21), 10)).toEqual([]);
      await store.incoming.begin("teams:a:3", { text: "half way" }, at(22));
      expect(await other.incoming.left(at(25), at(40), 10)).toMatchObject([{ event: "teams:a:3", tries: 2 }]);
      for (const event of ["teams:a:3", "teams:a:4"]) await store.incoming.answered(event);
      expect(await store.incoming.left(at(59), at(59), 10)).toEqual([]);
    });

    it("those that were answered are forgotten with what else came in; what waits is not", async () => {
      await store.incoming.begin("teams:a:5", {}, at(0));
      await store.forgetReceipts({ events: at(50), forms: at(0) });
      expect((await store.incoming.begin("teams:a:1", {}, at(51))).kind).toBe("new");
      expect((await store.incoming.begin("teams:a:5", {}, at(51))).kind).toBe("open");
    });
  });
};
