import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../src/app/ports.js";
import type { Ground, NewGround } from "./ground.js";
import { doing, found, must, newId, raise } from "./samples.js";

/** What every store promises of committees, parties, people, channels and conversations. */
export const registerContract = (engine: string, newGround: NewGround) =>
  describe(`the register on ${engine}`, () => {
    let ground: Ground;
    let store: Store;
    beforeAll(async () => {
      ground = await newGround();
      store = await ground.open();
    });
    afterAll(() => ground.done());

    it("keeps a person with accounts, role and contacts, and lets go of each", async () => {
      const { committee, parties } = await found(store, "NetCo");
      const party = parties[0]?.id ?? "";
      const id = newId();
      const slack = { platform: "slack", tenant: "T1", user: `U-${id}` } as const;
      const teams = { platform: "teams", tenant: "t-2", user: `29:${id}` } as const;
      const person = async () => (await store.register()).people.find((one) => one.id === id);
      await doing(store, async (tx) => {
        await tx.people.addPerson({ id, name: "Ash", email: `${id}@example.org` });
        await tx.people.link(id, slack);
        await tx.people.link(id, teams);
        await tx.people.setRole(id, committee.id, "member");
        await tx.people.setRole(id, committee.id, "chair");
        await tx.people.setContact(id, party, { deputy: true });
      });
      const whole = {
        id,
        name: "Ash",
        email: `${id}@example.org`,
        awayUntil: null,
        lastWroteOn: null,
        accounts: [slack, teams],
        roles: [{ committeeId: committee.id, role: "chair" }],
        contacts: [{ partyId: party, deputy: true }],
      };
      expect(await person()).toEqual(whole);
      await doing(store, async (tx) => {
        await tx.people.savePerson({ id, name: "Ash B", email: null, awayUntil: "2022-03-14", lastWroteOn: "teams" });
        await tx.people.unlink(slack);
        await tx.people.setRole(id, committee.id, null);
        await tx.people.setContact(id, party, null);
      });
      const saved = { name: "Ash B", email: null, awayUntil: "2022-03-14", lastWroteOn: "teams" };
      expect(await person()).toEqual({ ...whole, ...saved, accounts: [teams], roles: [], contacts: [] });
    });

    it("keeps the list that somebody saved in each committee, and every instance knows the latest at once", async () => {
      const [other, id] = [await ground.open(), newId()];
      const [one, two] = [(await found(store)).committee.id, (await found(store)).committee.id];
      const lists = async () => (await other.register()).people.find((person) => person.id === id)?.lists;
      await doing(store, (tx) => tx.people.addPerson({ id, name: "Ash", email: null }));
      expect(await lists()).toBeUndefined();
      await doing(store, (tx) => tx.people.saveList(id, one, "overdue"));
      await doing(store, (tx) => tx.people.saveList(id, two, "closed"));
      expect(await lists()).toEqual([
        { committeeId: one, words: "overdue" },
        { committeeId: two, words: "closed" },
      ]);
      await doing(store, (tx) => tx.people.saveList(id, one, "overdue owner NetCo"));
      expect(await lists()).toContainEqual({ committeeId: one, words: "overdue owner NetCo" });
      expect(await lists()).toHaveLength(2);
    });

    it("gives an account to the person it is linked to last", async () => {
      const [one, other] = [newId(), newId()];
      const account = { platform: "slack", tenant: "T1", user: `U-${one}` } as const;
      await doing(store, async (tx) => {
        for (const id of [one, other]) await tx.people.addPerson({ id, name: id, email: null });
        await tx.people.link(one, account);
        await tx.people.link(other, account);
      });
      const { people } = await store.register();
      expect(people.find(({ id }) => id === one)?.accounts).toEqual([]);
      expect(people.find(({ id }) => id === other)?.accounts).toEqual([account]);
    });

    it("keeps a party's former names in order, and a committee's code for ever", async () => {
      const { committee, parties } = await found(store, "New Name");
      const party = { ...parties[0], id: parties[0]?.id ?? "", committeeId: committee.id, name: "Newer", known: false };
      const reminderPolicy = { ...committee.reminderPolicy, before: [7, 2], from: "08:30" };
      await doing(store, async (tx) => {
        await tx.people.saveParty({ ...party, formerNames: ["B Name", "A Name"] });
        await tx.people.saveCommittee({
          ...committee,
          code: "OTHER",
          paused: false,
          zone: "Europe/Dublin",
          reminderPolicy,
        });
      });
      const register = await store.register();
      expect(register.parties.find(({ id }) => id === party.id)).toEqual({
        ...party,
        formerNames: ["B Name", "A Name"],
      });
      expect(register.committees.find(({ id }) => id === committee.id)).toEqual({
        ...committee,
        paused: false,
        zone: "Europe/Dublin",
        reminderPolicy,
      });
    });

    it("hands over what was kept for one person to another, and nothing twice", async () => {
      const { committee } = await found(store);
      const action = must(await raise(store, committee, null));
      const [from, into] = [newId(), newId()];
      const at = new Date("2022-03-08T09:00:00.000Z");
      const ids = await doing(store, async (tx) => {
        for (const id of [from, into]) await tx.people.addPerson({ id, name: id, email: null });
        await tx.reminders.snooze({ personId: from, actionId: action.id, until: "2022-04-01", at });
        await tx.reminders.snooze({ personId: into, actionId: action.id, until: "2022-03-15", at });
        const queued: string[] = [];
        for (const [stage, personId] of [
          ["before-10", from],
          ["before-5", into],
          ["before-5", from],
        ] as const) {
          const id = newId();
          queued.push(id);
          const key = `${committee.code} 64/01|${stage}|2022-04-12|${personId}`;
          const message = { kind: "your actions", personId, by: "Chair" } as const;
          await tx.enqueue({ id, key, committeeId: committee.id, to: { personId }, message, dueAt: at });
        }
        await tx.people.handOver(from, into, at);
        expect(await tx.reminders.snoozedUntil(into, action.id)).toBe("2022-04-01");
        expect(await tx.reminders.snoozedUntil(from, action.id)).toBeNull();
        return queued;
      });
      const now = await Promise.all(ids.map((id) => store.outbox.find(id)));
      expect(now.map((one) => [one?.state, one?.to, one?.message])).toEqual(
        ["waiting", "waiting", "cancelled"].map((state) => [
          state,
          { personId: into },
          { kind: "your actions", personId: into, by: "Chair" },
        ]),
      );
    });

    it("binds a channel to one committee, the last, until it is unbound", async () => {
      const [one, other] = [await found(store), await found(store)];
      const channel = {
        platform: "slack",
        tenant: "T1",
        channel: newId(),
        name: "#log",
        classification: "Amber",
        outsiders: false,
      } as const;
      const bound = async () => (await store.register()).channels.filter((kept) => kept.channel === channel.channel);
      await doing(store, async (tx) => {
        await tx.people.bind({ ...channel, committeeId: one.committee.id });
        await tx.people.bind({ ...channel, committeeId: other.committee.id });
      });
      expect(await bound()).toEqual([{ ...channel, committeeId: other.committee.id }]);
      await doing(store, (tx) => tx.people.unbind(channel));
      expect(await bound()).toEqual([]);
    });

    it("remembers where to write to an account, the last word standing", async () => {
      const account = { platform: "teams", tenant: "t", user: newId() } as const;
      expect(await store.conversations.recall(account)).toBeNull();
      await store.conversations.remember(account, { conversation: { id: "1" }, name: "a\0b" });
      await store.conversations.remember(account, { conversation: { id: "2" }, name: "ünï" });
      expect(await store.conversations.recall(account)).toEqual({ conversation: { id: "2" }, name: "ünï" });
    });
  });
