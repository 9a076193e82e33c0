import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../src/app/ports.js";
import type { Committee } from "../../src/domain/register.js";
import { ok } from "../../src/domain/result.js";
import type { Ground, NewGround } from "./ground.js";
import { aMeeting, anAction, anAudit, aParty, doing, found, newId } from "./samples.js";

const DAY = 24 * 3_600_000;
const NOON = new Date("2022-03-08T12:00:00.000Z");
const after = (ms: number): Date => new Date(NOON.getTime() + ms);
const account = { platform: "slack", tenant: "T1", user: "U1" } as const;

/** What is kept while a committee is set up, on one engine. */
export const setupContract = (engine: string, newGround: NewGround): void => {
  describe(`setting up, on ${engine}`, () => {
    let ground: Ground;
    let store: Store;
    let committee: Committee;

    beforeAll(async () => {
      ground = await newGround();
      store = await ground.open();
    });
    afterAll(() => ground.done());
    beforeEach(async () => {
      ({ committee } = await found(store));
    });

    const keep = async (text: string, at = NOON): Promise<string> => {
      const id = newId();
      const preview = { id, committeeId: committee.id, kind: "minutes" as const, name: "minutes.txt", text, at };
      await store.change(null, async (tx) => ok(await tx.setup.keep(preview)));
      return id;
    };

    it("a preview is used up once, whoever asks first, and by its own committee only", async () => {
      const id = await keep("The minutes");
      const { committee: other } = await found(store);
      expect(await store.setup.preview(committee.id, id)).toMatchObject({ text: "The minutes", doneAt: null });
      expect(await store.setup.preview(other.id, id)).toBeNull();
      const asked = await Promise.all(
        [1, 2, 3, 4].map(() => store.change(null, async (tx) => ok(await tx.setup.useUp(id, NOON)))),
      );
      expect(asked.filter((one) => one.ok && one.value)).toHaveLength(1);
      await store.change(null, async (tx) => ok(await tx.setup.discard(id)));
      expect(await store.setup.preview(committee.id, id)).toMatchObject({ doneAt: NOON });
    });

    it("previews are forgotten after a week, and beyond fifty those that are done, then the oldest", async () => {
      const later = (ms: number) => after(8 * DAY + ms);
      const many = async (count: number, at: Date) => {
        const ids: string[] = [];
        for (let number = 0; number < count; number++) ids.push(await keep(`${number}`, at));
        return ids;
      };
      const there = async (...ids: string[]) =>
        (await Promise.all(ids.map((id) => store.setup.preview(committee.id, id)))).map((one) => one !== null);
      const old = await keep("old");
      const [first, ...ids] = await many(48, later(0));
      const done = await keep("done", later(1));
      expect(await there(old, first ?? "", done)).toEqual([false, true, true]);
      await store.change(null, async (tx) => ok(await tx.setup.useUp(done, later(2))));
      // Two messages more, each of files that come at one moment.
      const [newer, newest] = [await many(10, later(3)), await many(10, later(4))];
      expect((await there(...ids, first ?? "")).filter(Boolean)).toHaveLength(30);
      expect(await there(done, ...newer, ...newest)).toEqual([false, ...Array.from({ length: 20 }, () => true)]);
    });

    it("a request waits until it is answered or declined, and asking again changes only the name", async () => {
      const ask = (name: string) =>
        store.change(null, async (tx) =>
          ok(await tx.setup.ask({ committeeId: committee.id, account, name, email: null, at: NOON })),
        );
      await ask("Ann");
      await ask("Ann Sample");
      expect(await store.setup.requests(committee.id, 10)).toMatchObject([
        { name: "Ann Sample", account, declinedAt: null },
      ]);
      await store.change(null, async (tx) => ok(await tx.setup.decline(committee.id, account, NOON)));
      expect(await store.setup.requests(committee.id, 10)).toEqual([]);
      expect(await store.setup.request(committee.id, account)).toMatchObject({ declinedAt: NOON });
      await store.change(null, async (tx) => ok(await tx.setup.answerRequest(committee.id, account)));
      expect(await store.setup.request(committee.id, account)).toBeNull();
    });

    it("what looked wrong in minutes is replaced by their next edition; what was settled stays so", async () => {
      const doubt = (message: string) => ({ code: "no-such-date" as const, message, action: null });
      const set = (...messages: string[]) =>
        store.change(null, async (tx) => ok(await tx.setup.setDoubts(committee.id, 64, messages.map(doubt))));
      await set("one", "two");
      const settled = await store.change(null, async (tx) =>
        ok(await tx.setup.settleDoubt(committee.id, { meeting: 64, position: 0 }, NOON)),
      );
      expect(settled).toEqual(ok(true));
      await set("three", "one", "two");
      expect((await store.setup.doubts(committee.id, 10)).map(({ message }) => message)).toEqual(["three", "two"]);
    });

    it("a day that was seen to stays so whatever minutes follow, and another day takes its place", async () => {
      const seen = { meeting: 64, sequence: 2, day: "2028-09-24" };
      for (const day of ["2027-09-24", seen.day])
        await store.change(null, async (tx) => ok(await tx.setup.settleDate(committee.id, { ...seen, day }, NOON)));
      await store.change(null, async (tx) => ok(await tx.setup.setDoubts(committee.id, 64, [])));
      expect(await store.setup.seenDates(committee.id)).toEqual([seen]);
      expect(await store.setup.doubts(committee.id, 10)).toEqual([]);
    });

    it("an action of minutes that stands under another's number is kept with all it says", async () => {
      const action = {
        text: "To sail. *b* \0",
        owners: ["NetCo"],
        target: "TBC",
        agendaItem: "3",
        raisedAt: 62,
      } as const;
      const doubt = { code: "action-duplicate" as const, message: "twice", action: { ...action, owners: ["NetCo"] } };
      await store.change(null, async (tx) => ok(await tx.setup.setDoubts(committee.id, 64, [doubt])));
      const kept = await store.setup.doubt(committee.id, { meeting: 64, position: 0 });
      expect(kept?.action).toEqual({ ...action, text: "To sail. *b* \uFFFD" });
      expect(await store.setup.doubt(committee.id, { meeting: 64, position: 1 })).toBeNull();
    });

    it("gaps, owners and actions that minutes did not name are found", async () => {
      const party = aParty(committee, "NetCo");
      const named = anAction(committee, 1, { ownerIds: [party.id] });
      await doing(store, async (tx) => {
        await tx.people.addParty(party);
        await tx.meetings.insert(aMeeting(committee, 64, "2022-01-24", "held"));
        for (const action of [
          named,
          anAction(committee, 4),
          anAction(committee, 6, { status: "closed", closedAt: 64 }),
        ])
          await tx.actions.insert(action);
        await tx.audit(anAudit(named, { did: "imported", meeting: 64 }));
      });
      expect(await store.setup.countActions(committee.id)).toBe(3);
      expect(await store.setup.gaps(committee.id, 10)).toEqual([{ meeting: 64, given: [1, 4, 6] }]);
      await doing(store, (tx) => tx.setup.settleGap(committee.id, { meeting: 64, missing: 3 }, NOON));
      await doing(store, (tx) => tx.setup.setDoubts(committee.id, 64, []));
      expect(await store.setup.gaps(committee.id, 10)).toEqual([]);
      expect(await store.setup.gap(committee.id, 64)).toBeNull();
      await doing(store, (tx) => tx.actions.insert(anAction(committee, 8, { status: "closed", closedAt: 64 })));
      expect(await store.setup.gap(committee.id, 64)).toEqual([1, 4, 6, 8]);
      expect(await store.setup.owners(committee.id)).toEqual([party.id]);
      const absent = await store.setup.unmentioned(committee.id, 64, 10);
      expect(absent.map(({ reference }) => reference.sequence)).toEqual([4]);
      expect(await store.setup.unmentioned(committee.id, 63, 10)).toEqual([]);
      await doing(store, async (tx) => {
        const since = anAction(committee, 9);
        await tx.actions.insert(since);
        await tx.audit(anAudit(named, { did: "imported", meeting: 64, source: "minutes" }));
        await tx.audit(anAudit(since, { did: "raised", meeting: 64 }));
      });
      const after = await store.setup.unmentioned(committee.id, 64, 10);
      expect(after.map(({ reference }) => reference.sequence)).toEqual([4]);
    });

    it("a move that is taken back is shown no more", async () => {
      const action = anAction(committee, 1);
      const audit = anAudit(action);
      const move = {
        actionId: action.id,
        from: null,
        reason: null,
        by: null,
        at: NOON,
        source: "minutes",
        meeting: null,
      } as const;
      await doing(store, async (tx) => {
        await tx.actions.insert(action);
        await tx.audit(audit);
        await tx.actions.addMove({ ...move, id: "wrong", to: "2022-03-08" }, audit.id);
        await tx.actions.addMove({ ...move, id: "right", to: "2022-03-22" }, audit.id);
        await tx.actions.withdrawMoves(["wrong"]);
      });
      expect((await store.actions.moves(action.id)).map(({ id }) => id)).toEqual(["right"]);
    });
  });
};
