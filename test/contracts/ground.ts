import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Clock, Store } from "../../src/app/ports.js";
import type { Dialect } from "../../src/db/client.js";
import { openStore } from "../../src/db/open.js";

/** A database of its own for one group of tests. `done` closes every store opened on it, and removes it. */
export type Ground = { dialect: Dialect; url: string; open(): Promise<Store>; done(): Promise<void> };

export type NewGround = () => Promise<Ground>;

/** Moved by hand. */
export const clock: Clock & { at: Date } = {
  at: new Date("2022-01-24T12:20:00.000Z"),
  now() {
    return this.at;
  },
};

const ground = (dialect: Dialect, url: string, remove: () => Promise<void>): Ground => {
  const opened: Store[] = [];
  return {
    dialect,
    url,
    open: async () => {
      const store = await openStore(url, { clock });
      opened.push(store);
      return store;
    },
    done: async () => {
      for (const store of opened) await store.close();
      await remove();
    },
  };
};

export const onSqlite: NewGround = async () => {
  const folder = await mkdtemp(join(tmpdir(), "opsg-store-"));
  return ground("sqlite", `file:${folder}/data/opsg.db`, () => rm(folder, { recursive: true }));
};

const SERVER = process.env.TEST_DATABASE_URL ?? "postgresql://postgres@127.0.0.1:5432/test";

export const onPostgres: NewGround = async () => {
  const url = new URL(SERVER);
  const admin = await new PrismaPg(SERVER).connect();
  const name = `opsg_test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  await admin.executeScript(`CREATE DATABASE "${name}"`);
  url.pathname = `/${name}`;
  return ground("postgres", url.href, async () => {
    await admin.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`);
    await admin.dispose();
  });
};
