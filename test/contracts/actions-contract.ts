import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ActionPage, Cursor } from "../../src/app/action-store.js";
import type { Store } from "../../src/app/ports.js";
import type { Action } from "../../src/domain/action.js";
import type { ActionFilter } from "../../src/domain/list/filter.js";
import { compareReferences } from "../../src/domain/reference.js";
import type { Committee, Party } from "../../src/domain/register.js";
import { isOutstanding } from "../../src/domain/status.js";
import { effectiveTarget } from "../../src/domain/target.js";
import type { Ground, NewGround } from "./ground.js";
import { anAction, anAudit, anUpdate, doing, found, must, newId, raise } from "./samples.js";

/** More than are sorted in memory, so that both ways of finding a page are walked. */
const MANY = 660;

const PAGE_SIZES = fc.integer({ min: 1, max: 300 });
const DAY = fc.integer({ min: 0, max: 364 }).map((n) => new Date(Date.UTC(2022, 0, 1 + n)).toISOString().slice(0, 10));

/** What every store promises of the actions it keeps. */
export const actionsContract = (engine: string, newGround: NewGround) =>
  describe(`actions on ${engine}`, () => {
    let ground: Ground;
    let store: Store;

    beforeAll(async () => {
      ground = await newGround();
      store = await ground.open();
    });
    afterAll(() => ground.done());

    describe("in a log of many", () => {
      let committee: Committee;
      let parties: Party[];
      let log: Action[];

      beforeAll(async () => {
        ({ committee, parties } = await found(store, "NetCo", "Grid Services", "The Users' Panel"));
        log = aLog(committee, parties);
        await doing(store, async (tx) => {
          for (const action of log) await tx.actions.insert(action);
        });
        log.sort((a, b) => compareReferences(a.reference, b.reference));
      });

      it("pages forwards and backwards through exactly what a filter chooses, in the order of references", async () => {
        const filters = fc.record(
          {
            show: fc.constantFrom("outstanding", "closed", "all"),
            overdueOn: DAY,
            due: fc.tuple(DAY, DAY).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
            owners: fc.subarray([0, 1, 2], { minLength: 1 }),
            meeting: fc.integer({ min: 1, max: 9 }),
          },
          { requiredKeys: ["show"] },
        );
        await fc.assert(
          fc.asyncProperty(filters, PAGE_SIZES, async ({ owners, ...rest }, limit) => {
            const ownerIds = owners?.map((n) => parties[n]?.id ?? "");
            const filter = { ...rest, ...(ownerIds ? { ownerIds } : {}) } as ActionFilter;
            const wanted = log.filter((action) => isChosen(action, filter)).map(({ id }) => id);
            const page = (paging: Paging) => store.actions.page({ committeeId: committee.id, filter, ...paging });
            expect(await walkForwards(page, limit)).toEqual(wanted);
            expect(await walkBackwards(page, limit)).toEqual(wanted);
          }),
          // The first chooses more than are sorted in memory.
          { numRuns: 40, examples: [[{ show: "outstanding", overdueOn: "2022-12-31" }, 120]] },
        );
      });

      it("searches common and rare words alike by pages", async () => {
        for (const words of [
          ["action"],
          ["every", "seven"],
          ["action", "hundred"],
          ["nowhere"],
          // Common beginnings: of three words, and of more than are read side by side.
          ["crane"],
          ["mast"],
          ["crane", "mast"],
          ["action", "crane"],
          ["cra", "mas", "act"],
        ]) {
          const wanted = log.filter(({ text }) => words.every((word) => text.includes(word))).map(({ id }) => id);
          const page = (paging: Paging) => store.actions.search({ committeeId: committee.id, words, ...paging });
          expect(await walkForwards(page, 120)).toEqual(wanted);
          expect(await walkBackwards(page, 120)).toEqual(wanted);
        }
      });

      it("counts what a search found where one of the words is rare, and does not walk on to count where none is", async () => {
        const counted = async (words: string[], paging: Paging = { limit: 5 }) =>
          (await store.actions.search({ committeeId: committee.id, words, ...paging })).counted;
        const rare = log.filter(({ text }) => text.includes("hundred"));
        expect(rare.length).toBeGreaterThan(5);
        expect(await counted(["action", "hundred"])).toBe(rare.length);
        expect(await counted(["action", "hundred"], { limit: 5, after: { meeting: 3, sequence: 1 } })).toBe(
          rare.length,
        );
        expect(await counted(["action"])).toBeUndefined();
      });

      it("hands on every outstanding action, a page at a time", async () => {
        const first = await store.actions.outstanding(committee.id, 10);
        const rest = await store.actions.outstanding(committee.id, MANY, first.at(-1)?.reference);
        const wanted = log.filter((action) => isOutstanding(action.status)).map(({ id }) => id);
        expect([...first, ...rest].map(({ id }) => id)).toEqual(wanted);
      });
    });

    it("finds words in texts and updates by their beginnings, without case and accents", async () => {
      const { committee } = await found(store);
      const action = must(await raise(store, committee, null, { text: "Prepare the RÉSUMÉ of café outages (DCC-42)" }));
      must(await raise(store, committee, null, { text: "Something else" }));
      await say(store, action, "Ångström measured; المخرجات מוכנה");
      const finds = async (...words: string[]) =>
        (await store.actions.search({ committeeId: committee.id, words, limit: 5 })).actions.map(({ id }) => id);
      for (const words of [
        ["resume"],
        ["CAFÉ", "out"],
        ["angs"],
        ["dcc-42"],
        ["42", "Résu"],
        ["المخ"],
        ["prepare", "measured"],
      ])
        expect(await finds(...words), words.join(" ")).toEqual([action.id]);
      for (const words of [["esume"], ["cafe", "else"], ["%"], ["_"], [""], []])
        expect(await finds(...words), words.join(" ")).toEqual([]);
    });

    it("does not find a reworded action by its old text, but still by its updates", async () => {
      const { committee } = await found(store);
      const action = must(await raise(store, committee, null, { text: "Publish the calendar" }));
      await say(store, action, "Calendar drafted");
      await doing(store, (tx) => tx.actions.save({ ...action, text: "Issue the timetable" }));
      const finds = async (word: string) =>
        (await store.actions.search({ committeeId: committee.id, words: [word], limit: 5 })).actions.length;
      expect([await finds("publish"), await finds("calendar"), await finds("timetable")]).toEqual([0, 1, 1]);
    });

    it("does not find a corrected update by its old words, and shows it in the new ones", async () => {
      const { committee } = await found(store);
      const action = must(await raise(store, committee, null, { text: "Publish" }));
      await say(store, action, "Slides sent", {}, { id: `u-${action.id}` });
      const corrected = { id: `u-${action.id}`, actionId: action.id, text: "Paper sent" };
      await doing(store, (tx) => tx.actions.correctUpdate(corrected));
      const finds = async (word: string) =>
        (await store.actions.search({ committeeId: committee.id, words: [word], limit: 5 })).actions.length;
      expect([await finds("slides"), await finds("paper"), await finds("publish")]).toEqual([0, 1, 1]);
      expect((await store.actions.updates(action.id, 5)).map(({ text }) => text)).toEqual(["Paper sent"]);
      await doing(store, (tx) => tx.actions.withdrawUpdate(corrected));
      expect([await finds("paper"), await store.actions.updates(action.id, 5)]).toEqual([0, []]);
    });

    it("keeps to one committee", async () => {
      const [one, other] = [await found(store), await found(store)];
      must(await raise(store, one.committee, null, { text: "Only here" }));
      const committeeId = other.committee.id;
      expect((await store.actions.search({ committeeId, words: ["only"], limit: 5 })).actions).toEqual([]);
      expect((await store.actions.page({ committeeId, filter: { show: "all" }, limit: 5 })).actions).toEqual([]);
      expect(await store.actions.find(committeeId, 64, 1)).toBeNull();
    });

    it("gives back every field of an action, saved and read", async () => {
      const { committee, parties } = await found(store, "B", "A", "C");
      const whole = anAction(committee, 7, {
        ownerIds: parties.map(({ id }) => id),
        targets: { last: "2022-02-08", revised: "2022-03-08", moves: 2 },
        status: "closed",
        closedAt: 65,
        link: "https://example.org/p1",
      });
      await doing(store, (tx) => tx.actions.insert(whole));
      expect(await store.actions.find(committee.id, 64, 7)).toEqual(whole);
      const saved = await doing(store, (tx) =>
        tx.actions.save({ ...whole, ownerIds: [parties[2]?.id ?? ""], link: null }),
      );
      expect(saved.version).toBe(2);
      expect(await store.actions.find(committee.id, 64, 7)).toEqual(saved);
    });

    it.each([
      ["emoji and flags", "👩‍👩‍👧‍👦 🏳️‍🌈 𝒳", "👩‍👩‍👧‍👦 🏳️‍🌈 𝒳"],
      ["right-to-left text", "‏שלום \u202eevil\u202c عربي", "‏שלום \u202eevil\u202c عربي"],
      ["markup and quotes", `<!channel> '"; DROP TABLE "Action"; -- \\`, `<!channel> '"; DROP TABLE "Action"; -- \\`],
      ["lines and tabs", "a\r\n\tb\u2028c", "a\r\n\tb\u2028c"],
      ["NUL, as the sign for a character that is none", "a\0b", "a\uFFFDb"],
      ["half a character, likewise", "a\ud83db", "a\uFFFDb"],
      ["very long text", "ab ".repeat(40_000), "ab ".repeat(40_000)],
    ])("gives back %s as typed", async (_, typed, kept) => {
      const { committee } = await found(store);
      const action = must(await raise(store, committee, null, { text: typed }));
      await say(store, action, typed, { after: { text: typed } });
      expect((await store.actions.find(committee.id, 64, 1))?.text).toBe(kept);
      expect((await store.actions.updates(action.id, 1))[0]?.text).toBe(kept);
      expect((await store.actions.history(action.id, 5))[1]?.after).toEqual({ text: kept });
    });

    it("counts and lists what an agenda and minutes ask for", async () => {
      const { committee } = await found(store);
      const raised = async (changes: Partial<Action>) => must(await raise(store, committee, null, changes));
      const target = (last: string) => ({ targets: { last, revised: null, moves: 0 } });
      const due = await raised(target("2022-02-08"));
      const ahead = await raised(target("2022-02-09"));
      const proposed = await raised({ status: "completion proposed" });
      const closed = await raised({ status: "closed", closedAt: 66 });
      const { actions } = store;
      expect(await actions.tally(committee.id, { dueBy: "2022-02-08" })).toEqual({
        outstanding: 3,
        due: 1,
        proposed: 1,
      });
      const none = { outstanding: 0, due: 0, proposed: 0 };
      expect(await actions.tally(committee.id, { dueBy: "2022-02-08", raisedBefore: 1 })).toEqual(none);
      const [noon, later] = [new Date("2022-02-09T12:00:00.000Z"), new Date("2022-02-09T12:00:00.001Z")];
      expect(await actions.proposed(committee.id, noon, 5)).toEqual([proposed]);
      await doing(store, (tx) => tx.audit({ ...anAudit(proposed, { did: "proposed" }), at: noon }));
      expect(await actions.proposed(committee.id, noon, 5)).toEqual([]);
      expect(await actions.proposed(committee.id, later, 5)).toEqual([proposed]);
      expect(await actions.proposedSince(committee.id, noon)).toEqual([proposed]);
      expect(await actions.proposedSince(committee.id, later)).toEqual([]);
      expect(await actions.raisedAt(committee.id, 64)).toEqual([due, ahead, proposed, closed]);
      expect(await actions.closedSince(committee.id, 66)).toEqual([closed]);
      expect(await actions.closedSince(committee.id, 67)).toEqual([]);
      expect(await actions.closedSince(committee.id, 64)).toEqual([]);
      for (const [action, hour] of [
        [due, "10"],
        [ahead, "11"],
        [due, "12"],
      ] as const)
        await say(store, action, `at ${hour}`, {}, { at: new Date(`2022-02-01T${hour}:00:00.000Z`) });
      const since = async (after: string) =>
        (await actions.updatesOf([due.id, ahead.id], new Date(after))).map(({ text }) => text);
      expect(await since("2022-02-01T09:00:00.000Z")).toEqual(["at 10", "at 11", "at 12"]);
      expect(await since("2022-02-01T11:00:00.000Z")).toEqual(["at 11", "at 12"]);
      const audit = anAudit(due, { did: "retargeted" });
      const move = {
        actionId: due.id,
        from: null,
        to: "TBC" as const,
        reason: null,
        by: "S",
        source: "teams" as const,
      };
      await doing(store, async (tx) => {
        await tx.audit(audit);
        const at = new Date("2022-02-02T00:00:00.000Z");
        await tx.actions.addMove({ ...move, id: newId(), at, meeting: null }, audit.id);
      });
      const moved = async (after: string) => [...(await actions.movedSince([due.id, ahead.id], new Date(after)))];
      expect(await moved("2022-02-01T00:00:00.000Z")).toEqual([due.id]);
      expect(await moved("2022-02-02T00:00:00.000Z")).toEqual([]);
    });

    it("tells what was said last: an update that stands, or why a completion was declined since", async () => {
      const { committee } = await found(store);
      const action = must(await raise(store, committee, null));
      expect(await store.actions.latestSaid(action.id)).toBeNull();
      const decline = (at: string, reason: string | null) =>
        doing(store, (tx) => tx.audit(anAudit(action, { did: "declined", by: "S", reason, at: new Date(at) })));
      await decline("2022-02-01T09:30:00.000Z", "page 3 is missing");
      await say(store, action, "page 3", {}, { at: new Date("2022-02-01T10:00:00.123Z") });
      const latest = async () => store.actions.latestSaid(action.id);
      expect(await latest()).toMatchObject({
        kind: "update",
        text: "page 3",
        at: new Date("2022-02-01T10:00:00.123Z"),
      });
      const at = new Date("2022-02-01T10:00:00.124Z");
      await decline(at.toISOString(), null);
      expect(await latest()).toEqual({ kind: "declined", text: null, by: "S", at });
    });

    it("lists updates newest first, moves and history oldest first, by pages", async () => {
      const { committee } = await found(store);
      const action = must(await raise(store, committee, null));
      for (const [n, hour] of ["09", "11", "10", "11"].entries()) {
        await say(store, action, `said ${n}`, {}, { at: new Date(`2022-02-01T${hour}:00:00.123Z`) });
      }
      const audit = anAudit(action, { did: "retargeted", before: { target: null }, after: { target: "2022-03-08" } });
      const move = { actionId: action.id, reason: null, by: "S", source: "teams", meeting: null } as const;
      await doing(store, async (tx) => {
        await tx.audit(audit);
        const at = new Date("2022-02-02T00:00:00.000Z");
        await tx.actions.addMove({ ...move, id: newId(), from: null, to: "TBC", at }, audit.id);
        await tx.actions.addMove({ ...move, id: newId(), from: "TBC", to: "2022-03-08", at }, audit.id);
      });
      const texts = (await store.actions.updates(action.id, 3)).map(({ text }) => text);
      expect(texts).toEqual(["said 3", "said 1", "said 2"]);
      expect((await store.actions.updates(action.id, 3, 3)).map(({ text }) => text)).toEqual(["said 0"]);
      expect((await store.actions.updates(action.id, 1))[0]?.at).toEqual(new Date("2022-02-01T11:00:00.123Z"));
      expect(await store.actions.countUpdates(action.id)).toBe(4);
      expect((await store.actions.moves(action.id)).map(({ to }) => to)).toEqual(["TBC", "2022-03-08"]);
      const history = await store.actions.history(action.id, 10);
      expect(history.map(({ did }) => did)).toEqual(["raised", ...Array(4).fill("updated"), "retargeted"]);
      expect(history.at(-1)).toEqual(audit);
      expect(await store.actions.history(action.id, 2, 5)).toEqual([audit]);
    });
  });

type Paging = { limit: number; after?: Cursor; before?: Cursor };

const say = (store: Store, action: Action, text: string, audited = {}, changes = {}) =>
  doing(store, async (tx) => {
    const audit = anAudit(action, audited);
    await tx.audit(audit);
    await tx.actions.addUpdate(anUpdate(action, text, changes), audit.id);
  });

/** Actions of every state, in no order: most overdue, some TBC, some closed. */
const aLog = (committee: Committee, parties: Party[]): Action[] =>
  Array.from({ length: MANY }, (_, n) => {
    const place = (n * 7919) % MANY;
    const target = n % 7 === 0 ? null : new Date(Date.UTC(2022, 0, 1 + (n % 365))).toISOString().slice(0, 10);
    const status = n % 11 === 0 ? "closed" : n % 13 === 0 ? "withdrawn" : n % 17 === 0 ? "completion proposed" : "open";
    return anAction(committee, 1 + (place % 100), {
      reference: { committee: committee.code, meeting: 1 + Math.floor(place / 100), sequence: 1 + (place % 100) },
      text: `action crane${["", "s", "work"][n % 3]} mast${n % 12}${n % 7 === 0 ? " every seven" : ""}${n % 100 === 0 ? " hundred" : ""}`,
      ownerIds: parties.filter((_party, index) => n % (index + 2) === 0).map(({ id }) => id),
      targets:
        n % 3 === 0
          ? { last: "2021-12-01", revised: target ?? "TBC", moves: 1 }
          : { last: target, revised: target ? null : "TBC", moves: 0 },
      status,
      closedAt: status === "closed" ? 9 : null,
    });
  });

/** The filter as the words on it say, without an index. */
const isChosen = (action: Action, { show, overdueOn, due, ownerIds, meeting }: ActionFilter): boolean => {
  const target = effectiveTarget(action.targets);
  const outstanding = isOutstanding(action.status);
  if (show === "outstanding" && !outstanding) return false;
  if (show === "closed" && outstanding) return false;
  if (overdueOn !== undefined && !(outstanding && target !== "TBC" && target < overdueOn)) return false;
  if (due && !(target !== "TBC" && target >= due.from && target <= due.to)) return false;
  if (ownerIds && !action.ownerIds.some((id) => ownerIds.includes(id))) return false;
  return meeting === undefined || action.reference.meeting === meeting;
};

type ReadPage = (paging: Paging) => Promise<ActionPage>;

const walkForwards = async (page: ReadPage, limit: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let after: Cursor | null | undefined; after !== null; ) {
    const { actions, next } = await page({ limit, ...(after ? { after } : {}) });
    expect(actions.length).toBeLessThanOrEqual(limit);
    ids.push(...actions.map(({ id }) => id));
    if (ids.length > MANY) throw new Error("the pages never end");
    after = next;
  }
  return ids;
};

const walkBackwards = async (page: ReadPage, limit: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let before: Cursor | null = { meeting: 100_000, sequence: 1 }; before !== null; ) {
    const { actions, previous } = await page({ limit, before });
    ids.unshift(...actions.map(({ id }) => id));
    if (ids.length > MANY) throw new Error("the pages never end");
    before = previous;
  }
  return ids;
};
