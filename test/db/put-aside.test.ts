import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { newCommittee } from "../../src/app/keep-committee.js";
import { openStore } from "../../src/db/open.js";
import { putAside } from "../../src/db/put-aside.js";
import { ok } from "../../src/domain/result.js";

const folder = mkdtempSync(join(tmpdir(), "opsg-aside-"));
afterAll(() => rmSync(folder, { recursive: true }));
const clock = { now: () => new Date("2026-11-23T10:00:00Z") };
const url = (name: string) => `file:${join(folder, name)}`;

const withCommittee = async (name: string, code: string) => {
  const store = await openStore(url(name), { clock });
  await store.change(null, async (tx) => ok(await tx.people.addCommittee(newCommittee(code, code, code))));
  return store;
};

it("a log that somebody has open is not put aside, and goes on as it was", async () => {
  const store = await withCommittee("busy.db", "ONE");
  await expect(putAside(url("busy.db"))).rejects.toThrow("in use by another program");
  await store.change(null, async (tx) => ok(await tx.people.addCommittee(newCommittee("two", "TWO", "Two"))));
  expect((await store.register()).committees.map(({ code }) => code)).toEqual(["ONE", "TWO"]);
  await store.close();
});

it("each log that is put aside is kept whole, under a number of its own", async () => {
  for (const code of ["FIRST", "SECOND"]) {
    await (await withCommittee("log.db", code)).close();
    await putAside(url("log.db"));
  }
  expect(existsSync(join(folder, "log.db"))).toBe(false);
  for (const [index, code] of ["FIRST", "SECOND"].entries()) {
    const store = await openStore(url(`log.db.old-${index + 1}`), { clock });
    expect((await store.register()).committees.map((one) => one.code)).toEqual([code]);
    await store.close();
  }
});

it("where there is no log yet, there is nothing to put aside", async () => {
  expect(await putAside(url("none.db"))).toBeNull();
});
