import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MeetingContents } from "../../src/app/meeting-store.js";
import type { Store } from "../../src/app/ports.js";
import { NO_PLAN } from "../../src/domain/agenda/print-item.js";
import { ok } from "../../src/domain/result.js";
import type { Ground, NewGround } from "./ground.js";
import { aMeeting, anAction, anAudit, doing, found } from "./samples.js";

const CONTENTS: MeetingContents = {
  attendees: [
    {
      name: "The Chair",
      category: null,
      organisation: null,
      role: "Chair",
      alternateFor: null,
      agendaItems: [],
      apology: false,
    },
    {
      name: "A guest",
      category: null,
      organisation: "NetCo",
      role: null,
      alternateFor: "B",
      agendaItems: ["2", "3.1"],
      apology: false,
    },
    {
      name: "Absent",
      category: "Members",
      organisation: null,
      role: null,
      alternateFor: null,
      agendaItems: [],
      apology: true,
    },
  ],
  agenda: [
    { number: "1", title: "Minutes", presenter: null, purpose: null, minutes: null, paper: null },
    {
      number: "10",
      title: "Last",
      presenter: "NetCo",
      purpose: "information",
      minutes: 20,
      paper: "https://example.org/p1",
    },
  ],
  decisions: [
    { agendaItem: "1", verb: "AGREED", text: "the minutes" },
    { agendaItem: null, verb: "NOTED", text: "the weather" },
    { agendaItem: "1", verb: "NOTED", text: "the date" },
  ],
};

/** What every store promises of meetings. */
export const meetingsContract = (engine: string, newGround: NewGround) =>
  describe(`meetings on ${engine}`, () => {
    let ground: Ground;
    let store: Store;
    beforeAll(async () => {
      ground = await newGround();
      store = await ground.open();
    });
    afterAll(() => ground.done());

    it("finds meetings by number, day and state, in the order each list has", async () => {
      const { committee } = await found(store);
      const [old, last, unnumbered, moved, next, later] = [
        aMeeting(committee, 63, "2022-01-11", "held"),
        aMeeting(committee, 64, "2022-01-24", "held"),
        aMeeting(committee, null, "2022-01-25", "held"),
        aMeeting(committee, null, "2022-02-01", "cancelled"),
        aMeeting(committee, 65, "2022-02-08", "planned"),
        aMeeting(committee, null, "2022-02-28", "planned"),
      ] as const;
      await doing(store, async (tx) => {
        for (const meeting of [later, next, last, old, unnumbered, moved]) await tx.meetings.insert(meeting);
      });
      const { meetings } = store;
      expect(await meetings.byNumber(committee.id, 64)).toEqual(last);
      expect(await meetings.byNumber(committee.id, 99)).toBeNull();
      expect(await meetings.onDay(committee.id, "2022-02-08")).toEqual([next]);
      expect(await meetings.lastHeld(committee.id, "2022-03-01")).toEqual(last);
      expect(await meetings.lastHeld(committee.id, "2022-01-23")).toEqual(old);
      expect(await meetings.lastHeld(committee.id, "2022-01-10")).toBeNull();
      expect(await meetings.held(committee.id, "2022-03-01", 5)).toEqual([last, old]);
      expect(await meetings.planned(committee.id, "2022-02-08", 5)).toEqual([next, later]);
      expect(await meetings.planned(committee.id, "2022-02-09", 5)).toEqual([later]);
      expect(await meetings.between(committee.id, "2022-01-25", "2022-02-08")).toEqual([unnumbered, moved, next]);
    });

    it("keeps attendance, agenda and decisions in their order, and replaces them whole", async () => {
      const { committee } = await found(store);
      const meeting = aMeeting(committee, 64, "2022-01-24", "held");
      await doing(store, async (tx) => {
        await tx.meetings.insert(meeting);
        await tx.meetings.setContents(meeting.id, { ...CONTENTS, agenda: [{ ...NO_PLAN, number: "9", title: "Old" }] });
        await tx.meetings.setContents(meeting.id, CONTENTS);
      });
      expect(await store.meetings.contents(meeting.id)).toEqual(CONTENTS);
      const texts = async (item: string | null) =>
        (await store.meetings.decisions(committee.id, 64, item)).map(({ text }) => text);
      expect(await texts("1")).toEqual(["the minutes", "the date"]);
      expect(await texts(null)).toEqual(["the weather"]);
      expect(await texts("10")).toEqual([]);
    });

    it("gives a number to one of two meetings, and tells whoever saved second", async () => {
      const { committee } = await found(store);
      const meeting = aMeeting(committee, 64, "2022-01-24", "held");
      await doing(store, (tx) => tx.meetings.insert(meeting));
      const twin = await store.change(null, async (tx) =>
        ok(await tx.meetings.insert(aMeeting(committee, 64, "2022-02-08", "held"))),
      );
      expect(twin.ok).toBe(false);
      const saved = await doing(store, (tx) => tx.meetings.save({ ...meeting, minutes: "final" }));
      expect(saved).toEqual({ ...meeting, minutes: "final", version: 2 });
      const late = await store.change(null, async (tx) => ok(await tx.meetings.save({ ...meeting, place: "Hall" })));
      expect(late.ok).toBe(false);
      expect(await store.meetings.byNumber(committee.id, 64)).toEqual(saved);
    });

    it("names held meetings whose minutes are not final, the oldest first", async () => {
      const { committee } = await found(store);
      const held = [
        { ...aMeeting(committee, 62, "2021-12-14", "held"), minutes: "draft" as const },
        { ...aMeeting(committee, 63, "2022-01-11", "held"), minutes: "final" as const },
        aMeeting(committee, 64, "2022-01-24", "held"),
        aMeeting(committee, 65, "2022-02-08", "planned"),
      ];
      await doing(store, async (tx) => {
        for (const meeting of held) await tx.meetings.insert(meeting);
      });
      const numbers = async (before: string, limit = 5) =>
        (await store.meetings.notFinal(committee.id, before, limit)).map(({ number }) => number);
      expect(await numbers("2022-03-01")).toEqual([62, 64]);
      expect(await numbers("2022-01-24")).toEqual([62]);
      expect(await numbers("2022-03-01", 1)).toEqual([64]);
    });

    it("keeps a template for each kind of meeting, and tells whoever saved second", async () => {
      const { committee } = await found(store);
      const { meetings } = store;
      expect(await meetings.template(committee.id, "main")).toEqual({ items: null, version: 0 });
      const items = CONTENTS.agenda;
      await doing(store, (tx) => tx.meetings.setTemplate(committee.id, "main", { items, version: 0 }));
      expect(await meetings.template(committee.id, "main")).toEqual({ items, version: 1 });
      expect(await meetings.template(committee.id, "reporting")).toEqual({ items: null, version: 0 });
      await doing(store, (tx) => tx.meetings.setTemplate(committee.id, "main", { items: [], version: 1 }));
      for (const version of [0, 1]) {
        const late = await store.change(null, async (tx) =>
          ok(await tx.meetings.setTemplate(committee.id, "main", { items, version })),
        );
        expect(late.ok).toBe(false);
      }
      expect(await meetings.template(committee.id, "main")).toEqual({ items: [], version: 2 });
    });

    it("tells what was done of a meeting since an instant, and of that meeting alone", async () => {
      const { committee } = await found(store);
      const done = (subject: string, minute: string, did: "meeting" | "agenda" | "committee" = "meeting") => ({
        ...anAudit(anAction(committee, 1), { actionId: null, subject, did, by: minute }),
        at: new Date(`2022-01-24T12:${minute}:00.000Z`),
      });
      const entries = [
        done("meeting A", "00"),
        done("meeting A", "10"),
        done("meeting B", "11"),
        done("meeting A", "12", "agenda"),
        done("meeting A", "13"),
        done("main meetings of A", "14", "committee"),
      ];
      await doing(store, async (tx) => {
        for (const entry of entries) await tx.audit(entry);
      });
      const since = new Date("2022-01-24T12:10:00.000Z");
      const changes = await store.meetings.changesSince(committee.id, "meeting A", since);
      expect(changes.map(({ by }) => by)).toEqual(["10", "13"]);
      const ofSeries = await store.meetings.changesSince(committee.id, "main meetings of A", since);
      expect(ofSeries.map(({ by }) => by)).toEqual(["14"]);
    });

    it("keeps how far the record of a meeting has come", async () => {
      const { committee } = await found(store);
      const meeting = aMeeting(committee, 64, "2022-01-24", "held");
      await doing(store, (tx) => tx.meetings.insert(meeting));
      expect(await store.meetings.record(meeting.id)).toBeNull();
      const begun = new Date("2022-01-24T13:00:00.123Z");
      const record = { meetingId: meeting.id, begun, finished: null, attendance: false };
      await doing(store, (tx) => tx.meetings.setRecord(record));
      expect(await store.meetings.record(meeting.id)).toEqual(record);
      expect(await store.meetings.unfinished([meeting.id, "another"])).toEqual(new Map([[meeting.id, begun]]));
      const finished = { ...record, attendance: true, finished: begun };
      await doing(store, (tx) => tx.meetings.setRecord(finished));
      expect(await store.meetings.record(meeting.id)).toEqual(finished);
      expect(await store.meetings.unfinished([meeting.id])).toEqual(new Map());
    });
  });
