import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../src/app/ports.js";
import type { LOG_TABLES } from "../../src/db/log-tables.js";
import type { PlannedItem } from "../../src/domain/meeting.js";
import type { Ground, NewGround } from "./ground.js";
import { aMeeting, anAction, anAudit, anUpdate, doing, found, newId } from "./samples.js";

type Data = Record<string, unknown> & Record<keyof typeof LOG_TABLES, Record<string, unknown>[]>;

const copyOf = async (store: Store, committeeId: string): Promise<Data> => {
  const data: Record<string, unknown> = { format: "opsg-log", version: 1, exportedAt: "2022-01-24T12:20:00.000Z" };
  for await (const { table, rows, first } of store.copyLog(committeeId))
    data[table] = first ? rows : [...(data[table] as unknown[]), ...rows];
  return data as Data;
};

const AN_ITEM: PlannedItem = {
  number: "1",
  title: "Minutes",
  presenter: "NetCo",
  purpose: "decision",
  minutes: 20,
  paper: "https://example.org/p1",
};

/** A log with something in every table. */
const fillLog = async (store: Store, people: { email: string | null; account: string }) => {
  const { committee, parties } = await found(store, "NetCo", "Grid Services");
  const [party] = parties;
  if (!party) throw new Error("a party was expected");
  const person = newId();
  await doing(store, async (tx) => {
    await tx.people.saveParty({ ...party, formerNames: ["Network Company"] });
    await tx.people.addPerson({ id: person, name: "Sam Brook", email: people.email });
    await tx.people.link(person, { platform: "slack", tenant: "T1", user: people.account });
    const gone = { platform: "teams", tenant: "T2", user: people.account } as const;
    await tx.people.link(person, gone);
    await tx.people.setDead(gone, "it was blocked", new Date("2022-01-20T09:00:00Z"));
    await tx.people.setRole(person, committee.id, "secretary");
    await tx.people.setContact(person, party.id, { deputy: true });
    await tx.people.bind({
      committeeId: committee.id,
      platform: "slack",
      tenant: "T1",
      channel: newId(),
      name: "#log",
      classification: "Green",
      outsiders: false,
    });
    const meeting = aMeeting(committee, 64, "2022-01-24", "held");
    await tx.meetings.insert(meeting);
    await tx.meetings.setContents(meeting.id, {
      attendees: [
        {
          name: "A",
          category: null,
          organisation: "NetCo",
          role: null,
          alternateFor: null,
          agendaItems: ["2", "3.1"],
          apology: false,
        },
      ],
      agenda: [AN_ITEM],
      decisions: [{ agendaItem: "1", verb: "NOTED", text: "the minutes" }],
    });
    await tx.meetings.setTemplate(committee.id, "main", { items: [AN_ITEM], version: 0 });
    const begun = new Date("2022-01-24T13:00:00.123Z");
    await tx.meetings.setRecord({ meetingId: meeting.id, begun, finished: null, attendance: true });
    for (let sequence = 1; sequence <= 12; sequence++) {
      const action = anAction(committee, sequence, {
        ownerIds: parties.map(({ id }) => id),
        text: `Publish calendar ${sequence}`,
      });
      await tx.actions.insert(action);
      const audit = anAudit(action, { personId: person, after: { text: action.text, nested: { "=x": [1, null] } } });
      await tx.audit(audit);
      for (const text of ["first", "Zweites Wörtchen", "“third” \n line"])
        await tx.actions.addUpdate(anUpdate(action, text, { partyId: party.id }), audit.id);
      await tx.actions.addMove(
        {
          id: newId(),
          actionId: action.id,
          from: null,
          to: "TBC",
          reason: null,
          by: null,
          at: new Date("2022-01-24T12:30:00.123Z"),
          source: "minutes",
          meeting: 64,
        },
        audit.id,
      );
      if (sequence <= 2)
        await tx.reminders.snooze({
          personId: person,
          actionId: action.id,
          until: "2022-02-01",
          at: new Date("2022-01-25T09:00:00.000Z"),
        });
    }
  });
  return { committee, person };
};

/** What every store promises of a whole log that leaves as data and comes back. */
export const logCopyContract = (engine: string, newGround: NewGround) =>
  describe(`a log as data on ${engine}`, () => {
    let from: Ground;
    let to: Ground;
    let here: Store;
    let there: Store;
    let data: Data;
    let log: Awaited<ReturnType<typeof fillLog>>;

    beforeAll(async () => {
      [from, to] = [await newGround(), await newGround()];
      [here, there] = [await from.open(), await to.open()];
      log = await fillLog(here, { email: "sam@example.org", account: "U1" });
      data = await copyOf(here, log.committee.id);
    });
    afterAll(async () => {
      await from.done();
      await to.done();
    });

    const isRefused = async (store: Store, changed: unknown, why: RegExp) => {
      const before = await copyOf(store, log.committee.id);
      const refused = await store.restoreLog(changed);
      expect(refused).toMatchObject({ ok: false, problem: { what: expect.stringMatching(why) } });
      expect(await copyOf(store, log.committee.id)).toEqual(before);
    };

    it("has something of every table", () => {
      expect(Object.entries(data).filter(([, rows]) => Array.isArray(rows) && rows.length === 0)).toEqual([]);
      expect(data.Update.map(({ text }) => text).slice(0, 3)).toEqual(["first", "Zweites Wörtchen", "“third” \n line"]);
    });

    it.each([
      ["data of another kind", (one: Data) => ({ ...one, format: "minutes" }), /not a log.*: format is not what an/],
      ["a table left out", ({ Action: _, ...rest }: Data) => rest, /not a log.*Action/],
      [
        "a day that is none",
        (one: Data) => ({ ...one, Action: [{ ...one.Action[0], dateRaised: "soon" }] }),
        /Action\.0\.dateRaised/,
      ],
      ["two committees", (one: Data) => ({ ...one, Committee: [...one.Committee, ...one.Committee] }), /one committee/],
      [
        "a role in a committee it is not of",
        (one: Data) => ({ ...one, Role: [{ ...one.Role[0], committeeId: "another" }] }),
        /not in it: Role\.0\.committeeId/,
      ],
      [
        "an owner it does not hold",
        (one: Data) => ({ ...one, Action: one.Action.map((row) => ({ ...row, ownerIds: ["another"] })) }),
        /not in it: Action\.0\.ownerIds/,
      ],
      [
        "reminders that nobody could read",
        (one: Data) => ({ ...one, Committee: [{ ...one.Committee[0], reminderPolicy: { before: "soon" } }] }),
        /Committee\.0\.reminderPolicy/,
      ],
      [
        "a time zone that nobody knows",
        (one: Data) => ({ ...one, Committee: [{ ...one.Committee[0], zone: "Mars/Olympus" }] }),
        /Committee\.0\.zone: no time zone that I know/,
      ],
      [
        "bank holidays of nowhere",
        (one: Data) => ({ ...one, Committee: [{ ...one.Committee[0], holidays: "XX" }] }),
        /Committee\.0\.holidays: I know no bank holidays of “XX”/,
      ],
      ["a table it does not know", (one: Data) => ({ ...one, Wishes: [] }), /no log of this version has: Wishes/],
      [
        "a column it does not know",
        (one: Data) => ({ ...one, Action: [{ ...one.Action[0], mood: "good" }] }),
        /no log of this version has: Action\.0\.mood/,
      ],
      [
        "a day that no calendar has",
        (one: Data) => ({ ...one, Action: [{ ...one.Action[0], dateRaised: "2022-02-30" }] }),
        /Action\.0\.dateRaised: no day of the calendar/,
      ],
      [
        "a target that its last and revised targets do not make",
        (one: Data) => ({ ...one, Action: one.Action.map((row) => ({ ...row, target: "2031-01-02" })) }),
        /contradicts itself: Action\.0\.target is 2031-01-02, where lastTarget and revisedTarget make it/,
      ],
      [
        "an action that is closed and yet outstanding",
        (one: Data) => ({ ...one, Action: one.Action.map((row) => ({ ...row, status: "withdrawn" })) }),
        /Action\.0\.outstanding is true, where status makes it false/,
      ],
      [
        "an owner’s row that says another target than its action",
        (one: Data) => ({ ...one, Owner: one.Owner.map((row) => ({ ...row, target: "2031-01-02" })) }),
        /Owner\.0\.target is 2031-01-02, where its action makes it/,
      ],
      [
        "an owner whose row is left out",
        (one: Data) => ({ ...one, Owner: one.Owner.slice(1) }),
        /number of Owner rows of Action\.\d+ is 1, where ownerIds makes it 2/,
      ],
      ["nothing at all", () => null, /not a log.*: the file is not named fields\./],
      ["a list", () => [], /not a log.*: the file is not named fields\./],
      [
        "a log without its actions, or with texts that are none",
        ({ Action: _, ...one }: Data) => ({ ...one, Update: one.Update.map((row) => ({ ...row, text: 7 })) }),
        /: Action is missing; Update\.0\.text is not text;/,
      ],
    ])("refuses %s, and changes nothing", (_, change, why) => isRefused(there, change(data), why));

    it("comes back as it left, every row of it", async () => {
      expect(await there.restoreLog(data)).toEqual({ ok: true, value: { code: log.committee.code, actions: 12 } });
      expect(await copyOf(there, log.committee.id)).toEqual(data);
      const { committees, people } = await there.register();
      expect(committees).toMatchObject([{ code: log.committee.code, paused: true, remindersSince: null }]);
      expect(people).toMatchObject([
        { name: "Sam Brook", accounts: [{ user: "U1" }, { user: "U1" }], contacts: [{ deputy: true }] },
      ]);
    });

    it("is found by its words again", async () => {
      const { actions } = await there.actions.search({
        committeeId: log.committee.id,
        words: ["wortchen", "calendar"],
        limit: 50,
      });
      expect(actions).toHaveLength(12);
    });

    it("is refused where its committee is, and changes nothing", () => isRefused(there, data, /is here already/));

    it("joins people whom another committee there knows by the same address", async () => {
      const other = await fillLog(here, { email: "kim@example.org", account: "U2" });
      const copy = await copyOf(here, other.committee.id);
      copy.Person = copy.Person.map((row) => ({ ...row, email: "sam@example.org" }));
      expect(await there.restoreLog(copy)).toMatchObject({ ok: true });
      const { people } = await there.register();
      expect(people.map(({ email, roles }) => [email, roles.length])).toEqual([["sam@example.org", 2]]);
    });

    it("that was exported before it was noted since when an account is gone is taken in, too", async () => {
      const other = await fillLog(here, { email: "kit@example.org", account: "U3" });
      const copy = await copyOf(here, other.committee.id);
      copy.Account = copy.Account.map(({ deadSince: _, ...row }) => row);
      expect(await there.restoreLog(copy)).toMatchObject({ ok: true });
      const { people } = await there.register();
      const kit = people.find(({ email }) => email === "kit@example.org");
      expect(kit?.accounts.map(({ dead, deadSince }) => [dead, deadSince])).toContainEqual([
        "it was blocked",
        undefined,
      ]);
    });
  });
