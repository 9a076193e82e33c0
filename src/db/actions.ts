import type { ActionReads } from "../app/ports.js";
import { orderOf, pageOfActions, toPage } from "./action-pages.js";
import { toAction, toAudit, toMove, toUpdate } from "./action-rows.js";
import type { Db } from "./client.js";
import { foldWords, searchIds } from "./search-words.js";

/** A committee's code, by its id. It never changes, so that it is asked once. */
export type Codes = (db: Db, committeeId: string) => Promise<string>;

export const codesInMemory = (): Codes => {
  const kept = new Map<string, string>();
  return async (db, committeeId) => {
    const known = kept.get(committeeId);
    if (known !== undefined) return known;
    const committee = await db.committee.findUnique({ where: { id: committeeId }, select: { code: true } });
    if (committee) kept.set(committeeId, committee.code);
    return committee?.code ?? "?";
  };
};

export const actionReads = (db: Db, codes: Codes): ActionReads => ({
  find: async (committeeId, meeting, sequence) => {
    const row = await db.action.findUnique({
      where: { committeeId_meeting_sequence: { committeeId, meeting, sequence } },
    });
    return row && toAction(row, await codes(db, committeeId));
  },
  page: async ({ committeeId, filter, ...paging }) =>
    pageOfActions(db, { id: committeeId, code: await codes(db, committeeId) }, filter, paging),
  search: async ({ committeeId, words, ...paging }) => {
    const folded = foldWords(words.join(" "));
    if (folded.length === 0) return { actions: [], next: null, previous: null };
    const ids = await searchIds(db, committeeId, folded, { ...paging, limit: paging.limit + 1 });
    const rows = await db.action.findMany({ where: { id: { in: ids } }, orderBy: orderOf(paging) });
    return toPage(rows, await codes(db, committeeId), paging);
  },
  updates: async (actionId, limit, offset = 0) => {
    const orderBy = [{ at: "desc" as const }, { row: "desc" as const }];
    return (await db.update.findMany({ where: { actionId }, orderBy, take: limit, skip: offset })).map(toUpdate);
  },
  countUpdates: (actionId) => db.update.count({ where: { actionId } }),
  moves: async (actionId) =>
    (await db.targetMove.findMany({ where: { actionId }, orderBy: [{ at: "asc" }, { row: "asc" }] })).map(toMove),
  history: async (actionId, limit, offset = 0) =>
    (await db.auditEntry.findMany({ where: { actionId }, orderBy: { row: "asc" }, take: limit, skip: offset })).map(
      toAudit,
    ),
  lastSequence: async (committeeId, meeting) => {
    const last = await db.action.findFirst({
      where: { committeeId, meeting },
      orderBy: { sequence: "desc" },
      select: { sequence: true },
    });
    return last?.sequence ?? 0;
  },
  outstanding: async (committeeId, limit, after) => {
    const paging = { limit, ...(after === undefined ? {} : { after }) };
    const committee = { id: committeeId, code: await codes(db, committeeId) };
    return (await pageOfActions(db, committee, { show: "outstanding" }, paging)).actions;
  },
});
