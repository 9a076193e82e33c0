import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ActionFilter } from "../../src/domain/list/filter.js";
import type { Ground, NewGround } from "./ground.js";
import { found, raise } from "./samples.js";

const WRITER = fileURLToPath(new URL("writer.mjs", import.meta.url));
const KILLS = 4;
const MOST_ACKNOWLEDGED = 20;
const LONGEST_PAUSE_MS = 20;

/** Runs a program that writes, kills it at some moment after so many writes, and gives back what it had said was recorded. */
const writeUntilKilled = async (args: string[]): Promise<string[]> => {
  const writer = spawn(process.execPath, [WRITER, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const enough = 1 + Math.random() * MOST_ACKNOWLEDGED;
  let said = "";
  const working = new Promise<void>((resolve) => {
    writer.stdout.on("data", (text) => {
      said += text;
      if (said.split("\n").length > enough) resolve();
    });
  });
  const over = new Promise((resolve) => writer.once("close", resolve));
  await Promise.race([working, over]);
  await pause(Math.random() * LONGEST_PAUSE_MS);
  writer.kill("SIGKILL");
  await over;
  return said.split("\n").slice(0, -1);
};

/** What every store promises of a program that is killed while it writes. */
export const crashContract = (engine: string, newGround: NewGround) =>
  describe(`kill -9 on ${engine}`, () => {
    let ground: Ground;
    beforeAll(async () => {
      ground = await newGround();
    });
    afterAll(() => ground.done());

    it("loses nothing that was acknowledged, and leaves nothing half done", { timeout: 60_000 }, async () => {
      const before = await ground.open();
      const { committee, parties } = await found(before, "NetCo");
      const partyId = parties[0]?.id ?? "";
      const acknowledged: string[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        acknowledged.push(...(await writeUntilKilled([ground.url, committee.id, partyId, `w${kill}`])));
      }
      const store = await ground.open();
      const filter: ActionFilter = { show: "all", ownerIds: [partyId] };
      const { actions } = await store.actions.page({ committeeId: committee.id, filter, limit: 100_000 });
      const kept = new Set(actions.map(({ id }) => id));
      expect(acknowledged.length).toBeGreaterThan(KILLS);
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);

      const queued = new Set((await store.outbox.claim(new Date(), 100_000, "a", 1)).map(({ id }) => id));
      expect(queued.size).toBe(actions.length);
      for (const { id } of actions) {
        expect(await store.actions.history(id, 5), id).toHaveLength(1);
        expect(await store.actions.updates(id, 5), id).toHaveLength(1);
        expect(queued.has(`delivery-${id}`), id).toBe(true);
        const again = await raise(store, committee, id);
        expect(again.ok ? "done twice" : again.problem.what, id).toMatch(`already recorded: ${id} raised`);
      }
      const numbers = actions.map(({ reference }) => reference.sequence);
      expect(numbers).toEqual(numbers.map((_, n) => n + 1));
      console.log(`${engine}: ${KILLS} kills, ${acknowledged.length} acknowledged, ${actions.length} kept, none lost`);
    });
  });
