import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../src/app/ports.js";
import { openStore } from "../../src/db/open.js";
import { clock, type Ground, type NewGround } from "./ground.js";

const HOUR = 60 * 60_000;
const later = (ms: number): Date => new Date(clock.at.getTime() + ms);
const file = (name: string, text = "figures") => ({ name, type: "text/csv", bytes: new TextEncoder().encode(text) });

/** Files behind tokens, on one engine. */
export const filesContract = (engine: string, newGround: NewGround): void => {
  describe(`files given out, on ${engine}`, () => {
    let ground: Ground;
    let store: Store;
    const start = clock.at;

    beforeAll(async () => {
      ground = await newGround();
      store = await ground.open();
    });
    afterAll(async () => {
      clock.at = start;
      await ground.done();
    });

    it("come back whole for their token, from every instance on the same database", async () => {
      const token = await store.files.keep(file("log.csv"), later(HOUR));
      const other = await ground.open();
      for (const one of [store, other]) {
        const found = await one.files.open(token);
        expect(found).toMatchObject({ name: "log.csv", type: "text/csv" });
        expect(new TextDecoder().decode(found?.bytes)).toBe("figures");
      }
    });

    it("are not there for a token that was changed, cut, lengthened or made up", async () => {
      const token = await store.files.keep(file("secret.csv"), later(HOUR));
      const [id = "", ends = "", signed = ""] = token.split(".");
      const other = await store.files.keep(file("other.csv"), later(HOUR));
      const forged = [
        "",
        id,
        `${id}.${ends}`,
        `${id}.${ends}.`,
        `${id}.zzzzzz.${signed}`,
        `${other.split(".")[0]}.${ends}.${signed}`,
        `${token}.x`,
        `${token}A`,
        token.slice(0, -1),
        `${id}.${ends}.${"A".repeat(signed.length)}`,
        "../../etc/passwd",
      ];
      for (const one of forged) expect(await store.files.open(one), one).toBeNull();
      expect(await store.files.open(token)).not.toBeNull();
    });

    it("are not there any more when their time is over, and are then forgotten", async () => {
      const short = await store.files.keep(file("short.csv"), later(HOUR));
      const long = await store.files.keep(file("short.csv"), later(3 * HOUR));
      clock.at = later(2 * HOUR);
      expect(await store.files.open(short)).toBeNull();
      await store.files.sweep();
      expect(await store.files.open(long), "kept for the longer of two times").not.toBeNull();
      clock.at = later(2 * HOUR);
      await store.files.sweep();
      clock.at = start;
      expect(await store.files.open(long), "its bytes are gone, whatever the clock says").toBeNull();
    });

    it("are not opened by another's key", async () => {
      const token = await store.files.keep(file("log.csv"), later(HOUR));
      const key = "a".repeat(64);
      const keyed = await openStore(ground.url, { clock, key });
      const again = await openStore(ground.url, { clock, key });
      try {
        expect(await keyed.files.open(token)).toBeNull();
        const theirs = await keyed.files.keep(file("log.csv"), later(HOUR));
        expect(await again.files.open(theirs)).not.toBeNull();
        expect(await store.files.open(theirs)).toBeNull();
      } finally {
        await keyed.close();
        await again.close();
      }
    });
  });
};
