import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { NewDelivery, Settlement } from "../../src/app/deliveries.js";
import type { Store } from "../../src/app/ports.js";
import type { Committee } from "../../src/domain/register.js";
import type { Ground, NewGround } from "./ground.js";
import { aMeeting, anAction, anAudit, doing, found, must, newId, raise } from "./samples.js";

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
    let committee: Committee;
    let partyId: string;

    beforeAll(async () => {
      ground = await newGround();
      ours = await ground.open();
      theirs = await ground.open();
      const founded = await found(ours, "NetCo");
      committee = founded.committee;
      committeeId = committee.id;
      partyId = founded.parties[0]?.id ?? "";
    });
    afterAll(() => ground.done());
    // Nothing of one test is left waiting for the next.
    beforeEach(async () => {
      for (const { id } of await ours.outbox.claim(later(1e9), 1000, "broom", 1))
        await ours.outbox.settle("broom", [{ id, settlement: { kind: "failed", at: DUE, why: "swept" } }]);
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
      expect(await ours.outbox.claim(DUE, 9, "a", LEASE_MS)).toEqual([
        { ...one, attempts: 1, cutOff: false, unsure: false },
      ]);
      expect(await ours.outbox.claim(later(1), 9, "a", LEASE_MS)).toEqual([
        { ...other, attempts: 1, cutOff: false, unsure: false },
      ]);
    });

    it("says what would be handed out at an instant, with all that it carries, and takes nothing", async () => {
      const carrier = aDelivery();
      const carried = aDelivery({ bundle: carrier.id });
      const other = aDelivery({ dueAt: later(1) });
      await queue({ ...carrier, bundle: carrier.id }, carried, other);
      const due = async (at: Date) => (await ours.outbox.due(at, 9)).map(({ id }) => id).toSorted();
      expect(await due(later(-1))).toEqual([]);
      expect(await due(DUE)).toEqual([carrier.id, carried.id].toSorted());
      expect(await due(later(1))).toEqual([carrier.id, carried.id, other.id].toSorted());
      const claimed = await ours.outbox.claim(later(1), 9, "a", LEASE_MS);
      expect(claimed.map(({ id }) => id).toSorted()).toEqual([carrier.id, carried.id, other.id].toSorted());
      expect(await due(later(1))).toEqual([]);
    });

    it("queues a key once", async () => {
      const first = aDelivery();
      await queue(first, aDelivery({ key: first.key, dueAt: later(5) }));
      await queue(aDelivery({ key: first.key }));
      expect(await ours.outbox.claim(later(10), 9, "a", LEASE_MS)).toEqual([
        { ...first, attempts: 1, cutOff: false, unsure: false },
      ]);
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
      expect(await theirs.outbox.claim(later(LEASE_MS), 9, "alive", LEASE_MS)).toEqual([
        { ...delivery, attempts: 2, cutOff: true, unsure: false },
      ]);
      await ours.outbox.settle("dead", [{ id: delivery.id, settlement: { kind: "failed", at: DUE, why: "too late" } }]);
      expect(await theirs.outbox.claim(later(2 * LEASE_MS), 9, "third", LEASE_MS)).toHaveLength(1);
    });

    it("offers what is put off at its new time, and what is settled never again", async () => {
      const [sent, failed, putOff] = [aDelivery(), aDelivery(), aDelivery()];
      await queue(sent, failed, putOff);
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
      await ours.outbox.settle("a", [
        {
          id: sent.id,
          settlement: { kind: "sent", at: DUE, platform: "slack", tenant: "T1", conversation: "D1", messageId: "1.2" },
        },
      ]);
      await ours.outbox.settle("a", [
        { id: failed.id, settlement: { kind: "failed", at: DUE, why: "no such channel" } },
      ]);
      await ours.outbox.settle("a", [
        {
          id: putOff.id,
          settlement: { kind: "later", at: DUE, next: later(30_000), why: "rate limited", unsure: false },
        },
      ]);
      expect(await ours.outbox.claim(later(29_999), 9, "a", LEASE_MS)).toEqual([]);
      const again = await ours.outbox.claim(later(10 * LEASE_MS), 9, "a", LEASE_MS);
      expect(again).toEqual([{ ...putOff, attempts: 2, cutOff: false, unsure: false }]);
    });

    it("says of one that was begun, or may have arrived, that it is unsure, until it is known not to have", async () => {
      const [begun, lost] = [aDelivery(), aDelivery()];
      await queue(begun, lost);
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
      await ours.outbox.begin("a", [begun.id]);
      const unknown = { kind: "later", at: DUE, next: DUE, why: "cut off", unsure: true } as const;
      await ours.outbox.settle("a", [{ id: lost.id, settlement: unknown }]);
      const [again] = await ours.outbox.claim(DUE, 9, "b", LEASE_MS);
      expect(again).toEqual({ ...lost, attempts: 2, cutOff: false, unsure: true });
      await ours.outbox.settle("b", [{ id: lost.id, settlement: { ...unknown, unsure: false } }]);
      expect(await ours.outbox.claim(later(LEASE_MS), 9, "c", LEASE_MS)).toMatchObject([
        { id: begun.id, cutOff: true, unsure: true },
        { id: lost.id, cutOff: false, unsure: false },
      ]);
    });

    const aReminder = async () => {
      const personId = newId();
      await doing(ours, async (tx) => {
        await tx.people.addPerson({ id: personId, name: "Ash", email: null });
        await tx.people.setContact(personId, partyId, { deputy: false });
      });
      const action = must(await raise(ours, committee, null, { ownerIds: [partyId] }));
      return (changes: Partial<NewDelivery> = {}) =>
        aDelivery({ to: { personId }, about: { actionId: action.id, partyId }, ...changes });
    };
    const sentAs = (messageId: string, at = DUE) =>
      ({ kind: "sent", at, platform: "slack", tenant: "T1", conversation: "D1", messageId }) as const;

    /** Two reminders that go as one message, the carrier first. */
    const aBundle = async (): Promise<[NewDelivery, NewDelivery]> => {
      const [first, second] = [(await aReminder())(), (await aReminder())()];
      const bundle: [NewDelivery, NewDelivery] = [
        { ...first, bundle: first.id },
        { ...second, to: first.to, bundle: first.id },
      ];
      await queue(...bundle);
      return bundle;
    };
    const actionIdOf = ({ about }: NewDelivery): string => about?.actionId ?? "";

    it("what goes in place of a reminder goes all the same where what was to carry it went to them before", async () => {
      const remind = await aReminder();
      const [had, away, next] = [remind(), remind(), remind()];
      await queue(had, away);
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
      const carrier = { ...remind(), key: had.key };
      const instead = [
        { ...carrier, bundle: carrier.id },
        { ...next, bundle: carrier.id },
      ];
      await ours.outbox.settle("a", [{ id: away.id, settlement: { kind: "taken out", at: DUE, instead } }]);
      expect(await ours.outbox.find(away.id)).toBeNull();
      expect(await ours.outbox.claim(DUE, 9, "b", LEASE_MS)).toMatchObject([{ id: next.id, bundle: next.id }]);
    });

    it("hands a bundle out whole, by its carrier alone", async () => {
      const carrier = aDelivery();
      const carried = aDelivery({ bundle: carrier.id });
      await queue({ ...carrier, bundle: carrier.id }, carried);
      const claimed = await ours.outbox.claim(DUE, 1, "a", LEASE_MS);
      expect(claimed.map(({ id }) => id).sort()).toEqual([carrier.id, carried.id].sort());
      await ours.outbox.settle("b", [{ id: carried.id, settlement: sentAs("9.9") }]);
      expect(await ours.outbox.find(carried.id)).toMatchObject({ state: "carried" });
      await ours.outbox.settle(
        "a",
        claimed.map(({ id }) => ({ id, settlement: sentAs("1.1") })),
      );
      expect(await ours.outbox.claim(later(9 * LEASE_MS), 9, "a", LEASE_MS)).toEqual([]);
      expect((await ours.outbox.inMessage("D1", "1.1")).map(({ id }) => id).sort()).toEqual(
        [carrier.id, carried.id].sort(),
      );
    });

    it("keeps the newest reminder of an action in a chat alive, and has those before it drawn again", async () => {
      const remind = await aReminder();
      const [first, second] = [remind(), remind({ dueAt: later(1) })];
      const personId = "personId" in first.to ? first.to.personId : "";
      await queue(first, second);
      await ours.outbox.claim(later(1), 9, "a", LEASE_MS);
      await ours.outbox.settle("a", [{ id: first.id, settlement: sentAs("2.1") }]);
      expect(await ours.outbox.unanswered(personId, 9)).toMatchObject([{ id: first.id, live: true }]);
      await ours.outbox.settle("a", [{ id: second.id, settlement: sentAs("2.2", later(5)) }]);
      expect(await ours.outbox.unanswered(personId, 9)).toMatchObject([{ id: second.id, messageId: "2.2" }]);
      expect(await ours.outbox.claimRedraws(later(4), 9, LEASE_MS)).toEqual([]);
      expect(await ours.outbox.claimRedraws(later(5), 9, LEASE_MS)).toMatchObject([[{ id: first.id, live: false }]]);
      await ours.outbox.redrawn([first.id], later(5 + LEASE_MS), null);
      expect(await ours.outbox.claimRedraws(later(9 * LEASE_MS), 9, LEASE_MS)).toEqual([]);
    });

    it("has a message drawn again after each audited change, also one that comes while it is being drawn", async () => {
      const remind = await aReminder();
      const reminder = remind();
      await queue(reminder);
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
      await ours.outbox.settle("a", [{ id: reminder.id, settlement: sentAs("3.1") }]);
      const actionId = reminder.about?.actionId ?? "";
      const action = { ...anAction(committee, 1), id: actionId };
      const change = (at: Date) => doing(ours, (tx) => tx.audit(anAudit(action, { at })));
      await change(later(10));
      expect(await ours.outbox.claimRedraws(later(10), 9, LEASE_MS)).toMatchObject([[{ id: reminder.id }]]);
      await change(later(20));
      await ours.outbox.redrawn([reminder.id], later(10 + LEASE_MS), null);
      expect(await ours.outbox.claimRedraws(later(20), 9, LEASE_MS)).toHaveLength(1);
    });

    it("settles the reminders of one owner and leaves another owner's unanswered", async () => {
      const remind = await aReminder();
      const reminder = remind();
      const personId = "personId" in reminder.to ? reminder.to.personId : "";
      const { actionId = "" } = reminder.about ?? {};
      await queue(reminder);
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
      await ours.outbox.settle("a", [{ id: reminder.id, settlement: sentAs("4.1") }]);
      await doing(ours, (tx) => tx.reminders.answered(actionId, ["another"], "Bo", later(1)));
      expect(await ours.outbox.unanswered(personId, 9)).toHaveLength(1);
      await doing(ours, (tx) => tx.reminders.answered(actionId, [partyId], "Bo", later(1)));
      expect(await ours.outbox.unanswered(personId, 9)).toEqual([]);
      expect(await ours.outbox.find(reminder.id)).toMatchObject({ answeredBy: "Bo", answeredAt: later(1) });
      // Only the answer of that instant is taken back.
      await doing(ours, (tx) => tx.reminders.unanswered(actionId, later(2), later(3)));
      expect(await ours.outbox.unanswered(personId, 9)).toEqual([]);
      await doing(ours, (tx) => tx.reminders.unanswered(actionId, later(1), later(3)));
      expect(await ours.outbox.unanswered(personId, 9)).toMatchObject([{ id: reminder.id, answeredBy: null }]);
      // It waits for whoever answers for the owner, and for nobody else.
      await doing(ours, (tx) => tx.people.setContact(personId, partyId, null));
      expect(await ours.outbox.unanswered(personId, 9)).toEqual([]);
    });

    it("takes back what waits, and sends again what failed or was taken back, and nothing else", async () => {
      const [one, other] = [aDelivery(), aDelivery()];
      await queue(one, other);
      const cancel = (id: string) => doing(ours, (tx) => tx.reminders.cancel(id, later(1)));
      const retry = (id: string) => doing(ours, (tx) => tx.reminders.retry(id, later(2)));
      expect([await cancel(one.id), await cancel(one.id), await retry(other.id)]).toEqual([true, false, false]);
      expect((await ours.outbox.claim(DUE, 9, "a", LEASE_MS)).map(({ id }) => id)).toEqual([other.id]);
      expect(await cancel(other.id)).toBe(false);
      expect(await retry(one.id)).toBe(true);
      expect((await ours.outbox.claim(later(2), 9, "a", LEASE_MS)).map(({ id }) => id)).toEqual([one.id]);
    });

    it("knows of which meetings something lies in chats, and has it drawn again", async () => {
      const place = { platform: "slack", tenant: "T1", conversation: "C1" } as const;
      const [told, asked, waiting] = [newId(), newId(), newId()];
      const about = (meetingId: string, key = `OPSG meeting ${meetingId}|papers|${newId()}`) => ({
        ...aDelivery({ key }),
        meetingId,
      });
      const sent = [about(told), about(asked, `c|clash|${newId()}`)];
      await queue(...sent);
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
      await ours.outbox.settle(
        "a",
        sent.map(({ id }) => ({ id, settlement: { kind: "sent", at: DUE, ...place, messageId: id } })),
      );
      await queue(about(waiting));
      expect(await ours.meetings.toldOf([told, asked, waiting])).toEqual(new Set([told]));
      await doing(ours, (tx) => tx.meetings.redrawNotices([told, waiting]));
      const redrawn = await ours.outbox.claimRedraws(later(999_999_999), 9, LEASE_MS);
      expect(redrawn.flat().map(({ id }) => id)).toContain(sent[0]?.id);
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
    });

    it("knows the changes of a meeting, and whether anybody was told of them", async () => {
      const meetingId = newId();
      const change = (sequence: number, to: string): NewDelivery => ({
        ...aDelivery({ key: `OPSG meeting ${meetingId}|change|${sequence}|${to}` }),
        message: {
          ...({ kind: "notice", notice: "change", meetingId, date: "2022-03-28", late: false } as const),
          change: { was: null, is: null, reason: null, sequence },
        },
        meetingId,
      });
      const [one, another] = [change(2, "a"), change(2, "b")];
      await queue(one, another);
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
      const place = { platform: "slack", tenant: "T1", conversation: "C1", messageId: newId() } as const;
      await ours.outbox.settle("a", [{ id: one.id, settlement: { kind: "sent", at: DUE, ...place } }]);
      await queue(change(3, "a"));
      expect((await ours.outbox.changesOf(meetingId)).toSorted((a, b) => a.sequence - b.sequence)).toEqual([
        { was: null, sequence: 2, told: true },
        { was: null, sequence: 3, told: false },
      ]);
      const ofSeries = (version: number, to: string): NewDelivery => ({
        ...aDelivery({ key: `OPSG meeting ${meetingId}-${version}|change|${version}|${to}` }),
        message: { kind: "series notice", series: "main", version, dropped: ["2022-03-28"] },
        meetingId: `${meetingId}-${version}`,
      });
      const told = ofSeries(1, "a");
      await queue(told, ofSeries(1, "b"), ofSeries(2, "a"), ofSeries(3, "a"));
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
      await ours.outbox.settle("a", [{ id: told.id, settlement: { kind: "sent", at: DUE, ...place } }]);
      const changes = await ours.outbox.seriesChanges([1, 2].map((version) => `${meetingId}-${version}`));
      expect(changes.toSorted((a, b) => a.version - b.version)).toEqual([
        { version: 1, dropped: ["2022-03-28"], told: true },
        { version: 2, dropped: ["2022-03-28"], told: false },
      ]);
    });

    it("has what a meeting came to drawn again when it raised or closed something else, and not for every answer", async () => {
      const meeting = aMeeting(committee, 90, "2022-01-10", "held");
      await doing(ours, (tx) => tx.meetings.insert(meeting));
      const outcome = { ...aDelivery({ key: `OPSG meeting ${meeting.id}|outcome|${newId()}` }), meetingId: meeting.id };
      await queue(outcome);
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
      const place = { platform: "slack", tenant: "T1", conversation: "C1", messageId: outcome.id } as const;
      await ours.outbox.settle("a", [{ id: outcome.id, settlement: { kind: "sent", at: DUE, ...place } }]);
      const claims = async () => {
        const lying = (await ours.outbox.claimRedraws(later(1e9), 99, LEASE_MS)).flat().map(({ id }) => id);
        await ours.outbox.redrawn(lying, later(1e9 + LEASE_MS), null);
        return lying.includes(outcome.id);
      };
      await claims();
      const action = anAction(committee, 1, { reference: { committee: committee.code, meeting: 90, sequence: 1 } });
      await doing(ours, async (tx) => {
        await tx.actions.insert(action);
        await tx.audit(anAudit(action, { did: "raised", meeting: 90 }));
      });
      expect(await claims()).toBe(true);
      await doing(ours, (tx) => tx.audit(anAudit(action, { did: "updated" })));
      expect(await claims()).toBe(false);
      await doing(ours, (tx) => tx.audit(anAudit(action, { did: "reopened" })));
      expect(await claims()).toBe(true);
    });

    it("says whether a key was new", async () => {
      const first = aDelivery();
      const queued = (delivery: NewDelivery) => doing(ours, (tx) => tx.enqueue(delivery));
      expect([await queued(first), await queued(aDelivery({ key: first.key }))]).toEqual([true, false]);
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
    });

    it("takes a bundle's carrier back and lets another carry the rest; none while it is under way", async () => {
      const carrier = aDelivery();
      const [second, third] = [aDelivery({ bundle: carrier.id }), aDelivery({ bundle: carrier.id })];
      await queue({ ...carrier, bundle: carrier.id }, second, third);
      const cancel = (id: string) => doing(ours, (tx) => tx.reminders.cancel(id, later(1)));
      expect(await cancel(carrier.id)).toBe(true);
      const claimed = await theirs.outbox.claim(DUE, 9, "a", LEASE_MS);
      expect(claimed.map(({ id }) => id).sort()).toEqual([second.id, third.id].sort());
      expect(new Set(claimed.map(({ bundle }) => bundle)).size).toBe(1);
      expect([await cancel(second.id), await cancel(third.id)]).toEqual([false, false]);
      await ours.outbox.settle(
        "a",
        claimed.map(({ id }) => ({ id, settlement: { kind: "dropped", at: DUE } })),
      );
    });

    it("takes back one of those that are carried, and the others go", async () => {
      const carrier = aDelivery();
      const carried = aDelivery({ bundle: carrier.id });
      await queue({ ...carrier, bundle: carrier.id }, carried);
      expect(await doing(ours, (tx) => tx.reminders.cancel(carried.id, later(1)))).toBe(true);
      expect((await ours.outbox.claim(DUE, 9, "a", LEASE_MS)).map(({ id }) => id)).toEqual([carrier.id]);
    });

    it("tells what was queued about an action, newest first", async () => {
      const remind = await aReminder();
      const [first, second] = [remind(), remind({ dueAt: later(1) })];
      await queue(first, second);
      await doing(ours, (tx) => tx.reminders.cancel(second.id, later(2)));
      const { actionId = "" } = first.about ?? {};
      expect((await ours.outbox.about(actionId, 9)).map(({ id, state }) => [id, state])).toEqual([
        [second.id, "cancelled"],
        [first.id, "waiting"],
      ]);
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
    });

    it("lists and counts by state, by what it is about, by answer and by when it was settled", async () => {
      const remind = await aReminder();
      const [reminder, other] = [remind({ dueAt: later(1e7) }), aDelivery({ dueAt: later(1e7) })];
      await queue(reminder, other);
      await ours.outbox.claim(later(1e7), 9, "a", LEASE_MS);
      await ours.outbox.settle("a", [
        { id: reminder.id, settlement: sentAs("7.1", later(1e7)) },
        { id: other.id, settlement: { kind: "failed", at: later(1e7 + 5), why: "gone" } },
      ]);
      const since = later(1e7);
      const ids = async (more: object) =>
        (await ours.outbox.list({ committeeId, states: ["sent", "failed"], since, limit: 9, ...more })).map(
          ({ id }) => id,
        );
      expect((await ids({})).sort()).toEqual([reminder.id, other.id].sort());
      expect(await ids({ aboutActions: true })).toEqual([reminder.id]);
      expect(await ids({ settled: { from: later(1e7 + 1), to: later(1e7 + 9) } })).toEqual([other.id]);
      expect(await ids({ answered: true })).toEqual([]);
      expect(await ours.outbox.count({ committeeId, states: ["sent"], since, aboutActions: true })).toBe(1);
      const { actionId = "" } = reminder.about ?? {};
      await doing(ours, (tx) => tx.reminders.answered(actionId, [partyId], "Bo", later(1e7 + 9)));
      expect(await ids({ answered: true })).toEqual([reminder.id]);
    });

    it("knows since when nobody could be reminded for a party: since the last that went", async () => {
      const remind = await aReminder();
      const [party, elsewhere] = [newId(), newId()];
      const reminder = remind();
      const sent = { ...reminder, about: { actionId: reminder.about?.actionId ?? "", partyId: party } };
      const tell = (of: string, ms: number): NewDelivery =>
        aDelivery({ key: `${committeeId}|OPSG 64/01|due|${newId()}|nobody:${of}|secretary`, dueAt: later(ms) });
      await queue(sent, tell(party, -5), tell(party, 5), tell(party, 9), tell(elsewhere, 7), tell(elsewhere, 8));
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
      await ours.outbox.settle("a", [{ id: sent.id, settlement: sentAs("9.1") }]);
      const since = await ours.outbox.unreachedSince(committeeId, later(-10));
      expect([since.get(party), since.get(elsewhere)]).toEqual([later(5), later(7)]);
      expect((await ours.outbox.unreachedSince(committeeId, later(8))).get(elsewhere)).toEqual(later(8));
    });

    it("sends what waits for somebody as soon as they can be written to again", async () => {
      const remind = await aReminder();
      const reminder = remind();
      const personId = "personId" in reminder.to ? reminder.to.personId : "";
      const account = { platform: "slack", tenant: "T1", user: newId() } as const;
      await doing(ours, (tx) => tx.people.link(personId, account));
      await doing(ours, (tx) => tx.people.setDead(account, "blocked"));
      await queue(reminder);
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
      const putOff = { kind: "later", at: DUE, next: later(3_600_000), why: "blocked", unsure: false } as const;
      await ours.outbox.settle("a", [{ id: reminder.id, settlement: putOff }]);
      expect(await ours.outbox.claim(later(1000), 9, "a", LEASE_MS)).toEqual([]);
      await doing(theirs, (tx) => tx.people.setDead(account, null));
      expect((await ours.outbox.claim(later(1000), 9, "a", LEASE_MS)).map(({ id }) => id)).toEqual([reminder.id]);
    });

    it("hands a message that is to be drawn again to one instance alone, until its lease is over", async () => {
      const remind = await aReminder();
      const reminder = remind();
      await queue(reminder);
      await ours.outbox.claim(DUE, 9, "a", LEASE_MS);
      await ours.outbox.settle("a", [{ id: reminder.id, settlement: sentAs("8.1") }]);
      await doing(ours, (tx) => tx.reminders.answered(reminder.about?.actionId ?? "", [partyId], "Bo", later(1)));
      const claimed = async (store: Store, at: Date): Promise<number> =>
        (await store.outbox.claimRedraws(at, 99, LEASE_MS)).flat().filter(({ id }) => id === reminder.id).length;
      expect((await Promise.all([claimed(ours, later(1)), claimed(theirs, later(1))])).sort()).toEqual([0, 1]);
      expect(await claimed(theirs, later(LEASE_MS))).toBe(0);
      expect(await claimed(theirs, later(1 + LEASE_MS))).toBe(1);
      await ours.outbox.redrawn([reminder.id], later(1 + 2 * LEASE_MS), null);
    });

    const DAY_MS = 24 * 60 * 60_000;

    it("sets right what a clock that ran ahead queued, put off or dropped, and leaves the rest", async () => {
      const [early, putOff, dropped, soon] = [
        aDelivery({ dueAt: later(DAY_MS) }),
        aDelivery(),
        aDelivery(),
        aDelivery({ dueAt: later(LEASE_MS + 1) }),
      ];
      await queue(putOff, dropped);
      await ours.outbox.claim(later(DAY_MS), 10, "one", LEASE_MS);
      await queue(early, soon);
      await ours.outbox.settle("one", [
        {
          id: putOff.id,
          settlement: { kind: "later", at: later(DAY_MS), next: later(9 * DAY_MS), why: "closed", unsure: true },
        },
        { id: dropped.id, settlement: { kind: "dropped", at: later(DAY_MS) } },
      ]);
      await theirs.outbox.turnBack(DUE, LEASE_MS);
      const claimed = async (now: Date) =>
        (await ours.outbox.claim(now, 10, "two", 9 * DAY_MS)).map(({ id, unsure }) => ({ id, unsure }));
      const known = (one: NewDelivery) => ({ id: one.id, unsure: false });
      expect(await claimed(DUE)).toEqual(expect.arrayContaining([known(dropped), known(early)]));
      expect(await claimed(later(LEASE_MS))).toEqual([{ id: putOff.id, unsure: true }]);
      expect(await claimed(later(LEASE_MS + 1))).toEqual([known(soon)]);
    });

    it("decides again what was decided by a clock that was set right before it was settled, whatever it was", async () => {
      const all = [aDelivery(), aDelivery(), aDelivery(), aDelivery()];
      await queue(...all);
      const at = later(DAY_MS);
      await ours.outbox.claim(at, 10, "one", LEASE_MS);
      await ours.outbox.turnBack(DUE, LEASE_MS);
      const settlements: Settlement[] = [
        { kind: "dropped", at },
        { kind: "failed", at, why: "given up", tell: [aDelivery({ key: "told too soon" })] },
        { kind: "later", at, next: later(9 * DAY_MS), why: "closed", unsure: false },
        { kind: "taken out", at },
      ];
      await ours.outbox.settle(
        "one",
        settlements.map((settlement, index) => ({ id: all[index]?.id ?? "", settlement })),
      );
      expect(await ours.outbox.known(["told too soon"])).toEqual(new Set());
      const again = await ours.outbox.claim(later(LEASE_MS), 10, "two", LEASE_MS);
      expect(again.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
    });

    it("keeps a message that went for sent, whatever its clock said, and sends what it left out by itself", async () => {
      const [carrier, carried] = await aBundle();
      await ours.outbox.claim(later(DAY_MS), 10, "one", LEASE_MS);
      await ours.outbox.turnBack(DUE, LEASE_MS);
      await ours.outbox.settle("one", [
        { id: carrier.id, settlement: sentAs("9.1", later(DAY_MS)) },
        { id: carried.id, settlement: { kind: "dropped", at: later(DAY_MS) } },
      ]);
      expect(await ours.outbox.find(carrier.id)).toMatchObject({ state: "sent" });
      expect(await ours.outbox.claim(later(LEASE_MS), 10, "two", LEASE_MS)).toMatchObject([{ id: carried.id }]);
    });

    it("takes a whole bundle out, and has its actions looked at again", async () => {
      const bundle = await aBundle();
      await doing(ours, (tx) => tx.reminders.planned(bundle.map(actionIdOf), DUE, later(DAY_MS)));
      await ours.outbox.claim(DUE, 10, "one", LEASE_MS);
      const out = { kind: "taken out", at: DUE } as const;
      await ours.outbox.settle(
        "one",
        bundle.toReversed().map(({ id }) => ({ id, settlement: out })),
      );
      const due = await doing(ours, (tx) => tx.reminders.due(committeeId, later(1), 1000));
      for (const one of bundle) {
        expect(await ours.outbox.find(one.id)).toBeNull();
        expect(due.map(({ action }) => action.id)).toContain(actionIdOf(one));
      }
    });

    it("looks at an action's reminders when their instant comes, after a change, and after a clock went back", async () => {
      const action = must(await raise(ours, committee, null, { ownerIds: [partyId] }));
      const due = async (now: Date) => {
        const all = await doing(ours, (tx) => tx.reminders.due(committeeId, now, 1000));
        return all.filter((each) => each.action.id === action.id).length;
      };
      const planned = (now: Date, next: Date | null) =>
        doing(ours, (tx) => tx.reminders.planned([action.id], now, next));
      expect(await due(DUE)).toBe(1);
      // The same is told of it whether it is due or not, page by page.
      const found = (await doing(ours, (tx) => tx.reminders.due(committeeId, DUE, 1000))).at(-1);
      await planned(DUE, later(1000));
      const before = (await ours.actions.remindable(committeeId, 1000)).at(-2)?.action.reference;
      expect(await ours.actions.remindable(committeeId, 1, before)).toEqual([found]);
      expect([await due(later(999)), await due(later(1000)), await due(later(-1))]).toEqual([0, 1, 1]);
      await doing(ours, (tx) => tx.audit(anAudit(action, { at: later(2) })));
      expect(await due(later(3))).toBe(1);
      await planned(later(3), null);
      expect(await due(later(1e9))).toBe(0);
    });
  });
