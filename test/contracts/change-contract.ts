import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../src/app/ports.js";
import { ok, refuse } from "../../src/domain/result.js";
import type { Ground, NewGround } from "./ground.js";
import { anAction, anAudit, anUpdate, aParty, doing, found, must, newId, raise } from "./samples.js";

/** What every store promises of a change, with two programs at the same database. */
export const changeContract = (engine: string, newGround: NewGround) =>
  describe(`changes on ${engine}`, () => {
    let ground: Ground;
    let ours: Store;
    let theirs: Store;
    const either = (n: number) => (n % 2 === 0 ? ours : theirs);

    beforeAll(async () => {
      ground = await newGround();
      ours = await ground.open();
      theirs = await ground.open();
    });
    afterAll(() => ground.done());

    it("keeps all of 32 edits of one action made at once, each with its line in the history", async () => {
      const { committee } = await found(ours);
      const action = must(await raise(ours, committee, null));
      const results = await Promise.all(
        Array.from({ length: 32 }, (_, n) =>
          either(n).change(`edit-${action.id}-${n}`, async (tx) => {
            const now = await tx.actions.find(committee.id, 64, 1);
            if (!now) return refuse("gone");
            await tx.audit(anAudit(now));
            return ok(await tx.actions.save({ ...now, text: `${now.text} +${n}` }));
          }),
        ),
      );
      const kept = results.flatMap((result, n) => (result.ok ? [n] : []));
      const told = results.flatMap((result) => (result.ok ? [] : [result.problem.what]));
      const after = await ours.actions.find(committee.id, 64, 1);
      expect(after?.text.split(" +").slice(1).map(Number).sort()).toEqual(kept.map(Number).sort());
      expect(after?.version).toBe(1 + kept.length);
      expect(await ours.actions.history(action.id, 100)).toHaveLength(1 + kept.length);
      expect(kept.length).toBeGreaterThan(0);
      for (const what of told) expect(what).toMatch(/same moment, so nothing was recorded/);
    });

    it("keeps one of many saves of the same version, and tells the others", async () => {
      const { committee } = await found(ours);
      const action = must(await raise(ours, committee, null));
      const results = await Promise.all(
        Array.from({ length: 6 }, (_, n) =>
          either(n).change(null, async (tx) => ok(await tx.actions.save({ ...action, text: `said ${n}` }))),
        ),
      );
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      const after = await theirs.actions.find(committee.id, 64, 1);
      expect(after).toMatchObject({ version: 2, text: results.find((result) => result.ok)?.value.text });
    });

    it("gives every action raised at one meeting at once a number of its own, without a gap", async () => {
      const { committee } = await found(ours);
      const raised = await Promise.all(
        Array.from({ length: 32 }, (_, n) => raise(either(n), committee, `raise-${committee.id}-${n}`)),
      );
      const numbers = raised.map((result) => must(result).reference.sequence).sort((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: 32 }, (_, n) => n + 1));
      const { actions } = await ours.actions.page({ committeeId: committee.id, filter: { show: "all" }, limit: 50 });
      expect(actions.map((action) => action.reference.sequence)).toEqual(numbers);
    });

    it("asks to try again when a reference is taken again and again", async () => {
      const { committee } = await found(ours);
      await raise(ours, committee, null);
      const again = await ours.change(null, async (tx) => ok(await tx.actions.insert(anAction(committee, 1))));
      expect(again).toEqual(refuse(expect.stringMatching(/same moment/) as unknown as string, "Try it again."));
    });

    it("does nothing for an event that comes again, and says what was done the first time", async () => {
      const { committee } = await found(ours);
      const event = newId();
      const first = must(await raise(ours, committee, event));
      const subject = anAudit(first).subject;
      const again = await raise(theirs, committee, event);
      expect(again).toEqual(refuse(`That was already recorded: ${subject} raised. Nothing was done twice.`));
      expect(await ours.actions.lastSequence(committee.id, 64)).toBe(1);
    });

    it("forgets events and forms of before an instant, each by its own, and does them anew", async () => {
      const { committee } = await found(ours);
      const [event, form] = [newId(), `form:${newId()}`];
      for (const one of [event, form]) must(await raise(ours, committee, one));
      const [early, late] = [new Date(0), new Date("2100-01-01T00:00:00Z")];
      await theirs.forgetReceipts({ events: early, forms: early });
      expect((await raise(ours, committee, event)).ok).toBe(false);
      await theirs.forgetReceipts({ events: late, forms: early });
      expect((await raise(ours, committee, form)).ok).toBe(false);
      expect((await raise(ours, committee, event)).ok).toBe(true);
      await theirs.forgetReceipts({ events: early, forms: late });
      expect((await raise(ours, committee, form)).ok).toBe(true);
    });

    it("does an event once that comes eight times at once", async () => {
      const { committee } = await found(ours);
      const event = newId();
      const results = await Promise.all(Array.from({ length: 8 }, (_, n) => raise(either(n), committee, event)));
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      for (const result of results) if (!result.ok) expect(result.problem.what).toMatch(/already recorded: .* raised/);
      expect(await ours.actions.lastSequence(committee.id, 64)).toBe(1);
    });

    it.each([
      ["a problem", async () => refuse("No.")],
      ["a fault", () => Promise.reject(new Error("broken"))],
    ])("leaves nothing behind after %s, not even the receipt", async (_, end) => {
      const { committee } = await found(ours);
      const event = newId();
      const action = anAction(committee, 1);
      const party = aParty(committee, "NetCo");
      const work = ours.change(event, async (tx) => {
        await tx.people.addParty(party);
        await tx.actions.insert({ ...action, ownerIds: [party.id] });
        const audit = anAudit(action);
        await tx.audit(audit);
        await tx.actions.addUpdate(anUpdate(action, "said"), audit.id);
        return end();
      });
      await work.then(
        (result) => expect(result).toEqual(refuse("No.")),
        (error) => expect(error.message).toBe("broken"),
      );
      expect(await ours.actions.find(committee.id, 64, 1)).toBeNull();
      expect(await ours.actions.history(action.id, 5)).toEqual([]);
      expect(await ours.actions.countUpdates(action.id)).toBe(0);
      expect((await ours.register()).parties.some(({ id }) => id === party.id)).toBe(false);
      expect((await raise(ours, committee, event)).ok).toBe(true);
    });

    it("shows a reader nothing of a change before it is committed", async () => {
      const { committee } = await found(ours);
      let seen: Promise<unknown> | undefined;
      await doing(ours, async (tx) => {
        await tx.actions.insert(anAction(committee, 1));
        seen = theirs.actions.find(committee.id, 64, 1);
        expect(await seen).toBeNull();
      });
      expect(await theirs.actions.find(committee.id, 64, 1)).not.toBeNull();
    });

    it("knows of another program's change to the register at the next call", async () => {
      const { committee } = await found(ours, "NetCo");
      const names = async (store: Store) =>
        (await store.register()).parties.filter((party) => party.committeeId === committee.id).map(({ name }) => name);
      expect(await names(ours)).toEqual(["NetCo"]);
      await doing(theirs, (tx) => tx.people.addParty(aParty(committee, "Other")));
      expect(await names(ours)).toEqual(["NetCo", "Other"]);
      expect(await ours.register()).toBe(await ours.register());
    });

    it("adds a party once that many add at once where it is not there yet", async () => {
      const { committee } = await found(ours);
      const isOurs = (party: { committeeId: string }) => party.committeeId === committee.id;
      const results = await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          either(n).change(null, async (tx) => {
            const known = (await tx.register()).parties.find(isOurs);
            if (!known) await tx.people.addParty(aParty(committee, "NetCo"));
            return ok(null);
          }),
        ),
      );
      expect(results.filter((result) => result.ok)).toHaveLength(12);
      expect((await ours.register()).parties.filter(isOurs)).toHaveLength(1);
    });

    it("sees its own change to the register before it is committed", async () => {
      const { committee } = await found(ours);
      const party = aParty(committee, "NetCo");
      const seen = await doing(ours, async (tx) => {
        await tx.people.addParty(party);
        return (await tx.register()).parties.find(({ id }) => id === party.id);
      });
      expect(seen).toEqual(party);
    });
  });
