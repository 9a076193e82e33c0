import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Cursor } from "../../src/app/action-store.js";
import type { Store } from "../../src/app/ports.js";
import type { Action } from "../../src/domain/action.js";
import type { ActionFilter, Sort } from "../../src/domain/list/filter.js";
import { compareReferences } from "../../src/domain/reference.js";
import type { Committee, Party } from "../../src/domain/register.js";
import { isOutstanding } from "../../src/domain/status.js";
import { effectiveTarget } from "../../src/domain/target.js";
import type { Ground, NewGround } from "./ground.js";
import { anAction, anAudit, anUpdate, doing, found, raise } from "./samples.js";

const MANY = 160;
const TODAY = "2022-03-08";
const UNTIL = "2022-04-12";
const SILENT = new Date("2022-02-08T00:00:00Z");

type Logged = { action: Action; said: Date | null };

/** A log of every kind of action, the same at each run. */
const aLog = (committee: Committee, parties: Party[]): Logged[] =>
  Array.from({ length: MANY }, (_, n) => {
    const status =
      (["open", "closed", "open", "completion proposed", "withdrawn", "open", "open"] as const)[n % 7] ?? "open";
    const target = n % 5 === 0 ? "TBC" : new Date(Date.UTC(2022, 0, 1 + ((n * 37) % 200))).toISOString().slice(0, 10);
    const meeting = 50 + (n % 12);
    return {
      action: anAction(committee, 1 + Math.floor(n / 12), {
        reference: { committee: committee.code, meeting, sequence: 1 + Math.floor(n / 12) },
        ownerIds: parties.filter((_party, index) => n % (index + 2) === 0).map(({ id }) => id),
        targets: {
          last: target === "TBC" ? null : target,
          revised: target === "TBC" ? "TBC" : null,
          moves: (n * 7) % 4,
        },
        status,
        closedAt: status === "closed" ? meeting + 2 : null,
      }),
      said: n % 3 === 0 ? null : new Date(Date.UTC(2022, 0, 1 + ((n * 11) % 90))),
    };
  });

const isChosen = ({ action, said }: Logged, filter: ActionFilter): boolean => {
  const target = effectiveTarget(action.targets);
  const { meeting } = action.reference;
  const outstanding = isOutstanding(action.status);
  const { show, overdueOn, due, undated, status, ownerIds, raisedSince, raisedBefore, closedSince, silentSince, ids } =
    filter;
  return (
    (show === "all" || outstanding === (show === "outstanding")) &&
    (overdueOn === undefined || (outstanding && target !== "TBC" && target < overdueOn)) &&
    (due === undefined || (target !== "TBC" && target >= due.from && target <= due.to)) &&
    (undated === undefined || target === "TBC") &&
    (status === undefined || action.status === status) &&
    (ownerIds === undefined || action.ownerIds.some((id) => ownerIds.includes(id))) &&
    (raisedSince === undefined || meeting >= raisedSince) &&
    (raisedBefore === undefined || meeting < raisedBefore) &&
    (closedSince === undefined || (action.closedAt ?? 0) >= closedSince) &&
    (silentSince === undefined || said === null || said < silentSince) &&
    (ids === undefined || ids.includes(action.id))
  );
};

const ORDERS: Record<Sort, (a: Action, b: Action) => number> = {
  reference: (a, b) => compareReferences(a.reference, b.reference),
  target: (a, b) => {
    const [one, other] = [a, b].map(({ targets }) => effectiveTarget(targets).replace("TBC", "~"));
    return (one ?? "") < (other ?? "") ? -1 : one === other ? compareReferences(a.reference, b.reference) : 1;
  },
  moves: (a, b) => b.targets.moves - a.targets.moves || compareReferences(b.reference, a.reference),
};

/** What is counted, listed and sorted, on one engine. */
export const figuresContract = (engine: string, newGround: NewGround): void => {
  describe(`figures on ${engine}`, () => {
    let ground: Ground;
    let store: Store;
    let committee: Committee;
    let parties: Party[];
    let log: Logged[];

    beforeAll(async () => {
      ground = await newGround();
      store = await ground.open();
      ({ committee, parties } = await found(store, "NetCo", "Grid Services", "The Users' Panel"));
      log = aLog(committee, parties);
      await doing(store, async (tx) => {
        for (const { action, said } of log) {
          await tx.actions.insert(action);
          if (!said) continue;
          const audit = anAudit(action);
          await tx.audit(audit);
          await tx.actions.addUpdate(anUpdate(action, "Progress", { at: said }), audit.id);
        }
      });
    });
    afterAll(() => ground.done());

    const filters = fc.record(
      {
        show: fc.constantFrom("outstanding", "closed", "all"),
        overdueOn: fc.constantFrom(TODAY, UNTIL),
        due: fc.constantFrom({ from: TODAY, to: UNTIL }, { from: UNTIL, to: "9999-12-31" }),
        undated: fc.constant(true),
        status: fc.constantFrom("open", "completion proposed"),
        owners: fc.subarray([0, 1, 2], { minLength: 1 }),
        raisedSince: fc.integer({ min: 49, max: 62 }),
        raisedBefore: fc.integer({ min: 49, max: 62 }),
        closedSince: fc.integer({ min: 52, max: 64 }),
        silentSince: fc.constant(SILENT),
        some: fc.array(fc.nat(MANY - 1), { maxLength: 60 }),
      },
      { requiredKeys: ["show"] },
    );

    it("a count is what its list holds, forwards, backwards and sorted, whatever is said together", async () => {
      await fc.assert(
        fc.asyncProperty(
          filters,
          fc.constantFrom<Sort>("reference", "target", "moves"),
          fc.integer({ min: 1, max: 70 }),
          async ({ owners, some, ...rest }, sort, limit) => {
            const filter = {
              ...rest,
              ...(owners ? { ownerIds: owners.map((n) => parties[n]?.id ?? "") } : {}),
              ...(some ? { ids: some.map((n) => log[n]?.action.id ?? "") } : {}),
            } as ActionFilter;
            const wanted = log
              .filter((one) => isChosen(one, filter))
              .map(({ action }) => action)
              .toSorted(ORDERS[sort])
              .map(({ id }) => id);
            expect(await store.actions.count(committee.id, filter)).toBe(wanted.length);
            const { counted } = await store.actions.page({
              committeeId: committee.id,
              filter,
              sort,
              limit,
              countTo: 50,
            });
            if (wanted.length > limit) expect(counted).toBe(Math.min(wanted.length, 50));
            const read = (where: { after?: Cursor; before?: Cursor }) =>
              store.actions.page({ committeeId: committee.id, filter, sort, limit, ...where });
            const pages: string[][] = [];
            let at: Awaited<ReturnType<typeof read>> = await read({});
            pages.push(at.actions.map(({ id }) => id));
            while (at.next) {
              at = await read({ after: at.next });
              pages.push(at.actions.map(({ id }) => id));
            }
            expect(pages.flat()).toEqual(wanted);
            for (let page = pages.length - 2; page >= 0 && at.previous; page--) {
              at = await read({ before: at.previous });
              expect(at.actions.map(({ id }) => id)).toEqual(pages[page]);
            }
          },
        ),
        {
          numRuns: 60,
          examples: [
            [{ show: "closed", status: "open" }, "reference", 1],
            [{ show: "closed", overdueOn: TODAY }, "reference", 1],
            [{ show: "closed", overdueOn: TODAY, owners: [0] }, "target", 1],
          ],
        },
      );
    });

    it("the parts add up to the whole, for the log and for each party", async () => {
      const count = (filter: Partial<ActionFilter>) =>
        store.actions.count(committee.id, { show: "outstanding", ...filter });
      const after = new Date(Date.parse(UNTIL) + 86_400_000).toISOString().slice(0, 10);
      const PARTS: Record<string, Partial<ActionFilter>> = {
        overdue: { overdueOn: TODAY },
        soon: { due: { from: TODAY, to: UNTIL } },
        later: { due: { from: after, to: "9999-12-31" } },
        undated: { undated: true },
      };
      const sum = async (more: Partial<ActionFilter>) => {
        const parts = await Promise.all(Object.values(PARTS).map((part) => count({ ...part, ...more })));
        return parts.reduce((all, one) => all + one, 0);
      };
      expect(await sum({})).toBe(await count({}));
      const byParty = await store.actions.byParty(committee.id, TODAY, UNTIL);
      expect(byParty).toHaveLength(3);
      for (const { partyId, ...spread } of byParty) {
        const own = { ownerIds: [partyId] };
        for (const [name, part] of Object.entries(PARTS))
          expect(spread[name as keyof typeof spread], name).toBe(await count({ ...part, ...own }));
        expect(Object.values(spread).reduce((all, one) => all + one, 0)).toBe(await count(own));
      }
      const targets = await store.actions.targets(committee.id, { show: "outstanding" });
      expect(targets.reduce((all, one) => all + one.count, 0)).toBe(await count({}));
    });

    it("reminders of overdue actions are told where enough of them went unanswered", async () => {
      const own = await found(store, "NetCo");
      const owners = { ownerIds: [own.parties[0]?.id ?? ""] };
      const [quiet, spoke, given] = [
        anAction(own.committee, 1, owners),
        anAction(own.committee, 2, owners),
        // Another's by now: what the earlier owner let pass is not told of it.
        anAction(own.committee, 3),
      ];
      await doing(store, async (tx) => {
        for (const action of [quiet, spoke, given]) await tx.actions.insert(action);
        await tx.people.addPerson({ id: `p-${own.committee.id}`, name: "A", email: null });
        for (const { id } of [quiet, spoke, given])
          for (const day of ["2022-03-01", "2022-03-08", "2022-03-15"])
            await tx.enqueue({
              id: `${id}-${day}`,
              key: `${own.committee.code} ${id}|overdue|${day}|a`,
              committeeId: own.committee.id,
              to: { personId: `p-${own.committee.id}` },
              message: {
                kind: "asked to be added",
                account: { platform: "slack", tenant: "T", user: "U" },
                name: "A",
                email: null,
              },
              about: { actionId: id, partyId: own.parties[0]?.id ?? "" },
              dueAt: new Date(`${day}T09:00:00Z`),
            });
      });
      const now = new Date("2022-03-16T09:00:00Z");
      const taken = await store.outbox.claim(now, 10, "h", 60_000);
      const at = {
        kind: "sent" as const,
        at: now,
        platform: "slack" as const,
        tenant: "T",
        conversation: "D",
        messageId: "1",
      };
      await store.outbox.settle(
        "h",
        taken.map(({ id }) => ({ id, settlement: at })),
      );
      await doing(store, (tx) => tx.reminders.answered(spoke.id, [own.parties[0]?.id ?? ""], "A", now));
      const told = await store.actions.overdueReminders(own.committee.id, new Date("2022-01-01T00:00:00Z"), 3);
      expect(told.map(({ actionId, date }) => [actionId, date].join(" ")).toSorted()).toEqual(
        ["2022-03-01", "2022-03-08", "2022-03-15"].map((day) => `${quiet.id} ${day}`),
      );
      expect(told[0]).toMatchObject({ answeredAt: null, at: expect.any(Date) });
    });

    it("reads together see one moment, whatever is raised meanwhile", async () => {
      const own = await found(store, "NetCo");
      const seen = await store.look(async (reads) => {
        const before = await reads.actions.count(own.committee.id, { show: "all" });
        // On SQLite it waits for us; on PostgreSQL it is done beside us.
        const raised = raise(store, own.committee, null);
        if (ground.dialect === "postgres") await raised;
        const after = await reads.actions.count(own.committee.id, { show: "all" });
        return { before, after, raised };
      });
      expect([seen.before, seen.after]).toEqual([0, 0]);
      await seen.raised;
      expect(await store.actions.count(own.committee.id, { show: "all" })).toBe(1);
    });
  });
};
