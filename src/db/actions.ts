import type { ActionReads } from "../app/action-store.js";
import type { Action } from "../domain/action.js";
import { actionFigures } from "./action-figures.js";
import { conditionsOf } from "./action-filter.js";
import { countedTo, pageOfActions } from "./action-pages.js";
import { ACTION_COLUMNS, type ActionRow, toAction, toAudit, toMove, toUpdate } from "./action-rows.js";
import type { Db } from "./client.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { latestSaid } from "./latest-said.js";
import { empty, type Sql, sql } from "./raw.js";
import { foldWords, searchActions } from "./search-words.js";
import { withReminders } from "./with-reminders.js";

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

/** @param lock what follows the statement, to hold the row until the transaction ends */
export const findAction = async (
  db: Db,
  codes: Codes,
  { committeeId, meeting, sequence }: { committeeId: string; meeting: number; sequence: number },
  lock: Sql = empty,
): Promise<Action | null> => {
  const [row] = await db.$queryRaw<ActionRow[]>(
    sql`SELECT ${ACTION_COLUMNS} FROM "Action"
        WHERE "committeeId" = ${committeeId} AND "meeting" = ${meeting} AND "sequence" = ${sequence} ${lock}`,
  );
  return row ? toAction(row, await codes(db, committeeId)) : null;
};

/** Of the audit rows of an action those that changed something. */
const CHANGED = { did: { not: "overtaken" } };

const OLDEST_FIRST: { at?: "asc"; row?: "asc" }[] = [{ at: "asc" }, { row: "asc" }];

/** Completions that await the committee's agreement, by when they were proposed. */
const proposedWhere = async (
  db: Db,
  codes: Codes,
  committeeId: string,
  audit: Prisma.AuditEntryListRelationFilter,
  take?: number,
): Promise<Action[]> => {
  const where = { committeeId, outstanding: true, status: "completion proposed", audit };
  const rows = await db.action.findMany({
    where,
    orderBy: [{ meeting: "asc" }, { sequence: "asc" }],
    ...(take === undefined ? {} : { take }),
  });
  const code = await codes(db, committeeId);
  return rows.map((row) => toAction(row, code));
};

export const actionReads = (db: Db, codes: Codes): ActionReads => ({
  find: (committeeId, meeting, sequence) => findAction(db, codes, { committeeId, meeting, sequence }),
  ...actionFigures(db),
  page: async ({ committeeId, filter, sort = "reference", ...paging }) => {
    const committee = { id: committeeId, code: await codes(db, committeeId) };
    const page = await pageOfActions(db, committee, filter, sort, paging);
    const { countTo } = paging;
    if (countTo === undefined || page.counted !== undefined || (!page.next && !page.previous)) return page;
    const [row] = await db.$queryRaw<{ counted: number | bigint }[]>(
      sql`SELECT (${countedTo(conditionsOf(committeeId, filter), countTo)}) AS "counted"`,
    );
    return { ...page, counted: Number(row?.counted ?? 0) };
  },
  search: async ({ committeeId, words, ...paging }) => {
    const folded = foldWords(words.join(" "));
    if (folded.length === 0) return { actions: [], next: null, previous: null };
    return searchActions(db, { id: committeeId, code: await codes(db, committeeId) }, folded, paging);
  },
  updates: async (actionId, limit, offset = 0) => {
    const orderBy = [{ at: "desc" as const }, { row: "desc" as const }];
    const where = { actionId, withdrawn: false };
    return (await db.update.findMany({ where, orderBy, take: limit, skip: offset })).map(toUpdate);
  },
  latestSaid: (actionId) => latestSaid(db, actionId),
  countUpdates: (actionId) => db.update.count({ where: { actionId, withdrawn: false } }),
  moves: async (actionId) => {
    const where = { actionId, withdrawn: false };
    return (await db.targetMove.findMany({ where, orderBy: OLDEST_FIRST })).map(toMove);
  },
  closedAt: async (committeeId, meeting, limit) => {
    const rows = await db.$queryRaw<ActionRow[]>(
      sql`SELECT ${ACTION_COLUMNS} FROM "Action" WHERE "committeeId" = ${committeeId} AND "closedAt" = ${meeting}
          ORDER BY "meeting", "sequence" LIMIT ${limit}`,
    );
    const code = await codes(db, committeeId);
    return rows.map((row) => toAction(row, code));
  },
  updatesOf: async (actionIds, since) => {
    const said = since === undefined ? {} : { at: { gte: since } };
    const where = { actionId: { in: [...actionIds] }, withdrawn: false, ...said };
    return (await db.update.findMany({ where, orderBy: OLDEST_FIRST })).map(toUpdate);
  },
  movesOf: async (actionIds) => {
    const where = { actionId: { in: [...actionIds] }, withdrawn: false };
    return (await db.targetMove.findMany({ where, orderBy: OLDEST_FIRST })).map(toMove);
  },
  history: async (actionId, limit, offset = 0) =>
    (await db.auditEntry.findMany({ where: { actionId }, orderBy: { row: "asc" }, take: limit, skip: offset })).map(
      toAudit,
    ),
  lastChanges: async (actionId, limit) => {
    const where = { actionId, ...CHANGED };
    return (await db.auditEntry.findMany({ where, orderBy: { row: "desc" }, take: limit })).map(toAudit);
  },
  changesFrom: async (message, limit, of) => {
    const where = { message, ...(of === "anything" ? {} : { actionId: { not: null } }), ...CHANGED };
    return (await db.auditEntry.findMany({ where, orderBy: { row: "asc" }, take: limit })).map(toAudit);
  },
  lastChangesBy: async (committeeId, personId, limit) => {
    const where = { committeeId, personId, actionId: { not: null }, ...CHANGED };
    return (await db.auditEntry.findMany({ where, orderBy: { row: "desc" }, take: limit })).map(toAudit);
  },
  updatesFrom: async (auditIds) => {
    const where = { auditId: { in: [...auditIds] }, withdrawn: false };
    return (await db.update.findMany({ where, orderBy: { row: "asc" } })).map(toUpdate);
  },
  lastSequence: async (committeeId, meeting) => {
    const last = await db.action.findFirst({
      where: { committeeId, meeting },
      orderBy: { sequence: "desc" },
      select: { sequence: true },
    });
    return last?.sequence ?? 0;
  },
  tally: async (committeeId, { dueBy, raisedBefore }) => {
    const raised = raisedBefore === undefined ? {} : { meeting: { lt: raisedBefore } };
    const where = { committeeId, outstanding: true, ...raised };
    const outstanding = await db.action.count({ where });
    const due = await db.action.count({ where: { ...where, target: { lte: dueBy } } });
    const proposed = await db.action.count({ where: { ...where, status: "completion proposed" } });
    return { outstanding, due, proposed };
  },
  closedSince: async (committeeId, meeting) => {
    const where = { committeeId, closedAt: { gte: meeting }, meeting: { lt: meeting } };
    const rows = await db.action.findMany({ where, orderBy: [{ meeting: "asc" }, { sequence: "asc" }] });
    const code = await codes(db, committeeId);
    return rows.map((row) => toAction(row, code));
  },
  raisedAt: async (committeeId, meeting) => {
    const rows = await db.action.findMany({ where: { committeeId, meeting }, orderBy: { sequence: "asc" } });
    const code = await codes(db, committeeId);
    return rows.map((row) => toAction(row, code));
  },
  // One of which minutes alone say that it is done was proposed at a meeting, so before whatever instant.
  proposed: (committeeId, before, take) =>
    proposedWhere(db, codes, committeeId, { none: { did: "proposed", at: { gte: before } } }, take),
  proposedSince: (committeeId, from) =>
    proposedWhere(db, codes, committeeId, { some: { did: "proposed", at: { gte: from } } }),
  movedSince: async (actionIds, after) => {
    const where = { actionId: { in: actionIds }, at: { gt: after }, withdrawn: false };
    const rows = await db.targetMove.findMany({ where, select: { actionId: true }, distinct: ["actionId"] });
    return new Set(rows.map(({ actionId }) => actionId));
  },
  remindable: async (committeeId, limit, after) => {
    const place =
      after === undefined ? empty : sql`AND ("meeting", "sequence") > (${after.meeting}, ${after.sequence})`;
    const rows = await db.$queryRaw<ActionRow[]>(
      sql`SELECT ${ACTION_COLUMNS} FROM "Action" WHERE "committeeId" = ${committeeId} AND "outstanding" = ${true} ${place}
          ORDER BY "meeting", "sequence" LIMIT ${limit}`,
    );
    return withReminders(db, rows, await codes(db, committeeId));
  },
  outstanding: async (committeeId, limit, after) => {
    const paging = { limit, ...(after === undefined ? {} : { after }) };
    const committee = { id: committeeId, code: await codes(db, committeeId) };
    return (await pageOfActions(db, committee, { show: "outstanding" }, "reference", paging)).actions;
  },
});
