import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { NewDelivery, Store } from "../../src/app/ports.js";
import type { Ground, NewGround } from "./ground.js";
import { doing, found, newId } from "./samples.js";

const DUE = new Date("2022-03-08T09:00:00.000Z");
const LEASE_MS = 60_000;
const later = (ms: number): Date => new Date(DUE.getTime() + ms);

/** What every store promises of outgoing messages, with two programs sending. */
export const outboxContract = (engine: string, newGround: NewGround) =>
  describe(`deliveries on ${engine}`, () => {
    let ground: Ground;
    let ours: Store;
    let theirs: Store;
    let committeeId: string;

    beforeAll(async () => {
      ground = await newGround();
      ours = await ground.open();
      theirs = await ground.open();
      committeeId = (await found(ours)).committee.id;
    });
    afterAll(() => ground.done());
    // Nothing of one test is left waiting for the next.
    beforeEach(async () => {
      for (const { id } of await ours.outbox.claim(later(1e9), 1000, "broom", 1))
        await ours.outbox.settle(id, "broom", { kind: "failed", at: DUE, why: "swept" });
    });

    const aDelivery = (changes: Partial<NewDelivery> = {}): NewDelivery => {
      const id = newId();
      const account = { platform: "slack", tenant: "T1", user: "U1" } as const;
      return {
        id,
        key: `key|${id}`,
        committeeId,
        to: { platform: "slack", tenant: "T1", channel: "C1" },
        message: { kind: "asked to be added", account, name: "Ash", email: null },
        dueAt: DUE,
        ...changes,
      };
    };
    const queue = (...deliveries: NewDelivery[]) =>
      doing(ours, async (tx) => {
        for (const delivery of deliveries) await tx.enqueue(delivery);
      });

    it("hands a delivery out from the instant it is due, whole", async () => {
      const personId = newId();
      await doing(ours, (tx) => tx.people.addPerson({ id: personId, name: "Ash", email: null }));
      const message = { kind: "unknown owner", reference: { meeting: 64, sequence: 1 }, partyId: "p" } as const;
      const [one, other] = [aDelivery(), aDelivery({ to: { personId }, message, dueAt: later(1) })];
      await queue(other, one);
      expect(await ours.outbox.claim(later(-1), 9, "a", LEASE_MS)).toEqual([]);
      expect(await ours.outbox.claim(DUE, 9, "a", LEASE_MS)).toEqual([{ ...one, attempts: 1 }]);
      expect(await ours.outbox.claim(later(1), 9, "a", LEASE_MS)).toEqual([{ ...other, attempts: 1 }]);
    });

    it("queues a key once", async () => {
      const first = aDelivery();
      await queue(first, aDelivery({ key: first.key, dueAt: later(5) }));
      await queue(aDelivery({ key: first.key }));
      expect(await ours.outbox.claim(later(10), 9, "a", LEASE_MS)).toEqual([{ ...first, attempts: 1 }]);
    });

    it("never hands one delivery to two holders, and none is left over", async () => {
      const all = Array.from({ length: 60 }, () => aDelivery());
      await queue(...all);
      const takeAll = async (store: Store, holder: string): Promise<string[]> => {
        const ids: string[] = [];
        for (let turn = 0; turn < all.length; turn++) {
          const batch = await store.outbox.claim(DUE, 7, holder, LEASE_MS);
          if (batch.length === 0) break;
          ids.push(...batch.map(({ id }) => id));
        }
        return ids;
      };
      const holders = [takeAll(ours, "a"), takeAll(theirs, "b"), takeAll(ours, "c"), takeAll(theirs, "d")];
      const taken = (await Promise.all(holders)).flat();
      // A holder may find the last rows locked, and leave them for another turn.
      taken.push(...(await takeAll(ours, "a")));
      expect(taken.sort()).toEqual(all.map(({ id }) => id).sort());
    });

    it("hands a delivery out again when its holder has died, and takes no more from the dead", async () => {
      const delivery = aDelivery();
      await queue(delivery);
      await ours.outbox.claim(DUE, 9, "dead", LEASE_MS);
      expect(await theirs.outbox.claim(later(LEASE_MS - 1), 9, "alive", LEASE_MS)).toEqual([]);
      expect(await theirs.outbox.claim(later(LEASE_MS), 9, "alive", LEASE_MS)).toEqual([{ ...delivery, attempts: 2 }]);
      await ours.outbox.settle(delivery.id, "dead", { kind: "failed", at: DUE, why: "too late" });
      expect(await theirs.outbox.claim(later(2 * LEASE_MS), 9, "third", LEASE_MS)).toHaveLength(1);
    });

    it("offers what is put off at its new time, and what is settled never again", async () => {
      const [sent, failed, putOff] = [aDelivery(), aDelivery(), aDelivery()];
      await queue(sent, failed, putOff);
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
      await ours.outbox.settle(sent.id, "a", { kind: "sent", at: DUE, conversation: "D1", messageId: "1.2" });
      await ours.outbox.settle(failed.id, "a", { kind: "failed", at: DUE, why: "no such channel" });
      await ours.outbox.settle(putOff.id, "a", { kind: "later", at: later(30_000), why: "rate limited" });
      expect(await ours.outbox.claim(later(29_999), 9, "a", LEASE_MS)).toEqual([]);
      const again = await ours.outbox.claim(later(10 * LEASE_MS), 9, "a", LEASE_MS);
      expect(again).toEqual([{ ...putOff, attempts: 2 }]);
    });
  });
