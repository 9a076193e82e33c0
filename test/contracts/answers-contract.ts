import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../src/app/ports.js";
import type { Action } from "../../src/domain/action.js";
import type { Committee } from "../../src/domain/register.js";
import type { Ground, NewGround } from "./ground.js";
import { aMove, anAudit, anUpdate, doing, found, must, newId, raise } from "./samples.js";

const AT = new Date("2022-03-08T10:00:00.000Z");

/** What every store promises of what is said: found by its message, kept, taken back. */
export const answersContract = (engine: string, newGround: NewGround) =>
  describe(`what was said, on ${engine}`, () => {
    let ground: Ground;
    let store: Store;
    let committee: Committee;
    let action: Action;
    let personId: string;

    beforeAll(async () => {
      ground = await newGround();
      store = await ground.open();
      committee = (await found(store, "NetCo")).committee;
      action = must(await raise(store, committee, null));
      personId = newId();
      await doing(store, (tx) => tx.people.addPerson({ id: personId, name: "Ash", email: null }));
    });
    afterAll(() => ground.done());

    const say = async (text: string, message?: string) => {
      const entry = anAudit(action, { personId, at: AT, ...(message === undefined ? {} : { message }) });
      await doing(store, async (tx) => {
        await tx.audit(entry);
        await tx.actions.addUpdate(anUpdate(action, text, { at: AT }), entry.id);
        await tx.actions.addMove(aMove(action, { at: AT }), entry.id);
      });
      return entry;
    };
    const texts = async () => (await store.actions.updates(action.id, 20)).map(({ text }) => text);

    it("is found by its chat message, by its person and by its action, in the order asked for", async () => {
      const [first, second] = [await say("One", "slack:D1/1.1"), await say("Two", "slack:D1/1.1")];
      const ids = (entries: { id: string }[]) => entries.map(({ id }) => id);
      expect(ids(await store.actions.changesFrom("slack:D1/1.1", 9))).toEqual([first.id, second.id]);
      expect(ids(await store.actions.changesFrom("slack:D1/2.2", 9))).toEqual([]);
      expect(ids(await store.actions.lastChangesBy(committee.id, personId, 1))).toEqual([second.id]);
      expect(ids(await store.actions.lastChanges(action.id, 2))).toEqual([second.id, first.id]);
      expect((await store.actions.updatesFrom([first.id, second.id])).map(({ text }) => text)).toEqual(["One", "Two"]);
    });

    it("is shown, counted and found no more once it is taken back; the history has it", async () => {
      const entry = await say("A peculiar thing");
      const search = () => store.actions.search({ committeeId: committee.id, words: ["peculiar"], limit: 5 });
      const count = () => store.actions.countUpdates(action.id);
      const moves = async () => (await store.actions.moves(action.id)).length;
      const before = [await count(), await moves()];
      expect((await search()).actions).toHaveLength(1);
      await doing(store, (tx) => tx.actions.withdraw(action.id, [entry.id], { moves: true }));
      expect([await count(), await moves()]).toEqual(before.map((each) => (each ?? 0) - 1));
      expect(await texts()).not.toContain("A peculiar thing");
      expect((await search()).actions).toEqual([]);
      expect(await store.actions.updatesFrom([entry.id])).toEqual([]);
      expect((await store.actions.history(action.id, 50)).some(({ id }) => id === entry.id)).toBe(true);
    });

    it("of another action is not taken back with it", async () => {
      const entry = await say("Mine");
      await doing(store, (tx) => tx.actions.withdraw("another", [entry.id], { moves: true }));
      expect(await texts()).toContain("Mine");
    });

    it("of which it is not known yet what it is about is kept once, until it is forgotten", async () => {
      const words = { id: "slack:Ev1", personId, text: "half way", at: AT, message: "slack:D1/3.3" };
      await store.keptWords.keep(words);
      await store.keptWords.keep({ ...words, text: "again" });
      expect(await store.keptWords.find(words.id)).toEqual(words);
      await store.keptWords.forget("another", words.message);
      expect(await store.keptWords.find(words.id)).toEqual(words);
      await store.keptWords.forget(personId, words.message);
      expect(await store.keptWords.find(words.id)).toBeNull();
    });

    it("asked where it is told, waits for what comes next, and for the same again, also after a restart", async () => {
      const asked = {
        asks: "until",
        reference: "OPSG 64/01",
        words: "snooze",
        offer: null,
        change: null,
        on: {},
      } as const;
      const place = newId();
      expect(await store.questions.find(place)).toBeNull();
      await store.questions.ask(place, { asked, at: AT, by: "slack:Ev1" });
      const again = await ground.open();
      expect(await again.questions.find(place)).toEqual({ asked, at: AT, by: "slack:Ev1", taken: null });
      const both = await Promise.all([
        store.questions.take(place, "slack:Ev2"),
        again.questions.take(place, "slack:Ev3"),
      ]);
      expect(both.filter(Boolean)).toHaveLength(1);
      const [won, lost] = both[0] ? ["slack:Ev2", "slack:Ev3"] : ["slack:Ev3", "slack:Ev2"];
      expect([await store.questions.take(place, won), await store.questions.take(place, lost)]).toEqual([true, false]);
      await store.questions.giveBack(place, lost);
      expect(await store.questions.take(place, lost)).toBe(false);
      await store.questions.giveBack(place, won);
      expect(await store.questions.take(place, lost)).toBe(true);
      await store.questions.ask(place, { asked: { ...asked, words: "later" }, at: AT, by: null });
      expect(await again.questions.find(place)).toMatchObject({ asked: { words: "later" }, taken: null });
      await store.forgetReceipts({ events: new Date(AT.getTime() + 1), forms: AT });
      expect(await store.questions.find(place)).toBeNull();
    });

    it("rests somebody's reminders until a day, and no longer", async () => {
      const snoozed = () => doing(store, (tx) => tx.reminders.snoozedUntil(personId, action.id));
      expect(await snoozed()).toBeNull();
      const rest = { personId, actionId: action.id, until: "2022-03-10", at: AT };
      await doing(store, (tx) => tx.reminders.snooze(rest));
      await doing(store, (tx) => tx.reminders.snooze({ ...rest, until: "2022-03-15" }));
      expect(await snoozed()).toBe("2022-03-15");
      await doing(store, (tx) => tx.reminders.unsnooze(personId, action.id));
      expect(await snoozed()).toBeNull();
    });

    it("notes when a message was changed last, and an earlier change that comes later is told from it", async () => {
      const message = newId();
      const at = (minute: number): Date => new Date(AT.getTime() + minute * 60_000);
      expect(await store.keptWords.wasChanged(message)).toBe(false);
      const noted: boolean[] = [];
      for (const minute of [2, 1, 2, 3]) noted.push(await store.keptWords.noteChanged(message, at(minute)));
      expect(noted).toEqual([true, false, true, true]);
      expect(await store.keptWords.wasChanged(message)).toBe(true);
    });
  });
